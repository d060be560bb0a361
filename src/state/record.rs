//! The record of a profile: its salt and what was vouched for.

use super::{Attestation, Identity, Standing};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::secret::{Fingerprint, Salt, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// The version that this program writes.
pub(super) const VERSION: u64 = 1;

/// What is kept of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    version: u64,
    pub(super) salt: Salt,
    /// By the word of the step; a step of a later version is kept as it is.
    #[serde(default)]
    pub(super) attestations: BTreeMap<String, Attestation>,
    /// What the vendors said when `setup` took the keys.
    #[serde(default)]
    pub identity: Identity,
}

impl Record {
    /// An empty record with a new salt.
    ///
    /// # Errors
    /// Exit 5 on a machine without randomness.
    pub fn new() -> Result<Record> {
        Ok(Record {
            version: VERSION,
            salt: Salt::random()?,
            attestations: BTreeMap::new(),
            identity: Identity::default(),
        })
    }

    /// Whether its parts are what `new` and `attest` make.
    pub(super) fn is_sound(&self) -> bool {
        let salts = self.attestations.values().filter_map(|it| it.salt.as_ref());
        std::iter::once(&self.salt).chain(salts).all(Salt::is_sound)
    }

    /// What was vouched for at this step, whatever has changed since.
    pub fn attestation(&self, step: ManualStep) -> Option<&Attestation> {
        self.attestations.get(step.word())
    }

    /// The fingerprint of a key in this profile.
    pub fn fingerprint(&self, key: &Secret) -> Fingerprint {
        Fingerprint::of(key, &self.salt)
    }

    /// How a step's attestation stands to these keys.
    pub fn standing(&self, step: ManualStep, codesignal: &Secret, ashby: &Secret) -> Standing {
        match self.attestations.get(step.word()) {
            None => Standing::Never,
            Some(attestation) => attestation.standing(step, codesignal, ashby, &self.salt),
        }
    }

    /// When a step was vouched for, whatever has changed since.
    pub fn attested_at(&self, step: ManualStep) -> Option<OffsetDateTime> {
        self.attestations.get(step.word()).map(|a| a.at)
    }

    /// Since when a key is known by what is kept here: a person vouched for it, or `setup` took it.
    pub fn known_since(&self, name: KeyName, key: &Secret) -> Option<OffsetDateTime> {
        let print = self.fingerprint(key);
        let words = self.attestations.values();
        let vouched = words
            .filter(|word| word.is_for(name, key, &self.salt))
            .map(|word| word.at);
        let identity = &self.identity;
        let taken = match name {
            KeyName::Codesignal => identity.company.as_ref().map(|it| (&it.key, it.at)),
            KeyName::Ashby => identity.scopes.as_ref().map(|it| (&it.key, it.at)),
        };
        let taken = taken.filter(|(key, _)| **key == print).map(|(_, at)| at);
        vouched.chain(taken).min()
    }

    /// Notes a person's word for a step; says whether that is new. A word for the same keys counts as new
    /// a day later: it says that the step still holds.
    pub fn attest(
        &mut self,
        step: ManualStep,
        codesignal: &Secret,
        ashby: &Secret,
        at: OffsetDateTime,
    ) -> bool {
        if let Standing::Current(before) = self.standing(step, codesignal, ashby)
            && (at - before).whole_days() < 1
        {
            return false;
        }
        let attestation = Attestation {
            at,
            codesignal: self.fingerprint(codesignal),
            ashby: self.fingerprint(ashby),
            by: crate::os::account(),
            salt: None,
        };
        self.attestations
            .insert(step.word().to_owned(), attestation);
        true
    }
}
