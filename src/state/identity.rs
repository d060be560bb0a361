//! What the vendors said about the keys when `setup` took them: what a later run is compared with.

use crate::secret::Fingerprint;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// What is remembered of a setup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The company behind the CodeSignal key.
    #[serde(default)]
    pub company: Option<Company>,
    /// What the Ashby key might do.
    #[serde(default)]
    pub scopes: Option<Scopes>,
}

/// The company behind a CodeSignal key, as CodeSignal named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Its id, where CodeSignal gave one.
    pub id: Option<String>,
    /// Its name, where CodeSignal gave one.
    pub name: Option<String>,
    /// The key.
    pub key: Fingerprint,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

impl Company {
    /// Whether these are one company: by the id where both have one, else by the name.
    pub fn is(&self, id: Option<&str>, name: Option<&str>) -> bool {
        match (self.id.as_deref(), id) {
            (Some(own), Some(other)) => own == other,
            _ => self.name.as_deref() == name,
        }
    }
}

/// What an Ashby key might do, as Ashby listed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scopes {
    /// For example `candidates:read`.
    pub names: Vec<String>,
    /// The key.
    pub key: Fingerprint,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}
