//! Where each key is pasted: when a key changes, these places still have the old one.

use crate::integration::{KeyName, ManualStep};

/// A place at a vendor that has a copy of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub(crate) key: KeyName,
    pub(crate) step: ManualStep,
    /// The word in `details.stale`.
    pub(crate) location_id: &'static str,
    /// In the guide's words.
    pub(crate) title: &'static str,
}

const PLACES: [Place; 4] = [
    Place {
        key: KeyName::Codesignal,
        step: ManualStep::AshbySettings,
        location_id: "codesignal_key",
        title: "the topmost box of Ashby's CodeSignal settings",
    },
    Place {
        key: KeyName::Ashby,
        step: ManualStep::AshbySettings,
        location_id: "ashby_key",
        title: "the \"Ashby API Key\" drop-down of Ashby's CodeSignal settings",
    },
    Place {
        key: KeyName::Codesignal,
        step: ManualStep::Webhook,
        location_id: "secret",
        title: "the Secret Key of CodeSignal's webhook",
    },
    Place {
        key: KeyName::Ashby,
        step: ManualStep::Webhook,
        location_id: "header",
        title: "the X-Ashby-Api-Key custom header of CodeSignal's webhook",
    },
];

pub(crate) fn places_of(step: ManualStep) -> impl Iterator<Item = Place> {
    PLACES.into_iter().filter(move |place| place.step == step)
}

/// The places that hold a copy of a key, in the order in which a new one is entered.
pub(crate) fn places_with(key: KeyName) -> impl Iterator<Item = Place> {
    PLACES.into_iter().filter(move |place| place.key == key)
}
