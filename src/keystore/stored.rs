//! What is in one item of the keychain: both keys of a profile, as versioned JSON.
//!
//! ```json
//! {"version": 1, "codesignal": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true},
//!  "ashby": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true}}
//! ```
//! One item for both, so that a write is all or nothing. While a key is being replaced (`rotate`), the
//! item has a third or fourth one: the candidate, and old keys that may still work.
//!
//! ```json
//! {"version": 2, ..., "candidate": {"name": "codesignal", "since": "...", "key": {...}},
//!  "retired": [{"name": "ashby", "since": "...", "key": {...}}]}
//! ```
//! Only such an item says version 2: a program that knows version 1 alone would write it back without
//! those keys, so it has to refuse it; every other item it goes on reading.

use super::error::StoreError;
use crate::credentials::Secret;
use crate::integration::KeyName;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use zeroize::Zeroizing;

const VERSION: u64 = 2;
/// The version of an item without a candidate and without retired keys.
const PLAIN_VERSION: u64 = 1;

#[derive(Clone, Deserialize)]
pub struct StoredKey {
    #[serde(rename = "key", deserialize_with = "read_secret")]
    pub secret: Secret,
    /// When it was stored; unknown when another program wrote the item.
    #[serde(default)]
    pub stored_at: Option<Timestamp>,
    #[serde(default)]
    pub proven: bool,
}

/// A new or old key beside the current one.
#[derive(Clone, Deserialize)]
pub struct RotatingKey {
    /// Which key it is to be, or was.
    pub name: KeyName,
    pub(crate) since: Timestamp,
    pub key: StoredKey,
}

#[derive(Clone, Default, Deserialize)]
pub struct StoredCredentials {
    #[serde(default)]
    pub(crate) codesignal: Option<StoredKey>,
    #[serde(default)]
    pub(crate) ashby: Option<StoredKey>,
    /// The new key of a rotation in progress, already checked.
    #[serde(default)]
    pub candidate: Option<RotatingKey>,
    /// Old keys until they are known to be revoked: at most one of each name.
    #[serde(default)]
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
        self.retired.retain(|it| it.name != name || !it.key.secret.same_as(&key.secret));
        match name {
            KeyName::Codesignal => self.codesignal = Some(key),
            KeyName::Ashby => self.ashby = Some(key),
        }
    }

    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let current = self.codesignal.iter().chain(&self.ashby);
        let rotating = self.candidate.iter().chain(&self.retired);
        current.chain(rotating.map(|it| &it.key)).map(|stored| &stored.secret)
    }

    /// The candidate for the key of that name.
    pub fn candidate(&self, name: KeyName) -> Option<&RotatingKey> {
        self.candidate.as_ref().filter(|it| it.name == name)
    }

    /// The old key of that name that may still work.
    pub fn retired(&self, name: KeyName) -> Option<&RotatingKey> {
        self.retired.iter().find(|it| it.name == name)
    }

    /// Makes the candidate the current key and keeps the old one as retired; `at` is now.
    pub fn promote(&mut self, at: Timestamp) {
        let Some(RotatingKey { name, key, .. }) = self.candidate.take() else {
            return;
        };
        if let Some(old) = self.get(name).cloned() {
            self.retired.push(RotatingKey { name, since: at, key: old });
        }
        self.set(name, key);
    }

    pub fn to_text(&self) -> Result<Zeroizing<String>, StoreError> {
        let plain = self.candidate.is_none() && self.retired.is_empty();
        let version = if plain { PLAIN_VERSION } else { VERSION };
        let form = ItemForm {
            version,
            codesignal: self.codesignal.as_ref().map(KeyForm::of),
            ashby: self.ashby.as_ref().map(KeyForm::of),
            candidate: self.candidate.as_ref().map(RotatingForm::of),
            retired: self.retired.iter().map(RotatingForm::of).collect(),
        };
        serde_json::to_string(&form).map(Zeroizing::new).map_err(|_| StoreError::Unwritable)
    }

    pub fn from_text(text: &str, profile: &str) -> Result<StoredCredentials, StoreError> {
        #[derive(Deserialize)]
        struct Version {
            version: u64,
        }
        match serde_json::from_str(text) {
            Ok(Version { version }) if version > VERSION => {
                Err(StoreError::Newer(profile.to_owned()))
            }
            Ok(_) => serde_json::from_str(text)
                .map_err(|_| StoreError::Damaged("a part of it is missing or damaged")),
            Err(_) => Err(StoreError::Damaged("cs-ashby didn't write it")),
        }
    }
}

/// What is written. The types above can't be serialized, so that nothing but this file writes a key as it is.
#[derive(Serialize)]
struct ItemForm<'a> {
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    codesignal: Option<KeyForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ashby: Option<KeyForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<RotatingForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retired: Vec<RotatingForm<'a>>,
}

#[derive(Serialize)]
struct RotatingForm<'a> {
    name: KeyName,
    since: Timestamp,
    key: KeyForm<'a>,
}

impl RotatingForm<'_> {
    fn of(it: &RotatingKey) -> RotatingForm<'_> {
        RotatingForm { name: it.name, since: it.since, key: KeyForm::of(&it.key) }
    }
}

#[derive(Serialize)]
struct KeyForm<'a> {
    key: &'a str,
    stored_at: Option<Timestamp>,
    proven: bool,
}

impl KeyForm<'_> {
    fn of(it: &StoredKey) -> KeyForm<'_> {
        KeyForm { key: it.secret.expose(), stored_at: it.stored_at, proven: it.proven }
    }
}

fn read_secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
    let text = Zeroizing::new(String::deserialize(deserializer)?);
    // The name is for the message, which isn't shown: it could repeat a part of the item.
    Secret::parse(KeyName::Codesignal, &text).map_err(|_| D::Error::custom("not a key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(text: &str) -> StoredKey {
        let secret = Secret::parse(KeyName::Ashby, text).unwrap();
        StoredKey { secret, stored_at: Some(Timestamp::UNIX_EPOCH), proven: true }
    }

    /// The version, then current, candidate and retired keys.
    fn read_back(item: &StoredCredentials) -> (bool, Vec<String>) {
        let text = item.to_text().unwrap();
        let read = StoredCredentials::from_text(&text, "default").unwrap();
        let secrets = read.secrets().map(|it| it.expose().to_owned()).collect();
        (text.starts_with(r#"{"version":2,"#), secrets)
    }

    #[test]
    fn an_item_is_read_as_it_was_written_and_only_a_rotation_is_version_2() {
        let mut item = StoredCredentials::default();
        item.set(KeyName::Codesignal, stored("old-key"));
        item.set(KeyName::Ashby, stored("ashby-key"));
        assert_eq!(read_back(&item), (false, ["old-key", "ashby-key"].map(String::from).into()));
        let since = Timestamp::UNIX_EPOCH;
        let name = KeyName::Codesignal;
        item.candidate = Some(RotatingKey { name, since, key: stored("new-key") });
        let keys = ["old-key", "ashby-key", "new-key"].map(String::from);
        assert_eq!(read_back(&item), (true, keys.into()));
        item.promote(since);
        let keys = ["new-key", "ashby-key", "old-key"].map(String::from);
        assert_eq!(read_back(&item), (true, keys.into()));
        // A retired key that is put back is no old one any more.
        item.set(name, stored("old-key"));
        assert_eq!(read_back(&item), (false, ["old-key", "ashby-key"].map(String::from).into()));
        let newer = StoredCredentials::from_text(r#"{"version":3}"#, "default");
        assert_eq!(newer.err().map(|error| error.code()), Some("keystore_item_newer"));
    }
}
