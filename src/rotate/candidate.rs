//! Takes the new key, checks it with all its permissions, and stores it beside the old one.

use super::error::RotateError;
use super::{Phase, Rotate, sandbox, text};
use crate::check_id::CheckId;
use crate::check_result::{Status, exit_of};
use crate::checks::CheckRun;
use crate::checks::drift::company_of;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::dialog::Page;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::keystore::{RotatingKey, StoredKey};
use crate::prompt::{Leave, Shortcut};
use crate::report::Report;
use crate::session::Change;
use crate::{error::Exit, platform};

pub(crate) enum CandidateOutcome {
    /// The new key is stored beside the old one, by this run or an earlier one.
    Candidate,
    /// The new key is current already; the old one is kept until it is revoked.
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
    let current = rotation.session.credentials.get(rotation.name).cloned();
    let current = current.ok_or(RotateError::NothingToReplace(rotation.name))?;
    if let Some(candidate) = rotation.session.credentials.candidate(rotation.name) {
        return match given {
            Some(given) if !given.secret.same_as(&candidate.key.secret) => {
                Err(RotateError::AnotherUnderWay(rotation.name).into())
            }
            _ => Ok(CandidateOutcome::Candidate),
        };
    }
    rotation.session.forbid_during_rotation(&KeyName::ALL)?;
    let repeated = given.as_ref().is_none_or(|it| it.secret.same_as(&current.secret));
    if rotation.phase() == Phase::Promoted {
        return if repeated {
            Ok(CandidateOutcome::Promoted)
        } else {
            Err(RotateError::OldKeyStillKept(rotation.name).into())
        };
    }
    if given.is_none() && rotation.is_person() {
        return ask_for_key(rotation, &current).await;
    }
    let new = match (given, &rotation.session.app.sandbox) {
        (Some(given), _) => given,
        (None, Some(sandbox)) => sandbox::make_key(rotation, sandbox).await?,
        (None, None) => return Err(report.needs_keys(&[rotation.name])),
    };
    differs(rotation, &new, &current)?;
    let checked = check(rotation, &new).await;
    if exit_of(&checked.results) != Exit::Pass {
        return Ok(CandidateOutcome::Refused(Box::new(checked)));
    }
    if let Some(error) = another_company(rotation, &checked) {
        return Err(error);
    }
    keep(rotation, &new, &current).await?;
    Ok(CandidateOutcome::Candidate)
}

/// A person pastes the new key, and may try again with another one.
async fn ask_for_key(rotation: &mut Rotate<'_>, old: &StoredKey) -> Result<CandidateOutcome> {
    let name = rotation.name;
    let dialog = &rotation.dialog;
    dialog.title(&format!("Rotate your {}", name.title()), "about 5 minutes");
    let top = dialog.mark();
    dialog.say(text::start(rotation.session.app.sandbox.is_some()));
    dialog.step(1, text::STEPS, "New key");
    dialog.instructions(&text::new_key(name));
    let no_key = |leave| match leave {
        Leave::Shortcut(_) => RotateError::NoNewKey(name).into(),
        Leave::Error(error) => error,
    };
    dialog.offer_page(Page::of_key(name)).await.map_err(no_key)?;
    let below = dialog.mark();
    let mut refused = None;
    loop {
        let prompter = rotation.dialog.prompter;
        let typed = prompter.hidden(name, &[Shortcut::Skip, Shortcut::Open]).await;
        rotation.dialog.clear_from(below);
        if let Err(Leave::Shortcut(Shortcut::Open)) = typed {
            rotation.dialog.open_page(Page::of_key(name)).await;
            continue;
        }
        let mut typed = typed.map_err(no_key)?;
        if typed.trim().is_empty() {
            let Some(earlier) = refused.take() else {
                let hint = "No key entered. Paste it and press Enter, or type skip.";
                rotation.dialog.say(hint);
                continue;
            };
            typed = earlier;
        }
        match take_pasted(rotation, &typed, old).await? {
            Some(CandidateOutcome::Refused(checked)) => {
                if exit_of(&checked.results) != Exit::Fail {
                    return Ok(CandidateOutcome::Refused(checked));
                }
                let hint = "  Press Enter to check this key again, or paste another one.";
                rotation.dialog.say(hint);
                refused = Some(typed);
            }
            Some(outcome) => {
                rotation.dialog.clear_from(top);
                rotation.dialog.done(&format!("New {} accepted", name.title()));
                return Ok(outcome);
            }
            None => {}
        }
    }
}

