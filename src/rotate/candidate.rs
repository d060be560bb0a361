//! Takes the new key, checks it with all its permissions, and stores it beside the old one.

use super::error::RotateError;
use super::{Phase, Rotate, sandbox, text};
use crate::check_id::CheckId;
use crate::check_result::{Status, exit_of};
use crate::checks::CheckRun;
use crate::checks::drift::company_of;
use crate::credentials::Secret;
use crate::credentials::key_set::ResolvedKey;
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
    let name = rotation.name;
    let current = rotation.session.credentials.get(name).cloned();
    let current = current.ok_or(RotateError::NothingToReplace(name))?;
    let repeats = |key: &Secret| given.as_ref().is_none_or(|it| it.secret.same_as(key));
    if let Some(candidate) = rotation.session.credentials.candidate(name) {
        return if repeats(&candidate.key.secret) {
            Ok(CandidateOutcome::Candidate)
        } else {
            Err(RotateError::AnotherUnderWay(name).into())
        };
    }
    rotation.session.forbid_during_rotation(&KeyName::ALL)?;
    if rotation.phase() == Phase::Promoted {
        return if repeats(&current.secret) {
            Ok(CandidateOutcome::Promoted)
        } else {
            Err(RotateError::OldKeyStillKept(name).into())
        };
    }
    let new = match (given, &rotation.session.app.sandbox) {
        (Some(given), _) => given.secret,
        (None, _) if rotation.is_person() => return ask_for_key(rotation, &current).await,
        (None, Some(sandbox)) => sandbox::make_key(rotation, sandbox)?,
        (None, None) => return Err(report.needs_keys(&[name])),
    };
    if new.same_as(&current.secret) {
        return Err(RotateError::NotNew(name).into());
    }
    if rotation.other.as_ref().is_some_and(|it| it.secret.same_as(&new)) {
        return Err(RotateError::OtherVendors(name).into());
    }
    let checked = check(rotation, &new).await;
    if exit_of(&checked.results) != Exit::Pass {
        return Ok(CandidateOutcome::Refused(Box::new(checked)));
    }
    if let Some(error) = another_company(rotation, &checked) {
        return Err(error);
    }
    keep(rotation, new, &current).await?;
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
    loop {
        let dialog = &rotation.dialog;
        let typed = dialog.prompter.hidden(name, &[Shortcut::Skip, Shortcut::Open]).await;
        dialog.clear_from(below);
        if let Err(Leave::Shortcut(Shortcut::Open)) = typed {
            dialog.open_page(Page::of_key(name)).await;
            continue;
        }
        let typed = typed.map_err(no_key)?;
        if typed.trim().is_empty() {
            dialog.say("No key entered. Paste it and press Enter, or type skip.");
            continue;
        }
        let why = "That's the old key. Create a new one and paste that.";
        let other = rotation.other.as_ref().map(|it| &it.secret);
        let not_this = Some((&old.secret, why));
        let Some(new) = dialog.read_key(name, &typed, not_this, other).await? else {
            continue;
        };
        let checked = check(rotation, &new).await;
        let exit = exit_of(&checked.results);
        for entry in &checked.results {
            let is_key = entry.id == CheckId::of_key(name);
            if entry.status == Status::Fail || (is_key && exit != Exit::Pass) {
                dialog.check(entry);
            }
        }
        if exit == Exit::Fail {
            continue;
        }
        if exit != Exit::Pass {
            return Ok(CandidateOutcome::Refused(Box::new(checked)));
        }
        if let Some(error) = another_company(rotation, &checked) {
            dialog.failed(&error.message);
            dialog.say(&format!("  Fix: {}", error.fix));
            continue;
        }
        keep(rotation, new, old).await?;
        rotation.dialog.clear_from(top);
        rotation.dialog.done(&format!("New {} accepted", name.title()));
        return Ok(CandidateOutcome::Candidate);
    }
}

async fn check(rotation: &Rotate<'_>, new: &Secret) -> CheckRun {
    let other = rotation.other.iter().map(|key| &key.secret);
    rotation.session.check_key(rotation.name, new, other).await
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
async fn keep(rotation: &mut Rotate<'_>, new: Secret, old: &StoredKey) -> Result<()> {
    let since = platform::now_to_the_second();
    let key = StoredKey { secret: new.clone(), stored_at: Some(since), proven: true };
    let candidate = RotatingKey { name: rotation.name, since, key };
    rotation.session.update_credentials(|item| item.candidate = Some(candidate)).await?;
    rotation.session.changes.push(Change::NewKeyKept(rotation.name));
    rotation.session.state.begin_rotation(rotation.name, &old.secret, &new, since);
    rotation.session.save()
}
