//! `attest ...`

use super::KeySourceArgs;
use super::verify::days;
use clap::{Subcommand, ValueHint};
use std::path::PathBuf;

#[derive(Subcommand)]
pub(crate) enum AttestCommand {
    /// Show who confirmed which step, when, and whether for the current keys
    List {
        #[command(flatten)]
        keys: KeySourceArgs,
        /// Mark confirmations older than this many days
        #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days(), value_hint = ValueHint::Other)]
        max_attestation_age: i64,
    },
    /// Print the confirmations for another computer: salted fingerprints, no keys
    ///
    /// It's JSON: who confirmed which step, when, and salted fingerprints of the keys at that time. No key is in
    /// it, and none can be derived from it.
    ///
    /// Here: cs-ashby attest export --output-file attestations.json
    ///
    /// There: cs-ashby attest import attestations.json
    Export,
    /// Import confirmations from another computer
    Import {
        /// What `attest export` wrote (`-`: standard input)
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}
