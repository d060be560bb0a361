//! Options of `verify` for a watched integration, and the commands around it. Types and help, no logic.

use clap::Args;

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
