//! The command line, as clap reads it: types and help, no logic.

mod attest;
mod diagnostics;
mod global;
mod keys;
mod profiles;
mod schedule;
mod setup;
mod verify;
mod webhook;

pub(crate) use attest::AttestCommand;
pub(crate) use diagnostics::ReportArgs;
pub(crate) use global::{ColorChoice, Global, OutputFormat, StoreChoice};
pub(crate) use keys::{KeySourceArgs, KeysCommand, KeysSetArgs};
pub(crate) use profiles::ProfilesCommand;
pub(crate) use schedule::{ScheduleCommand, SchedulePrintArgs};
pub(crate) use setup::{RotateArgs, SandboxChoice, SetupArgs};
pub(crate) use verify::{AgeArgs, VerifyArgs};
pub(crate) use webhook::{WebhookCommand, WebhookShowArgs, WebhookTestArgs};

use crate::sandbox::Scenario;
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

const ABOUT: &str = "Connect CodeSignal to Ashby, and check the connection at any time";

#[derive(Parser)]
#[command(
    name = "cs-ashby",
    // Whatever the file is called (on Windows cs-ashby.exe).
    bin_name = "cs-ashby",
    about = ABOUT,
    after_help = EXIT_CODES,
    help_template = HELP,
    max_term_width = 100,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    /// Print the version (with -v: build, target and commit too)
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What `cs-ashby` alone prints.
pub(crate) const START: &str = "\
Connect CodeSignal to Ashby, and check the connection at any time.

Start here:
  cs-ashby setup --sandbox   try it with a practice account
  cs-ashby setup             connect your accounts, step by step
  cs-ashby verify            check the connection

`cs-ashby --help` lists every command. `cs-ashby guide` prints the setup guide.
";

/// The commands by topic; clap has no groups of its own.
const HELP: &str = "\
{about-section}
{usage-heading} {usage}

Get started:
  setup        Connect your accounts, step by step
  guide        Print the steps of the setup guide, offline
  sandbox      Run a practice CodeSignal and Ashby on this computer

Keys:
  keys         Set, list or remove the stored keys
  rotate       Replace one key everywhere it's used
  profiles     List or remove the profiles on this computer

Operate:
  verify       Check the connection; changes nothing
  status       Show what's stored and the last result, offline
  webhook      Show the webhook form, or run the connectivity test
  attest       List, export or import what a person confirmed
  schedule     Print an entry for a scheduler that runs verify

More:
  report       Print diagnostics for support (no keys)
  completions  Print a shell completion script
  man          Print a man page

Options:
{options}{after-help}";

const EXIT_CODES: &str = "Exit codes:\n  \
    0  all checks passed\n  \
    1  a check failed: the integration isn't right\n  \
    2  wrong usage or bad input; nothing was sent\n  \
    3  a person must act: a manual step is open, or an input is missing\n  \
    4  couldn't check: network, vendor down, rate limit, unknown reply\n  \
    5  the keychain, the state or the configuration on this computer can't be used\n  \
    130, 143  interrupted, terminated";

#[derive(Subcommand)]
pub(crate) enum Command {
    Setup(SetupArgs),
    Verify(VerifyArgs),
    Rotate(RotateArgs),
    /// Show what's stored and the last result, offline
    Status,
    Report(ReportArgs),
    /// Set, list or remove the stored keys
    #[command(subcommand)]
    Keys(KeysCommand),
    /// List or remove the profiles on this computer
    #[command(subcommand)]
    Profiles(ProfilesCommand),
    /// Show the webhook form, or run the connectivity test
    #[command(subcommand)]
    Webhook(WebhookCommand),
    /// List, export or import what a person confirmed
    #[command(subcommand)]
    Attest(AttestCommand),
    /// Print an entry for a scheduler that runs verify
    #[command(subcommand)]
    Schedule(ScheduleCommand),
    /// Run a practice CodeSignal and Ashby on this computer
    Sandbox {
        /// The situation to practice
        #[arg(long, value_name = "NAME", default_value = "working", hide_default_value = true)]
        scenario: Scenario,
    },
    /// Print the steps of the setup guide, offline
    Guide {
        /// Which part [default: all]
        #[arg(value_name = "TOPIC")]
        topic: Option<GuideTopic>,
    },
    /// Print a shell completion script
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print a man page
    Man {
        /// The page of one command, for example `setup` or `keys set` [default: the main page]
        #[arg(value_name = "COMMAND", value_hint = ValueHint::Other)]
        command: Vec<String>,
    },
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

#[cfg(test)]
mod tests {
    use super::{Cli, HELP};
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_usage_is_the_same_whatever_the_file_is_called() {
        let refused = Cli::try_parse_from(["C:/x/cs-ashby.exe", "verify", "--nonsense"]);
        let words = refused.err().unwrap().to_string();
        assert!(words.contains("Usage: cs-ashby verify "), "{words}");
    }

    #[test]
    fn every_command_is_listed_with_its_own_words() {
        for command in Cli::command().get_subcommands() {
            let about = command.get_about().unwrap().to_string();
            let line = format!("\n  {:<12} {about}\n", command.get_name());
            assert!(HELP.contains(&line), "{line}");
            assert!(line.trim_end().len() <= 72, "{line}");
        }
    }

    #[test]
    fn clap_finds_no_mistake() {
        Cli::command().debug_assert();
    }
}
