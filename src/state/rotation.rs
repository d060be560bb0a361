//! A rotation under way: which of the two keys each place holds, as far as is known, and how it is known.
//!
//! That a new key is kept at all, and which one is in force, is said by the key store's item alone, which
//! is one write. So this may be one write behind it, and never contradicts it: it counts only for the two
//! fingerprints it names.

use crate::integration::KeyName;
use crate::secret::Fingerprint;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// Which key a place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// The key that is being replaced.
    Old,
    /// The key that takes its place.
    New,
    /// Nobody has said, and nothing has shown.
    Unknown,
}

impl Holds {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
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
pub enum Known {
    /// The connectivity test showed it.
    Proven,
    /// A person said so.
    Attested,
    /// It is not.
    None,
}

impl Known {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Known::Proven => "proven",
            Known::Attested => "attested",
            Known::None => "none",
        }
    }
}

/// What is known of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Which key stands there.
    pub holds: Holds,
    /// How that is known.
    pub known: Known,
    /// When it was shown or said.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub at: Option<OffsetDateTime>,
}

impl Seen {
    /// Nothing is known.
    pub const NOTHING: Seen = Seen {
        holds: Holds::Unknown,
        known: Known::None,
        at: None,
    };

    /// Whether it says the same, whenever that was.
    fn agrees(&self, other: &Seen) -> bool {
        (self.holds, self.known) == (other.holds, other.known)
    }
}

/// A rotation under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// The word of the key that is being replaced.
    key: String,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
    old: Fingerprint,
    new: Fingerprint,
    /// By the stale word of the place.
    places: BTreeMap<String, Seen>,
}

impl Rotation {
    pub(super) fn new(
        key: KeyName,
        old: Fingerprint,
        new: Fingerprint,
        since: OffsetDateTime,
    ) -> Rotation {
        Rotation {
            key: key.word().to_owned(),
            since,
            old,
            new,
            places: BTreeMap::new(),
        }
    }

    /// Which key is being replaced; none where a later version named one that is not known here.
    pub fn key(&self) -> Option<KeyName> {
        KeyName::from_word(&self.key)
    }

    /// Since when.
    pub fn since(&self) -> OffsetDateTime {
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
    pub fn seen(&self, place: &str) -> Seen {
        self.places.get(place).copied().unwrap_or(Seen::NOTHING)
    }

    /// Notes what was shown or said of a place; says whether that is new.
    pub(super) fn note(&mut self, place: &str, seen: Seen) -> bool {
        if self.seen(place).agrees(&seen) {
            return false;
        }
        self.places.insert(place.to_owned(), seen);
        true
    }
}
