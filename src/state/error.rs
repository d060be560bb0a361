//! What can be wrong with the state on this computer.

use crate::error::Error;
use crate::platform::io_error;
use crate::platform::trusted_file::Untrusted;
use std::io;
use std::path::Path;

const OR_ELSEWHERE: &str =
    "Or name another folder with the environment variable CS_ASHBY_STATE_DIR.";

pub(super) fn other_home(owner: u32) -> Error {
    Error::local(
        "home_of_another_account",
        format!("You're root, but HOME belongs to the account with the number {owner}."),
        "Run the command without sudo, or with `sudo -H`, which uses root's own home.",
    )
}

pub(super) fn another_run(profile: &str) -> Error {
    Error::local(
        "another_run",
        format!("Another cs-ashby is changing profile {profile}. This one changed nothing."),
        "Wait until the other one is done (check your other terminals and scheduled runs), then run the command again.",
    )
}

pub(super) fn open_to_others(path: &Path, why: &Untrusted) -> Error {
    Error::local(
        "state_open_to_others",
        format!(
            "The state folder {} wasn't used: {why}, so someone else could change what you confirmed.",
            path.parent().unwrap_or(path).display()
        ),
        format!("{}. {OR_ELSEWHERE}", why.fix()),
    )
}

pub(super) fn newer(path: &Path) -> Error {
    Error::local(
        "state_newer",
        format!(
            "The state {} was written by a newer version of cs-ashby. It wasn't changed.",
            path.display()
        ),
        "Update cs-ashby on this computer, or use another profile with --profile NAME.",
    )
}

pub(super) fn unusable(what: &str, path: &Path, source: &io::Error) -> Error {
    let step = io_error::remedy(source)
        .unwrap_or("Make sure that your account can write to that folder and that its disk works.");
    let why = io_error::words(source);
    let message = format!("The state can't be {what}: {} ({why}).", path.display());
    Error::local("state_unusable", message, format!("{step} {OR_ELSEWHERE}"))
}
