//! The steps that only a person can confirm.

use super::EvalContext;
use super::webhook::proves_both_keys;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::places_of;
use crate::integration::{ASHBY_SITE, ManualStep, WEBHOOKS_PAGE};
use crate::platform::date::{days_ago, short_date};
use crate::platform::rfc3339;
use crate::state::AttestationStatus;
use time::OffsetDateTime;

/// `ashby.settings`: proven by a good handshake with both controls refused, else a person's word.
pub(crate) fn ashby_settings(facts: &EvalContext<'_>) -> Finding {
    if proves_both_keys(facts.answers) {
        return Finding::pass(
            Evidence::Proven,
            "Ashby holds this CodeSignal API key, and its drop-down names this Ashby API key: the connectivity test shows it.",
        );
    }
    let good = facts.answers.deliveries.as_ref();
    let refused = good.is_some_and(|it| {
        it.handshake
            .answer
            .status()
            .is_some_and(|it| matches!(it, 401 | 403))
    });
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
    format!("on {} ({})", short_date(at), days_ago(at))
}
