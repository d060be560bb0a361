//! What the answers mean, in words for the person. Pure: answers in, findings out.

pub(crate) mod ashby;
pub(crate) mod attested;
pub(crate) mod codesignal;
pub(crate) mod deliveries;
mod during_rotation;
#[cfg(test)]
pub(in crate::checks) mod fixture;
pub(crate) mod local;
mod obstacle;
mod old_key;
mod rotation;
pub(crate) mod webhook;

pub(crate) use during_rotation::during_rotation;
pub(crate) use local::Keystore;
pub(crate) use obstacle::{name_address, obstacle};
pub(crate) use rotation::{ActiveRotation, settings_key};

use super::answers::Answers;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::key_set::CheckKeys;
use crate::integration::KeyName;
use crate::settings::Addresses;
use crate::state::AttestationStatus;
use jiff::Timestamp;

pub(crate) struct EvalContext<'a> {
    pub(crate) keys: CheckKeys<'a>,
    pub(crate) settings: AttestationStatus,
    pub(crate) registration: AttestationStatus,
    pub(crate) keystore: Keystore,
    pub(crate) rotation: Option<ActiveRotation>,
    pub(crate) addresses: &'a Addresses,
    pub(crate) answers: &'a Answers,
    pub(crate) now: Timestamp,
    /// Who runs this: `account@computer`.
    pub(crate) account: Option<&'a str>,
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
