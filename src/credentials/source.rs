//! What a key can come from.

use serde::Deserialize;
use std::path::PathBuf;
use strum::IntoStaticStr;

/// What a path in the configuration may begin with: the folder that systemd makes for a service with
/// LoadCredential= or LoadCredentialEncrypted= (systemd.exec(5)). No other variable is replaced.
pub const CREDENTIALS: &str = "$CREDENTIALS_DIRECTORY";

/// What the configuration names as the source of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configured {
    pub from: ConfiguredSource,
    /// Where that stands, for messages: the field and the file.
    pub place: String,
}

/// The two kinds of source that the configuration knows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConfiguredSource {
    Command(String),
    /// A file: a whole path, or one below `$CREDENTIALS_DIRECTORY`.
    File(PathBuf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Source {
    File,
    Command,
    Environment,
    ConfigFile,
    /// The standard output of a command that the configuration names.
    ConfigCommand,
    #[strum(serialize = "keyring")]
    Keystore,
    Prompt,
    Sandbox,
}

impl From<&Configured> for Source {
    fn from(configured: &Configured) -> Source {
        match configured.from {
            ConfiguredSource::Command(_) => Source::ConfigCommand,
            ConfiguredSource::File(_) => Source::ConfigFile,
        }
    }
}

impl Source {
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether the configuration names it: such a key stays where it is kept, and is stored nowhere else.
    pub(crate) fn is_configured(self) -> bool {
        matches!(self, Source::ConfigFile | Source::ConfigCommand)
    }
}
