//! The command line, as clap reads it. Types and help, no logic.

mod keys;
mod report;
mod verify;

pub(crate) use keys::{
    KeyArg, KeySourceArgs, KeysCommand, KeysListArgs, KeysRemoveArgs, KeysSetArgs,
};
pub(crate) use report::ReportArgs;
pub(crate) use verify::{
    AgeArgs, AttestCommand, AttestImportArgs, AttestListArgs, ControlArgs, ScheduleCommand,
    SchedulePrintArgs,
};

use crate::integration::{Event, ManualStep, Step};
use crate::sandbox::Scenario;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Connects CodeSignal to Ashby, and proves that the connection holds.
#[derive(Parser)]
#[command(
    name = "cs-ashby",
    version,
    about = "Connects CodeSignal to Ashby, and proves that the connection holds",
    long_about = "Connects CodeSignal to Ashby, and proves that the connection holds.\n\n\
        Run `cs-ashby setup` once: it walks the getting-started checklist of the integration. Run \
        `cs-ashby verify` after a key change or from a scheduler: it proves the same checklist and \
        changes nothing. `cs-ashby setup --sandbox` rehearses it all on a practice CodeSignal and Ashby \
        on this computer.",
    after_help = EXITS,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true,
    propagate_version = false
)]
pub struct Cli {
    /// Options that every command takes.
    #[command(flatten)]
    pub(crate) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXITS: &str = "Exit codes:\n  \
    0  every check that applies ran and holds\n  \
    1  a check failed: the integration is not right\n  \
    2  usage or bad input; nothing was sent\n  \
    3  a person must act: a manual step is open, or an input is missing\n  \
    4  could not be established: network, vendor down, rate limit, odd reply\n  \
    5  the key store, the state or the configuration on this machine can't be used\n  \
    130, 143  interrupted, terminated";

/// Options everywhere, before or after the command. Each may come from the environment; an empty
/// variable counts as unset.
#[derive(Args, Clone)]
#[command(next_help_heading = "Options everywhere")]
pub(crate) struct Global {
    /// Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]
    #[arg(long, global = true)]
    pub(crate) non_interactive: bool,
    /// Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]
    #[arg(long, global = true)]
    pub(crate) accessible: bool,
    /// Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]
    #[arg(
        long,
        global = true,
        value_name = "FORMAT",
        value_enum,
        hide_possible_values = false
    )]
    pub(crate) output: Option<OutputFormat>,
    /// When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub(crate) color: Option<ColorChoice>,
    /// CodeSignal's GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true)]
    pub(crate) codesignal_url: Option<String>,
    /// Ashby's API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true)]
    pub(crate) ashby_url: Option<String>,
    /// Where CodeSignal's webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true)]
    pub(crate) webhook_url: Option<String>,
    /// Where keys are kept: the operating system's key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]
    #[arg(long, global = true, value_name = "STORE", value_enum)]
    pub(crate) store: Option<StoreChoice>,
    /// How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        allow_hyphen_values = true
    )]
    pub(crate) timeout: Option<String>,
    /// Say on stderr what is asked and what came back (-vv: more)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    /// In a text report, show only what does not hold
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For people.
    Text,
    /// For scripts: one JSON document on stdout.
    Json,
    /// `verify` alone: a JUnit report (XML), for build servers.
    Junit,
    /// `verify` alone: workflow commands of GitHub Actions.
    Github,
    /// `verify` alone: metrics for Prometheus' textfile collector.
    Prometheus,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where keys are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoreChoice {
    /// The operating system's key store.
    Keyring,
    /// Nowhere: every key is given anew.
    None,
}

