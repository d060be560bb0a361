//! Why a vendor gave no answer that says anything, and what a person does about it.

use crate::api::address::Address;
use crate::api::obstacle::Obstacle;
use crate::check_result::{Finding, Status};
use crate::hint::Hint;
use std::time::Duration;

/// The finding for a vendor that gave no answer: unknown, and never a word against a key.
pub(crate) fn obstacle(vendor: &str, obstacle: &Obstacle) -> Finding {
    let owner = vendor.strip_suffix("'s endpoint").unwrap_or(vendor);
    let finding = match obstacle {
        Obstacle::Limited(wait) => limited(vendor, *wait),
        Obstacle::Down(words) => Finding::unknown(format!("{vendor} has an outage ({words})."))
            .fix(format!("Check {owner}'s status page, then run the command again later.")),
        Obstacle::Blocked(words) => Finding::unknown(format!(
            "The request was blocked before it reached {vendor} ({words})."
        ))
        .fix(format!("Ask IT whether a firewall or proxy on this network blocks {vendor}. If none does, try from another network, and send {owner}'s support this message.")),
        Obstacle::NotUnderstood(words) => Finding::unknown(format!(
            "What answered isn't {vendor}'s API: {words}."
        ))
        .fix("Open any web page to check if this network asks you to log in, and check your proxy settings. Then run the command again."),
        Obstacle::NoReply(error) => {
            Finding::unknown(format!("{vendor} didn't respond: {error}.")).fix(error.fix(vendor))
        }
    };
    finding.impact("This says nothing about your keys.")
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
        let first = Hint::from(format!("Check {source} first."));
        finding.fix = Some(first.then(finding.fix.take().unwrap_or_default()));
    }
    finding
}

fn limited(vendor: &str, wait: Option<Duration>) -> Finding {
    let Some(wait) = wait else {
        return Finding::unknown(format!("{vendor} got too many requests."))
            .fix("Wait a minute, then run the command again.");
    };
    let shown = match wait.as_secs() {
        seconds @ ..=120 => format!("{seconds} s"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    };
    Finding::unknown(format!("{vendor} got too many requests and asks you to wait {shown}."))
        .fix(format!("Wait {shown}, then run the command again."))
        .detail("retry_after_s", wait.as_secs())
}
