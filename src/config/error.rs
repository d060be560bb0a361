//! Why the configuration can't be used, and what to do about it.

use crate::error::Error;
use crate::platform::trusted_file::Untrusted;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub(super) enum ConfigError {
    #[error("The configuration {} can't be read: {why}. It says where your keys are kept.", path.display())]
    Unreadable { path: PathBuf, why: String },
    #[error("The configuration {} wasn't used: {source}. Its commands would run as you.", path.display())]
    OpenToOthers { path: PathBuf, source: Untrusted },
    #[error("Line {line} of the configuration {} can't be used: {why}.", path.display())]
    Invalid { path: PathBuf, line: usize, why: String },
}

impl ConfigError {
    fn code(&self) -> &'static str {
        match self {
            ConfigError::Unreadable { .. } => "config_unreadable",
            ConfigError::OpenToOthers { .. } => "config_open_to_others",
            ConfigError::Invalid { .. } => "config_invalid",
        }
    }

    fn fix(&self) -> String {
        match self {
            ConfigError::Unreadable { .. } => "Give your account read access to that file and its folder, or move the file away to use no configuration.".into(),
            ConfigError::OpenToOthers { source, .. } => format!(
                "{}. Or name another folder with the environment variable CS_ASHBY_CONFIG_DIR.",
                source.fix()
            ),
            ConfigError::Invalid { .. } => "Correct that line in an editor, then run the command again. docs/key-sources.md shows what the file looks like.".into(),
        }
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Error {
        Error::local(error.code(), error.to_string(), error.fix())
    }
}
