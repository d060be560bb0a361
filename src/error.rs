//! The one error of this program: what happened, why it matters, what to do next.

use crate::hint::Hint;
use serde::Serialize;
use std::fmt;

/// How a run ends. The numbers are the contract of the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Pass = 0,
    /// A check failed: the integration is not right.
    Fail = 1,
    Usage = 2,
    Todo = 3,
    Unknown = 4,
    /// The keychain, the state or the configuration on this computer can't be used.
    Local = 5,
    Interrupted = 130,
    Terminated = 143,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        self as u8
    }

    /// The word used for `outcome` in a report.
    pub(crate) fn outcome(self) -> &'static str {
        match self {
            Exit::Pass => "pass",
            Exit::Fail => "fail",
            Exit::Todo => "todo",
            Exit::Unknown => "unknown",
            Exit::Usage | Exit::Local | Exit::Interrupted | Exit::Terminated => "error",
        }
    }
}

/// What went wrong, and what to do. Never contains a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// Stable word for scripts, for example `key_file_unreadable`.
    pub code: &'static str,
    pub message: String,
    pub fix: Hint,
    #[serde(skip)]
    pub(crate) exit: Exit,
}

/// The result of everything that can fail here.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// What the errors of a module become.
    pub(crate) fn new(
        exit: Exit,
        code: &'static str,
        message: impl Into<String>,
        fix: impl Into<Hint>,
    ) -> Self {
        Self { code, message: message.into(), fix: fix.into(), exit }
    }

    /// Usage or bad input: exit 2, nothing was sent.
    pub(crate) fn usage(
        code: &'static str,
        message: impl Into<String>,
        fix: impl Into<Hint>,
    ) -> Self {
        Self::new(Exit::Usage, code, message, fix)
    }

    /// Something on this machine can't be used: exit 5.
    pub(crate) fn local(
        code: &'static str,
        message: impl Into<String>,
        fix: impl Into<Hint>,
    ) -> Self {
        Self::new(Exit::Local, code, message, fix)
    }

    /// A person must act: exit 3.
    pub(crate) fn todo(
        code: &'static str,
        message: impl Into<String>,
        fix: impl Into<Hint>,
    ) -> Self {
        Self::new(Exit::Todo, code, message, fix)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for Error {}
