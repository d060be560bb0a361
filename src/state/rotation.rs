//! A rotation under way: which of the two keys each place holds, as far as is known, and how it is known.
//!
//! That a new key is kept at all, and which one is in force, is said by the key store's item alone, which
//! is one write. So this may be one write behind it, and never contradicts it: it counts only for the two
//! fingerprints it names.

use crate::credentials::Fingerprint;
use crate::integration::KeyName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;

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

/// How it is known which key a place holds.
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
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub(crate) at: Option<OffsetDateTime>,
}

impl Observation {
    pub(crate) const NOTHING: Observation = Observation {
        holds: Holds::Unknown,
        known: Known::None,
        at: None,
    };

    /// Whether it says the same, whenever that was.
    fn agrees(&self, other: &Observation) -> bool {
        (self.holds, self.known) == (other.holds, other.known)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rotation {
    /// The word of the key that is being replaced.
    key: String,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
    old: Fingerprint,
    new: Fingerprint,
    places: BTreeMap<String, Observation>,
}

impl Rotation {
    pub(super) fn new(
        key: KeyName,
        old: Fingerprint,
        new: Fingerprint,
        since: OffsetDateTime,
    ) -> Rotation {
        Rotation {
            key: key.as_str().to_owned(),
            since,
            old,
            new,
            places: BTreeMap::new(),
        }
    }

    /// Which key is being replaced; none where a later version named one that is not known here.
    pub(crate) fn key(&self) -> Option<KeyName> {
        KeyName::from_word(&self.key)
    }

    pub(crate) fn since(&self) -> OffsetDateTime {
        self.since
    }

    /// Whether it replaces a key with this fingerprint.
    pub fn replaces(&self, key: &Fingerprint) -> bool {
        self.old == *key
    }

    pub(super) fn is_of(&self, key: KeyName, old: &Fingerprint, new: &Fingerprint) -> bool {
        self.key() == Some(key) && self.old == *old && self.new == *new
    }

    /// What is known of the place with this stale word.
    pub(crate) fn seen(&self, place: &str) -> Observation {
        self.places
            .get(place)
            .copied()
            .unwrap_or(Observation::NOTHING)
    }

    /// Notes what was shown or said of a place; says whether that is new.
    pub(super) fn note(&mut self, place: &str, seen: Observation) -> bool {
        if self.seen(place).agrees(&seen) {
            return false;
        }
        self.places.insert(place.to_owned(), seen);
        true
    }
}
