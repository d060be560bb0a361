//! What the answers mean, in words for the person. Pure: answers in, findings out.

pub mod ashby;
pub mod codesignal;
pub mod local;
mod obstacle;
mod replacing;
mod retired;
mod rotation;
pub mod webhook;

pub use local::Keystore;
pub use obstacle::unreachable;
pub use replacing::{Replacing, Shown, shown};
pub use retired::how_to_delete;
pub use rotation::{during_rotation, settings_fix, webhook_fix};

use super::questions::Answers;
use crate::finding::{Evidence, Finding, Status};
use crate::integration::KeyName;
use crate::keys::Beside;
use crate::secret::Secret;
use crate::state::Standing;
use obstacle::{Obstacle, obstacle};

/// Everything that a check is judged by.
pub struct Facts<'a> {
    /// The CodeSignal key, if there is one.
    pub codesignal_key: Option<&'a Secret>,
    /// The Ashby key, if there is one.
    pub ashby_key: Option<&'a Secret>,
    /// The person's word for Ashby's settings.
    pub settings: Standing,
    /// The person's word for the webhook.
    pub registration: Standing,
    /// What the key store did.
    pub keystore: Keystore,
    /// The keys on their way in or out beside them.
    pub passing: &'a Beside,
    /// The rotation under way, if there is one.
    pub replacing: Option<Replacing>,
    /// What the vendors answered.
    pub answers: &'a Answers,
}

impl Facts<'_> {
    /// Whether there is this key.
    pub fn has(&self, name: KeyName) -> bool {
        match name {
            KeyName::Codesignal => self.codesignal_key.is_some(),
            KeyName::Ashby => self.ashby_key.is_some(),
        }
    }

    /// The keys that no word of a vendor may repeat.
    fn secrets(&self) -> Vec<&Secret> {
        self.codesignal_key
            .into_iter()
            .chain(self.ashby_key)
            .chain(self.passing.secrets())
            .collect()
    }

    /// Whether the same text was given for both.
    fn same_key(&self) -> bool {
        matches!((self.codesignal_key, self.ashby_key), (Some(a), Some(b)) if a.same_as(b))
    }
}

/// The finding for a key that is neither given nor stored.
fn no_key(facts: &Facts<'_>, name: KeyName) -> Finding {
    let ways = format!(
        "{} PATH, {} COMMAND or the environment variable {}",
        name.file_option(),
        name.command_option(),
        name.variable()
    );
    let (summary, fix) = match facts.keystore {
        Keystore::Unused => (
            format!("No {} is given.", name.title()),
            format!("Give it with {ways}."),
        ),
        _ => (
            format!("No {} is given, and none is stored.", name.title()),
            format!(
                "Store it with `cs-ashby keys set {}`, or give it with {ways}.",
                name.word()
            ),
        ),
    };
    Finding::new(Status::Todo, Evidence::None, summary).fix(fix)
}
