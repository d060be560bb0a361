//! What `setup` remembers, and what `verify` compares with it.

use crate::checklist::drift::{Drift, company_of, scopes_of};
use crate::checklist::{CheckId, Checked};
use crate::cli::AgeArgs;
use crate::error::Result;
use crate::finding::Status;
use crate::integration::KeyName;
use crate::keys::Keys;
use crate::os;
use crate::state::{Company, Record, Scopes, Sightings};
use crate::wizard::Walk;
use time::OffsetDateTime;

/// Remembers the company and the rights behind the keys that were accepted, and says so where the company
/// is another one than before.
///
/// # Errors
/// Exit 5 where the state can't be written.
pub fn remember(walk: &mut Walk<'_>, keys: &Keys, checked: &Checked) -> Result<()> {
    let before = walk.record.identity.clone();
    let holds = |name| {
        let status = checked.status(CheckId::of_key(name));
        keys.secret(name)
            .filter(|_| status.is_some_and(Status::carries))
    };
    let secrets: Vec<_> = KeyName::ALL
        .iter()
        .filter_map(|it| keys.secret(*it))
        .collect();
    if let (Some(secret), Some((id, name))) = (
        holds(KeyName::Codesignal),
        company_of(&checked.answers, &secrets),
    ) {
        let key = walk.record.fingerprint(secret);
        if let Some(then) = &before.company
            && !then.is(id.as_deref(), name.as_deref())
        {
            walk.app.voice.note(&format!(
                "Note: this CodeSignal API key belongs to {}. Before, profile {} had a key of {}. From now on the new company is the right one.",
                name.as_deref().unwrap_or("a company without a name"),
                walk.app.settings.profile,
                then.name.as_deref().unwrap_or("a company without a name"),
            ));
        }
        let known = before.company.as_ref().is_some_and(|then| {
            then.key == key && then.is(id.as_deref(), name.as_deref()) && then.name == name
        });
        if !known {
            let at = os::now_to_the_second();
            walk.record.identity.company = Some(Company { id, name, key, at });
        }
    }
    if let (Some(secret), Some(names)) = (holds(KeyName::Ashby), scopes_of(&checked.answers)) {
        let key = walk.record.fingerprint(secret);
        let known = before
            .scopes
            .as_ref()
            .is_some_and(|then| then.key == key && then.names == names);
        if !known {
            walk.record.identity.scopes = Some(Scopes {
                names: names.to_vec(),
                key,
                at: os::now_to_the_second(),
            });
        }
    }
    match walk.record.identity == before {
        true => Ok(()),
        false => walk.keep(),
    }
}

/// Adds to what was found what has moved since the setup, and notes the keys that were seen.
pub fn add(
    ages: &AgeArgs,
    record: &Record,
    keys: &Keys,
    beyond: Option<Vec<&'static str>>,
    mut sightings: Option<&mut Sightings>,
    checked: &mut Checked,
) {
    let now = os::now_to_the_second();
    let mut since = |name| known_since(name, record, keys, sightings.as_deref_mut(), now);
    let drift = Drift {
        now,
        record,
        codesignal_since: since(KeyName::Codesignal),
        ashby_since: since(KeyName::Ashby),
        max_age: ages.max_age,
        max_attestation_age: ages.max_attestation_age,
        beyond,
    };
    let secrets: Vec<_> = KeyName::ALL
        .iter()
        .filter_map(|it| keys.secret(*it))
        .collect();
    drift.add_to(checked, &secrets);
}

/// Since when a key is known here: by the key store, the record or the note, whichever goes back furthest.
fn known_since(
    name: KeyName,
    record: &Record,
    keys: &Keys,
    sightings: Option<&mut Sightings>,
    now: OffsetDateTime,
) -> Option<OffsetDateTime> {
    let held = keys.get(name)?;
    let seen = sightings.map(|seen| seen.see(name, &held.secret, now));
    let stored = held.stored.as_ref().and_then(|stored| stored.stored_at);
    let kept = record.known_since(name, &held.secret);
    seen.into_iter().chain(stored).chain(kept).min()
}
