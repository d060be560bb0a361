//! Limits and outages: what passes is waited for, what stays is told.

use super::row::{ASHBY, BOTH, CODESIGNAL, HOOK, Row};
use crate::support::http::Reply;
use serde_json::json;
use std::time::{Duration, SystemTime};

fn limited(retry_after: &str) -> Reply {
    let body = json!({"errors": [{"message": "Rate limit exceeded"}], "success": false});
    let reply = Reply::json(429, &body);
    if retry_after.is_empty() { reply } else { reply.with("Retry-After", retry_after) }
}

/// In so many seconds, as a date beside the server's own clock.
fn until(seconds: u64) -> Reply {
    let now = SystemTime::now();
    let then = httpdate::fmt_http_date(now + Duration::from_secs(seconds));
    limited(&then).with("Date", &httpdate::fmt_http_date(now))
}

fn down(status: u16) -> Reply {
    Reply::json(status, &json!({"errors": [{"message": "Internal server error"}]}))
}

pub fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    let in_seconds = || limited("1");
    let as_a_date = || until(1);
    let zero = || limited("0");
    for (name, whom, reply) in [
        ("in seconds", ASHBY, in_seconds as fn() -> Reply),
        ("as a date", ASHBY, as_a_date),
        ("zero", ASHBY, zero),
        ("zero", CODESIGNAL, zero),
    ] {
        let name = format!("429, Retry-After {name}, then all is well");
        rows.push(Row::replies(name, whom, move |time| (time == 1).then(reply)).passes());
    }
    for (name, value) in [
        ("zero, again and again", "0"),
        ("two minutes", "120"),
        ("a date in an hour", "until"),
        ("a date long ago", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("larger than any number (2^64)", "18446744073709551616"),
        ("negative", "-5"),
        ("in words", "soon"),
    ] {
        rows.push(Row::replies(format!("429, Retry-After {name}"), BOTH, move |_| {
            Some(if value == "until" { until(3600) } else { limited(value) })
        }));
    }
    rows.push(Row::answers("429 without Retry-After", BOTH, limited("")));
    rows.push(Row::answers("429 from the endpoint", HOOK, limited("1")).arrives());
    for status in [500, 502, 503] {
        let times = move |most: usize| move |time: usize| (time <= most).then(|| down(status));
        rows.extend([
            Row::replies(format!("{status} that stays"), BOTH, times(usize::MAX)),
            Row::replies(format!("{status}, then all is well"), BOTH, times(1)).passes(),
            Row::replies(format!("{status} twice, then all is well"), BOTH, times(2)).passes(),
            Row::answers(format!("{status} from the endpoint"), HOOK, down(status)).arrives(),
        ]);
    }
    rows
}
