//! The rotation that the keys of a run are in, and what the connectivity test shows of it.

use crate::api::webhook::Delivery;
use crate::check_result::Evidence;
use crate::checks::answers::Answers;
use crate::credentials::Location;
use crate::credentials::key_set::{CheckKeys, KeyGeneration};
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::state::{Observation, ObservedKey, ProfileState};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The rotation under way, as the checks need it.
pub(crate) struct ActiveRotation {
    pub(crate) name: KeyName,
    /// Which of the two the checks are made with.
    pub(crate) in_use: KeyGeneration,
    pub(crate) since: Timestamp,
    /// Which key each location has, as far as is known.
    pub(crate) locations: Vec<(Location, Observation)>,
}

impl ActiveRotation {
    /// The rotation that these keys are in. What the connectivity test shows now goes before what was noted.
    pub(crate) fn of(
        state: &ProfileState,
        keys: &CheckKeys<'_>,
        answers: &Answers,
        now: Timestamp,
    ) -> Option<ActiveRotation> {
        let mut rotation = ActiveRotation::noted(state, keys)?;
        if let Some(key) = settings_key(answers).observed(rotation.in_use) {
            for (location, seen) in &mut rotation.locations {
                if location.step() == ManualStep::AshbySettings {
                    *seen = Observation::new(key, Evidence::Proven, now);
                }
            }
        }
        Some(rotation)
    }

    /// By the keychain; where that was not read, by the state.
    fn noted(state: &ProfileState, keys: &CheckKeys<'_>) -> Option<ActiveRotation> {
        if let Some(it) = &keys.rotation.counterpart {
            let used = keys.get(it.name)?;
            let (old, new) = match it.in_use {
                KeyGeneration::Old => (used, &it.secret),
                KeyGeneration::New => (&it.secret, used),
            };
            return Some(ActiveRotation {
                name: it.name,
                in_use: it.in_use,
                since: it.since,
                locations: state.locations(it.name, old, new),
            });
        }
        let rotation = state.rotation.as_ref().filter(|_| !keys.rotation.known)?;
        let name = rotation.key;
        let replaced = rotation.replaces(&state.fingerprint(keys.get(name)?));
        let locations = Location::of_key(name).map(|it| (it, rotation.seen(it)));
        replaced.then(|| ActiveRotation {
            name,
            in_use: KeyGeneration::Old,
            since: rotation.since,
            locations: locations.collect(),
        })
    }

    /// What is known of the location of a step.
    pub(crate) fn seen(&self, step: ManualStep) -> Observation {
        let found = self.locations.iter().find(|(it, _)| it.step() == step);
        found.map_or(Observation::NOTHING, |(_, seen)| *seen)
    }

    /// The location that a step is about: each key is in one of them.
    pub(super) fn location(&self, step: ManualStep) -> Option<Location> {
        self.locations.iter().map(|(it, _)| *it).find(|it| it.step() == step)
    }

    pub(crate) fn command(&self) -> String {
        format!("`cs-ashby rotate {}`", self.name.as_str())
    }

    pub(crate) fn details(&self) -> Value {
        let locations = self.locations.iter();
        let locations: Map<String, Value> = locations
            .map(|(location, seen)| (location.id().to_owned(), seen.key.as_str().into()))
            .collect();
        json!({
            "key": self.name.as_str(),
            "checked_with": match self.in_use { KeyGeneration::Old => "old", KeyGeneration::New => "new" },
            "since": rfc3339(self.since),
            "places": locations,
        })
    }
}

/// Which key Ashby itself shows in its settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingsKey {
    /// It takes the key in use and refuses the other one.
    InUse,
    /// It refuses the key in use and takes the other one.
    Counterpart,
    Neither,
    /// It doesn't tell them apart, or didn't respond.
    Unknown,
}

impl SettingsKey {
    /// Which of the two keys that is; `None` where nothing was shown.
    pub(crate) fn observed(self, in_use: KeyGeneration) -> Option<ObservedKey> {
        match (self, in_use) {
            (SettingsKey::InUse, KeyGeneration::New)
            | (SettingsKey::Counterpart, KeyGeneration::Old) => Some(ObservedKey::New),
            (SettingsKey::InUse, KeyGeneration::Old)
            | (SettingsKey::Counterpart, KeyGeneration::New) => Some(ObservedKey::Old),
            (SettingsKey::Neither, _) => Some(ObservedKey::Unknown),
            (SettingsKey::Unknown, _) => None,
        }
    }
}

/// Which key is in Ashby's settings, by the connectivity test made with the key in use and with the other
/// one of the rotation.
pub(crate) fn settings_key(answers: &Answers) -> SettingsKey {
    let Some(deliveries) = &answers.deliveries else {
        return SettingsKey::Unknown;
    };
    let Some(other) = &deliveries.counterpart else {
        return SettingsKey::Unknown;
    };
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let accepted = |it: &Delivery| *it == Delivery::Status(200);
    let good = || deliveries.good().map(|it| &it.answer);
    if good().all(accepted) && refused(other) {
        SettingsKey::InUse
    } else if good().all(refused) && accepted(other) {
        SettingsKey::Counterpart
    } else if good().all(refused) && refused(other) {
        SettingsKey::Neither
    } else {
        SettingsKey::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::evaluate::fixture::Fixture;

    #[test]
    fn settings_have_the_key_that_is_accepted_alone() {
        use KeyGeneration::{New, Old};
        for (good, other, with_old, with_new) in [
            (200, 401, Some(ObservedKey::Old), Some(ObservedKey::New)),
            (401, 200, Some(ObservedKey::New), Some(ObservedKey::Old)),
            (403, 403, Some(ObservedKey::Unknown), Some(ObservedKey::Unknown)),
            (200, 200, None, None),
            (200, 500, None, None),
            (500, 401, None, None),
            (404, 401, None, None),
        ] {
            let mut fixture = Fixture::delivered([401, good, 401, good].map(Delivery::Status));
            let alone = settings_key(&fixture.answers);
            assert!(alone == SettingsKey::Unknown, "without the other key nothing is shown");
            let deliveries = fixture.answers.deliveries.as_mut().unwrap();
            deliveries.counterpart = Some(Delivery::Status(other));
            let shown = settings_key(&fixture.answers);
            let observed = (shown.observed(Old), shown.observed(New));
            assert_eq!(observed, (with_old, with_new), "{good} {other}");
        }
    }
}
