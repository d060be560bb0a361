//! What is remembered of the keys, for `verify` to compare with.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::checks::drift::company_of;
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
    let accepted = |name| {
        let status = checked.status(CheckId::of_key(name));
        keys.secret(name).filter(|_| status.is_some_and(Status::allows_dependents))
    };
    let secrets: Vec<_> = KeyName::ALL.iter().filter_map(|it| keys.secret(*it)).collect();
    let at = platform::now_to_the_second();
    if let (Some(secret), Some((id, name))) =
        (accepted(KeyName::Codesignal), company_of(&checked.answers, &secrets))
    {
        let key = session.state.fingerprint(secret);
        let same = before.company.as_ref().map(|then| then.is(id.as_deref(), name.as_deref()));
        if same == Some(false) {
            session.app.ui.note(format!(
                "Note: this CodeSignal API key belongs to {}. The key that profile {} had before belonged to another company. From now on the new company counts.",
                name.as_deref().unwrap_or("a company without a name"),
                session.app.settings.profile,
            ));
        }
        let known =
            before.company.as_ref().is_some_and(|then| then.key == key && then.name == name);
        if same != Some(true) || !known {
            session.state.identity.company = Some(Company { id, name, key, at });
        }
    }
    if session.state.identity == before { Ok(()) } else { session.save() }
}

/// When this computer first saw a key: the earliest date in the keychain, the state and the last result.
pub(super) fn known_since(
    name: KeyName,
    state: &ProfileState,
    keys: &KeySet,
    history: Option<&mut KeyHistory>,
    now: Timestamp,
) -> Option<Timestamp> {
    let held = keys.get(name)?;
    let seen = history.map(|history| history.see(name, &held.secret, now));
    let stored = held.stored.as_ref().and_then(|stored| stored.stored_at);
    let kept = state.known_since(name, &held.secret);
    seen.into_iter().chain(stored).chain(kept).min()
}