/// `None` where it isn't a key to check.
async fn take_pasted(
    rotation: &mut Rotate<'_>,
    typed: &str,
    old: &StoredKey,
) -> Result<Option<CandidateOutcome>> {
    let why = "That's the old key. Create a new one and paste that.";
    let other = rotation.other.as_ref().map(|it| &it.secret);
    let not_this = Some((&old.secret, why));
    let dialog = &rotation.dialog;
    let Some(secret) = dialog.read_key(rotation.name, typed, not_this, other).await? else {
        return Ok(None);
    };
    let new = ResolvedKey::new(secret, Source::Prompt);
    let checked = check(rotation, &new).await;
    let exit = exit_of(&checked.results);
    for entry in &checked.results {
        let is_key = entry.id == CheckId::of_key(rotation.name);
        if entry.status == Status::Fail || (is_key && exit != Exit::Pass) {
            rotation.dialog.check(entry);
        }
    }
    if exit != Exit::Pass {
        return Ok(Some(CandidateOutcome::Refused(Box::new(checked))));
    }
    if let Some(error) = another_company(rotation, &checked) {
        rotation.dialog.failed(&error.message);
        rotation.dialog.say(&format!("  Fix: {}", error.fix));
        return Ok(None);
    }
    keep(rotation, &new, old).await?;
    Ok(Some(CandidateOutcome::Candidate))
}

/// A new key is neither the current one nor the other vendor's.
fn differs(rotation: &Rotate<'_>, new: &ResolvedKey, old: &StoredKey) -> Result<()> {
    let other = rotation.other.as_ref();
    if new.secret.same_as(&old.secret) {
        Err(RotateError::NotNew(rotation.name).into())
    } else if other.is_some_and(|it| it.secret.same_as(&new.secret)) {
        Err(RotateError::OtherVendors(rotation.name).into())
    } else {
        Ok(())
    }
}

/// Asks the key's own vendor about it and its permissions.
async fn check(rotation: &Rotate<'_>, new: &ResolvedKey) -> CheckRun {
    let mut alone = KeySet::default();
    alone.set(rotation.name, ResolvedKey::new(new.secret.clone(), new.source));
    let other = rotation.other.iter().map(|held| &held.secret);
    alone.rotation_keys.also_redact =
        other.chain(rotation.session.credentials.secrets()).cloned().collect();
    rotation.session.check_keys(&alone, &[rotation.name]).await
}

/// A key of another company would send results where nobody looks for them. Compares the company's id with
/// the one that `setup` saved; another name alone is the same company.
fn another_company(rotation: &Rotate<'_>, checked: &CheckRun) -> Option<Error> {
    let known = rotation.session.state.identity.company.as_ref()?;
    let secrets: Vec<_> = rotation.session.credentials.secrets().collect();
    let (id, name) = company_of(&checked.answers, &secrets)?;
    let differs = known.id.is_some() && id.is_some() && known.id != id;
    differs.then(|| RotateError::AnotherCompany { new: name, old: known.name.clone() }.into())
}

/// The keychain first, so that the key can't be lost; then the state.
async fn keep(rotation: &mut Rotate<'_>, new: &ResolvedKey, old: &StoredKey) -> Result<()> {
    let since = platform::now_to_the_second();
    let candidate = RotatingKey {
        name: rotation.name,
        since,
        key: StoredKey { secret: new.secret.clone(), stored_at: Some(since), proven: true },
    };
    rotation.session.update_credentials(|item| item.candidate = Some(candidate)).await?;
    rotation.session.changes.push(Change::NewKeyKept(rotation.name));
    rotation.session.state.begin_rotation(rotation.name, &old.secret, &new.secret, since);
    rotation.session.save()
}
