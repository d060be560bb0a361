//! What a run of `rotate` changed, for scripts and for people.

use crate::integration::{KeyName, ManualStep};

/// Something that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The new key is kept beside the old one.
    Kept(KeyName),
    /// A person's word was noted.
    Attested(ManualStep),
    /// The new key is in force.
    Promoted(KeyName),
    /// The old key is forgotten.
    Forgot(KeyName),
    /// The new key is forgotten.
    Aborted(KeyName),
    /// Something was done in the sandbox's dashboards.
    Made(&'static str),
}

impl News {
    /// The word in JSON.
    pub fn word(self) -> String {
        match self {
            News::Kept(name) => format!("kept new {}_key", name.word()),
            News::Attested(step) => format!("attested {}", step.word()),
            News::Promoted(name) => format!("promoted {}_key", name.word()),
            News::Forgot(name) => format!("forgot old {}_key", name.word()),
            News::Aborted(name) => format!("forgot new {}_key", name.word()),
            News::Made(what) => format!("sandbox: {what}"),
        }
    }

    /// The words for a person.
    pub fn words(self) -> String {
        match self {
            News::Kept(name) => format!(
                "Kept the new {} beside the old one, which stays in force.",
                name.title()
            ),
            News::Attested(ManualStep::AshbySettings) => {
                "Noted: Ashby's CodeSignal settings hold the new key.".into()
            }
            News::Attested(ManualStep::Webhook) => {
                "Noted: CodeSignal's webhook holds the new key.".into()
            }
            News::Promoted(name) => format!("Put the new {} in force.", name.title()),
            News::Forgot(name) => format!("Forgot the old {}.", name.title()),
            News::Aborted(name) => format!(
                "Went back to the old {}, and forgot the new one.",
                name.title()
            ),
            News::Made(what) => format!("In the sandbox: {what}."),
        }
    }
}
