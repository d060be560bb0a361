//! `profiles`, `sandbox`, `guide`, `completions` and `man`.

use crate::sandbox::Scenario;
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

#[derive(Subcommand)]
pub(crate) enum ProfilesCommand {
    /// Show the profiles on this computer and their last result, offline
    List,
    /// Remove a profile: its stored keys, and what was confirmed for it
    Remove(ProfilesRemoveArgs),
}

#[derive(Args)]
pub(crate) struct ProfilesRemoveArgs {
    /// The profile
    #[arg(value_name = "NAME", value_hint = ValueHint::Other)]
    pub(crate) name: String,
    /// Don't ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Args)]
pub(crate) struct SandboxArgs {
    /// The situation to practice
    #[arg(long, value_name = "NAME", value_enum)]
    pub(crate) scenario: Option<Scenario>,
}

#[derive(Args)]
pub(crate) struct GuideArgs {
    /// Which part [default: all]
    #[arg(value_enum, value_name = "TOPIC")]
    pub(crate) topic: Option<GuideTopic>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GuideTopic {
    /// Set up the integration
    Setup,
    /// Send a CodeSignal assessment from Ashby
    SendAssessment,
    /// Create a CodeSignal interview from Ashby
    CreateInterview,
}

#[derive(Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

#[derive(Args)]
pub(crate) struct ManArgs {
    /// The page of one command, for example `setup` or `keys set` [default: the main page]
    #[arg(value_name = "COMMAND", value_hint = ValueHint::Other)]
    pub(crate) command: Vec<String>,
}
