//! `keys ...`, and where keys come from.

use crate::integration::KeyName;
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

/// For each key the first source that is given.
#[derive(Args, Clone, Default)]
#[command(
    next_help_heading = "Keys (otherwise: the environment, the configuration, then your keychain)"
)]
pub(crate) struct KeySourceArgs {
    /// Read the CodeSignal API key from a file (`-`: standard input)
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) codesignal_key_file: Option<PathBuf>,
    /// Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]
    #[arg(long, value_name = "COMMAND", value_hint = ValueHint::CommandString)]
    pub(crate) codesignal_key_command: Option<String>,
    /// Read the Ashby API key from a file (`-`: standard input)
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) ashby_key_file: Option<PathBuf>,
    /// Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]
    #[arg(long, value_name = "COMMAND", value_hint = ValueHint::CommandString)]
    pub(crate) ashby_key_command: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum KeysCommand {
    /// Check keys and store them
    Set(KeysSetArgs),
    /// Show each key's name, source, age and fingerprint, never the key
    List(KeySourceArgs),
    /// Remove both keys of this profile from your keychain
    Remove {
        /// Don't ask
        #[arg(long, short)]
        yes: bool,
    },
}

#[derive(Args)]
pub(crate) struct KeysSetArgs {
    /// Which key [default: those that are given; on a terminal both]
    #[arg(value_enum, value_name = "KEY")]
    pub(crate) key: Option<KeyName>,
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Store without checking, marked as unproven
    #[arg(long)]
    pub(crate) unproven: bool,
}
