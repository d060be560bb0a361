//! What the answers mean, in words for the person. Pure: answers in, findings out.

pub(crate) mod ashby;
pub(crate) mod codesignal;
pub(crate) mod local;
mod obstacle;
mod replacing;
mod retired;
mod rotation;
pub(crate) mod webhook;

pub(crate) use local::Keystore;
pub(crate) use obstacle::unreachable;
pub(crate) use replacing::{Replacing, Shown, shown};
pub(crate) use retired::how_to_delete;
pub(crate) use rotation::during_rotation;

use super::probe::Answers;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::Secret;
use crate::credentials::key_set::RotationKeys;
use crate::integration::KeyName;
use crate::state::AttestationStatus;
use obstacle::{Obstacle, obstacle};

pub(crate) struct EvalContext<'a> {
    pub(crate) codesignal_key: Option<&'a Secret>,
    pub(crate) ashby_key: Option<&'a Secret>,
    pub(crate) settings: AttestationStatus,
    pub(crate) registration: AttestationStatus,
    pub(crate) keystore: Keystore,
    /// The keys on their way in or out beside them.
    pub(crate) passing: &'a RotationKeys,
    /// The rotation under way, if there is one.
    pub(crate) replacing: Option<Replacing>,
    pub(crate) answers: &'a Answers,
}

impl EvalContext<'_> {
    pub(crate) fn has(&self, name: KeyName) -> bool {
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
fn no_key(facts: &EvalContext<'_>, name: KeyName) -> Finding {
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
                name.as_str()
            ),
        ),
    };
    Finding::new(Status::Todo, Evidence::None, summary).fix(fix)
}
