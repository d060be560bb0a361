//! A person's word that a step was done, bound to the keys of that moment.

use crate::credentials::{Fingerprint, Salt, Secret, places_of};
use crate::integration::{KeyName, ManualStep};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub codesignal: Fingerprint,
    pub ashby: Fingerprint,
    /// Who, as `account@computer`; unknown for a word of before this was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The salt of the fingerprints, where the word was given on another computer; else the record's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
}

/// How an attestation stands to the keys of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttestationStatus {
    Never,
    Current(OffsetDateTime),
    /// Somebody has, but since then these places hold an old key (the words of `details.stale`).
    Stale(OffsetDateTime, Vec<&'static str>),
}

impl Attestation {
    /// Whether it was given for this key. `own` is the salt of the record it stands in.
    pub fn is_for(&self, name: KeyName, key: &Secret, own: &Salt) -> bool {
        let print = match name {
            KeyName::Codesignal => &self.codesignal,
            KeyName::Ashby => &self.ashby,
        };
        *print == Fingerprint::of(key, self.salt.as_ref().unwrap_or(own))
    }

    /// How it stands to the keys of now.
    pub(crate) fn standing(
        &self,
        step: ManualStep,
        codesignal: &Secret,
        ashby: &Secret,
        own: &Salt,
    ) -> AttestationStatus {
        let stale: Vec<_> = places_of(step)
            .filter(|place| match place.key {
                KeyName::Codesignal => !self.is_for(KeyName::Codesignal, codesignal, own),
                KeyName::Ashby => !self.is_for(KeyName::Ashby, ashby, own),
            })
            .map(|place| place.location_id)
            .collect();
        if stale.is_empty() {
            AttestationStatus::Current(self.at)
        } else {
            AttestationStatus::Stale(self.at, stale)
        }
    }
}
