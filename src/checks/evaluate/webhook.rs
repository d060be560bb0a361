//! The connectivity test: what it shows of the endpoint and of both keys.

use super::attested::SETTINGS_FIX;
use super::deliveries::{Control, answered_promptly, controls, verdict};
use super::{EvalContext, obstacle};
use crate::api::obstacle::Obstacle;
use crate::api::webhook::{Delivery, VENDOR_LIMIT};
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::answers::{Controls, Deliveries};
use crate::integration::{ASHBY_SITE, KeyName};
use crate::platform::rfc3339;
use jiff::Timestamp;
use std::time::Duration;

/// `webhook.handshake`: what CodeSignal sends on create, update and Test.
pub(crate) fn handshake(ctx: &EvalContext<'_>) -> Finding {
    let Some(deliveries) = &ctx.answers.deliveries else {
        return Finding::unknown("The connectivity test wasn't run.");
    };
    let (header, signature) = controls(deliveries);
    let prompt = answered_promptly(ctx.answers);
    let (first, second) = (&deliveries.handshake, &deliveries.second);
    let finding = match second.as_ref().map(|it| &it.answer) {
        Some(second) if verdict(second, prompt) != verdict(&first.answer, prompt) => {
            disagreement(&first.answer, second)
        }
        _ if first.answer == Delivery::Status(200) => accepted(header, signature),
        _ => not_accepted(ctx, &first.answer),
    };
    let finding = finding
        .detail("header", header.as_str())
        .detail("signature", signature.as_str())
        .detail("limit_s", deliveries.limit.as_secs_f64());
    let finding = with_age(finding, deliveries, ctx.now);
    match first.answer.status() {
        Some(status) => finding.detail("http_status", status),
        None => finding,
    }
}

fn age_words(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60) {
        (0, 0 | 1) => "a minute".to_owned(),
        (0, minutes) => format!("{minutes} minutes"),
        (1, _) => "an hour".to_owned(),
        (hours, _) => format!("{hours} hours"),
    }
}

/// Says how old the controls are, where they are not of this run.
fn with_age(finding: Finding, deliveries: &Deliveries, now: Timestamp) -> Finding {
    let Controls::Earlier(at) = deliveries.controls else {
        return finding.detail("control", "sent").detail("control_age_s", 0);
    };
    let age = now.duration_since(at).as_secs().max(0);
    finding
        .note(&format!("The fake requests were sent {} ago.", age_words(age)))
        .detail("control", "earlier")
        .detail("control_at", rfc3339(at))
        .detail("control_age_s", age)
}

fn accepted(header: Control, signature: Control) -> Finding {
    let untested: Vec<&str> =
        [(header, KeyName::Ashby.title()), (signature, KeyName::Codesignal.title())]
            .into_iter()
            .filter(|(control, _)| *control != Control::Checked)
            .map(|(_, title)| title)
            .collect();
    if untested.is_empty() {
        return Finding::pass(Evidence::Proven, "Accepted; fake keys rejected.");
    }
    Finding::pass(Evidence::Inferred, "Ashby accepted the test request.").impact(format!(
        "It didn't reject every fake one, so this doesn't test the {}. To be sure, send yourself an assessment from Ashby, finish it, and see if the result arrives.",
        untested.join(" or the ")
    ))
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
    match delivery {
        Delivery::Status(status) => refused(*status),
        Delivery::Limited(_, wait) => obstacle(ENDPOINT, &Obstacle::Limited(*wait)),
        Delivery::Blocked(status, by) => blocked(*status, by),
        Delivery::Missed(limit) => missed(*limit, answered_promptly(ctx.answers)),
        Delivery::NoReply(error) => obstacle(ENDPOINT, &Obstacle::NoReply(error.clone())),
    }
}

const ENDPOINT: &str = "Ashby's endpoint";

