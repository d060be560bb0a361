//! Since when a key is known on this computer, and when both controls were last refused. It is part of the last
//! result, so it may be lost; it has a salt of its own, because `verify` may run where nothing else is kept.

use super::Binding;
use crate::credentials::{Fingerprint, Salt, Secret};
use crate::error::Result;
use crate::integration::KeyName;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The keys that were seen last, each with the moment of the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyHistory {
    salt: Salt,
    codesignal: Option<FirstSeen>,
    ashby: Option<FirstSeen>,
    #[serde(default)]
    control: Option<Control>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FirstSeen {
    key: Fingerprint,
    since: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Control {
    codesignal: Fingerprint,
    ashby: Fingerprint,
    endpoint: String,
    at: Timestamp,
}

/// How long what the controls showed is reused.
const CONTROL_LASTS: SignedDuration = SignedDuration::from_hours(24);

impl KeyHistory {
    pub(crate) fn new() -> Result<KeyHistory> {
        Ok(KeyHistory { salt: Salt::random()?, codesignal: None, ashby: None, control: None })
    }

    /// Notes that this key was seen at `now`; says since when it is known.
    pub fn see(&mut self, name: KeyName, secret: &Secret, now: Timestamp) -> Timestamp {
        let key = Fingerprint::of(secret, &self.salt);
        let place = match name {
            KeyName::Codesignal => &mut self.codesignal,
            KeyName::Ashby => &mut self.ashby,
        };
        match place {
            // A moment in the future was written by a wrong clock.
            Some(seen) if seen.key == key && seen.since <= now => seen.since,
            _ => {
                *place = Some(FirstSeen { key, since: now });
                now
            }
        }
    }

    /// When both controls were refused for these keys at this endpoint, within the last day.
    pub(crate) fn control(&self, binding: &Binding<'_>, now: Timestamp) -> Option<Timestamp> {
        let control = self.control.as_ref()?;
        let same = control.codesignal == Fingerprint::of(binding.codesignal, &self.salt)
            && control.ashby == Fingerprint::of(binding.ashby, &self.salt)
            && control.endpoint == binding.endpoint;
        // A moment in the future was written by a wrong clock.
        let recent = control.at <= now && now.duration_since(control.at) < CONTROL_LASTS;
        (same && recent).then_some(control.at)
    }

    pub(crate) fn keep_control(&mut self, binding: &Binding<'_>, at: Timestamp) {
        self.control = Some(Control {
            codesignal: Fingerprint::of(binding.codesignal, &self.salt),
            ashby: Fingerprint::of(binding.ashby, &self.salt),
            endpoint: binding.endpoint.to_owned(),
            at,
        });
    }

    /// Forgets it: a control was let through.
    pub(crate) fn forget_control(&mut self) {
        self.control = None;
    }
}
