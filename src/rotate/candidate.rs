//! Takes the new key, proves it alone with all its permissions, and keeps it beside the old one.

use super::{Phase, Rotate, sandbox};
use crate::check_result::{Status, exit_of};
use crate::checks::CheckRun;
use crate::checks::drift::company_of;
use crate::credentials::key_set::{KeySet, ResolvedKey, missing_inputs};
use crate::credentials::sources::Source;
use crate::error::{Error, Result};
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::keystore::{RotatingKey, StoredKey};
use crate::report::{Missing, Report};
use crate::session::Change;
use crate::{error::Exit, platform};

/// How often a new key that its vendor refuses is asked for again.
const MOST_TRIES: usize = 3;

pub(crate) enum CandidateOutcome {
    /// The candidate is kept, from this run or an earlier one.
    Candidate,
    /// The new key is in force already; an old one is kept until it is proven dead.
    Promoted,
    /// The new key was not accepted: these checks say why. Nothing was stored.
    Refused(Box<CheckRun>),
}

/// Takes the new key, unless it is there already.
pub(crate) async fn take(
    rotation: &mut Rotate<'_>,
    given: Option<ResolvedKey>,
    report: &mut Report,
) -> Result<CandidateOutcome> {
    let in_force = rotation.session.credentials.get(rotation.name).cloned();
    let in_force = in_force.ok_or_else(|| nothing_to_replace(rotation.name))?;
    if let Some(candidate) = rotation.session.credentials.candidate(rotation.name) {
        return match given {
            Some(given) if !given.secret.same_as(&candidate.key.secret) => {
                Err(another_under_way(rotation.name))
            }
            _ => Ok(CandidateOutcome::Candidate),
        };
    }
    rotation.session.forbid_during_rotation(&KeyName::ALL)?;
    let repeated = given
        .as_ref()
        .is_none_or(|it| it.secret.same_as(&in_force.secret));
    if rotation.phase() == Phase::Promoted {
        return if repeated {
            Ok(CandidateOutcome::Promoted)
        } else {
            Err(old_one_still_kept(rotation.name))
        };
    }
    let new = match given {
        Some(given) => given,
        None => match new_key(rotation).await? {
            Some(new) => new,
            None => {
                report.missing = vec![Missing::key(rotation.name)];
                return Err(missing_inputs(&report.missing));
            }
        },
    };
    let kept = prove_and_keep(rotation, new, &in_force).await;
    if matches!(&kept, Err(error) if error.code == "input_missing") {
        report.missing = vec![Missing::key(rotation.name)];
    }
    kept
}

/// The new key where none was given: the sandbox's admin makes one, or the person is asked.
async fn new_key(rotation: &mut Rotate<'_>) -> Result<Option<ResolvedKey>> {
    if !rotation.session.app.prompter.is_person() {
        return match &rotation.session.app.sandbox {
            Some(sandbox) => sandbox::make_key(rotation, sandbox).await.map(Some),
            None => Ok(None),
        };
    }
    rotation.session.app.ui.note(&format!(
        "\n{}\n{}",
        how_to_make(rotation.name),
        rotation.page_of_key()
    ));
    ask_person(rotation).await
}

/// The one place where a person is asked for the new key.
async fn ask_person(rotation: &Rotate<'_>) -> Result<Option<ResolvedKey>> {
    let secret = rotation.session.app.prompter.key(rotation.name).await?;
    Ok(secret.map(|secret| ResolvedKey::new(secret, Source::Prompt)))
}

/// Proves the key; a person may try again with another one.
async fn prove_and_keep(
    rotation: &mut Rotate<'_>,
    mut new: ResolvedKey,
    old: &StoredKey,
) -> Result<CandidateOutcome> {
    for tries in 1.. {
        let from_person = new.source == Source::Prompt;
        let last = !from_person || tries == MOST_TRIES;
        let words = match differs(rotation, &new, old) {
            Err(error) if last => return Err(error),
            Err(error) => format!("{} {}", error.message, error.fix),
            Ok(()) => {
                let checked = prove(rotation, &new).await;
                let other = another_company(rotation, &checked);
                match exit_of(&checked.entries) {
                    Exit::Pass if let Some(error) = other => {
                        if last {
                            return Err(error);
                        } else {
                            format!("{} {}", error.message, error.fix)
                        }
                    }
                    Exit::Pass => {
                        keep(rotation, &new, old).await?;
                        return Ok(CandidateOutcome::Candidate);
                    }
                    Exit::Fail if !last => what_failed(&checked),
                    _ => return Ok(CandidateOutcome::Refused(Box::new(checked))),
                }
            }
        };
        rotation.session.app.ui.note(&format!(
            "{words}\nPaste the new key here; Enter alone: not now."
        ));
        match ask_person(rotation).await? {
            Some(next) => new = next,
            None => break,
        }
    }
    Err(missing_inputs(&[Missing::key(rotation.name)]))
}

