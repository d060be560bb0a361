//! Why a vendor gave no answer that says anything, and what a person does about it.

use crate::api::address::Address;
use crate::api::error::{TlsError, TransportError};
use crate::api::obstacle::Obstacle;
use crate::api::trace::Stage;
use crate::check_result::{Finding, Status};
use crate::hint::Hint;
use std::time::Duration;

/// A wait is shown in seconds up to here, then in minutes, hours, days.
const IN_SECONDS: u64 = 120;
const IN_MINUTES: u64 = 7200;
const IN_HOURS: u64 = 48 * 3600;

/// The finding for a vendor that gave no answer: unknown, and never a word against a key.
pub(crate) fn obstacle(vendor: &str, address: &Address, obstacle: &Obstacle) -> Finding {
    const KEYS: &str = "This says nothing about your keys.";
    let owner = vendor.strip_suffix("'s endpoint").unwrap_or(vendor);
    let finding = match obstacle {
        Obstacle::Limited(wait) => limited(vendor, *wait),
        Obstacle::Down(words) => Finding::unknown(format!("{vendor} has an outage ({words})."))
            .fix(format!(
                "Check {owner}'s status page, then run the command again later."
            )),
        Obstacle::Blocked(words) => Finding::unknown(format!(
            "The request was blocked before it reached {vendor} ({words})."
        ))
        .fix(format!("Ask IT whether a firewall or proxy on this network blocks {vendor}. If none does, try from another network, and send {owner}'s support this message.")),
        Obstacle::NotUnderstood(words) => Finding::unknown(format!(
            "What answered isn't {vendor}'s API: {words}."
        ))
        .fix(wrong_address(address, vendor).unwrap_or_else(|| "Open any web page to check if this network asks you to log in, and check your proxy settings. Then run the command again.".into())),
        Obstacle::NoReply(error) => {
            Finding::unknown(format!("{vendor} didn't respond: {error}."))
                .fix(no_reply_fix(vendor, address, error))
        }
    };
    finding.impact(KEYS)
}

/// Names an address that is not the vendor's own: where it was set, and first of all to be checked.
pub(crate) fn name_address(finding: Finding, address: &Address) -> Finding {
    let asked = !matches!(finding.status, Status::Skip | Status::Todo);
    let Some(source) = address.source().filter(|_| asked) else {
        return finding;
    };
    let text = address.text();
    let mut finding = finding.detail("address", text).detail("address_source", source);
    if finding.status == Status::Pass {
        return finding;
    }
    let asked = format!("Address: {text} (set with {source}).");
    finding.impact = Some(match finding.impact.take() {
        Some(impact) => format!("{impact} {asked}"),
        None => asked,
    });
    if matches!(finding.status, Status::Fail | Status::Unknown) {
        let fix = finding.fix.take().unwrap_or_default();
        let is_named = fix.to_string().contains(source);
        let first = Hint::from(format!("Check {source} first."));
        finding.fix = Some(if is_named { fix } else { first.then(fix) });
    }
    finding
}

/// What to do where an address that was given may be wrong.
fn wrong_address(address: &Address, vendor: &str) -> Option<String> {
    let source = address.source()?;
    Some(format!(
        "Correct {source} ({}), or leave it out to use {vendor}'s default address. Then run the command again.",
        address.text()
    ))
}

fn limited(vendor: &str, wait: Option<Duration>) -> Finding {
    let Some(wait) = wait else {
        return Finding::unknown(format!("{vendor} got too many requests."))
            .fix("Wait a minute, then run the command again.");
    };
    let shown = match wait.as_secs() {
        0 => "a moment".to_owned(),
        seconds @ ..=IN_SECONDS => format!("{seconds} s"),
        seconds @ ..=IN_MINUTES => format!("{} minutes", seconds.div_ceil(60)),
        seconds @ ..=IN_HOURS => format!("{} hours", seconds.div_ceil(3600)),
        seconds => format!("{} days", seconds.div_ceil(24 * 3600)),
    };
    Finding::unknown(format!("{vendor} got too many requests and asks you to wait {shown}."))
        .fix(format!("Wait {shown}, then run the command again."))
        .detail("retry_after_s", wait.as_secs())
}

fn no_reply_fix(vendor: &str, address: &Address, error: &TransportError) -> String {
    let may_be_wrong = matches!(
        error,
        TransportError::Name(_)
            | TransportError::Connect(_)
            | TransportError::NotHttp
            | TransportError::Tls(TlsError::NotTls | TlsError::OtherName)
            | TransportError::TimedOut(_, Stage::LookingUp | Stage::Connecting)
    );
    match wrong_address(address, vendor) {
        Some(fix) if may_be_wrong => fix,
        _ => error.fix(vendor),
    }
}
