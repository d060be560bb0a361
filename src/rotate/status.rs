//! What a report says about a rotation: how far it is, and which key works where.

use super::{Phase, Rotate};
use crate::check_id::CheckId;
use crate::check_result::Evidence;
use crate::credentials::key_set::KeyStatus;
use crate::credentials::{Location, Secret};
use crate::integration::{KeyName, ManualStep};
use crate::keystore::StoredCredentials;
use crate::platform::{rfc3339, utc_date};
use crate::report::Report;
use crate::session::Change;
use crate::state::{Observation, ObservedKey, ProfileState};
use serde_json::{Value, json};

/// Fills the data and the words of a report of `rotate`.
pub(crate) fn fill(rotation: &Rotate<'_>, phase: Phase, report: &mut Report) {
    let mut data = match phase {
        Phase::Aborted => json!({ "places": rotation.left.iter().map(place).collect::<Vec<_>>() }),
        _ => rotation_json(rotation.name, &rotation.session.credentials, &rotation.session.state),
    };
    data["key"] = rotation.name.as_str().into();
    data["phase"] = phase.as_str().into();
    report.data = Some(json!({
        "changes": Change::words(&rotation.session.changes),
        "rotation": data,
    }));
    let words = words(rotation, phase, report);
    report.say(words);
}

/// Whether a step was confirmed for the new key of a rotation under way.
pub fn confirmed_for_new_key(
    step: ManualStep,
    state: &ProfileState,
    item: &StoredCredentials,
) -> bool {
    let Some(new) = &item.candidate else {
        return false;
    };
    let Some(old) = item.get(new.name) else {
        return false;
    };
    let places = state.locations(new.name, &old.secret, &new.key.secret);
    places.iter().any(|(place, seen)| place.step() == step && seen.key == ObservedKey::New)
}

/// How far the rotation of a key is, and which key each location has, for scripts.
pub fn rotation_json(name: KeyName, item: &StoredCredentials, state: &ProfileState) -> Value {
    let print = |key: &Secret| state.fingerprint(key).to_string();
    let current = item.get(name).map(|it| print(&it.secret));
    match (item.candidate(name), item.get(name), item.retired(name)) {
        (Some(new), Some(old), _) => {
            let places = state.locations(name, &old.secret, &new.key.secret);
            let todo: Vec<&str> = open_steps(&places).map(ManualStep::as_str).collect();
            json!({
                "key": name.as_str(),
                "phase": Phase::Open.as_str(),
                "since": rfc3339(new.since),
                "in_force": "old",
                "old": { "fingerprint": current, "state": "in_force" },
                "new": { "fingerprint": print(&new.key.secret), "state": "candidate" },
                "places": places.iter().map(place).collect::<Vec<_>>(),
                "todo": todo,
            })
        }
        (_, _, Some(old)) => json!({
            "key": name.as_str(),
            "phase": Phase::Promoted.as_str(),
            "since": rfc3339(old.since),
            "in_force": "new",
            "old": { "fingerprint": print(&old.key.secret), "state": "retired" },
            "new": { "fingerprint": current, "state": "in_force" },
        }),
        _ => json!({ "key": name.as_str(), "phase": Phase::None.as_str() }),
    }
}

fn place((place, seen): &(Location, Observation)) -> Value {
    json!({
        "place": place.id(),
        "step": place.step().as_str(),
        "title": place.title(),
        "holds": seen.key.as_str(),
        "evidence": seen.evidence.as_str(),
        "at": seen.at.map(rfc3339),
    })
}

fn open_steps(places: &[(Location, Observation)]) -> impl Iterator<Item = ManualStep> + '_ {
    let open = places.iter().filter(|(_, seen)| seen.key != ObservedKey::New);
    open.map(|(place, _)| place.step())
}

