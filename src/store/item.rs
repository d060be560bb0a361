//! What one item of the key store holds: both keys of a profile, as versioned JSON.
//!
//! ```json
//! {"version": 1, "codesignal": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true},
//!  "ashby": {"key": "...", "stored_at": "2026-11-24T10:00:00Z", "proven": true}}
//! ```
//! One item for both, so that a write is all or nothing.

use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::secret::Secret;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::{Zeroize, Zeroizing};

const VERSION: u64 = 1;

/// A key as it is stored.
#[derive(Clone)]
pub struct StoredKey {
    /// The key.
    pub secret: Secret,
    /// When it was stored; unknown when somebody else wrote the item.
    pub stored_at: Option<OffsetDateTime>,
    /// Whether its vendor had accepted it.
    pub proven: bool,
}

/// The keys of a profile.
#[derive(Clone, Default)]
pub struct Item {
    /// The CodeSignal API key.
    pub codesignal: Option<StoredKey>,
    /// The Ashby API key.
    pub ashby: Option<StoredKey>,
}

impl Item {
    /// The key of that name.
    pub fn get(&self, name: KeyName) -> Option<&StoredKey> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }

    /// Puts a key in its place.
    pub fn set(&mut self, name: KeyName, key: StoredKey) {
        match name {
            KeyName::Codesignal => self.codesignal = Some(key),
            KeyName::Ashby => self.ashby = Some(key),
        }
    }

    pub(super) fn to_text(&self) -> Zeroizing<String> {
        let form = Form {
            version: VERSION,
            codesignal: self.codesignal.as_ref().map(KeyForm::from),
            ashby: self.ashby.as_ref().map(KeyForm::from),
        };
        // Strings, numbers and flags always become JSON.
        Zeroizing::new(serde_json::to_string(&form).unwrap_or_default())
    }

    pub(super) fn from_text(text: &str, profile: &str) -> Result<Item> {
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
        let form: Form =
            serde_json::from_str(text).map_err(|_| foreign("a part of it is missing"))?;
        Ok(Item {
            codesignal: read(KeyName::Codesignal, form.codesignal)?,
            ashby: read(KeyName::Ashby, form.ashby)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Form {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    codesignal: Option<KeyForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ashby: Option<KeyForm>,
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

fn read(name: KeyName, form: Option<KeyForm>) -> Result<Option<StoredKey>> {
    let Some(form) = form else { return Ok(None) };
    let (secret, _) = Secret::parse(name, &form.key)
        .map_err(|_| foreign(&format!("its {} is damaged", name.title())))?;
    Ok(Some(StoredKey {
        secret,
        stored_at: form.stored_at,
        proven: form.proven,
    }))
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
