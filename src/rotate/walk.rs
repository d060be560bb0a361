//! Replaces the old key where it is used, and makes the new one current when every check passes with it.

use super::{Rotate, sandbox, text};
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::{CheckRun, settings_key};
use crate::credentials::key_set::{KeyGeneration, KeySet};
use crate::dialog::{Field, Page};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::platform::screen::Mark;
use crate::prompt::{Leave, Shortcut};
use crate::state::ObservedKey;

const LEAVE: [Shortcut; 1] = [Shortcut::Quit];

/// Checks with the new key, saves what is confirmed, walks the person through the rest, and promotes.
pub(crate) async fn walk(rotation: &mut Rotate<'_>, attested: &[ManualStep]) -> Result<CheckRun> {
    if rotation.session.app.sandbox.is_some() && !rotation.session.app.prompter.is_person() {
        sandbox::change_places(rotation).await?;
    }
    let keys = rotation.pair();
    let mut checked = rotation.session.check(&keys).await;
    rotation.note_shown(&checked)?;
    let before = rotation.session.changes.len();
    if !keys_fail(&checked) {
        rotation.attest(attested, &keys, &checked)?;
        if rotation.session.app.prompter.is_person() {
            // Leaving it with a word ends the walk, and not the run.
            let walked = walk_with_person(rotation, attested, &keys, &mut checked).await;
            if let Err(Leave::Error(error)) = walked {
                return Err(error);
            }
        }
    }
    if rotation.session.changes.len() > before {
        checked = rotation.session.check(&keys).await;
        rotation.note_shown(&checked)?;
    }
    if passes(rotation.name, &checked) {
        rotation.promote().await?;
    }
    Ok(checked)
}

/// Whether every check passes that the new key has a part in. A problem of the other key alone is reported,
/// and is no reason to go back to a key that is accepted nowhere any more.
fn passes(name: KeyName, checked: &CheckRun) -> bool {
    let affected = CheckId::affected_by(name);
    let mut parts = checked.results.iter().filter(|it| affected.contains(&it.id));
    parts.all(|it| it.finding.status.allows_dependents())
}

/// A bad key would only be entered in two dashboards.
fn keys_fail(checked: &CheckRun) -> bool {
    [CheckId::CodesignalKey, CheckId::AshbyKey]
        .iter()
        .any(|id| checked.status(*id) == Some(Status::Fail))
}

/// Ashby first: CodeSignal saves its webhook only when Ashby accepts the new key.
async fn walk_with_person(
    rotation: &mut Rotate<'_>,
    attested: &[ManualStep],
    keys: &KeySet,
    checked: &mut CheckRun,
) -> Result<(), Leave> {
    if !attested.contains(&ManualStep::AshbySettings)
        && checked.status(CheckId::AshbySettings) != Some(Status::Pass)
    {
        change_settings(rotation, keys, checked).await?;
    }
    if !attested.contains(&ManualStep::Webhook)
        && checked.status(CheckId::WebhookRegistration) == Some(Status::Todo)
    {
        change_webhook(rotation, keys, checked).await?;
    }
    Ok(())
}

/// Until Ashby's settings have the new key, as far as that can be seen or is confirmed.
async fn change_settings(
    rotation: &mut Rotate<'_>,
    keys: &KeySet,
    checked: &mut CheckRun,
) -> Result<(), Leave> {
    let top = rotation.dialog.mark();
    rotation.dialog.step(2, text::STEPS, "Ashby's settings");
    let mut show = true;
    loop {
        if show {
            rotation.dialog.instructions(&text::ashby_settings(rotation.name));
            rotation.dialog.offer_page(Page::AshbyAssessments).await?;
            if rotation.name == KeyName::Codesignal {
                fill(rotation, keys, Field::key("Topmost box", KeyName::Codesignal)).await?;
            }
        }
        let entries = [("Yes, check it", false), ("Show the step again", true)];
        let prompter = rotation.dialog.prompter;
        show = prompter.select_deliberately("Saved in Ashby?", &entries, &LEAVE).await?;
        if show {
            continue;
        }
        *checked = rotation.session.check(keys).await;
        rotation.note_shown(checked)?;
        let problem = match settings_key(&checked.answers, KeyGeneration::New) {
            Some(ObservedKey::New) => {
                end_step(rotation, top, "Ashby accepts the new key");
                return Ok(());
            }
            None => {
                rotation.attest(&[ManualStep::AshbySettings], keys, checked)?;
                end_step(rotation, top, "Ashby's settings confirmed");
                return Ok(());
            }
            Some(ObservedKey::Old) => {
                "Ashby still has the old key. Check that the page says it was saved."
            }
            Some(ObservedKey::Unknown) => {
                "Ashby has neither the old nor the new key. Enter the new key again."
            }
        };
        rotation.dialog.clear_clipboard();
        rotation.dialog.failed(problem);
    }
}

async fn change_webhook(
    rotation: &mut Rotate<'_>,
    keys: &KeySet,
    checked: &CheckRun,
) -> Result<(), Leave> {
    let top = rotation.dialog.mark();
    rotation.dialog.step(3, text::STEPS, "Webhook");
    loop {
        rotation.dialog.instructions(&text::webhook(rotation.name));
        rotation.dialog.offer_page(Page::CodesignalWebhooks).await?;
        let field = match rotation.name {
            KeyName::Codesignal => "Secret Key",
            KeyName::Ashby => "Custom headers, value",
        };
        fill(rotation, keys, Field::key(field, rotation.name)).await?;
        let entries = [("Yes, and its test succeeded", true), ("The test failed", false)];
        let prompter = rotation.dialog.prompter;
        if prompter.select_deliberately("Saved in CodeSignal?", &entries, &LEAVE).await? {
            rotation.attest(&[ManualStep::Webhook], keys, checked)?;
            end_step(rotation, top, "Webhook confirmed");
            return Ok(());
        }
        rotation
            .dialog
            .failed("Ashby didn't accept what CodeSignal sent. Enter the new key again.");
    }
}

/// The new key, to paste. There's no step to go to, so only `quit` leaves.
async fn fill(rotation: &mut Rotate<'_>, keys: &KeySet, field: Field) -> Result<(), Leave> {
    match rotation.dialog.fill(keys, &[field], 0).await {
        Err(Leave::Shortcut(word)) if word != Shortcut::Quit => Ok(()),
        answer => answer,
    }
}

fn end_step(rotation: &mut Rotate<'_>, top: Option<Mark>, words: &str) {
    rotation.dialog.clear_from(top);
    rotation.dialog.clear_clipboard();
    rotation.dialog.done(words);
}
