//! Attestations on their way to another computer: who, when, which step, salted fingerprints, the endpoint,
//! a MAC, and no key.
//!
//! The salt travels with the fingerprints, or they could not be compared with the keys over there. Both
//! together are of no use to whoever finds them: a vendor's key can't be guessed.

use super::error::StateError;
use super::profile::ProfileState;
use super::{Attestation, Binding};
use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::integration::ManualStep;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

const FORMAT: &str = "cs-ashby attestations";
const VERSION: u64 = 2;
/// How far the clocks of two computers may be apart.
const CLOCKS: SignedDuration = SignedDuration::from_mins(10);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttestationBundle {
    format: String,
    version: u64,
    pub profile: String,
    exported_at: Timestamp,
    pub attestations: BTreeMap<ManualStep, Attestation>,
}

/// What became of one attestation that was imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ImportOutcome {
    #[serde(rename = "imported")]
    New,
    Same,
    /// The one that is here is later.
    Older,
    /// The one that is here is valid, or may be.
    Kept,
}

impl ProfileState {
    /// Everything that was confirmed here. What is not bound to its keys yet stays.
    pub fn export(&self, profile: &str, now: Timestamp) -> AttestationBundle {
        let bound = self.attestations.iter().filter(|(_, it)| it.mac.is_some());
        let with_salt = |it: &Attestation| Attestation {
            salt: Some(it.salt.clone().unwrap_or_else(|| self.salt.clone())),
            ..it.clone()
        };
        AttestationBundle {
            format: FORMAT.into(),
            version: VERSION,
            profile: profile.to_owned(),
            exported_at: now,
            attestations: bound.map(|(step, it)| (*step, with_salt(it))).collect(),
        }
    }

    /// Takes what was confirmed on another computer; `binding` is `None` where the keys are not known here.
    pub fn import(
        &mut self,
        bundle: AttestationBundle,
        binding: Option<&Binding<'_>>,
    ) -> Result<Vec<(ManualStep, ImportOutcome)>> {
        let attestations = bundle.attestations.into_iter();
        attestations
            .map(|(step, incoming)| Ok((step, self.import_one(step, incoming, binding)?)))
            .collect()
    }

    fn import_one(
        &mut self,
        step: ManualStep,
        mut incoming: Attestation,
        binding: Option<&Binding<'_>>,
    ) -> Result<ImportOutcome> {
        // What comes home again is under this profile's own salt.
        if incoming.salt.as_ref() == Some(&self.salt) {
            incoming.salt = None;
        }
        if binding.is_some_and(|it| incoming.is_forged(step, it, &self.salt)) {
            return Err(StateError::BundleChanged(step).into());
        }
        // Whatever the endpoint: that is another option of the command that checks it.
        let is_valid = |it: &Attestation| {
            binding.is_some_and(|binding| {
                it.is_for_both(binding, &self.salt) && !it.is_forged(step, binding, &self.salt)
            })
        };
        let outcome = match self.attestation(step) {
            None => ImportOutcome::New,
            Some(here) if *here == incoming => ImportOutcome::Same,
            // Which of the two is valid can't be told without the keys.
            Some(_) if binding.is_none() => ImportOutcome::Kept,
            Some(here) => match (is_valid(here), is_valid(&incoming)) {
                (true, false) => ImportOutcome::Kept,
                (false, true) => ImportOutcome::New,
                _ if here.at >= incoming.at => ImportOutcome::Older,
                _ => ImportOutcome::New,
            },
        };
        if outcome == ImportOutcome::New {
            self.attestations.insert(step, incoming);
        }
        Ok(outcome)
    }
}

impl AttestationBundle {
    /// Reads a file that `attest export` wrote, also where it wrote it into a report (`--output json`).
    pub fn read(bytes: &[u8], now: Timestamp) -> Result<AttestationBundle> {
        let mut value: Value =
            serde_json::from_slice(bytes).map_err(|_| unreadable("it is not JSON"))?;
        if value["command"] == "attest export" {
            value = value["data"].take();
        }
        if value["format"] != FORMAT {
            return Err(unreadable("it is not what `cs-ashby attest export` prints"));
        }
        if value["version"].as_u64().is_none_or(|it| it > VERSION) {
            return Err(unreadable("a newer version of cs-ashby wrote it"));
        }
        let mut read: AttestationBundle = serde_json::from_value(value)
            .map_err(|_| unreadable("a part of it is missing or damaged"))?;
        read.profile = clean(&read.profile, &[]);
        for attestation in read.attestations.values_mut() {
            check(attestation, now)?;
        }
        Ok(read)
    }
}

fn check(attestation: &mut Attestation, now: Timestamp) -> Result<()> {
    if attestation.salt.is_none() {
        return Err(unreadable("a part of it is missing or damaged"));
    }
    if attestation.mac.is_none() {
        return Err(StateError::BundleFirstFormat.into());
    }
    if attestation.at > now + CLOCKS {
        return Err(StateError::BundleInTheFuture(attestation.at).into());
    }
    attestation.by = attestation.by.take().map(|by| clean(&by, &[]));
    Ok(())
}

fn unreadable(why: &'static str) -> Error {
    StateError::BundleUnreadable(why).into()
}
