//! Who may speak to the sandbox: programs of this computer, and a browser that shows one of its own
//! pages. A page from elsewhere that runs in the same browser may not: neither by a form or a script
//! (cross-site requests), nor under a name of its own that leads here (DNS rebinding).
//! Every reply says that it comes from the sandbox.

use crate::integration::SANDBOX_HEADER;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

pub(super) async fn guard(State(own): State<SocketAddr>, request: Request, next: Next) -> Response {
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
    let asked = headers.get(HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if ![format!("127.0.0.1:{port}"), format!("localhost:{port}")].iter().any(|it| it == asked) {
        let why = "The sandbox answers at its own address only.\n";
        return Err((StatusCode::MISDIRECTED_REQUEST, why));
    }
    // Programs send no origin; a browser sends one with every form and script.
    let from_here = headers.get(ORIGIN).is_none_or(|it| *it == format!("http://{asked}"));
    if method.is_safe() || from_here {
        return Ok(());
    }
    let why = "The sandbox takes forms from its own pages only.\n";
    Err((StatusCode::FORBIDDEN, why))
}

#[cfg(test)]
mod tests {
    use super::judge;
    use axum::http::{HeaderMap, Method};

    /// The status, 200 for who is let in.
    fn status(method: Method, host: &str, origin: Option<&str>) -> u16 {
        let mut headers = HeaderMap::new();
        headers.insert("host", host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        judge(&method, &headers, 4000).map_or_else(|refused| refused.0.as_u16(), |()| 200)
    }

    #[test]
    fn only_its_own_names_lead_here() {
        for host in ["127.0.0.1:4000", "localhost:4000"] {
            assert_eq!(status(Method::GET, host, None), 200, "{host}");
        }
        for host in ["", "127.0.0.1", "localhost:40000", "evil.example:4000", "[::1]:4000"] {
            assert_eq!(status(Method::GET, host, None), 421, "{host}");
            assert_eq!(status(Method::POST, host, None), 421, "{host}");
        }
    }

    #[test]
    fn a_form_comes_from_its_own_pages_or_from_a_program() {
        let post = |origin| status(Method::POST, "localhost:4000", origin);
        assert_eq!(post(None), 200);
        assert_eq!(post(Some("http://localhost:4000")), 200);
        for origin in ["null", "http://evil.example", "http://127.0.0.1:4000", ""] {
            assert_eq!(post(Some(origin)), 403, "{origin}");
            assert_eq!(status(Method::GET, "localhost:4000", Some(origin)), 200, "{origin}");
        }
    }
}
