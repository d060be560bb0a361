//! `report`: types and help, no logic.

use super::KeySourceArgs;
use clap::Args;
use std::path::PathBuf;

/// The long help of `report`.
pub(super) const REPORT: &str = "Show what support needs to know about cs-ashby on this computer: version, system, settings in force, \
    where keys come from, what was confirmed and the last result. No vendor is asked, and nothing is sent anywhere.\n\n\
    With --bundle the same lines are written into a file, for you to read and to send. The commands \
    that print keys, the values of variables and what stands behind ? in an address are no part of it. It is neither \
    shown nor written when a key that could be read here is found in it, in any form; the places of keys that could \
    not be read are listed, and words that may be a key are withheld.\n\n\
    A source of keys that can't be used is no error here: the report says so.";

/// `report`
#[derive(Args)]
pub(crate) struct ReportArgs {
    /// Write it into a file, mode 0600; - is standard output [default: cs-ashby-report-DATE.txt in this folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) bundle: Option<Option<PathBuf>>,
    /// Replace that file where there is one
    #[arg(long, requires = "bundle")]
    pub(crate) force: bool,
    /// Tell about every profile on this computer
    #[arg(long, conflicts_with_all = [
        "codesignal_key_file", "codesignal_key_command", "ashby_key_file", "ashby_key_command",
    ])]
    pub(crate) all_profiles: bool,
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
}
