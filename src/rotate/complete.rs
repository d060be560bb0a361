//! The two ends of a rotation: the old key is revoked and removed, or it is current again.

use super::error::RotateError;
use super::{Phase, Rotate, sandbox, text};
use crate::checks::CheckRun;
use crate::credentials::key_set::KeyStatus;
use crate::dialog::Page;
use crate::error::Result;
use crate::integration::KeyName;
use crate::prompt::{Leave, Shortcut};
use crate::session::Change;

/// Whether a person wants to revoke the old key in the same run.
pub(crate) async fn wants_to_finish(rotation: &Rotate<'_>) -> Result<bool> {
    if !rotation.is_person() || rotation.phase() != Phase::Promoted {
        return Ok(false);
    }
    let dialog = &rotation.dialog;
    dialog.done("The new key works everywhere and is now the current key");
    let (revoke, _) = text::verb_to_revoke(rotation.name);
    let question = format!("Ready to {revoke} the old key in {}?", rotation.name.vendor());
    dialog.prompter.agrees(&question, true).await
}

/// What the old and the new key are called at their vendor, where that tells them apart.
fn titles(name: KeyName, checked: &CheckRun) -> Option<(&str, &str)> {
    let old = checked.answers.old_key(name)?.title.as_deref()?;
    let new = checked.answers.ashby_title()?;
    (name == KeyName::Ashby && old != new).then_some((old, new))
}

async fn wait_until_revoked(
    rotation: &Rotate<'_>,
    checked: &CheckRun,
    shown: bool,
) -> Result<(), Leave> {
    let (name, dialog) = (rotation.name, &rotation.dialog);
    if shown {
        dialog.failed("The old key still works.");
        let fix = text::still_works(name, titles(name, checked));
        dialog.say(&format!("  Fix: {fix}"));
    } else {
        dialog.step(text::STEPS, text::STEPS, "Old key");
        dialog.instructions(&text::old_key(name, titles(name, checked)));
        let page = match name {
            KeyName::Codesignal => Page::CodesignalKeys,
            KeyName::Ashby => Page::AshbyKeys,
        };
        dialog.offer_page(page).await?;
    }
    let question = format!("Have you {} it?", text::verb_to_revoke(name).1);
    let entries = [("Yes, check it", true), ("Later", false)];
    if dialog.prompter.select_deliberately(&question, &entries, &[Shortcut::Quit]).await? {
        Ok(())
    } else {
        Err(Shortcut::Skip.into())
    }
}

/// Removes the old key once its vendor refuses it; a person may revoke it meanwhile. Gives the checks with
/// the current key, and how far the rotation is now.
pub(crate) async fn finish(rotation: &mut Rotate<'_>) -> Result<(CheckRun, Phase)> {
    match rotation.phase() {
        Phase::Open => return Err(RotateError::NotPromoted(rotation.name).into()),
        Phase::Promoted => {}
        _ => return Ok((rotation.check_current().await, Phase::None)),
    }
    if let (Some(sandbox), false) =
        (&rotation.session.app.sandbox, rotation.session.app.prompter.is_person())
    {
        sandbox::delete_old_key(rotation, sandbox);
    }
    let mut keys = rotation.pair();
    keys.rotation_keys.finishing = Some(rotation.name);
    let name = rotation.name;
    let mut checked = rotation.session.check(&keys).await;
    let is = |checked: &CheckRun, status| {
        checked.answers.old_key(name).is_some_and(|it| it.status == status)
    };
    let mut shown = false;
    while is(&checked, KeyStatus::Active) && rotation.is_person() {
        match wait_until_revoked(rotation, &checked, shown).await {
            Ok(()) => {}
            Err(Leave::Shortcut(_)) => break,
            Err(Leave::Error(error)) => return Err(error),
        }
        shown = true;
        checked = rotation.session.check(&keys).await;
    }
    if !is(&checked, KeyStatus::Revoked) {
        return Ok((checked, Phase::Promoted));
    }
    rotation.session.update_credentials(|item| item.retired.retain(|it| it.name != name)).await?;
    rotation.session.changes.push(Change::OldKeyForgotten(name));
    Ok((checked, Phase::Finished))
}

/// Goes back to the old key. Gives the checks with it.
pub(crate) async fn abort(rotation: &mut Rotate<'_>) -> Result<(CheckRun, Phase)> {
    let (name, session) = (rotation.name, &mut rotation.session);
    if let (Some(new), Some(old)) =
        (session.credentials.candidate(name), session.credentials.get(name))
    {
        rotation.left = session.state.locations(name, &old.secret, &new.key.secret);
    }
    let phase = match rotation.phase() {
        Phase::Promoted => return Err(RotateError::Promoted(name).into()),
        Phase::Open => {
            let session = &mut rotation.session;
            // The item first: it alone says that there is a new key.
            session.update_credentials(|item| item.candidate = None).await?;
            session.changes.push(Change::NewKeyForgotten(name));
            session.state.end_rotation();
            session.save()?;
            Phase::Aborted
        }
        _ => Phase::None,
    };
    Ok((rotation.check_current().await, phase))
}
