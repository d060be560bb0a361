//! The rotation that the keys of a run are in, and what the connectivity test shows of it.

use crate::api::webhook::Delivery;
use crate::checks::answers::Answers;
use crate::checks::probe::Prober;
use crate::credentials::Place;
use crate::credentials::key_set::KeyGeneration;
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::state::{Holds, Known, Observation, ProfileState};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

/// The rotation under way, as the checks need it.
pub(crate) struct Replacing {
    pub(crate) name: KeyName,
    /// Which of the two the checks are made with.
    pub(crate) in_use: KeyGeneration,
    pub(crate) since: OffsetDateTime,
    /// What each place holds, as far as is known.
    pub(crate) places: Vec<(Place, Observation)>,
}

impl Replacing {
    /// The rotation that these keys are in, by the key store's item; where that was not looked at, by
    /// the record.
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
                places: record.places(it.name, old, new),
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
            places: crate::credentials::places_with(name)
                .map(|place| (place, rotation.seen(place.location_id)))
                .collect(),
        })
    }

    /// What the connectivity test shows now goes before what was noted.
    pub(crate) fn see(&mut self, shown: Shown, now: OffsetDateTime) {
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
        for (place, seen) in &mut self.places {
            if place.step == ManualStep::AshbySettings {
                *seen = Observation {
                    holds,
                    known,
                    at: Some(now),
                };
            }
        }
    }

    /// What is known of the place that a step fills.
    pub(crate) fn seen(&self, step: ManualStep) -> Observation {
        let found = self.places.iter().find(|(place, _)| place.step == step);
        found.map_or(Observation::NOTHING, |(_, seen)| *seen)
    }

    /// That place in the words of the guide.
    pub(crate) fn place(&self, step: ManualStep) -> &'static str {
        let found = self.places.iter().find(|(place, _)| place.step == step);
        found.map_or("", |(place, _)| place.title)
    }

    pub(crate) fn again(&self) -> String {
        format!("`cs-ashby rotate {}`", self.name.as_str())
    }

    pub(crate) fn details(&self) -> Value {
        let places = self.places.iter();
        let places: Map<String, Value> = places
            .map(|(place, seen)| (place.location_id.to_owned(), seen.holds.as_str().into()))
            .collect();
        json!({
            "key": self.name.as_str(),
            "checked_with": match self.in_use { KeyGeneration::Old => "old", KeyGeneration::New => "new" },
            "since": rfc3339(self.since),
            "places": places,
        })
    }

    pub(crate) fn told(&self) -> String {
        let places = self.places.iter().map(|(place, seen)| {
            let how = match (seen.holds, seen.known) {
                (Holds::Unknown, _) => {
                    return format!("which one {} holds is not known", place.title);
                }
                (_, Known::Proven) => "the connectivity test showed it",
                (_, _) => "as far as somebody said",
            };
            format!(
                "{} holds the {} one ({how})",
                place.title,
                seen.holds.as_str()
            )
        });
        places.collect::<Vec<_>>().join("; ")
    }
}

/// What Ashby itself shows of the place in its settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// It takes the key in use and refuses the other one.
    InUse,
    /// It refuses the key in use and takes the other one.
    OtherKey,
    Neither,
    /// It does not tell them apart, or could not be asked.
    Nothing,
}

/// What the connectivity test shows of the place in Ashby's settings: made with the key in use, and with
/// the other one of the rotation.
pub(crate) fn shown(answers: &Answers) -> Shown {
    let Some(deliveries) = &answers.deliveries else {
        return Shown::Nothing;
    };
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let taken = |it: &Delivery| *it == Delivery::Status(200);
    let used = &deliveries.handshake.answer;
    match &deliveries.counterpart {
        Some(other) if taken(used) && refused(other) => Shown::InUse,
        Some(other) if refused(used) && taken(other) => Shown::OtherKey,
        Some(other) if refused(used) && refused(other) => Shown::Neither,
        _ => Shown::Nothing,
    }
}