/// The same for people, as lines of `status`; none where no rotation is under way.
pub fn rotation_lines(
    name: KeyName,
    item: &StoredCredentials,
    state: &ProfileState,
) -> Vec<String> {
    let (title, word) = (name.title(), name.as_str());
    match (item.candidate(name), item.get(name), item.retired(name)) {
        (Some(new), Some(old), _) => {
            let places = state.locations(name, &old.secret, &new.key.secret);
            let mut lines = vec![format!(
                "{title}: being rotated since {}. The old key is still current (new: {}).",
                utc_date(new.since),
                state.fingerprint(&new.key.secret)
            )];
            lines.extend(places.iter().map(place_line));
            lines.push(format!(
                "  Next: run `cs-ashby rotate {word}` to continue, or add --abort to go back."
            ));
            lines
        }
        (_, _, Some(old)) => vec![
            format!("{title}: rotated on {}. The old key isn't revoked yet.", utc_date(old.since)),
            format!("  Next: {} Then run `cs-ashby rotate {word} --finish`.", name.how_to_delete()),
        ],
        _ => Vec::new(),
    }
}

fn place_line((place, seen): &(Location, Observation)) -> String {
    let how = match (seen.evidence, seen.at) {
        (Evidence::Proven, Some(at)) => format!("verified on {}", utc_date(at)),
        (Evidence::Attested, Some(at)) => format!("confirmed on {}", utc_date(at)),
        _ => String::new(),
    };
    match seen.key {
        ObservedKey::Unknown => format!("  Unknown which key is in {}.", place.title()),
        key => format!("  The {} key is in {} ({how}).", key.as_str(), place.title()),
    }
}

fn words(rotation: &Rotate<'_>, phase: Phase, report: &Report) -> String {
    let mut parts = Vec::new();
    // A person has seen each step.
    let is_told = rotation.is_person() && matches!(phase, Phase::Promoted | Phase::Finished);
    if !rotation.session.changes.is_empty() && !is_told {
        let sandbox = rotation.session.app.sandbox.is_some();
        parts.push(Change::lines(&rotation.session.changes, sandbox));
    }
    let title = rotation.name.title();
    parts.push(match phase {
        Phase::Open if rotation.session.app.sandbox.is_some() => {
            "The practice rotation isn't finished. Nothing of it is kept.".to_owned()
        }
        Phase::Open => {
            rotation_lines(rotation.name, &rotation.session.credentials, &rotation.session.state)
                .join("\n")
        }
        Phase::Promoted => promoted(rotation, report),
        Phase::Finished => "Old key revoked. Rotation complete.".to_owned(),
        Phase::Aborted => aborted(rotation.name, &rotation.left),
        Phase::None if rotation.session.changes.is_empty() => {
            format!("Nothing was changed: the {title} isn't being rotated.")
        }
        Phase::None => String::new(),
    });
    parts.retain(|part| !part.is_empty());
    format!("\n{}", parts.join("\n\n"))
}

/// The old key is left to revoke. Each sentence is left out that a change or a check says already.
fn promoted(rotation: &Rotate<'_>, report: &Report) -> String {
    let name = rotation.name;
    let changes = &rotation.session.changes;
    let mut lines = Vec::new();
    if !changes.iter().any(|it| matches!(it, Change::Promoted(_))) {
        lines.push(format!("The new {} is now the current key.", name.title()));
    }
    let key = report.checks.iter().find(|it| it.id == CheckId::of_key(name));
    // Its check says so itself where the vendor answered about the old key.
    let answered = key.is_some_and(|key| {
        matches!(key.finding.old_key, Some(KeyStatus::Active | KeyStatus::Revoked))
    });
    if !answered {
        lines.push(format!(
            "Next: {} Then run `cs-ashby rotate {} --finish`.",
            name.how_to_delete(),
            name.as_str()
        ));
    }
    lines.join("\n")
}

fn aborted(name: KeyName, left: &[(Location, Observation)]) -> String {
    let mut lines = vec![format!("The old {} is the current key again.", name.title())];
    lines.extend(left.iter().map(|(place, seen)| match seen.key {
        ObservedKey::New => format!("  Put the old key back into {}.", place.title()),
        ObservedKey::Old | ObservedKey::Unknown => {
            format!("  Check that the old key is in {}.", place.title())
        }
    }));
    lines.push(format!("Delete the new key at {} if nobody needs it.", name.vendor()));
    lines.join("\n")
}

/// The data of a report of a run that met an error: what it had changed, and how far the rotation is.
pub(crate) fn fill_after_error(rotation: &Rotate<'_>, report: &mut Report) {
    report.data = Some(json!({
        "changes": Change::words(&rotation.session.changes),
        "rotation": rotation_json(rotation.name, &rotation.session.credentials, &rotation.session.state),
    }));
}
