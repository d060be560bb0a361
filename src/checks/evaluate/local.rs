//! The key store on this machine.

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
pub(crate) fn keystore(facts: &EvalContext<'_>) -> Finding {
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
pub(crate) fn keystore_failed(error: &Error) -> Finding {
    Finding::new(Status::Fail, Evidence::Proven, error.message.clone())
        .fix(error.fix.clone())
        .detail("code", error.code)
}
