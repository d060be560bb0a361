//! Secure connections that are not to be trusted, and this computer's clock.

use super::row::{ALL, BOTH, Row, Whom};
use crate::support::graphql::REAL_ID;
use crate::support::http::Reply;
use crate::support::raw::Raw;
use crate::support::tls::{Authority, Shown};
use serde_json::json;
use std::time::SystemTime;

const HERE: &[&str] = &["127.0.0.1"];
/// A day and a little, as libfaketime writes it.
const TOMORROW: &str = "+25h";
const YESTERDAY: &str = "-25h";

/// The vendor shows this certificate to a program that trusts the company's authority.
fn shows(name: &str, whom: &'static [Whom], shown: fn(&Authority) -> Shown) -> Row {
    Row::new(name, whom, move |scene, whom| {
        scene.trusts_the_company();
        let shown = shown(&scene.authority);
        scene.behind_tls(whom, &shown);
    })
}

/// The same on a computer whose clock is off.
fn clock_off(name: &str, offset: &'static str) -> Row {
    Row::new(name, BOTH, move |scene, whom| {
        scene.trusts_the_company();
        let shown = scene.authority.shown(HERE, 12, 12);
        scene.behind_tls(whom, &shown);
        scene.clock(offset);
    })
    .needs("libfaketime")
}

/// The vendors say what time it is, and so does the run.
fn clock_told(name: &str, offset: &'static str, says: &'static str) -> Row {
    Row::new(name, BOTH, move |scene, whom| {
        scene.clock(offset);
        scene.answers(whom, |_| {
            let data = json!({
                "company": {"id": REAL_ID, "name": "Acme Rockets"},
                "hasAccess": true,
                "hasAccessList": [],
                "companyTests": {"totalCount": 0},
                "liveInterviews": [],
            });
            let whole = json!({"success": true, "results": {"title": "t"}, "data": data});
            let now = httpdate::fmt_http_date(SystemTime::now());
            Some(Reply::json(200, &whole).with("Date", &now))
        });
    })
    .passes()
    .says(says)
    .needs("libfaketime")
}

pub fn rows() -> Vec<Row> {
    vec![
        shows("the certificate has expired", ALL, |company| company.shown(HERE, 48, -24)),
        shows("the certificate is not valid yet", ALL, |company| company.shown(HERE, -24, 48)),
        clock_off("this computer's clock is a day ahead", TOMORROW),
        clock_off("this computer's clock is a day behind", YESTERDAY),
        clock_told(
            "the clock is a day ahead, and the certificate is still valid",
            TOMORROW,
            "this computer's clock is 25 hours ahead of ",
        ),
        clock_told(
            "the clock is a day behind, and the certificate is still valid",
            YESTERDAY,
            "this computer's clock is 24 hours behind ",
        ),
        Row::new("the certificate is self-signed", ALL, |scene, whom| {
            scene.behind_tls(whom, &Shown::self_signed(HERE));
        }),
        shows("the certificate is for another name", ALL, |company| {
            company.shown(&["login.hotel.example"], 1, 24)
        }),
        Row::new("the company's certificate is not known here", ALL, |scene, whom| {
            let shown = scene.authority.shown(HERE, 1, 24);
            scene.behind_tls(whom, &shown);
        }),
        shows("a foreign certificate next to the company's", ALL, |_| {
            Authority::named("Somebody in the middle").shown(HERE, 1, 24)
        }),
        shows("the company's certificate, named with SSL_CERT_FILE", ALL, |company| {
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