/// The commands.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Walk the getting-started checklist and leave a working integration
    Setup(SetupArgs),
    /// Prove the same checklist; asks for nothing, changes nothing
    Verify(VerifyArgs),
    /// Replace one key everywhere it is used; the old one is kept until the new one is proven
    #[command(long_about = ROTATE)]
    Rotate(RotateArgs),
    /// Show what is stored and what was last established; no network call
    Status,
    /// Show what support needs to know, without a key in it, or write it into a file; no network call
    #[command(long_about = report::REPORT)]
    Report(ReportArgs),
    /// The key store: set, list, remove
    #[command(subcommand)]
    Keys(KeysCommand),
    /// The profiles on this computer: list, remove
    #[command(subcommand)]
    Profiles(ProfilesCommand),
    /// The webhook: its form, and the connectivity test alone
    #[command(subcommand)]
    Webhook(WebhookCommand),
    /// What a person confirmed: list, export, import
    #[command(subcommand)]
    Attest(AttestCommand),
    /// Ready entries for systemd, cron, launchd, Windows, GitHub Actions, Kubernetes
    #[command(subcommand)]
    Schedule(ScheduleCommand),
    /// Run a local CodeSignal and Ashby to practise on and to test against
    Sandbox(SandboxArgs),
    /// Show the steps of the guide, offline
    Guide(GuideArgs),
    /// Print a shell completion script
    Completions(CompletionsArgs),
    /// Print the man page
    Man(ManArgs),
}

/// Whether to run against the sandbox.
#[derive(Args, Clone, Copy, Default)]
#[command(next_help_heading = "Practice")]
pub(crate) struct SandboxChoice {
    /// Run against a practice CodeSignal and Ashby in this process; nothing real is touched
    #[arg(long)]
    pub(crate) sandbox: bool,
    /// The situation to practise
    #[arg(
        long,
        value_name = "NAME",
        value_enum,
        requires = "sandbox",
        hide_possible_values = true
    )]
    pub(crate) scenario: Option<Scenario>,
}

/// `setup`
#[derive(Args)]
pub(crate) struct SetupArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Confirm that you did this step by hand, with the keys of this run (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) attest: Vec<ManualStep>,
    /// Begin at this step, even where it holds already
    #[arg(long, value_name = "STEP", conflicts_with = "plan")]
    pub(crate) from: Option<Step>,
    /// Show what would be asked and done; ask nothing, send nothing, change nothing
    #[arg(long)]
    pub(crate) plan: bool,
    /// Somebody else looks after Ashby (or CodeSignal): print a page to send to them, without a key in it,
    /// and go on when they are done
    #[arg(long, value_name = "VENDOR", value_enum, conflicts_with = "plan")]
    pub(crate) handoff: Option<KeyArg>,
    /// Sandbox.
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

/// `verify`
#[derive(Args)]
pub(crate) struct VerifyArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// How old is too old.
    #[command(flatten)]
    pub(crate) ages: AgeArgs,
    /// Whether the negative controls of an earlier run count.
    #[command(flatten)]
    pub(crate) control: ControlArgs,
    /// Prove the write permissions too, by making a test session and a live interview and deleting both
    #[arg(long, help_heading = "Deep proof", long_help = verify::DEEP)]
    pub(crate) deep: bool,
    /// Prove every profile on this computer (`cs-ashby profiles list`), in one report
    #[arg(long, help_heading = "Many profiles", conflicts_with_all = [
        "codesignal_key_file", "codesignal_key_command", "ashby_key_file", "ashby_key_command", "sandbox",
    ])]
    pub(crate) all_profiles: bool,
    /// How many profiles are asked about at a time, 1 to 32 [default: 8]
    #[arg(long, value_name = "N", help_heading = "Many profiles", requires = "all_profiles", value_parser = clap::value_parser!(u8).range(1..=32))]
    pub(crate) concurrency: Option<u8>,
    /// Sandbox.
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

const ROTATE: &str = "Replace one key everywhere it is used; the old one is kept until the new one is proven.\n\n\
    The new key is taken (hidden, or from the sources below), proven with all its permissions and kept in \
    the key store beside the old one, which stays in force. Then you put it into the two places that hold \
    the old one: Ashby's CodeSignal settings and CodeSignal's webhook. When every check holds with the new \
    key, it is put in force. Whatever ends a run, the next `cs-ashby rotate KEY` goes on from there, and \
    needs no key again.\n\n\
    At the end delete the old key at its vendor, and run `cs-ashby rotate KEY --finish`: it asks the vendor, \
    and forgets the old key once a call with it is refused.\n\n\
    It needs a key store, which holds both keys meanwhile: with --store none, replace the key where you keep \
    it and run `cs-ashby setup`.";

