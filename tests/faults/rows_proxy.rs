//! Proxies that are in the way instead of on it. One that works is in `tests/network/proxies.rs`.

use super::row::{ALL, BOTH, Row, Whom};
use super::scene::Scene;
use crate::support::raw::{BlackHole, Raw, nobody};
use crate::support::tls::{Authority, Front, Shown};
use std::net::SocketAddr;

const GROUP: &str = "The proxy";
const HERE: &[&str] = &["127.0.0.1"];

/// The vendor is outside, and the way out leads through the proxy at this address.
fn through(scene: &mut Scene, whom: Whom, login: &str, proxy: SocketAddr) {
    scene.set("HTTPS_PROXY", &format!("http://{login}{proxy}"));
    scene.stands_at(whom, "https://vendor.example");
}

fn raw(name: &'static str, login: &'static str, says: &'static str) -> Row {
    Row::new(GROUP, name, ALL, move |scene, whom| {
        let proxy = Raw::saying(says);
        through(scene, whom, login, proxy.addr);
        scene.hold(proxy);
    })
}

/// An https proxy with this certificate.
fn tls(name: &'static str, shown: fn(&Authority) -> Shown) -> Row {
    Row::new(GROUP, name, ALL, move |scene, whom| {
        scene.trusts_the_company();
        let behind = Raw::silent();
        let front = Front::of(behind.addr, &shown(&scene.authority));
        scene.set("HTTPS_PROXY", &front.url("127.0.0.1", ""));
        scene.stands_at(whom, "https://vendor.example");
        scene.hold((behind, front));
    })
}

pub fn rows() -> Vec<Row> {
    const LOGIN: &str = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n\r\n";
    vec![
        raw("the proxy wants a login (407)", "", LOGIN),
        raw("the proxy does not take the login (407)", "someone:Wrong-Passw0rd@", LOGIN),
        raw(
            "the proxy refuses, and a login is given",
            "someone:Wrong-Passw0rd@",
            "HTTP/1.1 401 Unauthorized\r\n\r\n",
        ),
        raw(
            "the proxy lets nobody through (403)",
            "",
            "HTTP/1.1 403 Filtered\r\n\r\n<html>Blocked",
        ),
        raw("the proxy can't reach the vendor (502)", "", "HTTP/1.1 502 Bad Gateway\r\n\r\n"),
        raw(
            "the proxy can't reach the vendor (503), and a login is given",
            "someone:Passw0rd@",
            "HTTP/1.1 503 Service Unavailable\r\n\r\n",
        ),
        raw(
            "the proxy has an error of its own (500)",
            "",
            "HTTP/1.1 500 Internal Server Error\r\n\r\n",
        ),
        raw(
            "the proxy gets no answer from the vendor (504)",
            "",
            "HTTP/1.1 504 Gateway Timeout\r\n\r\n",
        ),
        tls("the proxy's certificate has expired", |authority| authority.shown(HERE, 48, -24)),
        tls("the proxy's certificate is for another name", |authority| {
            authority.shown(&["other.example"], 1, 24)
        }),
        tls("the proxy's certificate is not trusted", |_| {
            Authority::named("Another company").shown(HERE, 1, 24)
        }),
        Row::new(
            GROUP,
            "the proxy is named with https:// and doesn't speak TLS",
            ALL,
            |scene, whom| {
                let plain = Raw::saying("HTTP/1.1 400 Bad Request\r\n\r\n");
                scene.set("HTTPS_PROXY", &format!("https://{}", plain.addr));
                scene.stands_at(whom, "https://vendor.example");
                scene.hold(plain);
            },
        ),
        Row::new(GROUP, "TLS with the proxy does not begin", BOTH, |scene, whom| {
            let silent = Raw::silent();
            scene.set("HTTPS_PROXY", &format!("https://{}", silent.addr));
            scene.stands_at(whom, "https://vendor.example");
            scene.hold(silent);
        })
        .waits(),
        raw("the proxy hangs up", "", ""),
        raw("what stands there is no proxy", "", "220 mail.example ESMTP\r\n"),
        raw(
            "what stands there takes everything and is no way out",
            "",
            "HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the hotel",
        ),
        Row::new(GROUP, "the proxy is down", ALL, |scene, whom| {
            through(scene, whom, "", nobody());
        }),
        Row::new(GROUP, "nothing takes the connection to the proxy", ALL, |scene, whom| {
            let hole = BlackHole::new();
            through(scene, whom, "", hole.addr);
            scene.hold(hole);
        })
        .waits(),
        Row::new(GROUP, "the proxy takes the connection and makes none", ALL, |scene, whom| {
            let silent = Raw::silent();
            through(scene, whom, "", silent.addr);
            scene.hold(silent);
        })
        .waits(),
        Row::new(GROUP, "the proxy's name is not known", BOTH, |scene, whom| {
            scene.knows_names("127.0.0.1 localhost\n");
            scene.set("HTTPS_PROXY", "http://proxy.acme.example:3128");
            scene.stands_at(whom, "https://vendor.example");
        })
        .needs_own_system(),
        Row::new(GROUP, "the SOCKS proxy is down", BOTH, |scene, whom| {
            scene.set("ALL_PROXY", &format!("socks5h://{}", nobody()));
            scene.stands_at(whom, "https://vendor.example");
        }),
    ]
}
