//! The two ends of a rotation: the old key is dead and forgotten, or it is in force again.

use super::walk::is_done;
use super::{News, Phase, Rotate, sandbox};
use crate::checks::{CheckRun, KeyStatus, how_to_delete};
use crate::credentials::Place;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::state::Observation;

/// How often a person may say that the old key is deleted while it still works.
const MOST_TRIES: usize = 3;

/// Asks whether the old key is dead, and forgets it then. A person may delete it meanwhile. Gives the checks with the key in force, and how
/// far the rotation is now.
pub(crate) async fn finish(turn: &mut Rotate<'_>) -> Result<(CheckRun, Phase)> {
    match turn.phase() {
        Phase::Open => return Err(not_in_force_yet(turn.name)),
        Phase::Promoted => {}
        _ => {
            let keys = turn.pair();
            return Ok((turn.ask(&keys).await, Phase::None));
        }
    }
    if let (Some(sandbox), false) = (&turn.app.sandbox, turn.app.prompter.is_person()) {
        sandbox::delete_old_key(turn, sandbox).await?;
    }
    let mut keys = turn.pair();
    keys.passing.finishing = Some(turn.name);
    let name = turn.name;
    let mut checked = turn.ask(&keys).await;
    let is = |checked: &CheckRun, life| checked.answers.retired.contains(&(name, life));
    for _ in 0..MOST_TRIES {
        if !is(&checked, KeyStatus::Alive) || !turn.app.prompter.is_person() {
            break;
        }
        turn.app.ui.note(&format!(
            "The old key still works. {} Leave this window open, and answer here when it is done.\n{}",
            how_to_delete(name),
            turn.page_of_key()
        ));
        if !is_done(turn).await? {
            break;
        }
        checked = turn.ask(&keys).await;
    }
    if !is(&checked, KeyStatus::Dead) {
        return Ok((checked, Phase::Promoted));
    }
    turn.write(|item| item.retired.retain(|it| it.name != name))
        .await?;
    turn.news.push(News::Forgot(name));
    Ok((checked, Phase::Finished))
}

/// Goes back to the old key. Gives the checks with it, and what each place holds as far as is known.
pub(crate) async fn abort(
    turn: &mut Rotate<'_>,
) -> Result<(CheckRun, Phase, Vec<(Place, Observation)>)> {
    let places = match (turn.item.candidate(turn.name), turn.item.get(turn.name)) {
        (Some(new), Some(old)) => turn.record.places(turn.name, &old.secret, &new.key.secret),
        _ => Vec::new(),
    };
    let phase = match turn.phase() {
        Phase::Promoted => return Err(in_force_already(turn.name)),
        Phase::Open => {
            // The item first: it alone says that there is a new key.
            turn.write(|item| item.candidate = None).await?;
            turn.news.push(News::Aborted(turn.name));
            turn.record.end_rotation();
            turn.keep()?;
            Phase::Aborted
        }
        _ => Phase::None,
    };
    let keys = turn.pair();
    Ok((turn.ask(&keys).await, phase, places))
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
