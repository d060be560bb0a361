//! The rotation that the keys of a run are in, and what the connectivity test shows of it.

use crate::api::webhook::Delivery;
use crate::check_result::Evidence;
use crate::checks::answers::Answers;
use crate::checks::probe::Prober;
use crate::credentials::Location;
use crate::credentials::key_set::KeyGeneration;
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::state::{Observation, ObservedKey, ProfileState};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

/// The rotation under way, as the checks need it.
pub(crate) struct ActiveRotation {
    pub(crate) name: KeyName,
    /// Which of the two the checks are made with.
    pub(crate) in_use: KeyGeneration,
    pub(crate) since: OffsetDateTime,
    /// Which key each location has, as far as is known.
    pub(crate) locations: Vec<(Location, Observation)>,
}

impl ActiveRotation {
    /// The rotation that these keys are in, by the keychain; where that was not read, by the state.
    pub fn of(state: &ProfileState, ask: &Prober<'_>) -> Option<ActiveRotation> {
        let in_use = |name| match name {
            KeyName::Codesignal => ask.codesignal,
            KeyName::Ashby => ask.ashby,
        };
        if let Some(it) = &ask.rotation_keys.counterpart {
            let used = in_use(it.name)?;
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
        if ask.rotation_keys.known {
            return None;
        }
        let rotation = state.rotation()?;
        let name = rotation.key()?;
        let replaced = rotation.replaces(&state.fingerprint(in_use(name)?));
        replaced.then(|| ActiveRotation {
            name,
            in_use: KeyGeneration::Old,
            since: rotation.since(),
            locations: Location::of_key(name)
                .map(|location| (location, rotation.seen(location)))
                .collect(),
        })
    }

    /// What the connectivity test shows now goes before what was noted.
    pub(crate) fn see(&mut self, shown: SettingsKey, now: OffsetDateTime) {
        let Some(key) = shown.observed(self.in_use) else {
            return;
        };
        for (location, seen) in &mut self.locations {
            if location.step() == ManualStep::AshbySettings {
                *seen = Observation::new(key, Evidence::Proven, now);
            }
        }
    }

    /// What is known of the location of a step.
    pub(crate) fn seen(&self, step: ManualStep) -> Observation {
        let found = self.locations.iter().find(|(it, _)| it.step() == step);
        found.map_or(Observation::NOTHING, |(_, seen)| *seen)
    }

    pub(super) fn title(&self, step: ManualStep) -> &'static str {
        let found = self.locations.iter().find(|(it, _)| it.step() == step);
        found.map_or("", |(location, _)| location.title())
    }

    pub(super) fn location_ids(&self, step: ManualStep) -> Vec<&'static str> {
        let locations = self.locations.iter().map(|(location, _)| location);
        let locations = locations.filter(|it| it.step() == step);
        locations.map(|it| it.id()).collect()
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

    pub(super) fn locations_in_words(&self) -> String {
        let sentences = self.locations.iter().map(|(location, seen)| {
            let title = location.title();
            match (seen.key, seen.evidence) {
                (ObservedKey::Unknown, _) => format!("Which one is in {title} isn't known."),
                (key, Evidence::Proven) => {
                    format!("The {} one is in {title}.", key.as_str())
                }
                (key, _) => {
                    format!("The {} one is in {title}, as last confirmed.", key.as_str())
                }
            }
        });
        sentences.collect::<Vec<_>>().join(" ")
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
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let accepted = |it: &Delivery| *it == Delivery::Status(200);
    let good = || {
        let second = deliveries.second.iter().map(|it| &it.answer);
        std::iter::once(&deliveries.handshake.answer).chain(second)
    };
    let Some(other) = &deliveries.counterpart else {
        return SettingsKey::Unknown;
    };
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
