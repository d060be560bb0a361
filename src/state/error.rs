//! What can be wrong with the state on this computer, and with confirmations from another one.

use crate::error::{Error, Exit};
use crate::hint::Hint;
use crate::integration::ManualStep;
use crate::platform::io_error;
use crate::platform::trusted_file::Untrusted;
use jiff::Timestamp;
use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub(crate) enum StateError {
    #[error("You're root, but HOME belongs to the account with the number {0}.")]
    OtherHome(u32),
    #[error("Another cs-ashby is changing profile {0}. This one changed nothing.")]
    AnotherRun(String),
    #[error(
        "The state folder {} wasn't used: {why}, so someone else could change what you confirmed.",
        folder.display()
    )]
    OpenToOthers { folder: PathBuf, why: Untrusted },
    #[error("The state {} was written by a newer version of cs-ashby. It wasn't changed.", .0.display())]
    Newer(PathBuf),
    #[error("The state can't be {what}: {} ({}).", path.display(), io_error::words(source))]
    Unusable { what: &'static str, path: PathBuf, source: io::Error },
    #[error("The file with the confirmations can't be used: {0}. Nothing was changed.")]
    BundleUnreadable(&'static str),
    #[error(
        "The file was exported by an older version of cs-ashby and isn't bound to the keys. Nothing was changed."
    )]
    BundleFirstFormat,
    #[error("A confirmation in that file is from {0}, which is in the future.")]
    BundleInTheFuture(Timestamp),
    #[error(
        "The confirmation of \"{}\" in that file was changed after it was given. Nothing was changed here.",
        .0.title()
    )]
    BundleChanged(ManualStep),
}

impl StateError {
    fn code(&self) -> &'static str {
        match self {
            StateError::OtherHome(_) => "home_of_another_account",
            StateError::AnotherRun(_) => "another_run",
            StateError::OpenToOthers { .. } => "state_open_to_others",
            StateError::Newer(_) => "state_newer",
            StateError::Unusable { .. } => "state_unusable",
            StateError::BundleUnreadable(_) => "attestations_unreadable",
            StateError::BundleFirstFormat => "attestations_first_format",
            StateError::BundleInTheFuture(_) => "attestation_in_the_future",
            StateError::BundleChanged(_) => "attestation_changed",
        }
    }

    fn fix(&self) -> Hint {
        match self {
            StateError::OtherHome(_) => "Run the command without sudo, or with `sudo -H`, which uses root's own home.".into(),
            StateError::AnotherRun(_) => "Wait until the other one is done (check your other terminals and scheduled runs), then run the command again.".into(),
            StateError::OpenToOthers { why, .. } => elsewhere(&format!("{}.", why.fix())),
            StateError::Newer(_) => "Update cs-ashby on this computer, or use another profile with --profile NAME.".into(),
            StateError::Unusable { source, .. } => elsewhere(io_error::remedy(source).unwrap_or(
                "Make sure that your account can write to that folder and that its disk works.",
            )),
            StateError::BundleUnreadable(_) => "On the computer where the step was confirmed, run `cs-ashby attest export > attestations.json`. Copy the file here, then run `cs-ashby attest import attestations.json`.".into(),
            StateError::BundleFirstFormat => "On the computer where the step was confirmed, update cs-ashby and run `cs-ashby verify`. Then export the confirmations again.".into(),
            StateError::BundleInTheFuture(_) => "Set the clocks of both computers, confirm the step again there, and export it again.".into(),
            StateError::BundleChanged(_) => "Export it again on the computer where the step was confirmed, or confirm it here with `cs-ashby setup`.".into(),
        }
    }
}

impl From<StateError> for Error {
    fn from(error: StateError) -> Error {
        let exit = match error {
            StateError::BundleUnreadable(_)
            | StateError::BundleFirstFormat
            | StateError::BundleInTheFuture(_)
            | StateError::BundleChanged(_) => Exit::Usage,
            _ => Exit::Local,
        };
        Error::new(exit, error.code(), error.to_string(), error.fix())
    }
}

fn elsewhere(step: &str) -> Hint {
    format!("{step} Or name another folder with the environment variable CS_ASHBY_STATE_DIR.")
        .into()
}
