//! The two ends of a rotation: the old key is revoked and removed, or it is current again.

use super::candidate::page_of;
use super::error::RotateError;
use super::{Phase, Rotate, sandbox, text};
use crate::checks::CheckRun;
use crate::credentials::Location;
use crate::credentials::key_set::KeyStatus;
use crate::dialog::Choice;
use crate::error::Result;
use crate::prompt::{Input, Shortcut};
use crate::session::Change;
use crate::state::Observation;

#[derive(Clone, Copy)]
enum Deleted {
    Yes,
    Later,
}

impl Choice for Deleted {
    const MENU: &'static [(&'static str, Deleted)] =
        &[("Yes, check it", Deleted::Yes), ("Later", Deleted::Later)];
}

/// Whether a person wants to delete the old key in the same run.
pub(crate) async fn wants_to_finish(rotation: &Rotate<'_>) -> Result<bool> {
    if !rotation.is_person() || rotation.phase() != Phase::Promoted {
        return Ok(false);
    }
    let dialog = &rotation.dialog;
    dialog.done("The new key works everywhere and is now the current key");
    let answer = dialog.ask("Delete the old key now?", true).await?;
    Ok(answer == Input::Value(true))
}

async fn show_old_key(rotation: &Rotate<'_>) -> Result<Input<()>> {
    let dialog = &rotation.dialog;
    dialog.step(text::STEPS, text::STEPS, "Old key");
    dialog.instructions(&text::old_key(rotation.name));
    dialog.offer_page(page_of(rotation.name)).await
}

/// Removes the old key once its vendor refuses it; a person may delete it meanwhile. Gives the checks with
/// the current key, and how far the rotation is now.
pub(crate) async fn finish(rotation: &mut Rotate<'_>) -> Result<(CheckRun, Phase)> {
    match rotation.phase() {
        Phase::Open => return Err(RotateError::NotPromoted(rotation.name).into()),
        Phase::Promoted => {}
        _ => {
            let keys = rotation.pair();
            return Ok((rotation.session.check(&keys).await, Phase::None));
        }
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
    let is = |checked: &CheckRun, status| checked.answers.retired.contains(&(name, status));
    let mut shown = false;
    while is(&checked, KeyStatus::Active) && rotation.is_person() {
        if shown {
            rotation.dialog.failed("The old key still works.");
        } else if let Input::Shortcut(_) = show_old_key(rotation).await? {
            break;
        }
        shown = true;
        let dialog = &rotation.dialog;
        let question = "Is the old key deleted?";
        match dialog.select_deliberately(question, &[Shortcut::Quit]).await? {
            Input::Value(Deleted::Yes) => {}
            Input::Value(Deleted::Later) | Input::Shortcut(_) => break,
        }
        checked = rotation.session.check(&keys).await;
    }
    if !is(&checked, KeyStatus::Revoked) {
        return Ok((checked, Phase::Promoted));
    }
    rotation.session.update_credentials(|item| item.retired.retain(|it| it.name != name)).await?;
    rotation.session.changes.push(Change::OldKeyForgotten(name));
    Ok((checked, Phase::Finished))
}

/// Goes back to the old key. Gives the checks with it, and which key each location has as far as is known.
pub(crate) async fn abort(
    rotation: &mut Rotate<'_>,
) -> Result<(CheckRun, Phase, Vec<(Location, Observation)>)> {
    let places = match (
        rotation.session.credentials.candidate(rotation.name),
        rotation.session.credentials.get(rotation.name),
    ) {
        (Some(new), Some(old)) => {
            rotation.session.state.locations(rotation.name, &old.secret, &new.key.secret)
        }
        _ => Vec::new(),
    };
    let phase = match rotation.phase() {
        Phase::Promoted => return Err(RotateError::Promoted(rotation.name).into()),
        Phase::Open => {
            // The item first: it alone says that there is a new key.
            rotation.session.update_credentials(|item| item.candidate = None).await?;
            rotation.session.changes.push(Change::NewKeyForgotten(rotation.name));
            rotation.session.state.end_rotation();
            rotation.session.save()?;
            Phase::Aborted
        }
        _ => Phase::None,
    };
    let keys = rotation.pair();
    Ok((rotation.session.check(&keys).await, phase, places))
}
