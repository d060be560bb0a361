//! The rotation that the keys of a run are in, and which key Ashby itself shows.

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
    locations: Vec<(Location, Observation)>,
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
        if let Some(key) = settings_key(answers, rotation.in_use) {
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
        if let Some(other) = &keys.rotation.counterpart {
            let used = keys.get(other.name)?;
            let (old, new) = match other.in_use {
                KeyGeneration::Old => (used, &other.secret),
                KeyGeneration::New => (&other.secret, used),
            };
            return Some(ActiveRotation {
                name: other.name,
                in_use: other.in_use,
                since: other.since,
                locations: state.locations(other.name, old, new),
            });
        }
        let rotation = state.rotation.as_ref().filter(|_| !keys.rotation.known)?;
        let name = rotation.key;
        let replaced = rotation.replaces(&state.fingerprint(keys.get(name)?));
        replaced.then(|| ActiveRotation {
            name,
            in_use: KeyGeneration::Old,
            since: rotation.since,
            locations: Location::of_key(name).map(|it| (it, rotation.seen(it))).collect(),
        })
    }

    /// What is known of the location that a step is about.
    pub(crate) fn seen(&self, step: ManualStep) -> Observation {
        let found = self.locations.iter().find(|(it, _)| it.step() == step);
        found.map_or(Observation::NOTHING, |(_, seen)| *seen)
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

/// Which key is in Ashby's settings, by the connectivity test made with the key in use and with the other
/// one of the rotation: `Unknown` if it's neither, `None` if Ashby doesn't tell them apart or didn't respond.
pub(crate) fn settings_key(answers: &Answers, in_use: KeyGeneration) -> Option<ObservedKey> {
    let deliveries = answers.deliveries.as_ref()?;
    let other = deliveries.counterpart.as_ref()?;
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let accepted = |it: &Delivery| *it == Delivery::Status(200);
    let good = || deliveries.good().map(|it| &it.answer);
    let (used, counterpart) = match in_use {
        KeyGeneration::Old => (ObservedKey::Old, ObservedKey::New),
        KeyGeneration::New => (ObservedKey::New, ObservedKey::Old),
    };
    if good().all(accepted) && refused(other) {
        Some(used)
    } else if good().all(refused) && accepted(other) {
        Some(counterpart)
    } else if good().all(refused) && refused(other) {
        Some(ObservedKey::Unknown)
    } else {
        None
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
            assert_eq!(settings_key(&fixture.answers, Old), None, "without the other key");
            let deliveries = fixture.answers.deliveries.as_mut().unwrap();
            deliveries.counterpart = Some(Delivery::Status(other));
            let shown = |in_use| settings_key(&fixture.answers, in_use);
            assert_eq!((shown(Old), shown(New)), (with_old, with_new), "{good} {other}");
        }
    }
}