/// `rotate`
#[derive(Args)]
pub(crate) struct RotateArgs {
    /// Which key
    #[arg(value_enum, value_name = "KEY")]
    pub(crate) key: KeyArg,
    /// Sources of keys: of the one that is being replaced, the new one.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Confirm that this place holds the new key now (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) attest: Vec<ManualStep>,
    /// Prove that the old key is dead, and forget it
    #[arg(long, conflicts_with_all = ["abort", "attest"])]
    pub(crate) finish: bool,
    /// Go back to the old key, and forget the new one
    #[arg(long, conflicts_with = "attest")]
    pub(crate) abort: bool,
    /// Sandbox.
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

/// `profiles ...`
#[derive(Subcommand)]
pub(crate) enum ProfilesCommand {
    /// Show the profiles on this computer and their last result; no network call
    List,
    /// Remove a profile: its keys from the key store, and what was confirmed for it
    Remove(ProfilesRemoveArgs),
}

/// `profiles remove`
#[derive(Args)]
pub(crate) struct ProfilesRemoveArgs {
    /// The profile
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// Don't ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// `webhook ...`
#[derive(Subcommand)]
pub(crate) enum WebhookCommand {
    /// Show the exact values of the webhook form
    Show(WebhookShowArgs),
    /// Run the connectivity test alone
    #[command(long_about = WEBHOOK_TEST)]
    Test(WebhookTestArgs),
}

const WEBHOOK_TEST: &str = "Run the connectivity test alone.\n\n\
    It sends to Ashby what CodeSignal sends when you press Test: an empty payload with the signature header \
    and the custom header; 200 within 10 seconds is right, anything else is not. Beside it run two \
    negative controls: the right signature with a random header key, and the right header with a \
    signature made with a random key. Only where Ashby refuses both does a 200 prove that Ashby holds \
    these very keys.\n\n\
    CodeSignal does not publish what an empty payload is; this test assumes the body {} as JSON, and a \
    signature over the endpoint URL alone.";

/// `webhook show`
#[derive(Args)]
pub(crate) struct WebhookShowArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Show the keys themselves too; only on a terminal
    #[arg(long)]
    pub(crate) reveal: bool,
}

/// `webhook test`
#[derive(Args)]
pub(crate) struct WebhookTestArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Send a signed sample of this event too (repeatable)
    #[arg(long, value_name = "NAME")]
    pub(crate) event: Vec<Event>,
    /// Send a signed sample of each of the eight events
    #[arg(long)]
    pub(crate) all_events: bool,
    /// Sandbox.
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

/// `sandbox`
#[derive(Args)]
pub(crate) struct SandboxArgs {
    /// The situation to practise
    #[arg(long, value_name = "NAME", value_enum)]
    pub(crate) scenario: Option<Scenario>,
}

/// `guide`
#[derive(Args)]
pub(crate) struct GuideArgs {
    /// Which part [default: all]
    #[arg(value_enum, value_name = "TOPIC")]
    pub(crate) topic: Option<GuideTopic>,
}

/// The parts of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GuideTopic {
    /// Set up the integration.
    Setup,
    /// Send a CodeSignal assessment from Ashby.
    SendAssessment,
    /// Create a CodeSignal interview from Ashby.
    CreateInterview,
}

/// `completions`
#[derive(Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// `man`
#[derive(Args)]
pub(crate) struct ManArgs {
    /// The page of one command, for example `setup` or `keys set` [default: the main page]
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}

impl ValueEnum for ManualStep {
    fn value_variants<'a>() -> &'a [Self] {
        &ManualStep::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.as_str()))
    }
}

impl ValueEnum for Step {
    fn value_variants<'a>() -> &'a [Self] {
        &Step::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.as_str()).help(self.title()))
    }
}

impl ValueEnum for Event {
    fn value_variants<'a>() -> &'a [Self] {
        &Event::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}
