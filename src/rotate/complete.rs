//! The two ends of a rotation: the old key is dead and forgotten, or it is in force again.

use super::walk::is_done;
use super::{Phase, Rotate, sandbox};
use crate::checks::{CheckRun, KeyStatus, how_to_delete};
use crate::credentials::Location;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::session::Change;
use crate::state::Observation;

/// How often a person may say that the old key is deleted while it still works.
const MOST_TRIES: usize = 3;

/// Asks whether the old key is dead, and forgets it then. A person may delete it meanwhile. Gives the checks with the key in force, and how
/// far the rotation is now.
pub(crate) async fn finish(rotation: &mut Rotate<'_>) -> Result<(CheckRun, Phase)> {
    match rotation.phase() {
        Phase::Open => return Err(not_in_force_yet(rotation.name)),
        Phase::Promoted => {}
        _ => {
            let keys = rotation.pair();
            return Ok((rotation.session.check(&keys).await, Phase::None));
        }
    }
    if let (Some(sandbox), false) = (
        &rotation.session.app.sandbox,
        rotation.session.app.prompter.is_person(),
    ) {
        sandbox::delete_old_key(rotation, sandbox);
    }
    let mut keys = rotation.pair();
    keys.passing.finishing = Some(rotation.name);
    let name = rotation.name;
    let mut checked = rotation.session.check(&keys).await;
    let is = |checked: &CheckRun, life| checked.answers.retired.contains(&(name, life));
    for _ in 0..MOST_TRIES {
        if !is(&checked, KeyStatus::Active) || !rotation.session.app.prompter.is_person() {
            break;
        }
        rotation.session.app.ui.note(&format!(
            "The old key still works. {} Leave this window open, and answer here when it is done.\n{}",
            how_to_delete(name),
            rotation.page_of_key()
        ));
        if !is_done(rotation).await? {
            break;
        }
        checked = rotation.session.check(&keys).await;
    }
    if !is(&checked, KeyStatus::Revoked) {
        return Ok((checked, Phase::Promoted));
    }
    rotation
        .session
        .update_credentials(|item| item.retired.retain(|it| it.name != name))
        .await?;
    rotation.session.changes.push(Change::OldKeyForgotten(name));
    Ok((checked, Phase::Finished))
}

/// Goes back to the old key. Gives the checks with it, and what each place holds as far as is known.
pub(crate) async fn abort(
    rotation: &mut Rotate<'_>,
) -> Result<(CheckRun, Phase, Vec<(Location, Observation)>)> {
    let places = match (
        rotation.session.credentials.candidate(rotation.name),
        rotation.session.credentials.get(rotation.name),
    ) {
        (Some(new), Some(old)) => {
            rotation
                .session
                .state
                .locations(rotation.name, &old.secret, &new.key.secret)
        }
        _ => Vec::new(),
    };
    let phase = match rotation.phase() {
        Phase::Promoted => return Err(in_force_already(rotation.name)),
        Phase::Open => {
            // The item first: it alone says that there is a new key.
            rotation
                .session
                .update_credentials(|item| item.candidate = None)
                .await?;
            rotation
                .session
                .changes
                .push(Change::NewKeyForgotten(rotation.name));
            rotation.session.state.end_rotation();
            rotation.session.save()?;
            Phase::Aborted
        }
        _ => Phase::None,
    };
    let keys = rotation.pair();
    Ok((rotation.session.check(&keys).await, phase, places))
}

fn not_in_force_yet(name: KeyName) -> Error {
    let word = name.as_str();
    Error::todo(
        "rotation_under_way",
        format!(
            "The new {} is not in force yet, so the old one is still needed. Nothing was done.",
            name.title()
        ),
        format!(
            "Run `cs-ashby rotate {word}` to finish the change, then delete the old key and run `cs-ashby rotate {word} --finish`."
        ),
    )
}

fn in_force_already(name: KeyName) -> Error {
    let word = name.as_str();
    Error::usage(
        "rotation_done",
        format!(
            "The new {} is in force, and every place holds it, so there is nothing to go back from. Nothing was done.",
            name.title()
        ),
        format!(
            "To use yet another key, delete the old one, run `cs-ashby rotate {word} --finish`, and then `cs-ashby rotate {word}`."
        ),
    )
}
