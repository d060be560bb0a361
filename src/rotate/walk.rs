//! Replaces the old key where it is used, and makes the new one current when every check passes with it.

use super::{Rotate, sandbox, text};
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::{CheckRun, settings_key};
use crate::credentials::key_set::{KeyGeneration, KeySet};
use crate::dialog::{Choice, Field, Page};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::prompt::{Input, Shortcut};
use crate::state::ObservedKey;

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
            walk_with_person(rotation, attested, &keys, &mut checked).await?;
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
    parts.all(|it| it.status.allows_dependents())
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
) -> Result<()> {
    let settings = attested.contains(&ManualStep::AshbySettings);
    if settings || change_settings(rotation, keys, checked).await? {
        let webhook = attested.contains(&ManualStep::Webhook)
            || checked.status(CheckId::WebhookRegistration) != Some(Status::Todo);
        if !webhook {
            change_webhook(rotation, keys, checked).await?;
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Saved {
    Yes,
    ShowAgain,
}

impl Choice for Saved {
    const MENU: &'static [(&'static str, Saved)] =
        &[("Yes, check it", Saved::Yes), ("Show the step again", Saved::ShowAgain)];
}

#[derive(Clone, Copy)]
enum WebhookSaved {
    Yes,
    TestFailed,
}

impl Choice for WebhookSaved {
    const MENU: &'static [(&'static str, WebhookSaved)] = &[
        ("Yes, and its test succeeded", WebhookSaved::Yes),
        ("The test failed", WebhookSaved::TestFailed),
    ];
}

const LEAVE: [Shortcut; 1] = [Shortcut::Quit];

/// Says whether Ashby's settings have the new key, as far as that can be seen or is confirmed.
async fn change_settings(
    rotation: &mut Rotate<'_>,
    keys: &KeySet,
    checked: &mut CheckRun,
) -> Result<bool> {
    if checked.status(CheckId::AshbySettings) == Some(Status::Pass) {
        return Ok(true);
    }
    let top = rotation.dialog.mark();
    rotation.dialog.step(2, text::STEPS, "Ashby's settings");
    loop {
        if show_settings(rotation, keys).await? == Input::Shortcut(Shortcut::Quit) {
            return Ok(false);
        }
        loop {
            let dialog = &rotation.dialog;
            match dialog.select_deliberately("Saved in Ashby?", &LEAVE).await? {
                Input::Value(Saved::Yes) => {}
                Input::Value(Saved::ShowAgain) => break,
                Input::Shortcut(_) => return Ok(false),
            }
            *checked = rotation.session.check(keys).await;
            rotation.note_shown(checked)?;
            let seen = settings_key(&checked.answers, KeyGeneration::New);
            if matches!(seen, Some(ObservedKey::New) | None) {
                rotation.dialog.clear_from(top);
            }
            rotation.dialog.clear_clipboard();
            match seen {
                Some(ObservedKey::New) => {
                    rotation.dialog.done("Ashby accepts the new key");
                    return Ok(true);
                }
                Some(ObservedKey::Old) => rotation
                    .dialog
                    .failed("Ashby still has the old key. Check that the page says it was saved."),
                Some(ObservedKey::Unknown) => rotation
                    .dialog
                    .failed("Ashby has neither the old nor the new key. Enter the new key again."),
                None => {
                    rotation.attest(&[ManualStep::AshbySettings], keys, checked)?;
                    rotation.dialog.done("Ashby's settings confirmed");
                    return Ok(true);
                }
            }
        }
    }
}

async fn show_settings(rotation: &mut Rotate<'_>, keys: &KeySet) -> Result<Input<()>> {
    let dialog = &mut rotation.dialog;
    dialog.instructions(&text::ashby_settings(rotation.name));
    if let Input::Shortcut(word) = dialog.offer_page(Page::AshbyAssessments).await? {
        return Ok(Input::Shortcut(word));
    }
    if rotation.name == KeyName::Codesignal {
        let field = [Field::key("Topmost box", KeyName::Codesignal)];
        return dialog.fill(keys, &field, 0).await;
    }
    Ok(Input::Value(()))
}

async fn change_webhook(
    rotation: &mut Rotate<'_>,
    keys: &KeySet,
    checked: &CheckRun,
) -> Result<()> {
    let field = match rotation.name {
        KeyName::Codesignal => Field::key("Secret Key", KeyName::Codesignal),
        KeyName::Ashby => Field::key("Custom headers, value", KeyName::Ashby),
    };
    let fields = [field];
    let top = rotation.dialog.mark();
    rotation.dialog.step(3, text::STEPS, "Webhook");
    loop {
        let dialog = &mut rotation.dialog;
        dialog.instructions(&text::webhook(rotation.name));
        if let Input::Shortcut(_) = dialog.offer_page(Page::CodesignalWebhooks).await? {
            return Ok(());
        }
        if dialog.fill(keys, &fields, 0).await? == Input::Shortcut(Shortcut::Quit) {
            return Ok(());
        }
        let question = "Saved in CodeSignal?";
        match dialog.select_deliberately(question, &LEAVE).await? {
            Input::Value(WebhookSaved::Yes) => {
                rotation.attest(&[ManualStep::Webhook], keys, checked)?;
                rotation.dialog.clear_from(top);
                rotation.dialog.done("Webhook confirmed");
                rotation.dialog.clear_clipboard();
                return Ok(());
            }
            Input::Value(WebhookSaved::TestFailed) => rotation
                .dialog
                .failed("Ashby didn't accept what CodeSignal sent. Enter the new key again."),
            Input::Shortcut(_) => return Ok(()),
        }
    }
}
