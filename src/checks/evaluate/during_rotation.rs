//! What a rotation adds to the findings: with two keys of one name, a rejection may only mean that a location
//! has the other one.

use super::rotation::{ActiveRotation, SettingsKey, settings_key};
use super::{EvalContext, old_key};
use crate::check_id::CheckId;
use crate::check_result::{Confirmed, Evidence, Finding, Status};
use crate::credentials::key_set::KeyGeneration;
use crate::credentials::{Location, ids};
use crate::integration::{ASHBY_SITE, KeyName, ManualStep, WEBHOOKS_PAGE};
use crate::note::Note;
use crate::platform::date::short_date;
use crate::state::{AttestationStatus, ObservedKey};

/// The finding of a check, with what a rotation adds to it.
pub(crate) fn during_rotation(id: CheckId, finding: Finding, ctx: &EvalContext<'_>) -> Finding {
    use KeyGeneration::{New, Old};
    let finding = match id {
        CheckId::CodesignalKey => old_key::add(KeyName::Codesignal, finding, ctx),
        CheckId::AshbyKey => old_key::add(KeyName::Ashby, finding, ctx),
        _ => finding,
    };
    let Some(rotation) = &ctx.rotation else {
        return finding;
    };
    let finding = match (id, rotation.in_use) {
        (CheckId::AshbySettings, New) => settings_with_new(rotation, finding),
        (CheckId::WebhookRegistration, New) => registration_with_new(rotation, finding),
        (CheckId::WebhookHandshake, New) => handshake_with_new(rotation, finding, ctx),
        (CheckId::AshbySettings, Old) => settings_with_old(rotation, finding),
        (CheckId::WebhookRegistration, Old) => registration_with_old(rotation, finding),
        (CheckId::WebhookHandshake, Old) => handshake_with_old(rotation, finding, ctx),
        (_, Old) if id == CheckId::of_key(rotation.name) => finding
            .note(Note::ReplacedSince(rotation.since))
            .note(Note::KeyLocations(rotation.locations.clone())),
        _ => return finding,
    };
    finding.detail("rotation", rotation.details())
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

fn settings_with_new(rotation: &ActiveRotation, mut finding: Finding) -> Finding {
    let seen = rotation.seen(ManualStep::AshbySettings);
    if finding.status == Status::Todo
        && (seen.key, seen.evidence) == (ObservedKey::Old, Evidence::Proven)
    {
        finding.summary = format!("Ashby still has the old {}.", rotation.name.title());
        let stale = rotation.location(ManualStep::AshbySettings);
        finding = finding.detail("stale", ids(stale.as_slice()));
    }
    match finding.status {
        Status::Todo | Status::Warn => finding.fix(format!(
            "{} Then run {} again (in a script, add --attest ashby-settings).",
            settings_fix(rotation.name),
            rotation.command()
        )),
        _ => finding,
    }
}

fn registration_with_new(rotation: &ActiveRotation, finding: Finding) -> Finding {
    match finding.status {
        Status::Todo => finding.fix(format!(
            "{} Do it right after Ashby's settings have the new key: in between, Ashby rejects what CodeSignal sends (CodeSignal retries up to 25 times). Then run {} again (in a script, add --attest webhook).",
            webhook_fix(rotation.name),
            rotation.command()
        )),
        _ => finding,
    }
}

/// The new key is rejected as long as Ashby's settings have the old one: an open step, and no failure.
fn handshake_with_new(
    rotation: &ActiveRotation,
    finding: Finding,
    ctx: &EvalContext<'_>,
) -> Finding {
    let settings_open = !matches!(ctx.settings, AttestationStatus::Current(_));
    let title = rotation.name.title();
    let (summary, impact) = match settings_key(ctx.answers) {
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
        .impact(impact)
        .fix(format!("{} Then run {} again.", settings_fix(rotation.name), rotation.command()))
        .link(ASHBY_SITE)
}

fn settings_with_old(rotation: &ActiveRotation, finding: Finding) -> Finding {
    let seen = rotation.seen(ManualStep::AshbySettings);
    if seen.key != ObservedKey::New {
        return finding;
    }
    let how = match seen.evidence {
        Evidence::Proven => "the connectivity test shows it",
        _ => "confirmed by a person",
    };
    let summary = format!("Ashby already has the new {} ({how}).", rotation.name.title());
    finish(rotation, finding, summary, ASHBY_SITE)
}

fn registration_with_old(rotation: &ActiveRotation, finding: Finding) -> Finding {
    let seen = rotation.seen(ManualStep::Webhook);
    if seen.key != ObservedKey::New {
        return finding;
    }
    let when = seen.at.map_or(String::new(), |at| format!(" on {}", short_date(at)));
    let summary =
        format!("The webhook already has the new {} (confirmed{when}).", rotation.name.title());
    finish(rotation, finding, summary, WEBHOOKS_PAGE)
}

fn handshake_with_old(
    rotation: &ActiveRotation,
    finding: Finding,
    ctx: &EvalContext<'_>,
) -> Finding {
    let title = rotation.name.title();
    let has_new = |step| rotation.seen(step).key == ObservedKey::New;
    let summary = match (settings_key(ctx.answers), finding.status) {
        (SettingsKey::Counterpart, _) => format!("Ashby already has the new {title}."),
        (SettingsKey::Unknown, Status::Fail) if has_new(ManualStep::AshbySettings) => {
            format!("Ashby rejects the old {title} and should have the new one.")
        }
        (_, Status::Fail) => {
            return finding
                .note(Note::Replacing(rotation.name))
                .note(Note::KeyLocations(rotation.locations.clone()))
                .fix(format!(
                    "{} Then run {} again, or go back to the old key with `cs-ashby rotate {} --abort`.",
                    settings_fix(rotation.name),
                    rotation.command(),
                    rotation.name.as_str()
                ));
        }
        _ => return finding.note(Note::TestedWithOldKey(rotation.name)),
    };
    finish(rotation, finding, summary, ASHBY_SITE)
        .note(Note::WebhookHasNewKey(has_new(ManualStep::Webhook)))
}

/// A location has the new key already: an open step towards the end of the rotation.
fn finish(
    rotation: &ActiveRotation,
    finding: Finding,
    summary: String,
    link: &'static str,
) -> Finding {
    let left: Vec<&str> = ManualStep::ALL
        .into_iter()
        .filter(|step| rotation.seen(*step).key != ObservedKey::New)
        .filter_map(|step| rotation.location(step))
        .map(Location::title)
        .collect();
    let first = if left.is_empty() {
        "Everything has the new key, so".to_owned()
    } else {
        format!("Paste the new key into {}, then", left.join(" and into "))
    };
    let fix = format!(
        "{first} run {} to finish the rotation. To go back instead, run `cs-ashby rotate {} --abort`.",
        rotation.command(),
        rotation.name.as_str()
    );
    // The location has another key than the current one, but not an old one.
    let confirmed = finding.confirmed.map(|it| Confirmed { stale: Vec::new(), ..it });
    Finding { status: Status::Todo, evidence: Evidence::None, summary, confirmed, ..finding }
        .note(Note::OldKeyIsCurrent)
        .fix(fix)
        .link(link)
}
