//! The connectivity test: what it shows of the endpoint and of both keys.

use super::deliveries::{Control, answered_promptly, controls, verdict};
use super::{EvalContext, Obstacle, obstacle};
use crate::api::address::Address;
use crate::api::webhook::{Delivery, VENDOR_LIMIT};
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::answers::{Controls, Deliveries};
use crate::integration::ASHBY_SITE;
use crate::platform::rfc3339;
use jiff::Timestamp;
use std::time::Duration;

/// `webhook.handshake`: what CodeSignal sends on create, update and Test.
pub(crate) fn handshake(facts: &EvalContext<'_>) -> Finding {
    let Some(deliveries) = &facts.answers.deliveries else {
        return Finding::unknown("The connectivity test wasn't run.");
    };
    let (header, signature) = controls(deliveries);
    let prompt = answered_promptly(facts.answers);
    let (first, second) = (&deliveries.handshake, &deliveries.second);
    let finding = match second.as_ref().map(|it| &it.answer) {
        Some(second) if verdict(second, prompt) != verdict(&first.answer, prompt) => {
            disagreement(&first.answer, second)
        }
        _ if first.answer == Delivery::Status(200) => accepted(header, signature),
        _ => not_accepted(facts, &first.answer),
    };
    let finding = finding
        .detail("header", header.as_str())
        .detail("signature", signature.as_str())
        .detail("limit_s", deliveries.limit.as_secs_f64());
    let finding = with_age(finding, deliveries, facts.now);
    match first.answer.status() {
        Some(status) => finding.detail("http_status", status),
        None => finding,
    }
}

/// Says how old the controls are, where they are not of this run.
fn with_age(finding: Finding, deliveries: &Deliveries, now: Timestamp) -> Finding {
    let Controls::Earlier(at) = deliveries.controls else {
        return finding.detail("control", "sent").detail("control_age_s", 0);
    };
    let age = now.duration_since(at).as_secs().max(0);
    let ago = match (age / 3600, age / 60) {
        (0, 0 | 1) => "a minute".to_owned(),
        (0, minutes) => format!("{minutes} minutes"),
        (1, _) => "an hour".to_owned(),
        (hours, _) => format!("{hours} hours"),
    };
    finding
        .note(format!("The fake requests were sent {ago} ago."))
        .detail("control", "earlier")
        .detail("control_at", rfc3339(at))
        .detail("control_age_s", age)
}

fn accepted(header: Control, signature: Control) -> Finding {
    match (header, signature) {
        (Control::Checked, Control::Checked) => Finding::pass(
            Evidence::Proven,
            "Ashby accepted the test request and rejected fake ones. Both keys match.",
        ),
        (Control::Checked, _) => Finding::pass(
            Evidence::Inferred,
            "Ashby accepted the test request. The Ashby API key matches.",
        )
        .impact("Ashby didn't reject a fake signature, so this doesn't test the CodeSignal API key."),
        (_, Control::Checked) => Finding::pass(
            Evidence::Inferred,
            "Ashby accepted the test request. The CodeSignal API key matches.",
        )
        .impact("Ashby didn't reject a fake header, so this doesn't test the Ashby API key."),
        _ => Finding::pass(
            Evidence::Inferred,
            "Ashby accepted the test request. This doesn't test the keys.",
        )
        .impact("Ashby didn't reject a fake header or a fake signature. To be sure, send yourself an assessment from Ashby, finish it, and see if the result arrives."),
    }
}

fn disagreement(first: &Delivery, second: &Delivery) -> Finding {
    Finding::unknown("The endpoint answered two identical test requests differently.")
        .impact(format!(
            "It answered {} and {}. Flood protection can do that; your keys may be fine.",
            shown(first),
            shown(second)
        ))
        .fix("Wait a minute, then run `cs-ashby webhook test`.")
        .detail("second_http_status", second.status())
}

