//! The rotation that the keys of a run are in, and what the connectivity test shows of it.

use crate::api::webhook::Delivery;
use crate::checks::answers::Answers;
use crate::checks::probe::Prober;
use crate::credentials::Location;
use crate::credentials::key_set::KeyGeneration;
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::state::{Holds, Known, Observation, ProfileState};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The rotation under way, as the checks need it.
pub(crate) struct Replacing {
    pub(crate) name: KeyName,
    /// Which of the two the checks are made with.
    pub(crate) in_use: KeyGeneration,
    pub(crate) since: Timestamp,
    /// Which key each location has, as far as is known.
    pub(crate) locations: Vec<(Location, Observation)>,
}

impl Replacing {
    /// The rotation that these keys are in, by the keychain; where that was not read, by the state.
    pub fn of(record: &ProfileState, ask: &Prober<'_>) -> Option<Replacing> {
        let in_use = |name| match name {
            KeyName::Codesignal => ask.codesignal,
            KeyName::Ashby => ask.ashby,
        };
        if let Some(it) = &ask.passing.counterpart {
            let used = in_use(it.name)?;
            let (old, new) = match it.in_use {
                KeyGeneration::Old => (used, &it.secret),
                KeyGeneration::New => (&it.secret, used),
            };
            return Some(Replacing {
                name: it.name,
                in_use: it.in_use,
                since: it.since,
                locations: record.locations(it.name, old, new),
            });
        }
        if ask.passing.known {
            return None;
        }
        let rotation = record.rotation()?;
        let name = rotation.key()?;
        let replaced = rotation.replaces(&record.fingerprint(in_use(name)?));
        replaced.then(|| Replacing {
            name,
            in_use: KeyGeneration::Old,
            since: rotation.since(),
            locations: Location::of_key(name)
                .map(|location| (location, rotation.seen(location)))
                .collect(),
        })
    }

    /// What the connectivity test shows now goes before what was noted.
    pub(crate) fn see(&mut self, shown: Shown, now: Timestamp) {
        let holds = match (shown, self.in_use) {
            (Shown::InUse, KeyGeneration::New) | (Shown::OtherKey, KeyGeneration::Old) => {
                Holds::New
            }
            (Shown::InUse, KeyGeneration::Old) | (Shown::OtherKey, KeyGeneration::New) => {
                Holds::Old
            }
            (Shown::Neither, _) => Holds::Unknown,
            (Shown::Nothing, _) => return,
        };
        let known = match holds {
            Holds::Unknown => Known::None,
            _ => Known::Proven,
        };
        for (location, seen) in &mut self.locations {
            if location.step() == ManualStep::AshbySettings {
                *seen = Observation { holds, known, at: Some(now) };
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
            .map(|(location, seen)| (location.id().to_owned(), seen.holds.as_str().into()))
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
            match (seen.holds, seen.known) {
                (Holds::Unknown, _) => format!("Which one is in {title} isn't known."),
                (holds, Known::Proven) => {
                    format!("The {} one is in {title}.", holds.as_str())
                }
                (holds, _) => {
                    format!("The {} one is in {title}, as last confirmed.", holds.as_str())
                }
            }
        });
        sentences.collect::<Vec<_>>().join(" ")
    }
}

/// Which key Ashby itself shows in its settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// It takes the key in use and refuses the other one.
    InUse,
    /// It refuses the key in use and takes the other one.
    OtherKey,
    Neither,
    /// It doesn't tell them apart, or didn't respond.
    Nothing,
}

/// Which key is in Ashby's settings, by the connectivity test made with the key in use and with the other
/// one of the rotation.
pub(crate) fn shown(answers: &Answers) -> Shown {
    let Some(deliveries) = &answers.deliveries else {
        return Shown::Nothing;
    };
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let accepted = |it: &Delivery| *it == Delivery::Status(200);
    let good = || {
        let second = deliveries.second.iter().map(|it| &it.answer);
        std::iter::once(&deliveries.handshake.answer).chain(second)
    };
    let Some(other) = &deliveries.counterpart else {
        return Shown::Nothing;
    };
    if good().all(accepted) && refused(other) {
        Shown::InUse
    } else if good().all(refused) && accepted(other) {
        Shown::OtherKey
    } else if good().all(refused) && refused(other) {
        Shown::Neither
    } else {
        Shown::Nothing
    }
}
