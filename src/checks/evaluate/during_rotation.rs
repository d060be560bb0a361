//! What a rotation adds to the findings: with two keys of one name, a rejection may only mean that a location
//! has the other one.

use super::rotation::{ActiveRotation, settings_key};
use super::{EvalContext, old_key};
use crate::check_id::CheckId;
use crate::check_result::{Confirmed, Evidence, Finding, Status};
use crate::credentials::key_set::KeyGeneration;
use crate::credentials::{Location, ids};
use crate::integration::{ASHBY_SITE, KeyName, ManualStep, WEBHOOKS_PAGE};
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
        (CheckId::AshbySettings, Old) => {
            step_with_old(rotation, ManualStep::AshbySettings, finding)
        }
        (CheckId::WebhookRegistration, Old) => {
            step_with_old(rotation, ManualStep::Webhook, finding)
        }
        (CheckId::WebhookHandshake, Old) => handshake_with_old(rotation, finding, ctx),
        (_, Old) if id == CheckId::of_key(rotation.name) => finding.note(format!(
            "You've been replacing it since {}. The new key works.",
            short_date(rotation.since, ctx.now)
        )),
        _ => return finding,
    };
    finding.detail("rotation", rotation.details())
}

/// What to do in Ashby's settings or in the webhook to give it the new key, and the command after it.
fn enter_new_key(rotation: &ActiveRotation, step: ManualStep) -> String {
    let (title, command) = (rotation.name.title(), rotation.command());
    match step {
        ManualStep::AshbySettings => format!(
            "In Ashby, open the assessments admin page and the CodeSignal integration, enter the new {title} and save. Then run {command} again (in a script, add --attest ashby-settings)."
        ),
        ManualStep::Webhook => format!(
            "In CodeSignal, open Integrations > Webhooks and the webhook that delivers to Ashby. Enter the new {title} (don't click the refresh button), click the test button, then save. Do it right after Ashby's settings have the new key: in between, Ashby rejects what CodeSignal sends (CodeSignal retries up to 25 times). Then run {command} again (in a script, add --attest webhook)."
        ),
    }
}

fn settings_with_new(rotation: &ActiveRotation, mut finding: Finding) -> Finding {
    let seen = rotation.seen(ManualStep::AshbySettings);
    if finding.status == Status::Todo
        && (seen.key, seen.evidence) == (ObservedKey::Old, Evidence::Proven)
    {
        finding.summary = format!("Ashby still has the old {}.", rotation.name.title());
        let stale = match rotation.name {
            KeyName::Codesignal => Location::SettingsCodesignalKey,
            KeyName::Ashby => Location::SettingsAshbyKey,
        };
        finding = finding.detail("stale", ids(&[stale]));
    }
    match finding.status {
        Status::Todo | Status::Warn => {
            finding.fix(enter_new_key(rotation, ManualStep::AshbySettings))
        }
        _ => finding,
    }
}

fn registration_with_new(rotation: &ActiveRotation, finding: Finding) -> Finding {
    match finding.status {
        Status::Todo => finding.fix(enter_new_key(rotation, ManualStep::Webhook)),
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
    let (summary, impact) = match settings_key(ctx.answers, KeyGeneration::New) {
        Some(ObservedKey::Old) => (
            format!("Ashby still has the old {title}."),
            "It accepts a test request with the old key and rejects the new one.",
        ),
        Some(ObservedKey::Unknown) if settings_open => (
            format!("Ashby has neither the old nor the new {title}."),
            "It rejects a test request with either key, so results don't arrive.",
        ),
        _ => return finding,
    };
    Finding { status: Status::Todo, evidence: Evidence::None, summary, ..finding }
        .impact(impact)
        .fix(enter_new_key(rotation, ManualStep::AshbySettings))
        .link(ASHBY_SITE)
}

fn step_with_old(rotation: &ActiveRotation, step: ManualStep, finding: Finding) -> Finding {
    if rotation.seen(step).key != ObservedKey::New {
        return finding;
    }
    let (location, link) = match step {
        ManualStep::AshbySettings => ("Ashby", ASHBY_SITE),
        ManualStep::Webhook => ("The webhook", WEBHOOKS_PAGE),
    };
    let summary = format!("{location} already has the new {}.", rotation.name.title());
    has_new(rotation, finding, summary, link)
}

fn handshake_with_old(
    rotation: &ActiveRotation,
    finding: Finding,
    ctx: &EvalContext<'_>,
) -> Finding {
    let title = rotation.name.title();
    let settings_have_new = rotation.seen(ManualStep::AshbySettings).key == ObservedKey::New;
    let summary = match (settings_key(ctx.answers, KeyGeneration::Old), finding.status) {
        (Some(ObservedKey::New), _) => format!("Ashby already has the new {title}."),
        (None, Status::Fail) if settings_have_new => {
            format!("Ashby rejects the old {title} and should have the new one.")
        }
        (_, Status::Fail) => return fails_with_old(rotation, finding),
        _ => {
            return finding.note(format!(
                "You're replacing the {title}; this was tested with the old one, which is still the current key."
            ));
        }
    };
    has_new(rotation, finding, summary, ASHBY_SITE)
}

fn fails_with_old(rotation: &ActiveRotation, finding: Finding) -> Finding {
    let title = rotation.name.title();
    finding.note(format!("You're replacing the {title}.")).fix(format!(
        "Run {} to continue, or add --abort to go back to the old key.",
        rotation.command()
    ))
}

/// A location has the new key already: an open step towards the end of the rotation.
fn has_new(
    rotation: &ActiveRotation,
    finding: Finding,
    summary: String,
    link: &'static str,
) -> Finding {
    // The location has another key than the current one, but not an old one.
    let confirmed = finding.confirmed.map(|it| Confirmed { stale: Vec::new(), ..it });
    Finding { status: Status::Todo, evidence: Evidence::None, summary, confirmed, ..finding }
        .note("On this computer the old one is still the current key.")
        .fix(format!(
            "Run {} to finish the rotation, or add --abort to go back to the old key.",
            rotation.command()
        ))
        .link(link)
}
