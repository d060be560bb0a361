//! What the configuration can name as the source of a key.

use std::path::PathBuf;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfiguredSource {
    Command(String),
    /// A file: a whole path, or one below `$CREDENTIALS_DIRECTORY`.
    File(PathBuf),
}
