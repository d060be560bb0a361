//! `verify`, and how old is too old.

use super::{KeySourceArgs, SandboxChoice};
use clap::{Args, ValueHint};

const CONTROLS: &str = "Connectivity test";

/// Check the connection; changes nothing
///
/// It runs the checklist of `cs-ashby setup`: both keys, their permissions, Ashby's settings and the webhook. It
/// never asks a question and never changes a key, so it's safe to run from a scheduler (`cs-ashby schedule print`).
/// The exit code is the result.
#[derive(Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    #[command(flatten)]
    pub(crate) ages: AgeArgs,
    /// For schedulers: send the fake keys once a day only, and reuse that result in between
    #[arg(long, help_heading = CONTROLS)]
    pub(crate) reuse_control: bool,
    /// Send the fake keys this time too, even with --reuse-control
    #[arg(long, help_heading = CONTROLS)]
    pub(crate) fresh_control: bool,
    /// Check the write permissions too, by creating a test session and a live interview and deleting both
    ///
    /// No invitation is sent: the candidate's address is at example.com, which receives no mail, and everything is
    /// labeled cs-ashby. If a run is killed, the next `cs-ashby verify` deletes what's left. CodeSignal may count
    /// the test session towards your plan. Such a run takes at most three times as long.
    #[arg(long, help_heading = "Deep check")]
    pub(crate) deep: bool,
    /// Check every profile on this computer (`cs-ashby profiles list`) in one report
    #[arg(long, help_heading = "Many profiles", conflicts_with_all = ["KeySourceArgs", "sandbox"])]
    pub(crate) all_profiles: bool,
    /// How many profiles to check at a time, 1 to 32 [default: 8]
    #[arg(
        long, value_name = "N", help_heading = "Many profiles", requires = "all_profiles",
        value_parser = clap::value_parser!(u8).range(1..=32), value_hint = ValueHint::Other
    )]
    pub(crate) concurrency: Option<u8>,
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

#[derive(Args, Clone, Copy)]
#[command(next_help_heading = "Ages (warnings; they never change the exit code)")]
pub(crate) struct AgeArgs {
    /// Warn when a key is older than this many days [default: never]
    #[arg(long, value_name = "DAYS", value_parser = days(), value_hint = ValueHint::Other)]
    pub(crate) max_age: Option<i64>,
    /// Warn when a confirmation is older than this many days
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = days(), value_hint = ValueHint::Other)]
    pub(crate) max_attestation_age: i64,
}

/// From one day to a hundred years.
pub(super) fn days() -> clap::builder::RangedI64ValueParser<i64> {
    clap::value_parser!(i64).range(1..=36_500)
}
