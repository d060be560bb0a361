//! `profiles ...`

use clap::{Subcommand, ValueHint};

#[derive(Subcommand)]
pub(crate) enum ProfilesCommand {
    /// Show the profiles on this computer and their last result, offline
    List,
    /// Remove a profile: its stored keys, and what was confirmed for it
    Remove {
        /// The profile
        #[arg(value_name = "NAME", value_hint = ValueHint::Other)]
        name: String,
        /// Don't ask
        #[arg(long, short)]
        yes: bool,
    },
}