/// A new key is neither the one in force nor the other vendor's.
fn differs(rotation: &Rotate<'_>, new: &ResolvedKey, old: &StoredKey) -> Result<()> {
    let (title, word) = (rotation.name.title(), rotation.name.as_str());
    if new.secret.same_as(&old.secret) {
        return Err(Error::usage(
            "key_not_new",
            format!(
                "The key that was given is the {title} that is in force already, so there is nothing to replace. Nothing was sent."
            ),
            format!(
                "Make a new key at {}, and give that one to `cs-ashby rotate {word}`. Where {} holds the old one, unset it or name the new one with {}.",
                rotation.name.vendor(),
                rotation.name.variable(),
                rotation.name.file_option()
            ),
        ));
    }
    let other = rotation.name.other();
    let swapped = rotation
        .other
        .as_ref()
        .is_some_and(|it| it.secret.same_as(&new.secret));
    if swapped {
        return Err(Error::usage(
            "key_of_the_other",
            format!(
                "The key that was given as the new {title} is your {}. Nothing was sent.",
                other.title()
            ),
            format!(
                "Copy the new key from {} and give that one.",
                rotation.name.vendor()
            ),
        ));
    }
    Ok(())
}

/// What the key's own vendor says to it: accepted, and with every permission.
async fn prove(rotation: &Rotate<'_>, new: &ResolvedKey) -> CheckRun {
    let mut alone = KeySet::default();
    alone.set(
        rotation.name,
        ResolvedKey::new(new.secret.clone(), new.source),
    );
    let other = rotation.other.iter().map(|held| &held.secret);
    alone.passing.unasked = other
        .chain(rotation.session.credentials.secrets())
        .cloned()
        .collect();
    rotation.session.check_keys(&alone, &[rotation.name]).await
}

/// A key of another company would have results arrive where nobody looks for them. Told by the company's id,
/// as it was when `setup` took the old key; a new name is no new company.
fn another_company(rotation: &Rotate<'_>, checked: &CheckRun) -> Option<Error> {
    let known = rotation.session.state.identity.company.as_ref()?;
    let secrets: Vec<_> = rotation.session.credentials.secrets().collect();
    let (id, name) = company_of(&checked.answers, &secrets)?;
    if known.id.is_none() || id.is_none() || known.id == id {
        return None;
    }
    let shown = |name: Option<&String>| {
        name.map_or("a company without a name", String::as_str)
            .to_owned()
    };
    Some(Error {
        exit: Exit::Fail,
        ..Error::usage(
            "another_company",
            format!(
                "The new key belongs to {}, and the old one to {}. It was not stored.",
                shown(name.as_ref()),
                shown(known.name.as_ref())
            ),
            "Make the new key in the same CodeSignal company. For another company use a profile of its own: `cs-ashby setup --profile NAME`.",
        )
    })
}

fn what_failed(checked: &CheckRun) -> String {
    let failed = checked
        .entries
        .iter()
        .filter(|it| it.status == Status::Fail);
    let lines: Vec<String> = failed
        .map(|it| format!("{}: {}", it.title, it.summary))
        .collect();
    lines.join("\n")
}

/// First the item, so that the key is in safe keeping; then the record, which says where it stands.
async fn keep(rotation: &mut Rotate<'_>, new: &ResolvedKey, old: &StoredKey) -> Result<()> {
    let since = platform::now_to_the_second();
    let candidate = RotatingKey {
        name: rotation.name,
        since,
        key: StoredKey {
            secret: new.secret.clone(),
            stored_at: Some(since),
            proven: true,
        },
    };
    rotation
        .session
        .update_credentials(|item| item.candidate = Some(candidate))
        .await?;
    rotation
        .session
        .changes
        .push(Change::NewKeyKept(rotation.name));
    rotation
        .session
        .state
        .begin_rotation(rotation.name, &old.secret, &new.secret, since);
    rotation.session.save()
}

fn how_to_make(name: KeyName) -> String {
    match name {
        KeyName::Codesignal => format!(
            "The new CodeSignal API key. In CodeSignal, open Integrations > API Keys and click ADD A KEY. Type \"{KEY_DESCRIPTION} {}\" as Key Description, so that you can tell it from the old one, click the arrow, select these four permissions and click SAVE:\n  {}\nClick the key (blue text) to copy it. Leave the old key as it is. Paste the new one here, then Enter; Enter alone: not now.",
            platform::now().date(),
            Permission::ALL.map(Permission::name).join("\n  ")
        ),
        KeyName::Ashby => "The new Ashby API key. In Ashby, open the assessments admin page, then the CodeSignal integration, and create a key with the \"Ashby API Key\" drop-down; copy it when it is shown, but don't save the settings yet. Leave the old key as it is. Paste the new one here, then Enter; Enter alone: not now.".to_owned(),
    }
}

fn nothing_to_replace(name: KeyName) -> Error {
    Error::todo(
        "nothing_to_replace",
        format!(
            "The key store holds no {} of this profile, so there is none to replace. Nothing was done.",
            name.title()
        ),
        "Run `cs-ashby setup`: it takes the keys and walks the checklist.",
    )
}

fn another_under_way(name: KeyName) -> Error {
    let word = name.as_str();
    Error::usage(
        "another_key_under_way",
        format!(
            "The {} is being replaced by another key than the one that is given now. That one may stand in Ashby or CodeSignal already, so it was not dropped.",
            name.title()
        ),
        format!(
            "To go on with the key that is kept, run `cs-ashby rotate {word}` without a new key (unset {}). To begin again with another one, run `cs-ashby rotate {word} --abort` first.",
            name.variable()
        ),
    )
}

fn old_one_still_kept(name: KeyName) -> Error {
    let word = name.as_str();
    Error::todo(
        "old_key_still_kept",
        format!(
            "The {} was replaced already, and the one before is not proven dead yet. Until it is, no other one is begun.",
            name.title()
        ),
        format!(
            "{} Then run `cs-ashby rotate {word} --finish`, and after that `cs-ashby rotate {word}` with the new key.",
            crate::checks::how_to_delete(name)
        ),
    )
}
