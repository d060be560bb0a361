//! The record of a profile: its salt, what was vouched for, and a rotation under way.

use super::rotation::{Holds, Known, Observation, Rotation};
use super::{Attestation, AttestationStatus, Identity};
use crate::credentials::{Fingerprint, Place, Salt, Secret, places_of, places_with};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;

pub(super) const VERSION: u64 = 2;
/// The version of a record without a rotation. One with a rotation says 2: a program that knows version 1
/// alone would write it back without, so it has to refuse it.
const PLAIN_VERSION: u64 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileState {
    version: u64,
    pub(super) salt: Salt,
    /// By the word of the step; a step of a later version is kept as it is.
    #[serde(default)]
    pub(super) attestations: BTreeMap<String, Attestation>,
    /// What the vendors said when `setup` took the keys.
    #[serde(default)]
    pub(crate) identity: Identity,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rotation: Option<Rotation>,
    /// The vendor whose part of the setup another person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    handoff: Option<String>,
}

impl ProfileState {
    pub fn new() -> Result<ProfileState> {
        Ok(ProfileState {
            version: PLAIN_VERSION,
            salt: Salt::random()?,
            attestations: BTreeMap::new(),
            identity: Identity::default(),
            rotation: None,
            handoff: None,
        })
    }

    /// The vendor whose part of the setup another person does.
    pub(crate) fn handoff(&self) -> Option<KeyName> {
        KeyName::from_word(self.handoff.as_deref()?)
    }

    /// Says whether that is new.
    pub(crate) fn set_handoff(&mut self, vendor: Option<KeyName>) -> bool {
        let vendor = vendor.map(|vendor| vendor.as_str().to_owned());
        let changed = self.handoff != vendor;
        self.handoff = vendor;
        changed
    }

    /// Whether its parts are what `new` and `attest` make.
    pub(super) fn is_sound(&self) -> bool {
        let salts = self.attestations.values().filter_map(|it| it.salt.as_ref());
        std::iter::once(&self.salt).chain(salts).all(Salt::is_sound)
    }

    /// What was vouched for at this step, whatever has changed since.
    pub fn attestation(&self, step: ManualStep) -> Option<&Attestation> {
        self.attestations.get(step.as_str())
    }

    /// The fingerprint of a key in this profile.
    pub fn fingerprint(&self, key: &Secret) -> Fingerprint {
        Fingerprint::of(key, &self.salt)
    }

    /// How a step's attestation stands to these keys.
    pub fn standing(
        &self,
        step: ManualStep,
        codesignal: &Secret,
        ashby: &Secret,
    ) -> AttestationStatus {
        match self.attestations.get(step.as_str()) {
            None => AttestationStatus::Never,
            Some(attestation) => attestation.standing(step, codesignal, ashby, &self.salt),
        }
    }

    /// When a step was vouched for, whatever has changed since.
    pub fn attested_at(&self, step: ManualStep) -> Option<OffsetDateTime> {
        self.attestations.get(step.as_str()).map(|a| a.at)
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
        if let AttestationStatus::Current(before) = self.standing(step, codesignal, ashby)
            && (at - before).whole_days() < 1
        {
            return false;
        }
        let attestation = Attestation {
            at,
            codesignal: self.fingerprint(codesignal),
            ashby: self.fingerprint(ashby),
            by: crate::platform::account(),
            salt: None,
        };
        self.attestations
            .insert(step.as_str().to_owned(), attestation);
        true
    }

    /// The rotation under way, as far as this record knows.
    pub(crate) fn rotation(&self) -> Option<&Rotation> {
        self.rotation.as_ref()
    }

    /// What each place of a key holds, of the two keys of a rotation: what was noted in it, else what a
    /// person vouched for before it.
    pub fn places(&self, key: KeyName, old: &Secret, new: &Secret) -> Vec<(Place, Observation)> {
        let prints = (self.fingerprint(old), self.fingerprint(new));
        let noted = self
            .rotation
            .as_ref()
            .filter(|it| it.is_of(key, &prints.0, &prints.1));
        places_with(key)
            .map(|place| {
                let seen = noted.map_or(Observation::NOTHING, |it| it.seen(place.location_id));
                match (seen.holds, seen.at) {
                    // Nothing was noted. (Where a third key was shown, no older word counts.)
                    (Holds::Unknown, None) => (place, self.vouched(place, old, new)),
                    _ => (place, seen),
                }
            })
            .collect()
    }

    /// What a person's word says of a place.
    fn vouched(&self, place: Place, old: &Secret, new: &Secret) -> Observation {
        let Some(word) = self.attestations.get(place.step.as_str()) else {
            return Observation::NOTHING;
        };
        let holds = if word.is_for(place.key, old, &self.salt) {
            Holds::Old
        } else if word.is_for(place.key, new, &self.salt) {
            Holds::New
        } else {
            return Observation::NOTHING;
        };
        Observation {
            holds,
            known: Known::Attested,
            at: Some(word.at),
        }
    }

    /// Notes that `new` is to take the place of `old`; says whether that is new.
    pub fn begin_rotation(
        &mut self,
        key: KeyName,
        old: &Secret,
        new: &Secret,
        since: OffsetDateTime,
    ) -> bool {
        let prints = (self.fingerprint(old), self.fingerprint(new));
        if self
            .rotation
            .as_ref()
            .is_some_and(|it| it.is_of(key, &prints.0, &prints.1))
        {
            return false;
        }
        let mut rotation = Rotation::new(key, prints.0, prints.1, since);
        for place in places_with(key) {
            rotation.note(place.location_id, self.vouched(place, old, new));
        }
        self.rotation = Some(rotation);
        self.version = VERSION;
        true
    }

    /// Notes which key the places of a step hold, in the rotation under way; says whether that is new.
    pub(crate) fn note_places(
        &mut self,
        step: ManualStep,
        holds: Holds,
        known: Known,
        at: OffsetDateTime,
    ) -> bool {
        let Some(rotation) = &mut self.rotation else {
            return false;
        };
        let key = rotation.key();
        let seen = Observation {
            holds,
            known,
            at: Some(at),
        };
        let mut changed = false;
        for place in places_of(step).filter(|place| Some(place.key) == key) {
            changed |= rotation.note(place.location_id, seen);
        }
        changed
    }

    /// Notes that no rotation is under way any more; says whether one was.
    pub(crate) fn end_rotation(&mut self) -> bool {
        self.version = PLAIN_VERSION;
        self.rotation.take().is_some()
    }
}
