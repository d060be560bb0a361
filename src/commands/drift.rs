//! What `setup` remembers, and what `verify` compares with it.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::checks::drift::{Drift, company_of};
use crate::cli::AgeArgs;
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use crate::session::Session;
use crate::state::{Company, KeyHistory, ProfileState};
use jiff::Timestamp;

/// Saves the company and the permissions of the accepted keys, and says if the company changed.
pub(crate) fn remember(session: &mut Session<'_>, keys: &KeySet, checked: &CheckRun) -> Result<()> {
    let before = session.state.identity.clone();
    let holds = |name| {
        let status = checked.status(CheckId::of_key(name));
        keys.secret(name).filter(|_| status.is_some_and(Status::allows_dependents))
    };
    let secrets: Vec<_> = KeyName::ALL.iter().filter_map(|it| keys.secret(*it)).collect();
    if let (Some(secret), Some((id, name))) =
        (holds(KeyName::Codesignal), company_of(&checked.answers, &secrets))
    {
        let key = session.state.fingerprint(secret);
        if let Some(then) = &before.company
            && !then.is(id.as_deref(), name.as_deref())
        {
            session.app.ui.note(format!(
                "Note: this CodeSignal API key belongs to {}. Profile {} had a key of {} before. From now on the new company counts.",
                name.as_deref().unwrap_or("a company without a name"),
                session.app.settings.profile,
                then.name.as_deref().unwrap_or("a company without a name"),
            ));
        }
        let known = before.company.as_ref().is_some_and(|then| {
            then.key == key && then.is(id.as_deref(), name.as_deref()) && then.name == name
        });
        if !known {
            let at = platform::now_to_the_second();
            session.state.identity.company = Some(Company { id, name, key, at });
        }
    }
    if session.state.identity == before { Ok(()) } else { session.save() }
}

/// Adds what has changed since setup, and notes the keys that were seen.
pub(crate) fn add(
    ages: &AgeArgs,
    state: &ProfileState,
    keys: &KeySet,
    extra_permissions: Option<Vec<&'static str>>,
    mut key_history: Option<&mut KeyHistory>,
    checked: &mut CheckRun,
) {
    let now = platform::now_to_the_second();
    let mut since = |name| known_since(name, state, keys, key_history.as_deref_mut(), now);
    let drift = Drift {
        now,
        state,
        codesignal_since: since(KeyName::Codesignal),
        ashby_since: since(KeyName::Ashby),
        max_age: ages.max_age,
        max_attestation_age: ages.max_attestation_age,
        extra_permissions,
    };
    let secrets: Vec<_> = KeyName::ALL.iter().filter_map(|it| keys.secret(*it)).collect();
    drift.add_to(checked, &secrets);
}

/// When this computer first saw a key: the earliest date in the keychain, the state and the last result.
fn known_since(
    name: KeyName,
    state: &ProfileState,
    keys: &KeySet,
    key_history: Option<&mut KeyHistory>,
    now: Timestamp,
) -> Option<Timestamp> {
    let held = keys.get(name)?;
    let seen = key_history.map(|seen| seen.see(name, &held.secret, now));
    let stored = held.stored.as_ref().and_then(|stored| stored.stored_at);
    let kept = state.known_since(name, &held.secret);
    seen.into_iter().chain(stored).chain(kept).min()
}
