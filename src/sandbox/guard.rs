//! Who may speak to the sandbox: programs of this computer, and a browser that shows one of its own
//! pages. A page from elsewhere that runs in the same browser may not: neither by a form or a script
//! (cross-site requests), nor under a name of its own that leads here (DNS rebinding).
//! Every reply says that it comes from the sandbox.

use crate::integration::SANDBOX_HEADER;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

/// The routes, for requests that are meant for this address.
pub(super) fn guarded(routes: Router, own: SocketAddr) -> Router {
    routes.layer(from_fn_with_state(own, guard))
}

async fn guard(State(own): State<SocketAddr>, request: Request, next: Next) -> Response {
    let mut response = match judge(request.method(), request.headers(), own.port()) {
        Ok(()) => next.run(request).await,
        Err((status, why)) => (status, why).into_response(),
    };
    // An address is text that a header can have.
    if let Ok(start_page) = HeaderValue::from_str(&format!("http://{own}/")) {
        response.headers_mut().insert(SANDBOX_HEADER, start_page);
    }
    response
}

fn judge(
    method: &Method,
    headers: &HeaderMap,
    port: u16,
) -> Result<(), (StatusCode, &'static str)> {
    let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let asked = only(headers, HOST.as_str()).unwrap_or_default();
    if !own.iter().any(|name| name.eq_ignore_ascii_case(asked)) {
        let why = "The sandbox answers at its own address only.\n";
        return Err((StatusCode::MISDIRECTED_REQUEST, why));
    }
    if method.is_safe() {
        return Ok(());
    }
    // Programs send neither header. A browser sends both or, an older one, the first.
    let from_here = match only(headers, ORIGIN.as_str()) {
        Some(origin) => {
            origin.strip_prefix("http://").is_some_and(|name| name.eq_ignore_ascii_case(asked))
        }
        None => !headers.contains_key(ORIGIN),
    };
    let site = headers.get("sec-fetch-site");
    if from_here && site.is_none_or(|site| site == "same-origin") {
        return Ok(());
    }
    let why = "The sandbox takes forms from its own pages only.\n";
    Err((StatusCode::FORBIDDEN, why))
}

/// The header's value, if it is given once and is text.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let value = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::judge;
    use axum::http::{HeaderMap, HeaderName, Method};

    /// The status, 200 for who is let in.
    fn status(method: Method, headers: &[(&str, &str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            map.append(name, value.parse().unwrap());
        }
        judge(&method, &map, 4000).map_or_else(|refused| refused.0.as_u16(), |()| 200)
    }

    #[test]
    fn only_its_own_names_lead_here() {
        for host in ["127.0.0.1:4000", "localhost:4000", "LocalHost:4000"] {
            assert_eq!(status(Method::GET, &[("host", host)]), 200, "{host}");
        }
        for host in [
            "",
            "127.0.0.1",
            "127.0.0.1:4001",
            "localhost:40000",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "localhost.evil.example:4000",
            "evil.example@127.0.0.1:4000",
            "[::1]:4000",
        ] {
            assert_eq!(status(Method::GET, &[("host", host)]), 421, "{host}");
            assert_eq!(status(Method::POST, &[("host", host)]), 421, "{host}");
        }
        assert_eq!(status(Method::GET, &[]), 421);
        let twice = [("host", "localhost:4000"), ("host", "evil.example:4000")];
        assert_eq!(status(Method::GET, &twice), 421);
    }

    #[test]
    fn a_form_comes_from_its_own_pages_or_from_a_program() {
        let host = ("host", "localhost:4000");
        let own = ("origin", "http://localhost:4000");
        let same = ("sec-fetch-site", "same-origin");
        for allowed in [&[host][..], &[host, own], &[host, own, same], &[host, same]] {
            for method in [Method::POST, Method::PUT, Method::DELETE] {
                assert_eq!(status(method, allowed), 200, "{allowed:?}");
            }
        }
        for origin in [
            "null",
            "http://evil.example",
            "http://localhost:4001",
            "http://127.0.0.1:4000", // another origin than the page asked for
            "https://localhost:4000",
            "http://localhost:4000.evil.example",
            "",
        ] {
            let headers = [host, ("origin", origin)];
            assert_eq!(status(Method::POST, &headers), 403, "{origin}");
            let claimed = [host, ("origin", origin), same];
            assert_eq!(status(Method::POST, &claimed), 403, "{origin}");
            assert_eq!(status(Method::GET, &headers), 200, "{origin}");
        }
        for site in ["cross-site", "same-site", "none", ""] {
            let headers = [host, own, ("sec-fetch-site", site)];
            assert_eq!(status(Method::POST, &headers), 403, "{site}");
        }
        let twice = [host, own, ("origin", "http://evil.example")];
        assert_eq!(status(Method::POST, &twice), 403);
    }
}
