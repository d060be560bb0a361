//! Proxies that are in the way instead of on it. One that works is in `tests/network/proxies.rs`.

use super::row::{ALL, BOTH, Row, Whom};
use crate::support::raw::{BlackHole, Raw, nobody};
use crate::support::tls::{Authority, Front, Shown};
use std::any::Any;

const HERE: &[&str] = &["127.0.0.1"];

/// The vendor is outside, and the way out leads through the proxy at this address, which is there with these things.
fn through<T: Any + Send>(
    name: &str,
    whom: &'static [Whom],
    proxy: impl Fn() -> (String, T) + Send + Sync + 'static,
) -> Row {
    Row::new(name, whom, move |scene, whom| {
        let (address, held) = proxy();
        scene.set("HTTPS_PROXY", &address);
        scene.stands_at(whom, "https://vendor.example");
        scene.hold(held);
    })
}

/// A proxy, named with this login, that says this to a CONNECT.
fn says(name: &str, login: &'static str, words: impl Into<String>) -> Row {
    let words = words.into();
    through(name, ALL, move || {
        let proxy = Raw::saying(words.clone());
        (format!("http://{login}{}", proxy.addr), proxy)
    })
}

/// An https proxy with this certificate.
fn tls(name: &str, shown: fn(&Authority) -> Shown) -> Row {
    Row::new(name, ALL, move |scene, whom| {
        scene.trusts_the_company();
        let behind = Raw::silent();
        let front = Front::of(behind.addr, &shown(&scene.authority));
        scene.set("HTTPS_PROXY", &front.url("127.0.0.1", ""));
        scene.stands_at(whom, "https://vendor.example");
        scene.hold((behind, front));
    })
}

/// The proxy refuses to connect.
fn refusals() -> Vec<Row> {
    const LOGIN: &str =
        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"";
    [
        ("the proxy wants a login (407)", "", LOGIN),
        ("the proxy does not take the login (407)", "someone:Wrong-Passw0rd@", LOGIN),
        ("the proxy refuses, and a login is given", "someone:Wrong-Passw0rd@", "401 Unauthorized"),
        ("the proxy lets nobody through (403)", "", "403 Filtered"),
        ("the proxy can't reach the vendor (502)", "", "502 Bad Gateway"),
        (
            "the proxy can't reach the vendor (503), and a login is given",
            "someone:Passw0rd@",
            "503 Service Unavailable",
        ),
        ("the proxy has an error of its own (500)", "", "500 Internal Server Error"),
        ("the proxy gets no answer from the vendor (504)", "", "504 Gateway Timeout"),
    ]
    .map(|(name, login, status)| says(name, login, format!("HTTP/1.1 {status}\r\n\r\n")))
    .into()
}

pub fn rows() -> Vec<Row> {
    let mut rows = refusals();
    rows.extend([
        tls("the proxy's certificate has expired", |company| company.shown(HERE, 48, -24)),
        tls("the proxy's certificate is for another name", |company| {
            company.shown(&["other.example"], 1, 24)
        }),
        tls("the proxy's certificate is not trusted", |_| {
            Authority::named("Another company").shown(HERE, 1, 24)
        }),
        through("the proxy is named with https:// and doesn't speak TLS", ALL, || {
            let plain = Raw::plain();
            (format!("https://{}", plain.addr), plain)
        }),
        through("TLS with the proxy does not begin", BOTH, || {
            let silent = Raw::silent();
            (format!("https://{}", silent.addr), silent)
        })
        .waits(),
        says("the proxy hangs up", "", ""),
        says("what stands there is no proxy", "", "220 mail.example ESMTP\r\n"),
        says(
            "what stands there takes everything and is no way out",
            "",
            "HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the hotel",
        ),
        through("the proxy is down", ALL, || (format!("http://{}", nobody()), ())),
        through("nothing takes the connection to the proxy", ALL, || {
            let hole = BlackHole::new();
            (format!("http://{}", hole.addr), hole)
        })
        .waits(),
        through("the proxy takes the connection and makes none", ALL, || {
            let silent = Raw::silent();
            (format!("http://{}", silent.addr), silent)
        })
        .waits(),
        Row::new("the proxy's name is not known", BOTH, |scene, whom| {
            scene.knows_no_names();
            scene.set("HTTPS_PROXY", "http://proxy.acme.example:3128");
            scene.stands_at(whom, "https://vendor.example");
        })
        .needs_own_names(),
        Row::new("the SOCKS proxy is down", BOTH, |scene, whom| {
            scene.set("ALL_PROXY", &format!("socks5h://{}", nobody()));
            scene.stands_at(whom, "https://vendor.example");
        }),
    ]);
    rows
}