fn refused(status: u16) -> Finding {
    let (summary, breaks, fix) = match status {
        401 | 403 => (
            format!("Ashby rejected the test request (HTTP {status})."),
            "Ashby has a different CodeSignal or Ashby API key, so results don't arrive.",
            SETTINGS_FIX,
        ),
        500.. => {
            return obstacle(ENDPOINT, &Obstacle::Down(format!("HTTP {status}")))
                .detail("http_status", status);
        }
        _ => (
            format!("The endpoint answered HTTP {status} instead of 200."),
            "CodeSignal counts anything but 200 as a failed delivery, so results don't arrive.",
            "Compare the Endpoint in CodeSignal's webhook with the one in `cs-ashby webhook show`, and check that the CodeSignal integration still exists in Ashby. Then run `cs-ashby webhook test`.",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::evaluate::attested::ashby_settings;
    use crate::checks::evaluate::deliveries::{Verdict, agreed};
    use crate::checks::evaluate::fixture::Fixture;

    /// Four answers in the order in which the deliveries are sent: control (a), good, control (b), good.
    fn delivered(answers: &str) -> Fixture {
        let answers = answers.split(' ').map(|word| match word {
            "limited" => Delivery::Limited(429, None),
            "blocked" => Delivery::Blocked(403, "a firewall".into()),
            "missed" => Delivery::Missed(Duration::from_secs(10)),
            "short" => Delivery::Missed(Duration::from_secs(5)),
            status => Delivery::Status(status.parse().unwrap()),
        });
        Fixture::delivered(answers.collect::<Vec<_>>().try_into().unwrap())
    }

    #[test]
    fn the_handshake_says_what_its_four_deliveries_show() {
        use Status::{Fail, Pass, Unknown};
        let (proven, inferred, none) = (Evidence::Proven, Evidence::Inferred, Evidence::None);
        for (answers, status, evidence, header, signature) in [
            // Accepted, and as proven as the controls are.
            ("401 200 401 200", Pass, proven, "checked", "checked"),
            ("403 200 400 200", Pass, proven, "checked", "checked"),
            ("200 200 401 200", Pass, inferred, "not_checked", "checked"),
            ("401 200 200 200", Pass, inferred, "checked", "not_checked"),
            ("200 200 200 200", Pass, inferred, "not_checked", "not_checked"),
            ("408 200 401 200", Pass, inferred, "unknown", "checked"),
            ("401 200 425 200", Pass, inferred, "checked", "unknown"),
            ("429 200 limited 200", Pass, inferred, "unknown", "unknown"),
            ("500 200 blocked 200", Pass, inferred, "unknown", "unknown"),
            ("302 200 missed 200", Pass, inferred, "unknown", "unknown"),
            ("404 200 409 200", Pass, proven, "checked", "checked"),
            ("422 200 204 200", Pass, inferred, "checked", "unknown"),
            // Refused.
            ("401 401 401 401", Fail, proven, "checked", "checked"),
            ("401 403 401 401", Fail, proven, "checked", "checked"),
            ("401 404 401 404", Fail, proven, "checked", "checked"),
            ("401 204 401 204", Fail, proven, "checked", "checked"),
            ("401 302 401 302", Fail, proven, "checked", "checked"),
            ("401 201 401 202", Fail, proven, "checked", "checked"),
            ("401 400 401 409", Fail, proven, "checked", "checked"),
            ("401 408 401 451", Fail, proven, "checked", "checked"),
            // Others were answered at once, so the miss is the endpoint's own.
            ("401 missed 401 missed", Fail, proven, "checked", "checked"),
            // These say nothing about the keys.
            ("401 short 401 short", Unknown, none, "checked", "checked"),
            ("401 500 401 503", Unknown, none, "checked", "checked"),
            ("401 limited 401 limited", Unknown, none, "checked", "checked"),
            ("401 blocked 401 blocked", Unknown, none, "checked", "checked"),
            ("missed missed missed missed", Unknown, none, "unknown", "unknown"),
            // By chance or by count.
            ("401 200 401 401", Unknown, none, "checked", "checked"),
            ("401 401 401 200", Unknown, none, "checked", "checked"),
            ("401 200 401 500", Unknown, none, "checked", "checked"),
            ("200 409 409 409", Fail, proven, "not_checked", "checked"),
            ("200 200 200 409", Unknown, none, "not_checked", "not_checked"),
            ("409 409 409 200", Unknown, none, "checked", "checked"),
        ] {
            let found = delivered(answers).evaluate(handshake);
            assert_eq!((found.status, found.evidence), (status, evidence), "{answers}");
            assert_eq!(found.details["header"], header, "{answers}");
            assert_eq!(found.details["signature"], signature, "{answers}");
            let settings = delivered(answers).evaluate(ashby_settings);
            let proves = (status, evidence) == (Pass, proven);
            assert_eq!(settings.status == Pass, proves, "{answers}");
        }
    }

    #[test]
    fn the_good_deliveries_have_to_agree() {
        for (answers, verdict) in [
            ("401 200 401 200", Verdict::Accepted),
            ("401 401 401 401", Verdict::Refused),
            ("401 200 401 401", Verdict::Unknown),
            ("missed missed missed missed", Verdict::Unknown),
        ] {
            let found = delivered(answers).evaluate(|ctx| agreed(ctx.answers));
            assert_eq!(found, verdict, "{answers}");
        }
    }

    #[test]
    fn an_event_is_accepted_with_200_alone() {
        for (answer, wanted) in
            [(200, Status::Pass), (201, Status::Fail), (401, Status::Fail), (500, Status::Unknown)]
        {
            let found = Fixture::new().evaluate(|ctx| event(ctx, &Delivery::Status(answer)));
            assert_eq!(found.status, wanted, "{answer}");
            assert_eq!(found.details["http_status"], answer);
        }
    }
}
