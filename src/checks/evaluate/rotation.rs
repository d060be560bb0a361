//! What a rotation adds to the findings: with two keys of one name, a rejection may only mean that a location
//! has the other one.

use super::replacing::{ActiveRotation, SettingsKey, settings_key};
use super::{EvalContext, retired};
use crate::check_id::CheckId;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::key_set::KeyGeneration;
use crate::integration::{ASHBY_SITE, KeyName, ManualStep, WEBHOOKS_PAGE};
use crate::platform::date::short_date;
use crate::state::{AttestationStatus, ObservedKey};

/// The finding of a check, with what a rotation adds to it.
pub(crate) fn during_rotation(id: CheckId, finding: Finding, ctx: &EvalContext<'_>) -> Finding {
    let finding = match id {
        CheckId::CodesignalKey => retired::beside(KeyName::Codesignal, finding, ctx),
        CheckId::AshbyKey => retired::beside(KeyName::Ashby, finding, ctx),
        _ => finding,
    };
    let Some(replacing) = &ctx.replacing else {
        return finding;
    };
    use KeyGeneration::{New, Old};
    let finding = match (id, replacing.in_use) {
        (CheckId::AshbySettings, New) => settings_with_new(replacing, finding),
        (CheckId::WebhookRegistration, New) => registration_with_new(replacing, finding),
        (CheckId::WebhookHandshake, New) => handshake_with_new(replacing, finding, ctx),
        (CheckId::AshbySettings, Old) => settings_with_old(replacing, finding),
        (CheckId::WebhookRegistration, Old) => registration_with_old(replacing, finding),
        (CheckId::WebhookHandshake, Old) => handshake_with_old(replacing, finding, ctx),
        (_, Old) if id == CheckId::of_key(replacing.name) => finding
            .note(format!(
                "You're replacing it since {}. The new key works.",
                short_date(replacing.since)
            ))
            .note(replacing.locations_in_words()),
        _ => return finding,
    };
    finding.detail("rotation", replacing.details())
}

fn settings_fix(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In Ashby, open the assessments admin page and the CodeSignal integration. Paste the new CodeSignal API key into the topmost box and save."
        }
        KeyName::Ashby => {
            "In Ashby, open the assessments admin page and the CodeSignal integration. Select the new Ashby API key in the \"Ashby API Key\" drop-down and save."
        }
    }
}

fn webhook_fix(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In CodeSignal, open Integrations > Webhooks and the webhook that delivers to Ashby. Paste the new CodeSignal API key into Secret Key (don't click the refresh button), click the test button, then save."
        }
        KeyName::Ashby => {
            "In CodeSignal, open Integrations > Webhooks and the webhook that delivers to Ashby. Paste the new Ashby API key as the value of the custom header X-Ashby-Api-Key, click the test button, then save."
        }
    }
}

fn settings_with_new(replacing: &ActiveRotation, mut finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::AshbySettings);
    if finding.status == Status::Todo
        && (seen.key, seen.evidence) == (ObservedKey::Old, Evidence::Proven)
    {
        finding.summary = format!("Ashby still has the old {}.", replacing.name.title());
        finding = finding.detail("stale", replacing.location_ids(ManualStep::AshbySettings));
    }
    match finding.status {
        Status::Todo | Status::Warn => finding.fix(format!(
            "{} Then run {} again (in a script, add --attest ashby-settings).",
            settings_fix(replacing.name),
            replacing.command()
        )),
        _ => finding,
    }
}

fn registration_with_new(replacing: &ActiveRotation, finding: Finding) -> Finding {
    match finding.status {
        Status::Todo => finding.fix(format!(
            "{} Do it right after Ashby's settings have the new key: in between, Ashby rejects what CodeSignal sends (CodeSignal retries up to 25 times). Then run {} again (in a script, add --attest webhook).",
            webhook_fix(replacing.name),
            replacing.command()
        )),
        _ => finding,
    }
}

