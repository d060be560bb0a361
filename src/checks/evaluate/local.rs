//! The keychain on this computer.

use super::EvalContext;
use crate::check_result::{Evidence, Finding, Status};
use crate::error::Error;

pub(crate) enum Keystore {
    /// It was not used (`--store none`).
    Unused,
    /// The sandbox keeps keys in this process's memory.
    InMemory,
    Readable,
    /// It could be written, read back and deleted.
    Writable,
    /// It can't be used, and no key was needed from it.
    Unusable(Error),
}

/// `keystore`
pub(crate) fn keystore(ctx: &EvalContext<'_>) -> Finding {
    match &ctx.keystore {
        Keystore::Unused => Finding::new(Status::Skip, Evidence::None, "Not used (--store none)."),
        Keystore::InMemory => Finding::pass(Evidence::Proven, "The sandbox keeps keys in memory."),
        Keystore::Readable => Finding::pass(Evidence::Proven, "Can be read."),
        Keystore::Writable => {
            Finding::pass(Evidence::Proven, "Works: an item was written and read back.")
        }
        Keystore::Unusable(error) => {
            Finding::new(Status::Warn, Evidence::Proven, error.message.clone())
                .impact("Every key came from elsewhere, so the other checks ran.")
                .fix(error.fix.clone())
                .detail("code", error.code)
        }
    }
}

/// The finding for a keychain without which the run can't go on.
pub(crate) fn keystore_failed(error: &Error) -> Finding {
    Finding::new(Status::Fail, Evidence::Proven, error.message.clone())
        .fix(error.fix.clone())
        .detail("code", error.code)
}
