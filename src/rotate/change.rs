//! What a run of `rotate` changed, for scripts and for people.

use crate::integration::{KeyName, ManualStep};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The new key is kept beside the old one.
    Kept(KeyName),
    Attested(ManualStep),
    Promoted(KeyName),
    Forgot(KeyName),
    Aborted(KeyName),
    Created(&'static str),
}

impl News {
    pub(crate) fn as_str(self) -> String {
        match self {
            News::Kept(name) => format!("kept new {}_key", name.as_str()),
            News::Attested(step) => format!("attested {}", step.as_str()),
            News::Promoted(name) => format!("promoted {}_key", name.as_str()),
            News::Forgot(name) => format!("forgot old {}_key", name.as_str()),
            News::Aborted(name) => format!("forgot new {}_key", name.as_str()),
            News::Created(what) => format!("sandbox: {what}"),
        }
    }

    pub(crate) fn words(self) -> String {
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
            News::Created(what) => format!("In the sandbox: {what}."),
        }
    }
}
