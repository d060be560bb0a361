//! The webhook: the connectivity test, what it proves, and what only a person can vouch for.

use super::{EvalContext, Obstacle, obstacle};
use crate::api::webhook::{Delivery, VENDOR_LIMIT};
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::probe::{Controls, Deliveries};
use crate::credentials::places_of;
use crate::integration::{ASHBY_SITE, ManualStep, WEBHOOKS_PAGE};
use crate::platform::rfc3339;
use crate::state::AttestationStatus;
use time::OffsetDateTime;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Control {
    Checked,
    NotChecked,
    Unknown,
}

impl Control {
    fn as_str(self) -> &'static str {
        match self {
            Control::Checked => "checked",
            Control::NotChecked => "not_checked",
            Control::Unknown => "unknown",
        }
    }
}

/// `webhook.handshake`: what CodeSignal sends on create, update and Test.
pub(crate) fn handshake(facts: &EvalContext<'_>) -> Finding {
    let Some(deliveries) = &facts.answers.deliveries else {
        return Finding::unknown("The connectivity test was not run.");
    };
    let (header, signature) = controls(deliveries);
    let finding = match &deliveries.handshake.answer {
        Delivery::Status(200) => accepted(header, signature),
        Delivery::Status(status) => refused(*status),
        other => unanswered(other),
    };
    let finding = finding
        .detail("header", header.as_str())
        .detail("signature", signature.as_str())
        .detail("limit_s", deliveries.limit.as_secs_f64());
    let finding = with_age(finding, deliveries);
    match deliveries.handshake.answer {
        Delivery::Status(status) => finding.detail("http_status", status),
        _ => finding,
    }
}

/// What the two controls show: (the header, the signature).
fn controls(deliveries: &Deliveries) -> (Control, Control) {
    match &deliveries.controls {
        Controls::Sent {
            random_header,
            random_signature,
        } => (control(random_header), control(random_signature)),
        Controls::Earlier(_) => (Control::Checked, Control::Checked),
    }
}

/// Says how old the controls are, where they are not of this run.
fn with_age(finding: Finding, deliveries: &Deliveries) -> Finding {
    let Controls::Earlier(at) = deliveries.controls else {
        return finding.detail("control", "sent").detail("control_age_s", 0);
    };
    let age = (crate::platform::now() - at).whole_seconds().max(0);
    let mut finding = finding
        .detail("control", "earlier")
        .detail("control_at", rfc3339(at))
        .detail("control_age_s", age);
    finding.summary.push_str(&format!(
        " The two tests with a wrong key were not repeated: they ran {} ago, with these very keys at this very address (--fresh-control repeats them).",
        match (age / 3600, age / 60) {
            (0, 0 | 1) => "a minute".to_owned(),
            (0, minutes) => format!("{minutes} minutes"),
            (1, _) => "an hour".to_owned(),
            (hours, _) => format!("{hours} hours"),
        }
    ));
    finding
}

fn control(control: &Delivery) -> Control {
    match control {
        Delivery::Status(200) => Control::NotChecked,
        // "Too slow" and "too many" are no judgement of what was sent.
        Delivery::Status(408 | 429) => Control::Unknown,
        Delivery::Status(400..=499) => Control::Checked,
        _ => Control::Unknown,
    }
}

fn accepted(header: Control, signature: Control) -> Finding {
    match (header, signature) {
        (Control::Checked, Control::Checked) => Finding::pass(
            Evidence::Proven,
            "Ashby accepts what CodeSignal would send, and refuses it with another key in the header and with another signature. So both keys are the ones that Ashby holds.",
        ),
        (Control::Checked, _) => Finding::pass(
            Evidence::Inferred,
            "Ashby accepts what CodeSignal would send, and refuses it with another key in the header. It did not refuse another signature, so this does not show that Ashby holds the CodeSignal API key.",
        ),
        (_, Control::Checked) => Finding::pass(
            Evidence::Inferred,
            "Ashby accepts what CodeSignal would send, and refuses it with another signature. It did not refuse another key in the header, so this does not show that the header is right.",
        ),
        _ => Finding::new(
            Status::Warn,
            Evidence::Inferred,
            "The address answers with 200, but it did not refuse another key in the header or another signature. So this shows only that the address answers, not that the keys are right.",
        )
        .fix("Nothing can be mended here: only a real result shows that the keys are right. Send a CodeSignal assessment to yourself from Ashby, finish it, and see whether the result arrives."),
    }
}

