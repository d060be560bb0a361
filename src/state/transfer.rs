//! What a person vouched for, on its way to another computer: who, when, which step, salted fingerprints,
//! and no key.
//!
//! ```json
//! {"format": "cs-ashby attestations", "version": 1, "profile": "default",
//!  "exported_at": "2026-11-24T10:00:00Z",
//!  "attestations": {"webhook": {"at": "2026-11-20T09:00:00Z", "by": "anna@laptop",
//!    "codesignal": "0123456789abcdef", "ashby": "0123456789abcdef", "salt": "..."}}}
//! ```
//! The salt travels with the fingerprints, or they could not be compared with the keys over there. Both
//! together are of no use to whoever finds them: a vendor's key can't be guessed.

use super::Attestation;
use super::profile::ProfileState;
use crate::credentials::sanitize::clean;
use crate::credentials::{Fingerprint, Salt};
use crate::error::{Error, Result};
use crate::integration::ManualStep;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};

const FORMAT: &str = "cs-ashby attestations";
const VERSION: u64 = 1;
const CLOCKS: Duration = Duration::minutes(10);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttestationBundle {
    format: String,
    version: u64,
    pub profile: String,
    #[serde(with = "time::serde::rfc3339")]
    exported_at: OffsetDateTime,
    pub attestations: BTreeMap<String, Attestation>,
}

/// What became of one attestation that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    New,
    Same,
    /// What stands here was said later, so it stays.
    Older,
    UnknownStep,
}

impl ImportOutcome {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ImportOutcome::New => "imported",
            ImportOutcome::Same => "same",
            ImportOutcome::Older => "older",
            ImportOutcome::UnknownStep => "unknown_step",
        }
    }
}

impl ProfileState {
    /// Everything that was vouched for here, ready to travel.
    pub fn export(&self, profile: &str, now: OffsetDateTime) -> AttestationBundle {
        let with_salt = |word: &Attestation| Attestation {
            salt: Some(word.salt.clone().unwrap_or_else(|| self.salt.clone())),
            ..word.clone()
        };
        let words = self.attestations.iter();
        AttestationBundle {
            format: FORMAT.into(),
            version: VERSION,
            profile: profile.to_owned(),
            exported_at: now,
            attestations: words
                .map(|(step, word)| (step.clone(), with_salt(word)))
                .collect(),
        }
    }

    /// Takes what came from another computer; for each step the later word stands.
    pub fn import(&mut self, travelling: AttestationBundle) -> Vec<(String, ImportOutcome)> {
        let mut done = Vec::new();
        for (step, word) in travelling.attestations {
            let taken = self.take(&step, word);
            done.push((step, taken));
        }
        done
    }

    fn take(&mut self, step: &str, mut word: Attestation) -> ImportOutcome {
        if !ManualStep::ALL.iter().any(|known| known.as_str() == step) {
            return ImportOutcome::UnknownStep;
        }
        // What comes home again is under this record's own salt.
        if word.salt.as_ref() == Some(&self.salt) {
            word.salt = None;
        }
        match self.attestations.get(step) {
            Some(here) if *here == word => ImportOutcome::Same,
            Some(here) if here.at >= word.at => ImportOutcome::Older,
            _ => {
                self.attestations.insert(step.to_owned(), word);
                ImportOutcome::New
            }
        }
    }
}

impl AttestationBundle {
    /// Reads a file that `attest export` wrote, also where it wrote it into a report (`--output json`).
    pub fn read(bytes: &[u8], now: OffsetDateTime) -> Result<AttestationBundle> {
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
        for word in read.attestations.values_mut() {
            let salted = word.salt.as_ref().is_some_and(Salt::is_sound);
            let prints = [&word.codesignal, &word.ashby];
            if !salted || !prints.into_iter().all(Fingerprint::is_sound) {
                return Err(unreadable("a fingerprint in it is damaged"));
            }
            if word.at > now + CLOCKS {
                return Err(Error::usage(
                    "attestation_in_the_future",
                    format!(
                        "A confirmation in that file was given at {}, which is still to come. It would never grow old.",
                        word.at
                    ),
                    "Set the clocks of both computers right, confirm the step again there, and export it again.",
                ));
            }
            word.by = word.by.take().map(|by| clean(&by, &[]));
        }
        Ok(read)
    }
}

fn unreadable(why: &str) -> Error {
    Error::usage(
        "attestations_unreadable",
        format!("The file with the confirmations can't be used: {why}. Nothing was changed."),
        "On the computer where the step was confirmed run `cs-ashby attest export > attestations.json`, copy that file here whole, then run `cs-ashby attest import attestations.json`.",
    )
}
