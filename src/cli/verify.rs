//! Options of `verify` for a watched integration, and the commands around it. Types and help, no logic.

use super::KeySourceArgs;
use crate::schedule::{Interval, Scheduler};
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
pub(crate) struct AgeArgs {
    /// Warn when a key is older than this many days [default: never]
    #[arg(long, value_name = "DAYS", value_parser = days())]
    pub(crate) max_age: Option<i64>,
    /// Warn when a person's confirmation is older than this many days
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days())]
    pub(crate) max_attestation_age: i64,
}

/// Whether the negative controls of an earlier run count.
#[derive(Args, Clone, Copy)]
#[command(next_help_heading = "Connectivity test")]
pub(crate) struct ControlArgs {
    /// For schedulers: take over for a day that Ashby refused a wrong key, for these very keys and address
    #[arg(long)]
    pub(crate) reuse_control: bool,
    /// Test it anew, also with --reuse-control
    #[arg(long)]
    pub(crate) fresh_control: bool,
}

/// From one day to a hundred years.
fn days() -> clap::builder::RangedI64ValueParser<i64> {
    clap::value_parser!(i64).range(1..=36_500)
}

/// `attest ...`
#[derive(Subcommand)]
pub(crate) enum AttestCommand {
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
pub(crate) struct AttestListArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Say so when a confirmation is older than this many days
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days())]
    pub(crate) max_attestation_age: i64,
}

/// `attest import`
#[derive(Args)]
pub(crate) struct AttestImportArgs {
    /// What `attest export` wrote (`-`: standard input)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `schedule ...`
#[derive(Subcommand)]
pub(crate) enum ScheduleCommand {
    /// Print a ready entry that runs `cs-ashby verify` regularly
    #[command(long_about = SCHEDULE)]
    Print(SchedulePrintArgs),
}

const SCHEDULE: &str = "Print a ready entry that runs `cs-ashby verify` regularly, for a scheduler that you have: \
    cs-ashby has none of its own. Nothing is installed, and no key is in it.\n\n\
    The entry runs `verify --reuse-control`: that Ashby refuses a wrong key is tested once a day, and \
    the report says how old that is; the keys themselves are tested each time.";

/// `schedule print`
#[derive(Args)]
pub(crate) struct SchedulePrintArgs {
    /// How often: a number with m, h or d, from 5m to 7d
    #[arg(long, value_name = "INTERVAL")]
    pub(crate) every: Interval,
    /// For which scheduler [default: the one of this operating system]
    #[arg(long = "for", value_name = "SCHEDULER", value_enum)]
    pub(crate) scheduler: Option<Scheduler>,
    /// Prove every profile on this computer; for a scheduler of this computer
    #[arg(long, conflicts_with_all = [
        "codesignal_key_file", "codesignal_key_command", "ashby_key_file", "ashby_key_command",
    ])]
    pub(crate) all_profiles: bool,
    /// Where cs-ashby lies over there [default: where it lies here, or its name]
    #[arg(long, value_name = "PATH")]
    pub(crate) program: Option<PathBuf>,
    /// The container image, for Kubernetes [default: cs-ashby with its version]
    #[arg(long, value_name = "IMAGE")]
    pub(crate) image: Option<String>,
    /// How old is too old.
    #[command(flatten)]
    pub(crate) ages: AgeArgs,
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
}
