//! What a run changed, for scripts and for people.

use crate::integration::{KeyName, ManualStep};

/// Something that a run of `setup` changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A key was stored.
    Stored(KeyName),
    /// A person's word was noted.
    Attested(ManualStep),
    /// Something was made in the sandbox's dashboards.
    Made(&'static str),
}

impl Change {
    /// The word in JSON.
    pub fn word(&self) -> String {
        match self {
            Change::Stored(name) => format!("stored {}_key", name.word()),
            Change::Attested(step) => format!("attested {}", step.word()),
            Change::Made(what) => format!("sandbox: {what}"),
        }
    }

    /// The words for a person.
    pub fn words(&self, sandbox: bool) -> String {
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
            Change::Made(what) => format!("In the sandbox: {what}."),
        }
    }
}
