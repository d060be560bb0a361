//! A rotation under way: which of the two keys each location has, and how that is known.
//!
//! Which key is current is written in the keychain alone. This may be one write behind it, so it counts
//! only for the two fingerprints it names.

use crate::credentials::{Fingerprint, Location};
use crate::integration::KeyName;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Holds {
    Old,
    New,
    Unknown,
}

impl Holds {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Holds::Old => "old",
            Holds::New => "new",
            Holds::Unknown => "unknown",
        }
    }
}

/// How it is known which key a location has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Known {
    Proven,
    Attested,
    None,
}

impl Known {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Known::Proven => "proven",
            Known::Attested => "attested",
            Known::None => "none",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    pub(crate) holds: Holds,
    pub(crate) known: Known,
    #[serde(default)]
    pub(crate) at: Option<Timestamp>,
}

impl Observation {
    pub(crate) const NOTHING: Observation =
        Observation { holds: Holds::Unknown, known: Known::None, at: None };

    /// Whether it says the same, whenever that was.
    fn agrees(&self, other: &Observation) -> bool {
        (self.holds, self.known) == (other.holds, other.known)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rotation {
    /// Which key is being replaced.
    key: String,
    since: Timestamp,
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
        Rotation { key: key.as_str().to_owned(), since, old, new, locations: BTreeMap::new() }
    }

    /// Which key is being replaced; none where a later version named one that is not known here.
    pub(crate) fn key(&self) -> Option<KeyName> {
        KeyName::from_word(&self.key)
    }

    pub(crate) fn since(&self) -> Timestamp {
        self.since
    }

    /// Whether it replaces a key with this fingerprint.
    pub fn replaces(&self, key: &Fingerprint) -> bool {
        self.old == *key
    }

    pub(super) fn is_of(&self, key: KeyName, old: &Fingerprint, new: &Fingerprint) -> bool {
        self.key() == Some(key) && self.old == *old && self.new == *new
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
