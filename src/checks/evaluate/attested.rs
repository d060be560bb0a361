//! What no API shows: Ashby's settings where the connectivity test doesn't prove them, and the webhook.

use super::EvalContext;
use super::deliveries::proves_both_keys;
use crate::api::webhook::Delivery;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::fields;
use crate::integration::{ASHBY_SITE, WEBHOOKS_PAGE};
use crate::state::{AttestationStatus, Confirmation};

/// Also of a connectivity test that fails: then the screen shows it once.
pub(super) const SETTINGS_FIX: &str = "In Ashby, open the assessments admin page and the CodeSignal integration. Paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Then run `cs-ashby setup` (in a script, add --attest ashby-settings).";
const WEBHOOK_FIX: &str = "In CodeSignal, open Integrations > Webhooks and enter the values of `cs-ashby webhook show`. Edit the webhook that's there, or click ADD A WEBHOOK. Click the test button, then create or save. Then run `cs-ashby setup --attest webhook`.";

/// `ashby.settings`: proven by the connectivity test with both controls refused, else confirmed by a person.
pub(crate) fn ashby_settings(ctx: &EvalContext<'_>) -> Finding {
    if proves_both_keys(ctx.answers) {
        return Finding::pass(Evidence::Proven, "Verified by the connectivity test.");
    }
    let never = Finding::new(
        Status::Todo,
        Evidence::None,
        "Nobody has confirmed yet that Ashby has both keys.",
    )
    .impact("The connectivity test doesn't show it. Without both keys, results don't arrive.");
    let mut finding = attested(ctx, &ctx.settings, never, SETTINGS_FIX);
    let deliveries = ctx.answers.deliveries.as_ref();
    let is_refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let refused = deliveries.is_some_and(|sent| sent.good().all(|it| is_refused(&it.answer)));
    if refused && finding.status == Status::Pass {
        finding.warn("But Ashby rejects these keys.", SETTINGS_FIX);
    }
    Finding { link: finding.fix.is_some().then_some(ASHBY_SITE), ..finding }
}

/// `webhook.registration`: nothing lets us read it back.
pub(crate) fn registration(ctx: &EvalContext<'_>) -> Finding {
    let never = Finding::new(
        Status::Todo,
        Evidence::None,
        "Nobody has confirmed yet that the webhook exists in CodeSignal.",
    )
    .impact("Without it, results don't arrive.");
    let finding = attested(ctx, &ctx.registration, never, WEBHOOK_FIX);
    Finding { link: finding.fix.is_some().then_some(WEBHOOKS_PAGE), ..finding }
}

fn attested(
    ctx: &EvalContext<'_>,
    status: &AttestationStatus,
    never: Finding,
    fix: &str,
) -> Finding {
    let by_and_when = |given: &Confirmation| given.by_and_when(ctx.now, ctx.account);
    match status {
        AttestationStatus::Current(given) => {
            Finding::pass(Evidence::Attested, format!("Confirmed {}.", by_and_when(given)))
                .confirmed(given.at, Vec::new())
        }
        AttestationStatus::Stale(given, stale) => {
            let summary = format!("Out of date: {}.", fields(stale));
            Finding::new(Status::Todo, Evidence::None, summary)
                .impact(format!("It changed after this was confirmed {}.", by_and_when(given)))
                .confirmed(given.at, stale.clone())
                .fix(fix)
        }
        AttestationStatus::Never => never.fix(fix),
    }
}
