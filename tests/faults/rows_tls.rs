//! Secure connections that are not to be trusted.

use super::row::{ALL, Row};
use crate::support::raw::Raw;
use crate::support::tls::{Authority, Shown};

const HERE: &[&str] = &["127.0.0.1"];

/// The vendor shows this certificate to a program that trusts the company's authority.
fn shows(name: &str, shown: fn(&Authority) -> Shown) -> Row {
    Row::new(name, ALL, move |scene, whom| {
        scene.trusts_the_company();
        let shown = shown(&scene.authority);
        scene.behind_tls(whom, &shown);
    })
}

pub fn rows() -> Vec<Row> {
    vec![
        shows("the certificate has expired", |company| company.shown(HERE, 48, -24)),
        shows("the certificate is not valid yet", |company| company.shown(HERE, -24, 48)),
        Row::new("the certificate is self-signed", ALL, |scene, whom| {
            scene.behind_tls(whom, &Shown::self_signed(HERE));
        }),
        shows("the certificate is for another name", |company| {
            company.shown(&["login.hotel.example"], 1, 24)
        }),
        Row::new("the company's certificate is not known here", ALL, |scene, whom| {
            let shown = scene.authority.shown(HERE, 1, 24);
            scene.behind_tls(whom, &shown);
        }),
        shows("a foreign certificate next to the company's", |_| {
            Authority::named("Someone in the middle").shown(HERE, 1, 24)
        }),
        shows("the company's certificate, named with SSL_CERT_FILE", |company| {
            company.shown(HERE, 1, 24)
        })
        .passes(),
        Row::new("what answers does not speak TLS", ALL, |scene, whom| {
            scene.raw(whom, "https", Raw::plain());
        }),
        Row::new("the connection stands and TLS does not begin", ALL, |scene, whom| {
            scene.raw(whom, "https", Raw::silent());
        })
        .waits(),
        Row::new("the connection is reset before TLS", ALL, |scene, whom| {
            scene.raw(whom, "https", Raw::resetting());
        }),
    ]
}