fn refused(status: u16) -> Finding {
    let (summary, fix) = match status {
        401 | 403 => (
            format!(
                "Ashby refuses what CodeSignal sends (HTTP {status}). It holds another CodeSignal API key, or its drop-down names another Ashby API key. Results do not arrive like this."
            ),
            "In Ashby, open the assessments admin page, then the CodeSignal integration: paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Then run `cs-ashby webhook test`.",
        ),
        404 => (
            format!("The webhook's endpoint does not exist (HTTP {status})."),
            "Compare the Endpoint in CodeSignal's webhook with the one that `cs-ashby webhook show` prints, and see whether the CodeSignal integration still stands in Ashby. Then run `cs-ashby webhook test`.",
        ),
        500..=599 => (
            format!(
                "Ashby's endpoint failed (HTTP {status}). CodeSignal takes nothing but 200, tries again up to 25 times and then disables the webhook."
            ),
            "Look whether Ashby reports an outage, then run `cs-ashby webhook test` again. If it stays, write to Ashby's support.",
        ),
        _ => (
            format!("The endpoint answered HTTP {status}. CodeSignal takes nothing but 200."),
            "Compare the Endpoint in CodeSignal's webhook with the one that `cs-ashby webhook show` prints, then run `cs-ashby webhook test`.",
        ),
    };
    Finding::new(Status::Fail, Evidence::Proven, summary)
        .fix(fix)
        .link(ASHBY_SITE)
}

fn unanswered(delivery: &Delivery) -> Finding {
    match delivery {
        Delivery::Missed(limit) if *limit >= VENDOR_LIMIT => Finding::new(
            Status::Fail,
            Evidence::Proven,
            "Ashby's endpoint did not answer within 10 s, and CodeSignal waits no longer.",
        )
        .fix("Run `cs-ashby webhook test` again. If it stays, write to Ashby's support."),
        Delivery::Missed(limit) => Finding::unknown(format!(
            "Ashby's endpoint did not answer within {:.1} s. CodeSignal waits 10 s, so this decides nothing.",
            limit.as_secs_f64()
        ))
        .fix("Run the command again without --timeout (and CS_ASHBY_TIMEOUT), or with at least 10."),
        Delivery::NoReply(trouble) => obstacle("Ashby's endpoint", &Obstacle::NoReply(trouble)),
        Delivery::Status(status) => refused(*status),
    }
}

/// `webhook.event.*`: a sample of one event.
pub(crate) fn event(delivery: &Delivery) -> Finding {
    match delivery {
        Delivery::Status(200) => Finding::pass(Evidence::Proven, "Ashby took the signed sample.")
            .detail("http_status", 200),
        Delivery::Status(status) => refused(*status).detail("http_status", *status),
        other => unanswered(other),
    }
}

