//! Where outside this computer the integration's values are entered: what is out of date after a change.

use crate::integration::{KeyName, ManualStep};
use strum::{IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum Location {
    #[strum(serialize = "codesignal_key")]
    SettingsCodesignalKey,
    #[strum(serialize = "ashby_key")]
    SettingsAshbyKey,
    #[strum(serialize = "secret")]
    WebhookSecret,
    #[strum(serialize = "header")]
    WebhookHeader,
    #[strum(serialize = "endpoint")]
    WebhookEndpoint,
}

impl Location {
    /// As in `details.stale` and in the state.
    pub fn id(self) -> &'static str {
        self.into()
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Location::SettingsCodesignalKey => "the topmost box of Ashby's CodeSignal settings",
            Location::SettingsAshbyKey => {
                "the \"Ashby API Key\" drop-down of Ashby's CodeSignal settings"
            }
            Location::WebhookSecret => "the webhook's Secret Key",
            Location::WebhookHeader => "the webhook's X-Ashby-Api-Key header",
            Location::WebhookEndpoint => "the webhook's Endpoint",
        }
    }

    /// Its label in the dashboard.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Location::SettingsCodesignalKey => "CodeSignal API key",
            Location::SettingsAshbyKey => "Ashby API key",
            Location::WebhookSecret => "Secret Key",
            Location::WebhookHeader => "X-Ashby-Api-Key header",
            Location::WebhookEndpoint => "Endpoint",
        }
    }

    pub(crate) fn step(self) -> ManualStep {
        match self {
            Location::SettingsCodesignalKey | Location::SettingsAshbyKey => {
                ManualStep::AshbySettings
            }
            Location::WebhookSecret | Location::WebhookHeader | Location::WebhookEndpoint => {
                ManualStep::Webhook
            }
        }
    }

    /// The key that is pasted there.
    pub(crate) fn key(self) -> Option<KeyName> {
        match self {
            Location::SettingsCodesignalKey | Location::WebhookSecret => Some(KeyName::Codesignal),
            Location::SettingsAshbyKey | Location::WebhookHeader => Some(KeyName::Ashby),
            Location::WebhookEndpoint => None,
        }
    }

    pub(crate) fn of_step(step: ManualStep) -> impl Iterator<Item = Location> {
        let all = Location::VARIANTS.iter().copied();
        all.filter(move |location| location.step() == step)
    }

    /// Where this key is pasted, in the order in which a new one is entered.
    pub(crate) fn of_key(key: KeyName) -> impl Iterator<Item = Location> {
        let all = Location::VARIANTS.iter().copied();
        all.filter(move |location| location.key() == Some(key))
    }
}

/// Their labels in the dashboards, for a list.
pub(crate) fn fields(locations: &[Location]) -> String {
    let fields: Vec<&str> = locations.iter().map(|it| it.field()).collect();
    fields.join(", ")
}

pub(crate) fn ids(locations: &[Location]) -> Vec<&'static str> {
    locations.iter().map(|it| it.id()).collect()
}
