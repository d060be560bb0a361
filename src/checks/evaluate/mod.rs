//! What the answers mean, in words for the person. Pure: answers in, findings out.

pub(crate) mod ashby;
pub(crate) mod attested;
pub(crate) mod codesignal;
pub(crate) mod deliveries;
pub(crate) mod local;
mod obstacle;
mod replacing;
mod retired;
mod rotation;
pub(crate) mod webhook;

pub(crate) use local::Keystore;
pub(crate) use obstacle::{name_address, unreachable};
pub(crate) use replacing::{Replacing, Shown, shown};
pub(crate) use retired::how_to_delete;
pub(crate) use rotation::during_rotation;

use super::answers::Answers;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::Secret;
use crate::credentials::key_set::RotationKeys;
use crate::integration::KeyName;
use crate::settings::Addresses;
use crate::state::AttestationStatus;
use jiff::Timestamp;
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
    pub(crate) addresses: &'a Addresses,
    pub(crate) answers: &'a Answers,
    /// Whether both keys clearly have each other's shape: then nothing was sent.
    pub(crate) swapped: bool,
    pub(crate) now: Timestamp,
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
fn no_key(ctx: &EvalContext<'_>, name: KeyName) -> Finding {
    let ways = format!(
        "{} PATH, {} COMMAND or the environment variable {}",
        name.file_option(),
        name.command_option(),
        name.variable()
    );
    let fix = match ctx.keystore {
        Keystore::Unused => format!("Set it with {ways}."),
        _ => format!("Run `cs-ashby keys set {}`, or set it with {ways}.", name.as_str()),
    };
    Finding::new(Status::Todo, Evidence::None, format!("No {} found.", name.title())).fix(fix)
}

/// The finding for each of two keys that clearly have each other's shape.
fn swapped(name: KeyName) -> Finding {
    Finding::new(
        Status::Fail,
        Evidence::Inferred,
        format!("This looks like your {}: the keys are swapped.", name.other().title()),
    )
    .impact("Nothing was sent to either vendor.")
    .fix("Swap the two keys where they are set. If they're stored, run `cs-ashby keys set codesignal` and `cs-ashby keys set ashby`.")
    .detail("swapped", true)
}
