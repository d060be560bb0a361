//! The state of a profile: its salt, what was confirmed, what the vendors said at setup, a rotation.

use super::rotation::{Observation, ObservedKey, Rotation};
use super::{Attestation, AttestationStatus, Binding, Identity};
use crate::check_result::Evidence;
use crate::credentials::{Fingerprint, Location, Salt, Secret};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A program that knows less must refuse it, or it would write it back without the MACs.
pub(super) const VERSION: u64 = 3;
/// With attestations of the first format, which have no MAC.
const FIRST_FORMAT: u64 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileState {
    version: u64,
    pub(super) salt: Salt,
    #[serde(default)]
    pub(super) attestations: BTreeMap<ManualStep, Attestation>,
    /// What the vendors said when `setup` took the keys.
    #[serde(default)]
    pub(crate) identity: Identity,
    /// The rotation under way, as far as is known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rotation: Option<Rotation>,
    /// The vendor whose part of the setup another person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) handoff: Option<KeyName>,
}

impl ProfileState {
    pub fn new() -> Result<ProfileState> {
        Ok(ProfileState {
            version: VERSION,
            salt: Salt::random()?,
            attestations: BTreeMap::new(),
            identity: Identity::default(),
            rotation: None,
            handoff: None,
        })
    }

    /// Drops what no program wrote: since version 3 every attestation has a MAC.
    pub(super) fn without_unbound(mut self) -> ProfileState {
        if self.version >= VERSION {
            self.attestations.retain(|_, it| it.mac.is_some());
        }
        // What is written gets the version that its parts need.
        self.version = VERSION;
        self
    }

    /// The version that the parts of it need.
    pub(super) fn with_version(&self) -> ProfileState {
        let unbound = self.attestations.values().any(|it| it.mac.is_none());
        let version = if unbound { FIRST_FORMAT } else { VERSION };
        ProfileState { version, ..self.clone() }
    }

    /// What was confirmed for this step, whatever has changed since.
    pub fn attestation(&self, step: ManualStep) -> Option<&Attestation> {
        self.attestations.get(&step)
    }

    /// The fingerprint of a key in this profile.
    pub fn fingerprint(&self, key: &Secret) -> Fingerprint {
        Fingerprint::of(key, &self.salt)
    }

    pub fn attestation_status(&self, step: ManualStep, binding: &Binding<'_>) -> AttestationStatus {
        match self.attestation(step) {
            None => AttestationStatus::Never,
            Some(attestation) => attestation.status(step, binding, &self.salt),
        }
    }

    /// When a step was confirmed, whatever has changed since.
    pub fn attested_at(&self, step: ManualStep) -> Option<Timestamp> {
        self.attestation(step).map(|it| it.at)
    }

    /// Since when a key is known: it was confirmed, or `setup` accepted it.
    pub fn known_since(&self, name: KeyName, key: &Secret) -> Option<Timestamp> {
        let fingerprint = self.fingerprint(key);
        let attestations = self.attestations.values();
        let confirmed = attestations.filter(|it| it.is_for(name, key, &self.salt)).map(|it| it.at);
        let company = self.identity.company.as_ref().filter(|_| name == KeyName::Codesignal);
        let accepted = company.filter(|it| it.key == fingerprint).map(|it| it.at);
        confirmed.chain(accepted).min()
    }

    /// Notes that a person confirmed a step; says whether that is new. Confirming it again for the same
    /// keys counts as new a day later: it says that the step is still done.
    pub fn attest(&mut self, step: ManualStep, binding: &Binding<'_>, at: Timestamp) -> bool {
        if let AttestationStatus::Current(before) = self.attestation_status(step, binding)
            && at.duration_since(before.at).as_hours() < 24
        {
            return false;
        }
        let attestation = Attestation::new(step, binding, at, &self.salt);
        self.attestations.insert(step, attestation);
        true
    }

    /// Binds attestations of the first format that are for these keys; says which.
    pub fn rebind(&mut self, binding: &Binding<'_>) -> Vec<ManualStep> {
        let mut bound = Vec::new();
        for (step, found) in &mut self.attestations {
            if found.mac.is_none() && found.is_for_both(binding, &self.salt) {
                found.bind(*step, binding, &self.salt);
                bound.push(*step);
            }
        }
        bound
    }

    /// Which of the two keys of a rotation each location has: by what was noted in it, else by what was
    /// confirmed before it.
    pub fn locations(
        &self,
        key: KeyName,
        old: &Secret,
        new: &Secret,
    ) -> Vec<(Location, Observation)> {
        let prints = (self.fingerprint(old), self.fingerprint(new));
        let noted = self.rotation.as_ref().filter(|it| it.is_of(key, &prints.0, &prints.1));
        Location::of_key(key)
            .map(|location| {
                let seen = noted.map_or(Observation::NOTHING, |it| it.seen(location));
                match (seen.key, seen.at) {
                    // Nothing was noted. (Where a third key was shown, no earlier confirmation counts.)
                    (ObservedKey::Unknown, None) => {
                        (location, self.confirmed(location, key, old, new))
                    }
                    _ => (location, seen),
                }
            })
            .collect()
    }

    /// Which key a location has by what was confirmed.
    fn confirmed(
        &self,
        location: Location,
        key: KeyName,
        old: &Secret,
        new: &Secret,
    ) -> Observation {
        let Some(attestation) = self.attestation(location.step()) else {
            return Observation::NOTHING;
        };
        let observed = if attestation.is_for(key, old, &self.salt) {
            ObservedKey::Old
        } else if attestation.is_for(key, new, &self.salt) {
            ObservedKey::New
        } else {
            return Observation::NOTHING;
        };
        Observation::new(observed, Evidence::Attested, attestation.at)
    }

    /// Notes that `new` is to take the place of `old`; says whether that is new.
    pub fn begin_rotation(
        &mut self,
        key: KeyName,
        old: &Secret,
        new: &Secret,
        since: Timestamp,
    ) -> bool {
        let prints = (self.fingerprint(old), self.fingerprint(new));
        if self.rotation.as_ref().is_some_and(|it| it.is_of(key, &prints.0, &prints.1)) {
            return false;
        }
        let mut rotation = Rotation::new(key, prints.0, prints.1, since);
        for location in Location::of_key(key) {
            rotation.note(location, self.confirmed(location, key, old, new));
        }
        self.rotation = Some(rotation);
        true
    }

    /// Notes which key the location of a step has, in the rotation under way; says whether that is new.
    pub(crate) fn note_locations(&mut self, step: ManualStep, seen: Observation) -> bool {
        let Some(rotation) = &mut self.rotation else {
            return false;
        };
        let key = rotation.key;
        let mut changed = false;
        for location in Location::of_step(step).filter(|it| it.key() == Some(key)) {
            changed |= rotation.note(location, seen);
        }
        changed
    }

    /// Notes that no rotation is under way any more; says whether one was.
    pub(crate) fn end_rotation(&mut self) -> bool {
        self.rotation.take().is_some()
    }
}
