//! What no API shows: Ashby's settings where the connectivity test doesn't prove them, and the webhook.

use super::EvalContext;
use super::deliveries::proves_both_keys;
use crate::api::webhook::Delivery;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::{Location, fields};
use crate::integration::{ASHBY_SITE, WEBHOOKS_PAGE};
use crate::state::{AttestationStatus, Confirmation};

/// `ashby.settings`: proven by the connectivity test with both controls refused, else confirmed by a person.
pub(crate) fn ashby_settings(ctx: &EvalContext<'_>) -> Finding {
    if proves_both_keys(ctx.answers) {
        return Finding::pass(Evidence::Proven, "Verified by the connectivity test.");
    }
    let deliveries = ctx.answers.deliveries.as_ref();
    let is_refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let refused = deliveries.is_some_and(|sent| sent.good().all(|it| is_refused(&it.answer)));
    match &ctx.settings {
        AttestationStatus::Current(given) if refused => Finding::new(
            Status::Warn,
            Evidence::Attested,
            format!("Confirmed {}, but Ashby rejects these keys.", given.by_and_when()),
        )
        .fix(SETTINGS_FIX)
        .link(ASHBY_SITE)
        .confirmed(given.at, Vec::new()),
        AttestationStatus::Current(given) => current(given),
        AttestationStatus::Stale(given, stale) => {
            out_of_date(given, stale).fix(SETTINGS_FIX).link(ASHBY_SITE)
        }
        AttestationStatus::Never => Finding::new(
            Status::Todo,
            Evidence::None,
            "Nobody has confirmed yet that Ashby has both keys.",
        )
        .impact("The connectivity test doesn't show it. Without both keys, results don't arrive.")
        .fix(SETTINGS_FIX)
        .link(ASHBY_SITE),
    }
}

const SETTINGS_FIX: &str = "In Ashby, open the assessments admin page and the CodeSignal integration. Paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Then run `cs-ashby setup --attest ashby-settings`.";

/// `webhook.registration`: nothing lets us read it back.
pub(crate) fn registration(ctx: &EvalContext<'_>) -> Finding {
    const FIX: &str = "In CodeSignal, open Integrations > Webhooks and enter the values of `cs-ashby webhook show`. Edit the webhook that's there, or click ADD A WEBHOOK. Click the test button, then create or save. Then run `cs-ashby setup --attest webhook`.";
    match &ctx.registration {
        AttestationStatus::Current(given) => current(given),
        AttestationStatus::Stale(given, stale) => {
            out_of_date(given, stale).fix(FIX).link(WEBHOOKS_PAGE)
        }
        AttestationStatus::Never => Finding::new(
            Status::Todo,
            Evidence::None,
            "Nobody has confirmed yet that the webhook exists in CodeSignal.",
        )
        .impact("Without it, results don't arrive.")
        .fix(FIX)
        .link(WEBHOOKS_PAGE),
    }
}

fn current(given: &Confirmation) -> Finding {
    Finding::pass(Evidence::Attested, format!("Confirmed {}.", given.by_and_when()))
        .confirmed(given.at, Vec::new())
}

fn out_of_date(given: &Confirmation, stale: &[Location]) -> Finding {
    let what = if stale == [Location::WebhookEndpoint] {
        "The endpoint"
    } else if stale.contains(&Location::WebhookEndpoint) {
        "A key and the endpoint"
    } else {
        "A key"
    };
    Finding::new(Status::Todo, Evidence::None, format!("Out of date: {}.", fields(stale)))
        .impact(format!("{what} changed after this was confirmed {}.", given.by_and_when()))
        .confirmed(given.at, stale.to_vec())
}
