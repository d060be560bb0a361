//! `schedule ...`

use super::{AgeArgs, KeySourceArgs};
use crate::schedule::{Interval, Scheduler};
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

#[derive(Subcommand)]
pub(crate) enum ScheduleCommand {
    /// Print a ready entry that runs `cs-ashby verify` regularly
    ///
    /// It's for a scheduler you already have: systemd, cron, launchd, Windows Task Scheduler, GitHub Actions or
    /// Kubernetes. Nothing is installed, and no key is in it. The proxy and certificate variables of this shell
    /// are in it.
    ///
    /// The entry runs `verify --reuse-control`: your keys are tested each time, the fake ones once a day.
    Print(SchedulePrintArgs),
}

#[derive(Args)]
pub(crate) struct SchedulePrintArgs {
    /// How often: a number with m, h or d, from 5m to 7d
    #[arg(long, value_name = "INTERVAL", default_value = "1h", value_hint = ValueHint::Other)]
    pub(crate) every: Interval,
    /// For which scheduler [default: the one of this operating system]
    #[arg(long = "for", value_name = "SCHEDULER", value_enum)]
    pub(crate) scheduler: Option<Scheduler>,
    /// Check every profile on this computer; for a scheduler on this computer
    #[arg(long, conflicts_with = "KeySourceArgs")]
    pub(crate) all_profiles: bool,
    /// Where cs-ashby is installed there [default: where it is here, or its name]
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) program: Option<PathBuf>,
    /// The container image, for Kubernetes [default: cs-ashby with its version]
    #[arg(long, value_name = "IMAGE", value_hint = ValueHint::Other)]
    pub(crate) image: Option<String>,
    #[command(flatten)]
    pub(crate) ages: AgeArgs,
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
}
