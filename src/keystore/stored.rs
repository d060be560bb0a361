//! What one item of the key store holds: both keys of a profile, as versioned JSON.
//!
//! ```json
//! {"version": 1, "codesignal": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true},
//!  "ashby": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true}}
//! ```
//! One item for both, so that a write is all or nothing. While a key is being replaced (`rotate`), the
//! item holds a third or fourth one: the candidate, and old keys that are not proven dead yet.
//!
//! ```json
//! {"version": 2, ..., "candidate": {"name": "codesignal", "since": "...", "key": {...}},
//!  "retired": [{"name": "ashby", "since": "...", "key": {...}}]}
//! ```
//! Only such an item says version 2: a program that knows version 1 alone would write it back without
//! those keys, so it has to refuse it; every other item it goes on reading.

use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::{Zeroize, Zeroizing};

const VERSION: u64 = 2;
/// The version of an item without a candidate and without retired keys.
const PLAIN_VERSION: u64 = 1;

#[derive(Clone)]
pub struct StoredKey {
    pub secret: Secret,
    /// When it was stored; unknown when somebody else wrote the item.
    pub stored_at: Option<OffsetDateTime>,
    pub proven: bool,
}

/// A key on its way in or out, beside the one in force.
#[derive(Clone)]
pub struct RotatingKey {
    /// Which key it is to be, or was.
    pub name: KeyName,
    pub(crate) since: OffsetDateTime,
    pub key: StoredKey,
}

#[derive(Clone, Default)]
pub struct StoredCredentials {
    pub(crate) codesignal: Option<StoredKey>,
    pub(crate) ashby: Option<StoredKey>,
    /// The new key of a rotation under way: proven, not in force yet.
    pub candidate: Option<RotatingKey>,
    /// Old keys that are not in force any more, until they are proven dead: at most one of each name.
    pub(crate) retired: Vec<RotatingKey>,
}

impl StoredCredentials {
    pub fn get(&self, name: KeyName) -> Option<&StoredKey> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }

    pub fn set(&mut self, name: KeyName, key: StoredKey) {
        // A retired key that is put back is no old one any more.
        self.retired
            .retain(|it| it.name != name || !it.key.secret.same_as(&key.secret));
        match name {
            KeyName::Codesignal => self.codesignal = Some(key),
            KeyName::Ashby => self.ashby = Some(key),
        }
    }

    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let in_force = self.codesignal.iter().chain(&self.ashby);
        let passing = self.candidate.iter().chain(&self.retired);
        in_force
            .chain(passing.map(|it| &it.key))
            .map(|stored| &stored.secret)
    }

    /// The candidate for the key of that name.
    pub fn candidate(&self, name: KeyName) -> Option<&RotatingKey> {
        self.candidate.as_ref().filter(|it| it.name == name)
    }

    /// The old key of that name that is not proven dead yet.
    pub fn retired(&self, name: KeyName) -> Option<&RotatingKey> {
        self.retired.iter().find(|it| it.name == name)
    }

    /// Puts the candidate in force and keeps the key that it replaces as retired; `at` is now.
    pub fn promote(&mut self, at: OffsetDateTime) {
        let Some(RotatingKey { name, key, .. }) = self.candidate.take() else {
            return;
        };
        if let Some(old) = self.get(name).cloned() {
            self.retired.push(RotatingKey {
                name,
                since: at,
                key: old,
            });
        }
        self.set(name, key);
    }

    /// The text that stands in the key store.
    pub fn to_text(&self) -> Zeroizing<String> {
        let plain = self.candidate.is_none() && self.retired.is_empty();
        let form = ItemJson {
            version: if plain { PLAIN_VERSION } else { VERSION },
            codesignal: self.codesignal.as_ref().map(KeyForm::from),
            ashby: self.ashby.as_ref().map(KeyForm::from),
            candidate: self.candidate.as_ref().map(PassingForm::from),
            retired: self.retired.iter().map(PassingForm::from).collect(),
        };
        // Strings, numbers and flags always become JSON.
        Zeroizing::new(serde_json::to_string(&form).unwrap_or_default())
    }

    pub fn from_text(text: &str, profile: &str) -> Result<StoredCredentials> {
        #[derive(Deserialize)]
        struct Version {
            version: u64,
        }
        let Ok(Version { version }) = serde_json::from_str(text) else {
            return Err(foreign("it is not in this program's form"));
        };
        if version > VERSION {
            return Err(newer(profile));
        }
        let form: ItemJson =
            serde_json::from_str(text).map_err(|_| foreign("a part of it is missing"))?;
        let passing = |form: PassingForm| {
            let name = KeyName::from_word(&form.name)
                .ok_or_else(|| foreign("it names a key that this program does not know"))?;
            Ok(RotatingKey {
                name,
                since: form.since,
                key: read_key(name, &form.key)?,
            })
        };
        let read = |name, form: Option<KeyForm>| form.map(|form| read_key(name, &form)).transpose();
        Ok(StoredCredentials {
            codesignal: read(KeyName::Codesignal, form.codesignal)?,
            ashby: read(KeyName::Ashby, form.ashby)?,
            candidate: form.candidate.map(passing).transpose()?,
            retired: form
                .retired
                .into_iter()
                .map(passing)
                .collect::<Result<_>>()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct ItemJson {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    codesignal: Option<KeyForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ashby: Option<KeyForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    candidate: Option<PassingForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retired: Vec<PassingForm>,
}

#[derive(Serialize, Deserialize)]
struct PassingForm {
    name: String,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
    key: KeyForm,
}

impl From<&RotatingKey> for PassingForm {
    fn from(passing: &RotatingKey) -> PassingForm {
        PassingForm {
            name: passing.name.as_str().to_owned(),
            since: passing.since,
            key: KeyForm::from(&passing.key),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct KeyForm {
    key: String,
    #[serde(default, with = "time::serde::rfc3339::option")]
    stored_at: Option<OffsetDateTime>,
    #[serde(default)]
    proven: bool,
}

impl Drop for KeyForm {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

impl From<&StoredKey> for KeyForm {
    fn from(stored: &StoredKey) -> KeyForm {
        KeyForm {
            key: stored.secret.expose().to_owned(),
            stored_at: stored.stored_at,
            proven: stored.proven,
        }
    }
}

fn read_key(name: KeyName, form: &KeyForm) -> Result<StoredKey> {
    let (secret, _) = Secret::parse(name, &form.key)
        .map_err(|_| foreign(&format!("its {} is damaged", name.title())))?;
    Ok(StoredKey {
        secret,
        stored_at: form.stored_at,
        proven: form.proven,
    })
}

/// The error for an item under our name that we did not write like this.
pub(super) fn foreign(why: &str) -> Error {
    Error::local(
        "keystore_item_damaged",
        format!(
            "The item \"cs-ashby\" in the key store can't be used: {why}. It was left as it is."
        ),
        "Remove it with `cs-ashby keys remove`, then store the keys again with `cs-ashby keys set`.",
    )
}

fn newer(profile: &str) -> Error {
    Error::local(
        "keystore_item_newer",
        format!(
            "The item \"cs-ashby\" of profile {profile} in the key store was written by a newer version of this program. It was left as it is."
        ),
        "Install the newer version of cs-ashby on this computer too, or use another profile with --profile NAME.",
    )
}
