//! Limits, and a vendor in trouble: what passes is waited for, what stays is told.

use super::row::{BOTH, HOOK, ONE, Row, Whom};
use crate::support::http::Reply;
use serde_json::json;
use std::time::{Duration, SystemTime};

const GROUP: &str = "Limits, and a vendor in trouble";
const ASHBY: &[Whom] = &[Whom::Ashby];

fn limited(retry_after: &str) -> Reply {
    let body = json!({"errors": [{"message": "Rate limit exceeded"}], "success": false});
    let reply = Reply::json(429, &body);
    match retry_after {
        "" => reply,
        value => reply.with("Retry-After", value),
    }
}

/// In so many seconds, as a date beside the server's own clock.
fn until(seconds: u64) -> Reply {
    let now = SystemTime::now();
    let then = httpdate::fmt_http_date(now + Duration::from_secs(seconds));
    limited(&then).with("Date", &httpdate::fmt_http_date(now))
}

fn stays(name: &'static str, retry_after: &'static str) -> Row {
    Row::new(GROUP, name, BOTH, move |scene, whom| {
        scene.answers(whom, move |_| Some(limited(retry_after)));
    })
}

fn first(name: &'static str, whom: &'static [Whom], times: usize, reply: fn() -> Reply) -> Row {
    Row::new(GROUP, name, whom, move |scene, whom| {
        scene.answers(whom, move |time| (time <= times).then(reply));
    })
    .passes()
}

fn down(status: u16) -> Reply {
    Reply::json(status, &json!({"errors": [{"message": "Internal server error"}]}))
}

pub fn rows() -> Vec<Row> {
    let mut rows = vec![
        first("429, Retry-After in seconds, then all is well", ASHBY, 1, || limited("1")),
        first("429, Retry-After as a date, then all is well", ASHBY, 1, || until(1)),
        first("429, Retry-After zero, then all is well", ASHBY, 1, || limited("0")),
        first("429, Retry-After zero, then all is well", ONE, 1, || limited("0")),
        stays("429, Retry-After zero, again and again", "0"),
        stays("429, Retry-After two minutes", "120"),
        Row::new(GROUP, "429, Retry-After a date in an hour", BOTH, |scene, whom| {
            scene.answers(whom, |_| Some(until(3600)));
        }),
        stays("429, Retry-After a date long ago", "Sun, 06 Nov 1994 08:49:37 GMT"),
        stays("429, Retry-After larger than any number (2^64)", "18446744073709551616"),
        stays("429, Retry-After negative", "-5"),
        stays("429, Retry-After in words", "soon"),
        stays("429 without Retry-After", ""),
        Row::new(GROUP, "429 from the endpoint", HOOK, |scene, whom| {
            scene.answers(whom, |_| Some(limited("1")));
        })
        .ends("unknown", 4)
        .arrives(),
    ];
    for (status, stays, once, twice, hook) in [
        (
            500,
            "500 that stays",
            "500, then all is well",
            "500 twice, then all is well",
            "500 from the endpoint",
        ),
        (
            502,
            "502 that stays",
            "502, then all is well",
            "502 twice, then all is well",
            "502 from the endpoint",
        ),
        (
            503,
            "503 that stays",
            "503, then all is well",
            "503 twice, then all is well",
            "503 from the endpoint",
        ),
    ] {
        let answer = |times: usize| {
            move |scene: &mut super::scene::Scene, whom| {
                scene.answers(whom, move |time| (time <= times).then(|| down(status)));
            }
        };
        rows.push(Row::new(GROUP, stays, BOTH, answer(usize::MAX)));
        rows.push(Row::new(GROUP, once, BOTH, answer(1)).passes());
        rows.push(Row::new(GROUP, twice, BOTH, answer(2)).passes());
        rows.push(Row::new(GROUP, hook, HOOK, answer(usize::MAX)).ends("unknown", 4).arrives());
    }
    rows
}
