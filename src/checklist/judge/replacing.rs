//! The rotation that the keys of a run are in, and what the connectivity test shows of it.

use crate::checklist::questions::{Answers, Ask};
use crate::integration::{KeyName, ManualStep};
use crate::keys::Side;
use crate::os::rfc3339;
use crate::secret::Place;
use crate::state::{Holds, Known, Record, Seen};
use crate::vendor::webhook::Delivery;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

/// The rotation under way, as the checks need it.
pub struct Replacing {
    /// Which key is being replaced.
    pub name: KeyName,
    /// Which of the two the checks are made with.
    pub in_use: Side,
    /// Since when.
    pub since: OffsetDateTime,
    /// What each place holds, as far as is known.
    pub places: Vec<(Place, Seen)>,
}

impl Replacing {
    /// The rotation that these keys are in, by the key store's item; where that was not looked at, by
    /// the record.
    pub fn of(record: &Record, ask: &Ask<'_>) -> Option<Replacing> {
        let in_use = |name| match name {
            KeyName::Codesignal => ask.codesignal,
            KeyName::Ashby => ask.ashby,
        };
        if let Some(it) = &ask.passing.counterpart {
            let used = in_use(it.name)?;
            let (old, new) = match it.in_use {
                Side::Old => (used, &it.secret),
                Side::New => (&it.secret, used),
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
            in_use: Side::Old,
            since: rotation.since(),
            places: crate::secret::places_with(name)
                .map(|place| (place, rotation.seen(place.stale_word)))
                .collect(),
        })
    }

    /// What the connectivity test shows now goes before what was noted.
    pub fn see(&mut self, shown: Shown, now: OffsetDateTime) {
        let holds = match (shown, self.in_use) {
            (Shown::InUse, Side::New) | (Shown::Counterpart, Side::Old) => Holds::New,
            (Shown::InUse, Side::Old) | (Shown::Counterpart, Side::New) => Holds::Old,
            (Shown::Neither, _) => Holds::Unknown,
            (Shown::Nothing, _) => return,
        };
        let known = match holds {
            Holds::Unknown => Known::None,
            _ => Known::Proven,
        };
        for (place, seen) in &mut self.places {
            if place.step == ManualStep::AshbySettings {
                *seen = Seen {
                    holds,
                    known,
                    at: Some(now),
                };
            }
        }
    }

    /// What is known of the place that a step fills.
    pub fn seen(&self, step: ManualStep) -> Seen {
        let found = self.places.iter().find(|(place, _)| place.step == step);
        found.map_or(Seen::NOTHING, |(_, seen)| *seen)
    }

    /// That place in the words of the guide.
    pub fn place(&self, step: ManualStep) -> &'static str {
        let found = self.places.iter().find(|(place, _)| place.step == step);
        found.map_or("", |(place, _)| place.title)
    }

    /// The command that goes on.
    pub fn again(&self) -> String {
        format!("`cs-ashby rotate {}`", self.name.word())
    }

    /// For scripts.
    pub fn details(&self) -> Value {
        let places = self.places.iter();
        let places: Map<String, Value> = places
            .map(|(place, seen)| (place.stale_word.to_owned(), seen.holds.word().into()))
            .collect();
        json!({
            "key": self.name.word(),
            "checked_with": match self.in_use { Side::Old => "old", Side::New => "new" },
            "since": rfc3339(self.since),
            "places": places,
        })
    }

    /// Which place holds which key.
    pub fn told(&self) -> String {
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
                seen.holds.word()
            )
        });
        places.collect::<Vec<_>>().join("; ")
    }
}

/// What Ashby itself shows of the place in its settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It takes the key in use and refuses the other one.
    InUse,
    /// It refuses the key in use and takes the other one.
    Counterpart,
    /// It refuses both.
    Neither,
    /// It does not tell them apart, or could not be asked.
    Nothing,
}

/// What the connectivity test shows of the place in Ashby's settings: made with the key in use, and with
/// the other one of the rotation.
pub fn shown(answers: &Answers) -> Shown {
    let Some(deliveries) = &answers.deliveries else {
        return Shown::Nothing;
    };
    let refused = |it: &Delivery| matches!(it, Delivery::Status(401 | 403));
    let taken = |it: &Delivery| *it == Delivery::Status(200);
    let used = &deliveries.handshake.answer;
    match &deliveries.counterpart {
        Some(other) if taken(used) && refused(other) => Shown::InUse,
        Some(other) if refused(used) && taken(other) => Shown::Counterpart,
        Some(other) if refused(used) && refused(other) => Shown::Neither,
        _ => Shown::Nothing,
    }
}
