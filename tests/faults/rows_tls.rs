//! Secure connections that are not to be trusted.

use super::row::{ALL, Row};
use crate::support::raw::Raw;
use crate::support::tls::{Authority, Shown};

const GROUP: &str = "The secure connection";
const HERE: &[&str] = &["127.0.0.1"];

pub fn rows() -> Vec<Row> {
    vec![
        Row::new(GROUP, "the certificate has expired", ALL, |scene, whom| {
            scene.trusts_the_company();
            let shown = scene.authority.shown(HERE, 48, -24);
            scene.behind_tls(whom, &shown);
        }),
        Row::new(GROUP, "the certificate is not valid yet", ALL, |scene, whom| {
            scene.trusts_the_company();
            let shown = scene.authority.shown(HERE, -24, 48);
            scene.behind_tls(whom, &shown);
        }),
        Row::new(GROUP, "the certificate is self-signed", ALL, |scene, whom| {
            scene.behind_tls(whom, &Shown::self_signed(HERE));
        }),
        Row::new(GROUP, "the certificate is for another name", ALL, |scene, whom| {
            scene.trusts_the_company();
            let shown = scene.authority.shown(&["login.hotel.example"], 1, 24);
            scene.behind_tls(whom, &shown);
        }),
        Row::new(GROUP, "the company's certificate is not known here", ALL, |scene, whom| {
            let shown = scene.authority.shown(HERE, 1, 24);
            scene.behind_tls(whom, &shown);
        }),
        Row::new(GROUP, "a foreign certificate next to the company's", ALL, |scene, whom| {
            scene.trusts_the_company();
            let other = Authority::named("Somebody in the middle");
            scene.behind_tls(whom, &other.shown(HERE, 1, 24));
        }),
        Row::new(
            GROUP,
            "the company's certificate, named with SSL_CERT_FILE",
            ALL,
            |scene, whom| {
                scene.trusts_the_company();
                let shown = scene.authority.shown(HERE, 1, 24);
                scene.behind_tls(whom, &shown);
            },
        )
        .passes(),
        Row::new(GROUP, "what answers does not speak TLS", ALL, |scene, whom| {
            let plain = Raw::start(|mut stream| {
                use std::io::Write;
                let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            });
            scene.raw(whom, "https", plain);
        }),
        Row::new(GROUP, "the connection stands and TLS does not begin", ALL, |scene, whom| {
            scene.raw(whom, "https", Raw::silent());
        })
        .waits(),
        Row::new(GROUP, "the connection is reset before TLS", ALL, |scene, whom| {
            scene.raw(whom, "https", Raw::resetting());
        }),
    ]
}
