//! Where keys come from, and `keys ...`: types and help, no logic.

use crate::integration::KeyName;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Where the keys come from. For each key the first that is given counts.
#[derive(Args, Clone, Default)]
#[command(
    next_help_heading = "Keys (else: the environment, then the configuration, then the key store)"
)]
pub(crate) struct KeySourceArgs {
    /// Read the CodeSignal API key from a file (`-`: standard input)
    #[arg(long, value_name = "PATH")]
    pub(crate) codesignal_key_file: Option<PathBuf>,
    /// Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]
    #[arg(long, value_name = "COMMAND")]
    pub(crate) codesignal_key_command: Option<String>,
    /// Read the Ashby API key from a file (`-`: standard input)
    #[arg(long, value_name = "PATH")]
    pub(crate) ashby_key_file: Option<PathBuf>,
    /// Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]
    #[arg(long, value_name = "COMMAND")]
    pub(crate) ashby_key_command: Option<String>,
}

/// `keys ...`
#[derive(Subcommand)]
pub(crate) enum KeysCommand {
    /// Prove keys and store them
    Set(KeysSetArgs),
    /// Show each key's name, source, age and fingerprint, never the key
    List(KeysListArgs),
    /// Remove both keys of this profile from the key store
    Remove(KeysRemoveArgs),
}

/// `keys set`
#[derive(Args)]
pub(crate) struct KeysSetArgs {
    /// Which key [default: those that are given; on a terminal both]
    #[arg(value_enum, value_name = "KEY")]
    pub(crate) key: Option<KeyArg>,
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Store without asking the vendor, marked as unproven
    #[arg(long)]
    pub(crate) unproven: bool,
}

/// The name of a key, or of the vendor that makes it, on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeyArg {
    /// CodeSignal, and the CodeSignal API key.
    Codesignal,
    /// Ashby, and the Ashby API key.
    Ashby,
}

impl KeyArg {
    /// The key it names.
    pub(crate) fn name(self) -> KeyName {
        match self {
            KeyArg::Codesignal => KeyName::Codesignal,
            KeyArg::Ashby => KeyName::Ashby,
        }
    }
}

/// `keys list`
#[derive(Args)]
pub(crate) struct KeysListArgs {
    /// Sources of keys.
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
}

/// `keys remove`
#[derive(Args)]
pub(crate) struct KeysRemoveArgs {
    /// Don't ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}