/// The new key is rejected as long as Ashby's settings have the old one: an open step, and no failure.
fn handshake_with_new(
    replacing: &ActiveRotation,
    finding: Finding,
    ctx: &EvalContext<'_>,
) -> Finding {
    let settings_open = !matches!(ctx.settings, AttestationStatus::Current(_));
    let title = replacing.name.title();
    let (summary, note) = match settings_key(ctx.answers) {
        SettingsKey::Counterpart => (
            format!("Ashby still has the old {title}."),
            "It accepts a test request with the old key and rejects the new one.",
        ),
        SettingsKey::Neither if settings_open => (
            format!("Ashby has neither the old nor the new {title}."),
            "It rejects a test request with either key, so results don't arrive.",
        ),
        _ => return finding,
    };
    Finding { status: Status::Todo, evidence: Evidence::None, summary, ..finding }
        .note(note)
        .fix(format!("{} Then run {} again.", settings_fix(replacing.name), replacing.command()))
        .link(ASHBY_SITE)
}

fn settings_with_old(replacing: &ActiveRotation, finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::AshbySettings);
    if seen.key != ObservedKey::New {
        return finding;
    }
    let how = match seen.evidence {
        Evidence::Proven => "the connectivity test shows it",
        _ => "confirmed by a person",
    };
    let summary = format!("Ashby already has the new {} ({how}).", replacing.name.title());
    finish(replacing, finding, summary, ASHBY_SITE)
}

fn registration_with_old(replacing: &ActiveRotation, finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::Webhook);
    if seen.key != ObservedKey::New {
        return finding;
    }
    let when = seen.at.map_or(String::new(), |at| format!(" on {}", short_date(at)));
    let summary =
        format!("The webhook already has the new {} (confirmed{when}).", replacing.name.title());
    finish(replacing, finding, summary, WEBHOOKS_PAGE)
}

fn handshake_with_old(
    replacing: &ActiveRotation,
    finding: Finding,
    ctx: &EvalContext<'_>,
) -> Finding {
    let title = replacing.name.title();
    let arrive = if replacing.seen(ManualStep::Webhook).key == ObservedKey::New {
        "The webhook has it too, so results can arrive."
    } else {
        "Results don't arrive until the webhook has it too. CodeSignal retries up to 25 times."
    };
    let settings = replacing.seen(ManualStep::AshbySettings).key;
    match (settings_key(ctx.answers), finding.status) {
        (SettingsKey::Counterpart, _) => finish(
            replacing,
            finding,
            format!("Ashby already has the new {title}."),
            ASHBY_SITE,
        )
        .note(arrive),
        (SettingsKey::Unknown, Status::Fail) if settings == ObservedKey::New => finish(
            replacing,
            finding,
            format!("Ashby rejects the old {title} and should have the new one."),
            ASHBY_SITE,
        )
        .note(arrive),
        (_, Status::Fail) => finding
            .note(format!("You're replacing the {title}."))
            .note(replacing.locations_in_words())
            .fix(format!(
                "{} Then run {} again, or go back to the old key with `cs-ashby rotate {} --abort`.",
                settings_fix(replacing.name),
                replacing.command(),
                replacing.name.as_str()
            )),
        _ => finding.note(format!(
            "You're replacing the {title}; this was tested with the old one, which is still the current key."
        )),
    }
}

/// A location has the new key already: an open step towards the end of the rotation.
fn finish(
    replacing: &ActiveRotation,
    finding: Finding,
    summary: String,
    link: &'static str,
) -> Finding {
    let left: Vec<&str> = ManualStep::ALL
        .into_iter()
        .filter(|step| replacing.seen(*step).key != ObservedKey::New)
        .map(|step| replacing.title(step))
        .collect();
    let first = if left.is_empty() {
        "Everything has the new key, so".to_owned()
    } else {
        format!("Paste the new key into {}, then", left.join(" and into "))
    };
    let fix = format!(
        "{first} run {} to finish the rotation. To go back instead, run `cs-ashby rotate {} --abort`.",
        replacing.command(),
        replacing.name.as_str()
    );
    // The location has another key than the current one, but not an old one.
    let confirmed = finding.confirmed.map(|it| it.without_stale());
    Finding { status: Status::Todo, evidence: Evidence::None, summary, confirmed, ..finding }
        .note("On this computer the old one is still the current key.")
        .fix(fix)
        .link(link)
}
