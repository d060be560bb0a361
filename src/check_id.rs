//! The checks by name.

use crate::integration::{Event, KeyName, Permission};
use serde::{Serialize, Serializer};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckId {
    Keystore,
    CodesignalAccess,
    CodesignalKey,
    Permission(Permission),
    AshbyAccess,
    AshbyKey,
    AshbySettings,
    WebhookRegistration,
    WebhookHandshake,
    WebhookEvent(Event),
}

impl CheckId {
    pub(crate) fn title(self) -> String {
        match self {
            CheckId::Keystore => "Keychain".into(),
            CheckId::CodesignalAccess => "CodeSignal API".into(),
            CheckId::CodesignalKey => "CodeSignal API key".into(),
            CheckId::Permission(permission) => format!("Permission {}", permission.name()),
            CheckId::AshbyAccess => "Ashby API".into(),
            CheckId::AshbyKey => "Ashby API key".into(),
            CheckId::AshbySettings => "Ashby settings".into(),
            CheckId::WebhookRegistration => "Webhook".into(),
            CheckId::WebhookHandshake => "Connectivity test".into(),
            CheckId::WebhookEvent(event) => format!("Event {}", event.name()),
        }
    }

    /// It within a sentence.
    pub(crate) fn mentioned(self) -> String {
        match self {
            CheckId::AshbySettings => "Ashby's settings".into(),
            CheckId::WebhookHandshake => "the connectivity test".into(),
            CheckId::WebhookEvent(event) => format!("event {}", event.name()),
            other => format!("the {}", other.title()),
        }
    }

    /// Every check that a key's own vendor decides.
    pub(crate) fn of_vendor(name: KeyName) -> Vec<CheckId> {
        match name {
            KeyName::Codesignal => [CheckId::CodesignalAccess, CheckId::CodesignalKey]
                .into_iter()
                .chain(Permission::ALL.map(CheckId::Permission))
                .collect(),
            KeyName::Ashby => vec![CheckId::AshbyAccess, CheckId::AshbyKey],
        }
    }

    /// Every check whose result may differ once this key is another one.
    pub(crate) fn affected_by(name: KeyName) -> Vec<CheckId> {
        let mut checks = CheckId::of_vendor(name);
        checks.extend([
            CheckId::AshbySettings,
            CheckId::WebhookRegistration,
            CheckId::WebhookHandshake,
        ]);
        checks
    }

    pub(crate) fn of_key(name: KeyName) -> CheckId {
        match name {
            KeyName::Codesignal => CheckId::CodesignalKey,
            KeyName::Ashby => CheckId::AshbyKey,
        }
    }
}

/// The stable id, as scripts read it.
impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = match self {
            CheckId::Keystore => "keystore",
            CheckId::CodesignalAccess => "codesignal.access",
            CheckId::CodesignalKey => "codesignal.key",
            CheckId::Permission(it) => return write!(f, "codesignal.permission.{}", it.name()),
            CheckId::AshbyAccess => "ashby.access",
            CheckId::AshbyKey => "ashby.key",
            CheckId::AshbySettings => "ashby.settings",
            CheckId::WebhookRegistration => "webhook.registration",
            CheckId::WebhookHandshake => "webhook.handshake",
            CheckId::WebhookEvent(it) => return write!(f, "webhook.event.{}", it.name()),
        };
        f.write_str(id)
    }
}

impl Serialize for CheckId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
