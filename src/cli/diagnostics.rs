//! `report`

use super::KeySourceArgs;
use clap::{Args, ValueHint};
use std::path::PathBuf;

/// Print diagnostics for support (no keys)
///
/// It shows the version, system, settings, where keys come from, what was confirmed and the last result. It works
/// offline, and nothing is sent anywhere.
///
/// With --bundle the same lines go to a file, for you to read and send. The commands that print keys, the values of
/// variables and what follows ? in an address are left out. If a key that could be read here appears anywhere,
/// nothing is printed or written.
///
/// A source of keys that can't be used is no error here: the report says so.
#[derive(Args)]
pub(crate) struct ReportArgs {
    /// Write a file that only your account can read; - is standard output [default: cs-ashby-report-DATE.txt in this folder]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) bundle: Option<Option<PathBuf>>,
    /// Replace that file if it exists
    #[arg(long, requires = "bundle")]
    pub(crate) force: bool,
    /// Report every profile on this computer
    #[arg(long, conflicts_with = "KeySourceArgs")]
    pub(crate) all_profiles: bool,
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
}
