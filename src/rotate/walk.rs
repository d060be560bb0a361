//! Walks the places that hold the old key, and puts the new one in force when everything holds with it.

use super::{Rotate, sandbox};
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::{CheckRun, Shown, settings_fix, shown, webhook_fix};
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::prompt::Input;

/// How often the person is asked again whether Ashby's settings were saved.
const MOST_TRIES: usize = 3;

/// Asks with the new key, notes what is vouched for, asks the person for the rest, and promotes.
pub(crate) async fn walk(rotation: &mut Rotate<'_>, vouched: &[ManualStep]) -> Result<CheckRun> {
    if rotation.session.app.sandbox.is_some() && !rotation.session.app.prompter.is_person() {
        sandbox::change_places(rotation).await?;
    }
    let keys = rotation.pair();
    let mut checked = rotation.session.check(&keys).await;
    rotation.note_shown(&checked)?;
    let before = rotation.session.changes.len();
    if !keys_fail(&checked) {
        rotation.attest(vouched, &keys, &checked)?;
        if rotation.session.app.prompter.is_person() {
            walk_with_person(rotation, vouched, &keys, &mut checked).await?;
        }
    }
    if rotation.session.changes.len() > before {
        checked = rotation.session.check(&keys).await;
        rotation.note_shown(&checked)?;
    }
    if holds(rotation.name, &checked) {
        rotation.promote().await?;
    }
    Ok(checked)
}

/// Whether everything holds that the new key has a part in. What is wrong with the other key alone is
/// reported, and is no reason to keep the old one in force where nobody takes it any more.
fn holds(name: KeyName, checked: &CheckRun) -> bool {
    let affected = CheckId::affected_by(name);
    let mut parts = checked
        .entries
        .iter()
        .filter(|it| affected.contains(&it.id));
    parts.all(|it| it.status.allows_dependents())
}

/// A bad key would only be carried into two dashboards.
fn keys_fail(checked: &CheckRun) -> bool {
    [CheckId::CodesignalKey, CheckId::AshbyKey]
        .iter()
        .any(|id| checked.status(*id) == Some(Status::Fail))
}

/// Ashby first: CodeSignal saves its webhook only when Ashby takes the new key.
async fn walk_with_person(
    rotation: &mut Rotate<'_>,
    vouched: &[ManualStep],
    keys: &KeySet,
    checked: &mut CheckRun,
) -> Result<()> {
    if !vouched.contains(&ManualStep::AshbySettings) && !settings(rotation, keys, checked).await? {
        return Ok(());
    }
    if !vouched.contains(&ManualStep::Webhook) {
        webhook(rotation, keys, checked).await?;
    }
    Ok(())
}

/// Ashby's settings: says whether they hold the new key, as far as can be seen or is said.
async fn settings(
    rotation: &mut Rotate<'_>,
    keys: &KeySet,
    checked: &mut CheckRun,
) -> Result<bool> {
    for tries in 1..=MOST_TRIES {
        if checked.status(CheckId::AshbySettings) == Some(Status::Pass) {
            return Ok(true);
        }
        if tries == 1 {
            rotation.session.app.ui.note(&format!(
                "\nThe old key stands in Ashby's settings. {} From then on, until the next step is done, Ashby refuses what CodeSignal sends; CodeSignal tries again. Leave this window open, and answer here when it is done.\n{}",
                settings_fix(rotation.name),
                rotation.page_of(ManualStep::AshbySettings)
            ));
        }
        if !is_done(rotation).await? {
            return Ok(false);
        }
        *checked = rotation.session.check(keys).await;
        rotation.note_shown(checked)?;
        match shown(&checked.answers) {
            Shown::InUse => rotation.session.app.ui.note("Ashby takes the new key."),
            Shown::OtherKey => rotation.session.app.ui.note(
                "Ashby still takes the old key and refuses the new one: the new one was not saved there yet. See whether the page shows that it was saved, then answer again.",
            ),
            Shown::Neither => rotation.session.app.ui.note(
                "Ashby refuses the old key and the new one: a third one was saved there. Enter the new key once more, then answer again.",
            ),
            Shown::Nothing => {
                rotation.attest(&[ManualStep::AshbySettings], keys, checked)?;
                return Ok(true);
            }
        }
    }
    Ok(checked.status(CheckId::AshbySettings) == Some(Status::Pass))
}

async fn webhook(rotation: &mut Rotate<'_>, keys: &KeySet, checked: &CheckRun) -> Result<()> {
    if checked.status(CheckId::WebhookRegistration) != Some(Status::Todo) {
        return Ok(());
    }
    rotation.session.app.ui.note(&format!(
        "\nThe old key stands in CodeSignal's webhook too. {}\n{}\nThese are all of its values:",
        webhook_fix(rotation.name),
        rotation.page_of(ManualStep::Webhook)
    ));
    let form = rotation
        .session
        .app
        .registration(&rotation.session.state, keys);
    rotation.session.app.ui.form(&form);
    rotation
        .session
        .app
        .ui
        .note("Leave this window open, and answer here when it is done.");
    if is_done(rotation).await? {
        rotation.attest(&[ManualStep::Webhook], keys, checked)?;
    }
    Ok(())
}

/// The one place where a person is asked whether a step is done.
pub(super) async fn is_done(rotation: &Rotate<'_>) -> Result<bool> {
    let prompter = rotation.session.app.prompter;
    let done = prompter.confirm("Is this done?", false).await?;
    Ok(done == Input::Value(true))
}
