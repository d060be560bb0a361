//! A rotation under way: which of the two keys each location has, and how that is known.
//!
//! Which key is current is written in the keychain alone. This may be one write behind it, so it counts
//! only for the two fingerprints it names.

use crate::check_result::Evidence;
use crate::credentials::{Fingerprint, Location};
use crate::integration::KeyName;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::IntoStaticStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub(crate) enum ObservedKey {
    Old,
    New,
    Unknown,
}

impl ObservedKey {
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Which key a location has, and how that is known: a subset of the evidence of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    #[serde(rename = "holds")]
    pub(crate) key: ObservedKey,
    #[serde(rename = "known")]
    pub(crate) evidence: Evidence,
    #[serde(default)]
    pub(crate) at: Option<Timestamp>,
}

impl Observation {
    pub(crate) const NOTHING: Observation =
        Observation { key: ObservedKey::Unknown, evidence: Evidence::None, at: None };

    pub(crate) fn new(key: ObservedKey, evidence: Evidence, at: Timestamp) -> Observation {
        let evidence = if key == ObservedKey::Unknown { Evidence::None } else { evidence };
        Observation { key, evidence, at: Some(at) }
    }

    /// Whether it says the same, whenever that was.
    fn agrees(&self, other: &Observation) -> bool {
        (self.key, self.evidence) == (other.key, other.evidence)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rotation {
    /// Which key is being replaced.
    pub(crate) key: KeyName,
    pub(crate) since: Timestamp,
    old: Fingerprint,
    new: Fingerprint,
    /// By location; `places` in the file.
    #[serde(rename = "places")]
    locations: BTreeMap<String, Observation>,
}

impl Rotation {
    pub(super) fn new(
        key: KeyName,
        old: Fingerprint,
        new: Fingerprint,
        since: Timestamp,
    ) -> Rotation {
        Rotation { key, since, old, new, locations: BTreeMap::new() }
    }

    /// Whether it replaces a key with this fingerprint.
    pub(crate) fn replaces(&self, key: &Fingerprint) -> bool {
        self.old == *key
    }

    pub(super) fn is_of(&self, key: KeyName, old: &Fingerprint, new: &Fingerprint) -> bool {
        self.key == key && self.old == *old && self.new == *new
    }

    pub(crate) fn seen(&self, location: Location) -> Observation {
        self.locations.get(location.id()).copied().unwrap_or(Observation::NOTHING)
    }

    /// Notes what was shown or confirmed; says whether that is new.
    pub(super) fn note(&mut self, location: Location, seen: Observation) -> bool {
        if self.seen(location).agrees(&seen) {
            return false;
        }
        self.locations.insert(location.id().to_owned(), seen);
        true
    }
}
