//! Why a key can't be had, or is none.

use super::source::CREDENTIALS;
use crate::error::{Error, Exit};
use crate::integration::KeyName;
use std::time::Duration;

/// How long a file, standard input or a command may take.
pub(super) const SOURCE_LIMIT: Duration = Duration::from_secs(10);
/// The longest key that is taken, in bytes: what still fits an HTTP header at common servers.
/// (Vendor keys are below 200; a store with a lower limit says so itself.)
pub(super) const LONGEST: usize = 8192;

#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    /// `place` is the option, or the field of the configuration, that names the command.
    #[error("The command in {place} didn't provide the {}: {why}.", key.title())]
    Command { key: KeyName, place: String, why: String },
    /// `path` is empty where it may be a key that was pasted in its place.
    #[error("The {} can't be read from {place}{path}: {why}.", key.title())]
    File { key: KeyName, place: String, path: String, why: String },
    #[error(
        "The {} can't be read from {place}: {CREDENTIALS} isn't set. systemd sets it for a service that has credentials.",
        key.title()
    )]
    NoCredentials { key: KeyName, place: String },
    #[error("Standard input (-) can provide only one key, and both were to come from it.")]
    StdinTwice,
    #[error("The {} {problem}.", key.title())]
    Unfit { key: KeyName, problem: Problem },
    #[error("The {} is in {place}, which is printed. Nothing was sent.", key.title())]
    Astray { key: KeyName, place: &'static str },
    #[error("This computer gives no random numbers, which fake keys and fingerprints need.")]
    NoRandomness,
}

/// Why a text can't be a key. Never shows the text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("is empty")]
    Empty,
    #[error("was pasted with {0}")]
    PastedAround(&'static str),
    #[error("has {0} at position {1}, and no key does. Copy only the key")]
    Character(&'static str, usize),
    #[error("is {0} bytes long; no key is longer than {LONGEST}")]
    TooLong(usize),
}

impl KeyError {
    fn code(&self) -> &'static str {
        match self {
            KeyError::Command { .. } => "key_command_failed",
            KeyError::File { .. } => "key_file_unusable",
            KeyError::NoCredentials { .. } => "no_credentials",
            KeyError::StdinTwice => "stdin_twice",
            KeyError::Unfit { problem: Problem::Empty, .. } => "key_empty",
            KeyError::Unfit { problem: Problem::TooLong(_), .. } => "key_too_long",
            KeyError::Unfit { .. } => "key_malformed",
            KeyError::Astray { .. } => "key_astray",
            KeyError::NoRandomness => "no_randomness",
        }
    }

    fn fix(&self) -> String {
        match self {
            KeyError::Command { .. } => format!(
                "Try the command in a terminal. It must print only the key within {} s and exit with 0. It runs without a shell, so pipes and variables need `sh -c '...'`.",
                SOURCE_LIMIT.as_secs()
            ),
            KeyError::File { place, .. } => format!(
                "Save only the key in a file that only you can read, and pass that file with {place}."
            ),
            KeyError::NoCredentials { .. } => "Run the command from a systemd service with LoadCredential= or LoadCredentialEncrypted= for this file, or use the file's full path.".to_owned(),
            KeyError::StdinTwice => {
                "Pass one of the two keys another way, for example with a file.".to_owned()
            }
            KeyError::Unfit { .. } => {
                "Copy the whole key again, with nothing before or after it.".to_owned()
            }
            KeyError::Astray { key, .. } => format!(
                "Remove it there. Others may have seen it, so delete the key at {} and create a new one.",
                key.vendor()
            ),
            KeyError::NoRandomness => "Restart the computer. If that doesn't help, ask whoever looks after it to check its random number source.".to_owned(),
        }
    }
}

impl From<KeyError> for Error {
    fn from(error: KeyError) -> Error {
        let is_local = matches!(error, KeyError::NoRandomness);
        let exit = if is_local { Exit::Local } else { Exit::Usage };
        Error::new(exit, error.code(), error.to_string(), error.fix())
    }
}
