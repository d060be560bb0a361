//! Why the HTTP library gave no reply, found in the chain of its error.

use super::error::{ProxyError, TlsError, TransportError};
use super::proxy::Proxy;
use std::error::Error;
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;

pub(super) async fn diagnose(
    error: &reqwest::Error,
    proxy: Option<&Proxy>,
    target: &Url,
) -> TransportError {
    match classify(error, proxy, target) {
        TransportError::Proxy(proxy, ProxyError::Refused(None)) => {
            let problem = refusal(&proxy, target).await;
            TransportError::Proxy(proxy, problem)
        }
        problem => problem,
    }
}

fn classify(error: &reqwest::Error, proxy: Option<&Proxy>, target: &Url) -> TransportError {
    let mut chain: Vec<&(dyn Error + 'static)> = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        chain.push(cause);
        next = cause.source();
    }
    let tls = chain.iter().find_map(|cause| tls_error(*cause));
    let tls = tls.map(TlsError::from);
    let io = chain.iter().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    let text = chain.iter().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    if let Some(proxy) = proxy
        && let Some(problem) = proxy_error(&text, tls, error.is_dns(), io, proxy)
    {
        return TransportError::Proxy(proxy.clone(), problem);
    }
    if let Some(tls) = tls {
        return TransportError::Tls(tls);
    }
    if error.is_dns() {
        return TransportError::Name(target.host_str().unwrap_or_default().to_owned());
    }
    if text.contains("invalid HTTP") {
        TransportError::NotHttp
    } else if error.is_connect() {
        TransportError::Connect(unreachable(io))
    } else {
        TransportError::Broken
    }
}

fn unreachable(io: Option<&std::io::Error>) -> &'static str {
    match io.map(std::io::Error::kind) {
        Some(ErrorKind::ConnectionRefused) => "the connection was refused",
        Some(ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable) => {
            "this network has no route to it"
        }
        _ => "no connection could be made",
    }
}

/// The TLS library's error, which the HTTP library wraps once or twice into I/O errors.
fn tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(tls);
    }
    tls_error(error.downcast_ref::<std::io::Error>()?.get_ref()?)
}

/// What a proxy did, by the words of the HTTP library, whose types for it are private; `None` where the
/// connection through it was made. `tests/faults` has a row for each.
fn proxy_error(
    text: &str,
    tls: Option<TlsError>,
    dns: bool,
    io: Option<&std::io::Error>,
    proxy: &Proxy,
) -> Option<ProxyError> {
    const LOGIN: [&str; 4] = [
        "proxy authorization required",
        "credentials not accepted",
        "does not support user/pass",
        "no acceptable auth",
    ];
    const REFUSED: [&str; 5] = [
        "tunnel error: unsuccessful",
        "not allowed",
        "general server failure",
        "ttl expired",
        "connection refused",
    ];
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if !has(&["tunnel error", "socks"]) {
        return None;
    }
    if has(&["failed to create underlying connection"]) {
        return Some(match tls {
            Some(tls) => ProxyError::Tls(tls),
            None if dns => ProxyError::Connect("its name can't be resolved"),
            None => ProxyError::Connect(unreachable(io)),
        });
    }
    // Through the tunnel: the vendor's.
    if tls.is_some() {
        return None;
    }
    Some(if has(&LOGIN) {
        login(proxy)
    } else if has(&REFUSED) || text.contains("unreachable") {
        ProxyError::Refused(None)
    } else {
        ProxyError::Broken
    })
}

fn login(proxy: &Proxy) -> ProxyError {
    if proxy.has_login() { ProxyError::LoginRejected } else { ProxyError::LoginRequired }
}

/// Asks an http proxy for the connection again, to see the status that the HTTP library keeps to itself.
async fn refusal(proxy: &Proxy, target: &Url) -> ProxyError {
    match connect_status(proxy, target).await {
        Some(401 | 407) => login(proxy),
        Some(status @ 500..=599) => ProxyError::Unreachable(status),
        status => ProxyError::Refused(status.filter(|status| *status >= 300)),
    }
}

async fn connect_status(proxy: &Proxy, target: &Url) -> Option<u16> {
    let url = proxy.url();
    let host = url.host_str()?.trim_matches(['[', ']']);
    if url.scheme() != "http" {
        return None;
    }
    let mut stream = TcpStream::connect((host, url.port_or_known_default()?)).await.ok()?;
    let authority = format!("{}:{}", target.host_str()?, target.port_or_known_default()?);
    let mut request = format!("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n").into_bytes();
    if let Some(login) = proxy.authorization() {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(login.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    stream.write_all(&request).await.ok()?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).await.ok()?;
    let status = start.strip_prefix(b"HTTP/1.")?.get(2..)?;
    std::str::from_utf8(status).ok()?.parse().ok()
}
