//! Why a vendor gave no answer that says anything, and what a person does about it.

use crate::api::error::TransportError;
use crate::api::reachability::Reachability;
use crate::check_result::Finding;
use std::time::Duration;

/// A wait is told in seconds up to here, then in minutes, in hours, in days.
const IN_SECONDS: u64 = 120;
const IN_MINUTES: u64 = 7200;
const IN_HOURS: u64 = 48 * 3600;

/// Why a vendor gave no answer that says anything.
pub(super) enum Obstacle<'a> {
    Limited(Option<Duration>),
    Down(&'a str),
    NotUnderstood(&'a str),
    NoReply(&'a TransportError),
}

/// What keeps a vendor from being reached, if anything does.
pub(crate) fn unreachable(vendor: &str, reached: &Reachability) -> Option<Finding> {
    let found = match reached {
        Reachability::Api => return None,
        Reachability::Down(words) => Obstacle::Down(words),
        Reachability::NotUnderstood(words) => Obstacle::NotUnderstood(words),
        Reachability::NoReply(trouble) => Obstacle::NoReply(trouble),
    };
    Some(obstacle(vendor, &found))
}

/// The finding for a vendor that gave no answer: unknown, and never a word against a key.
pub(super) fn obstacle(vendor: &str, obstacle: &Obstacle<'_>) -> Finding {
    match obstacle {
        Obstacle::Limited(wait) => limited(vendor, *wait),
        Obstacle::Down(words) => Finding::unknown(format!(
            "{vendor} is in trouble ({words}), so nothing could be established. This says nothing about your keys."
        ))
        .fix(format!("Look whether {vendor} reports an outage, then run the command again later.")),
        Obstacle::NotUnderstood(words) => Finding::unknown(format!(
            "What answered is not {vendor}'s API: {words}. A login page of this network, a proxy or a wrong address does that. This says nothing about your keys."
        ))
        .fix("Open any web page to see whether this network asks you to log in, check the proxy settings and the addresses that were given, then run the command again."),
        Obstacle::NoReply(trouble) => Finding::unknown(format!(
            "{vendor} could not be asked: {trouble}. This says nothing about your keys."
        ))
        .fix(trouble.fix(vendor)),
    }
}

fn limited(vendor: &str, wait: Option<Duration>) -> Finding {
    let Some(wait) = wait else {
        return Finding::unknown(format!(
            "{vendor} got too many requests, so nothing could be established. This says nothing about your keys."
        ))
        .fix("Wait a minute, then run the command again.");
    };
    let shown = match wait.as_secs() {
        0 => "a moment".to_owned(),
        seconds @ ..=IN_SECONDS => format!("{seconds} s"),
        seconds @ ..=IN_MINUTES => format!("{} minutes", seconds.div_ceil(60)),
        seconds @ ..=IN_HOURS => format!("{} hours", seconds.div_ceil(3600)),
        seconds => format!("{} days", seconds.div_ceil(24 * 3600)),
    };
    Finding::unknown(format!(
        "{vendor} got too many requests and asks to wait {shown}, so nothing could be established. This says nothing about your keys."
    ))
    .fix(format!("Wait {shown}, then run the command again."))
    .detail("retry_after_s", wait.as_secs())
}
