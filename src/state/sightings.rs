//! Since when a key is known on this machine. A part of the note of the last result, so it may be lost;
//! it has a salt of its own, because `verify` may run where nothing else is kept.

use crate::error::Result;
use crate::integration::KeyName;
use crate::secret::{Fingerprint, Salt, Secret};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The keys that were seen last, each with the moment of the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sightings {
    salt: Salt,
    codesignal: Option<Sighting>,
    ashby: Option<Sighting>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sighting {
    key: Fingerprint,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
}

impl Sightings {
    /// Nothing was seen yet.
    ///
    /// # Errors
    /// Exit 5 on a machine without randomness.
    pub fn new() -> Result<Sightings> {
        Ok(Sightings {
            salt: Salt::random()?,
            codesignal: None,
            ashby: None,
        })
    }

    /// Notes that this key was seen at `now`; says since when it is known.
    pub fn see(&mut self, name: KeyName, secret: &Secret, now: OffsetDateTime) -> OffsetDateTime {
        let key = Fingerprint::of(secret, &self.salt);
        let place = match name {
            KeyName::Codesignal => &mut self.codesignal,
            KeyName::Ashby => &mut self.ashby,
        };
        match place {
            // A moment that is still to come was written by a clock that was wrong.
            Some(seen) if seen.key == key && seen.since <= now => seen.since,
            _ => {
                *place = Some(Sighting { key, since: now });
                now
            }
        }
    }
}
