//! Options of every command, before or after it. `settings` adds the environment: clap would take an empty
//! variable for a value, and here it counts as unset.

use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

#[derive(Args, Clone)]
#[command(next_help_heading = "Options everywhere")]
pub(crate) struct Global {
    /// Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]
    #[arg(long, global = true, value_name = "NAME", value_hint = ValueHint::Other)]
    pub(crate) profile: Option<String>,
    /// Never ask; report what's missing instead [env: CS_ASHBY_NON_INTERACTIVE]
    #[arg(long, global = true)]
    pub(crate) non_interactive: bool,
    /// Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]
    #[arg(long, global = true)]
    pub(crate) accessible: bool,
    /// Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]
    #[arg(long, global = true, value_name = "FORMAT", value_enum)]
    pub(crate) output: Option<OutputFormat>,
    /// Write the report to this file instead of standard output, whatever the exit code
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) output_file: Option<PathBuf>,
    /// When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub(crate) color: Option<ColorChoice>,
    /// CodeSignal's GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true, value_hint = ValueHint::Url)]
    pub(crate) codesignal_url: Option<String>,
    /// Ashby's API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true, value_hint = ValueHint::Url)]
    pub(crate) ashby_url: Option<String>,
    /// Where CodeSignal's webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]
    #[arg(long, global = true, value_name = "URL", hide_short_help = true, value_hint = ValueHint::Url)]
    pub(crate) webhook_url: Option<String>,
    /// Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]
    #[arg(long, global = true, value_name = "STORE", value_enum)]
    pub(crate) store: Option<StoreChoice>,
    /// How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]
    #[arg(long, global = true, value_name = "SECONDS", allow_hyphen_values = true, value_hint = ValueHint::Other)]
    pub(crate) timeout: Option<String>,
    /// Log requests on stderr and show how each result was established (-vv: more)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    /// In a text report, show only problems
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For people
    Text,
    /// For scripts: one JSON document
    Json,
    /// `verify` only: JUnit XML, for build servers
    Junit,
    /// `verify` only: workflow commands for GitHub Actions
    Github,
    /// `verify` only: metrics for Prometheus' textfile collector
    Prometheus,
    /// `verify` and `setup`: one page to attach to a ticket
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoreChoice {
    /// Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)
    Keyring,
    /// Nowhere: keys come from elsewhere each time
    None,
}
