//! What a run changed, for scripts and for people.

use crate::integration::{KeyName, ManualStep};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Stored(KeyName),
    Attested(ManualStep),
    /// The new key of a rotation is kept beside the old one.
    NewKeyKept(KeyName),
    Promoted(KeyName),
    OldKeyForgotten(KeyName),
    NewKeyForgotten(KeyName),
    /// Something that the sandbox's admin did.
    Sandbox(&'static str),
}

impl Change {
    pub(crate) fn as_str(self) -> String {
        match self {
            Change::Stored(name) => format!("stored {}_key", name.as_str()),
            Change::Attested(step) => format!("attested {}", step.as_str()),
            Change::NewKeyKept(name) => format!("kept new {}_key", name.as_str()),
            Change::Promoted(name) => format!("promoted {}_key", name.as_str()),
            Change::OldKeyForgotten(name) => format!("forgot old {}_key", name.as_str()),
            Change::NewKeyForgotten(name) => format!("forgot new {}_key", name.as_str()),
            Change::Sandbox(what) => format!("sandbox: {what}"),
        }
    }

    pub(crate) fn text(self, sandbox: bool) -> String {
        match self {
            Change::Stored(name) if sandbox => {
                format!("Sandbox: kept the {} in memory.", name.title())
            }
            Change::Stored(name) => format!("Saved the {} in your keychain.", name.title()),
            Change::Attested(ManualStep::AshbySettings) => {
                "Marked Ashby's settings as saved.".into()
            }
            Change::Attested(ManualStep::Webhook) => "Marked the webhook as saved.".into(),
            Change::NewKeyKept(name) => {
                format!("Saved the new {} beside the old one.", name.title())
            }
            Change::Promoted(name) => format!("The new {} is now the current key.", name.title()),
            Change::OldKeyForgotten(name) => format!("Removed the old {}.", name.title()),
            Change::NewKeyForgotten(name) => {
                format!("Went back to the old {} and removed the new one.", name.title())
            }
            Change::Sandbox(what) => format!("Sandbox: {what}."),
        }
    }

    /// The lines of a report, a change each.
    pub(crate) fn lines(changes: &[Change], sandbox: bool) -> String {
        let lines: Vec<String> =
            changes.iter().map(|change| format!("  {}", change.text(sandbox))).collect();
        format!("Done in this run:\n{}", lines.join("\n"))
    }

    pub(crate) fn words(changes: &[Change]) -> Vec<String> {
        changes.iter().map(|change| change.as_str()).collect()
    }
}
