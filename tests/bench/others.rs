//! How soon the program is there, beside `curl` and GitHub's `gh`.

use super::{CS_ASHBY, ratio, timed};
use std::process::Command;

/// Measures, prints, and says whether everything is within its limits.
pub fn figures() -> bool {
    let mut good = true;
    for (other, limit) in [("curl", 0.5), ("gh", 0.5)] {
        if !is_there(other) {
            println!(
                "left out, since it is not installed: --version and --help of {other} (apt-get install {other})"
            );
            continue;
        }
        for option in ["--version", "--help"] {
            good &= ratio(
                &format!("{option} / {other} {option}"),
                || timed(Command::new(CS_ASHBY).arg(option)),
                || timed(Command::new(other).arg(option)),
                Some(limit),
            );
        }
    }
    good
}

/// Whether a program can be started.
pub fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}
