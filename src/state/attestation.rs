//! A person's word that a step was done, bound to the keys of that moment.

use crate::integration::{KeyName, ManualStep};
use crate::secret::{Fingerprint, places_of};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A person's word for one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The CodeSignal key of that moment.
    pub codesignal: Fingerprint,
    /// The Ashby key of that moment.
    pub ashby: Fingerprint,
}

/// How an attestation stands to the keys of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has vouched for the step.
    Never,
    /// Somebody has, for these very keys.
    Current(OffsetDateTime),
    /// Somebody has, but since then these places hold an old key (the words of `details.stale`).
    Stale(OffsetDateTime, Vec<&'static str>),
}

impl Attestation {
    /// How it stands to the keys of now.
    pub fn standing(
        &self,
        step: ManualStep,
        codesignal: &Fingerprint,
        ashby: &Fingerprint,
    ) -> Standing {
        let stale: Vec<_> = places_of(step)
            .filter(|place| match place.key {
                KeyName::Codesignal => self.codesignal != *codesignal,
                KeyName::Ashby => self.ashby != *ashby,
            })
            .map(|place| place.stale_word)
            .collect();
        if stale.is_empty() {
            Standing::Current(self.at)
        } else {
            Standing::Stale(self.at, stale)
        }
    }
}