/// `ashby.settings`: proven by a good handshake with both controls refused, else a person's word.
pub(crate) fn ashby_settings(facts: &EvalContext<'_>) -> Finding {
    let deliveries = facts.answers.deliveries.as_ref();
    let good = deliveries.map(|d| &d.handshake.answer);
    let proven = good == Some(&Delivery::Status(200))
        && deliveries.map(controls) == Some((Control::Checked, Control::Checked));
    if proven {
        return Finding::pass(
            Evidence::Proven,
            "Ashby holds this CodeSignal API key, and its drop-down names this Ashby API key: the connectivity test shows it.",
        );
    }
    let refused = matches!(good, Some(Delivery::Status(401 | 403)));
    match &facts.settings {
        AttestationStatus::Current(at) if refused => Finding::new(
            Status::Warn,
            Evidence::Attested,
            format!("Confirmed {} for these very keys, but Ashby refuses the connectivity test made with them.", day(*at)),
        )
        .fix(SETTINGS_FIX)
        .link(ASHBY_SITE)
        .detail("attested_at", rfc3339(*at)),
        AttestationStatus::Current(at) => Finding::pass(
            Evidence::Attested,
            format!("Confirmed {} for these very keys. Ashby gives no way to look.", day(*at)),
        )
        .detail("attested_at", rfc3339(*at)),
        AttestationStatus::Stale(at, stale) => out_of_date(ManualStep::AshbySettings, *at, stale)
            .fix(SETTINGS_FIX)
            .link(ASHBY_SITE),
        AttestationStatus::Never => Finding::new(
            Status::Todo,
            Evidence::None,
            "Nobody has confirmed yet that both keys are entered in Ashby's CodeSignal settings, and the connectivity test does not show it.",
        )
        .fix(SETTINGS_FIX)
        .link(ASHBY_SITE),
    }
}

const SETTINGS_FIX: &str = "In Ashby, open the assessments admin page, then the CodeSignal integration: paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Then run `cs-ashby setup --attest ashby-settings`.";

/// `webhook.registration`: nothing lets us read it back, so it is a person's word, or open.
pub(crate) fn registration(facts: &EvalContext<'_>) -> Finding {
    const FIX: &str = "Run `cs-ashby webhook show`, and put its values into the form at CodeSignal: Integrations > Webhooks > ADD A WEBHOOK, or open the webhook that is there. Click the test button, then create (or save). Then run `cs-ashby setup --attest webhook`.";
    match &facts.registration {
        AttestationStatus::Current(at) => Finding::pass(
            Evidence::Attested,
            format!("Confirmed {} for these very keys. CodeSignal gives no way to look.", day(*at)),
        )
        .detail("attested_at", rfc3339(*at)),
        AttestationStatus::Stale(at, stale) => out_of_date(ManualStep::Webhook, *at, stale)
            .fix(FIX)
            .link(WEBHOOKS_PAGE),
        AttestationStatus::Never => Finding::new(
            Status::Todo,
            Evidence::None,
            "Nobody has confirmed yet that the webhook is set up in CodeSignal with its eight events, endpoint, secret, email and header. CodeSignal gives no way to look, and without the webhook no result arrives.",
        )
        .fix(FIX)
        .link(WEBHOOKS_PAGE),
    }
}

fn out_of_date(step: ManualStep, at: OffsetDateTime, stale: &[&'static str]) -> Finding {
    let places: Vec<&str> = places_of(step)
        .filter(|place| stale.contains(&place.location_id))
        .map(|place| place.title)
        .collect();
    Finding::new(
        Status::Todo,
        Evidence::None,
        format!(
            "A key has changed since somebody confirmed this {}. As far as is known, the old one still stands in {}.",
            day(at),
            places.join(" and in ")
        ),
    )
    .detail("stale", stale.to_vec())
    .detail("attested_at", rfc3339(at))
}

pub(super) fn day(at: OffsetDateTime) -> String {
    let now = crate::platform::now();
    match (now.date() - at.date()).whole_days() {
        0 => "today".into(),
        1 => "yesterday".into(),
        _ => match (now - at).whole_days() {
            1 => format!("on {} (a day ago)", at.date()),
            // Said under a clock that was ahead, or read under one that is behind.
            ..=0 => format!(
                "on {}, which by this computer's clock is still to come",
                at.date()
            ),
            days => format!("on {} ({days} days ago)", at.date()),
        },
    }
}
