//! What a run changed, for scripts and for people.

use crate::integration::{KeyName, ManualStep};

/// Something that a run of `setup` changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Stored(KeyName),
    Attested(ManualStep),
    Created(&'static str),
}

impl Change {
    pub(crate) fn as_str(&self) -> String {
        match self {
            Change::Stored(name) => format!("stored {}_key", name.as_str()),
            Change::Attested(step) => format!("attested {}", step.as_str()),
            Change::Created(what) => format!("sandbox: {what}"),
        }
    }

    pub(crate) fn words(&self, sandbox: bool) -> String {
        match self {
            Change::Stored(name) if sandbox => {
                format!("In the sandbox: kept the {} in memory.", name.title())
            }
            Change::Stored(name) => format!("Stored the {} in the key store.", name.title()),
            Change::Attested(ManualStep::AshbySettings) => {
                "Noted: both keys stand in Ashby's CodeSignal settings.".into()
            }
            Change::Attested(ManualStep::Webhook) => {
                "Noted: the webhook stands in CodeSignal with these values.".into()
            }
            Change::Created(what) => format!("In the sandbox: {what}."),
        }
    }
}
