//! Proxies that are in the way instead of on it. One that works is in `tests/network/proxies.rs`.

use super::row::{ALL, BOTH, Row, Whom};
use super::scene::Scene;
use crate::support::raw::{BlackHole, Raw, nobody};
use std::net::SocketAddr;

const GROUP: &str = "The proxy";

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

pub fn rows() -> Vec<Row> {
    const LOGIN: &str = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n\r\n";
    vec![
        raw("the proxy wants a login (407)", "", LOGIN),
        raw(
            "the proxy does not take the login (407)",
            "someone:Wrong-Passw0rd@",
            LOGIN,
        ),
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
        raw(
            "the proxy finds no way either (502)",
            "",
            "HTTP/1.1 502 Bad Gateway\r\n\r\n",
        ),
        raw("the proxy hangs up", "", ""),
        raw(
            "what stands there is no proxy",
            "",
            "220 mail.example ESMTP\r\n",
        ),
        raw(
            "what stands there takes everything and is no way out",
            "",
            "HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the hotel",
        ),
        Row::new(GROUP, "the proxy is dead", ALL, |scene, whom| {
            through(scene, whom, "", nobody());
        }),
        Row::new(
            GROUP,
            "nothing takes the connection to the proxy",
            ALL,
            |scene, whom| {
                let hole = BlackHole::new();
                through(scene, whom, "", hole.addr);
                scene.hold(hole);
            },
        )
        .waits(),
        Row::new(
            GROUP,
            "the proxy takes the connection and makes none",
            ALL,
            |scene, whom| {
                let silent = Raw::silent();
                through(scene, whom, "", silent.addr);
                scene.hold(silent);
            },
        )
        .waits(),
        Row::new(
            GROUP,
            "the proxy's name is not known",
            BOTH,
            |scene, whom| {
                scene.knows_names("127.0.0.1 localhost\n");
                scene.set("HTTPS_PROXY", "http://proxy.acme.example:3128");
                scene.stands_at(whom, "https://vendor.example");
            },
        )
        .needs(&["unshare"]),
        Row::new(GROUP, "the SOCKS proxy is dead", BOTH, |scene, whom| {
            scene.set("ALL_PROXY", &format!("socks5h://{}", nobody()));
            scene.stands_at(whom, "https://vendor.example");
        }),
    ]
}
