//! Whose the CodeSignal key was when `setup` accepted it: what a later run is compared with.

use crate::credentials::Fingerprint;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    #[serde(default)]
    pub(crate) company: Option<Company>,
}

/// The company behind a CodeSignal key, as CodeSignal named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Company {
    pub(crate) id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) key: Fingerprint,
    pub(crate) at: Timestamp,
}

impl Company {
    /// Whether these are one company: by the id where both have one, else by the name.
    pub(crate) fn is(&self, id: Option<&str>, name: Option<&str>) -> bool {
        match (self.id.as_deref(), id) {
            (Some(own), Some(other)) => own == other,
            _ => self.name.as_deref() == name,
        }
    }
}
