//! Options of `verify` for a watched integration, and the commands around it. Types and help, no logic.

use super::KeySourceArgs;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The long help of `verify --deep`.
pub(super) const DEEP: &str = "Prove the write permissions too, by really making a test session and a live interview at \
    CodeSignal and deleting both.\n\n\
    No invitation is sent: the candidate's address is one at example.com, which takes no mail, and \
    everything names cs-ashby. Each is written down before it is made, so that whatever ends the run, the \
    next `cs-ashby verify` deletes what is left. CodeSignal may count the test session towards your plan. \
    Such a run takes at most three times as long as one without (3 x (2 x timeout + 2 s)).";

/// How old a key or a person's word may be before `verify` warns.
#[derive(Args, Clone, Copy)]
#[command(next_help_heading = "Drift (warnings; they never change the exit code)")]
pub struct AgeArgs {
    /// Warn when a key is older than this many days [default: never]
    #[arg(long, value_name = "DAYS", value_parser = days())]
    pub max_age: Option<i64>,
    /// Warn when a person's confirmation is older than this many days
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days())]
    pub max_attestation_age: i64,
}

/// From one day to a hundred years.
fn days() -> clap::builder::RangedI64ValueParser<i64> {
    clap::value_parser!(i64).range(1..=36_500)
}

/// `attest ...`
#[derive(Subcommand)]
pub enum AttestCommand {
    /// Show who confirmed which step, when, and whether for the keys of now
    List(AttestListArgs),
    /// Print the confirmations for another computer: salted fingerprints, no key
    #[command(long_about = EXPORT)]
    Export,
    /// Take over confirmations from another computer
    Import(AttestImportArgs),
}

const EXPORT: &str = "Print the confirmations for another computer, as JSON: who confirmed which step, when, and \
    salted fingerprints of the keys of that moment. No key is in it, and none can be derived from it.\n\n\
    Here: cs-ashby attest export > attestations.json\n\
    There: cs-ashby attest import attestations.json";

/// `attest list`
#[derive(Args)]
pub struct AttestListArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub keys: KeySourceArgs,
    /// Say so when a confirmation is older than this many days
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days())]
    pub max_attestation_age: i64,
}

/// `attest import`
#[derive(Args)]
pub struct AttestImportArgs {
    /// What `attest export` wrote (`-`: standard input)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