fn shown(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Blocked(status, by) => format!("HTTP {status} ({by})"),
        Delivery::Status(status) | Delivery::Limited(status, _) => format!("HTTP {status}"),
        Delivery::Missed(limit) => format!("nothing within {} s", limit.as_secs_f64()),
        Delivery::NoReply(_) => "nothing".to_owned(),
    }
}

fn not_accepted(ctx: &EvalContext<'_>, delivery: &Delivery) -> Finding {
    let address = &ctx.addresses.webhook;
    match delivery {
        Delivery::Status(status) => refused(address, *status),
        Delivery::Limited(_, wait) => obstacle(ENDPOINT, address, &Obstacle::Limited(*wait)),
        Delivery::Blocked(status, by) => blocked(*status, by),
        Delivery::Missed(limit) => missed(*limit, answered_promptly(ctx.answers)),
        Delivery::NoReply(error) => obstacle(ENDPOINT, address, &Obstacle::NoReply(error)),
    }
}

const ENDPOINT: &str = "Ashby's endpoint";

fn refused(address: &Address, status: u16) -> Finding {
    let (summary, breaks, fix) = match status {
        401 | 403 => (
            format!("Ashby rejected the test request (HTTP {status})."),
            "Ashby has a different CodeSignal or Ashby API key, so results don't arrive.",
            "In Ashby, open the assessments admin page and the CodeSignal integration. Paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Then run `cs-ashby webhook test`.",
        ),
        404 => (
            format!("The webhook's endpoint doesn't exist (HTTP {status})."),
            "Results don't arrive.",
            "Compare the Endpoint in CodeSignal's webhook with the one in `cs-ashby webhook show`, and check that the CodeSignal integration still exists in Ashby. Then run `cs-ashby webhook test`.",
        ),
        500.. => {
            return obstacle(ENDPOINT, address, &Obstacle::Down(&format!("HTTP {status}")))
                .detail("http_status", status);
        }
        _ => (
            format!("The endpoint answered HTTP {status} instead of 200."),
            "CodeSignal counts anything but 200 as a failed delivery, so results don't arrive.",
            "Compare the Endpoint in CodeSignal's webhook with the one in `cs-ashby webhook show`. Then run `cs-ashby webhook test`.",
        ),
    };
    Finding::new(Status::Fail, Evidence::Proven, summary).impact(breaks).fix(fix).link(ASHBY_SITE)
}

fn blocked(status: u16, by: &str) -> Finding {
    Finding::unknown(format!("A firewall blocked the test request (HTTP {status}, {by})."))
        .impact("It never reached Ashby, so this says nothing about your keys.")
        .fix("Run `cs-ashby webhook test` from another network. If it's blocked there too, write to Ashby's support and quote this message.")
        .detail("edge", by)
}

fn missed(limit: Duration, prompt: bool) -> Finding {
    let summary = format!(
        "Ashby's endpoint didn't answer within {} s.",
        (limit.as_secs_f64() * 10.0).round() / 10.0
    );
    if limit < VENDOR_LIMIT {
        return Finding::unknown(summary)
            .impact("CodeSignal waits 10 s, so this decides nothing.")
            .fix("Run the command again with a --timeout (or CS_ASHBY_TIMEOUT) of at least 10.");
    }
    let fix = "Run `cs-ashby webhook test` again. If it stays, write to Ashby's support.";
    if prompt {
        Finding::new(Status::Fail, Evidence::Proven, summary)
            .impact("CodeSignal waits no longer than that, so results don't arrive.")
            .fix(fix)
    } else {
        Finding::unknown(summary)
            .impact("Nothing else answered quickly either, so it may be your network.")
            .fix(fix)
    }
}

/// `webhook.event.*`: a sample of one event.
pub(crate) fn event(ctx: &EvalContext<'_>, delivery: &Delivery) -> Finding {
    let finding = match delivery {
        Delivery::Status(200) => {
            Finding::pass(Evidence::Proven, "Ashby accepted the signed sample.")
        }
        other => not_accepted(ctx, other),
    };
    match delivery.status() {
        Some(status) => finding.detail("http_status", status),
        None => finding,
    }
}
