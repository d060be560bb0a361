//! The key store on this machine.

use super::Facts;
use crate::error::Error;
use crate::finding::{Evidence, Finding, Status};

/// What the key store did.
pub enum Keystore {
    /// It was not used (`--store none`).
    Unused,
    /// The sandbox keeps keys in this process's memory.
    InMemory,
    /// It could be read.
    Readable,
    /// It could be written, read back and deleted.
    Writable,
    /// It can't be used, and no key was needed from it.
    Unusable(Error),
}

/// `keystore`
pub fn keystore(facts: &Facts<'_>) -> Finding {
    match &facts.keystore {
        Keystore::Unused => Finding::new(
            Status::Skip,
            Evidence::None,
            "Not used (--store none): every key is given anew.",
        ),
        Keystore::InMemory => Finding::pass(
            Evidence::Proven,
            "In the sandbox, keys are kept in memory; this computer's key store is not touched.",
        ),
        Keystore::Readable => Finding::pass(Evidence::Proven, "It can be read."),
        Keystore::Writable => Finding::pass(
            Evidence::Proven,
            "An item could be written, read back and deleted.",
        ),
        Keystore::Unusable(error) => Finding::new(
            Status::Warn,
            Evidence::Proven,
            format!(
                "{} Every key came from elsewhere, so the other checks ran.",
                error.message
            ),
        )
        .fix(error.fix.clone())
        .detail("code", error.code),
    }
}

/// The finding for a key store without which the run can't go on.
pub fn keystore_failed(error: &Error) -> Finding {
    Finding::new(Status::Fail, Evidence::Proven, error.message.clone())
        .fix(error.fix.clone())
        .detail("code", error.code)
}
