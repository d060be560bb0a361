//! The configuration: where the keys of each profile are kept when that is not the keychain. A person writes
//! it; this program only reads it. Its form is in `parse`; docs/key-sources.md has examples.

mod error;
pub mod parse;

use crate::credentials::source::Configured;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use crate::platform::io_error;
use crate::platform::trusted_file::{Own, read_commands};
use error::ConfigError;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The name of the file in the configuration folder.
pub(crate) const FILE: &str = "config.toml";
/// The largest configuration that is read, in bytes: some thousands of profiles.
const LARGEST: u64 = 1024 * 1024;

#[derive(Default)]
pub(crate) struct Config {
    /// Where it lies, or would lie; `None` on a machine without a home folder.
    pub(crate) path: Option<PathBuf>,
    pub(crate) profiles: BTreeMap<String, Sources>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The line where the profile is named first, from 1 on.
    pub line: usize,
    pub codesignal: Option<Configured>,
    pub ashby: Option<Configured>,
}

impl Sources {
    /// The source of the key of that name.
    pub(crate) fn get(&self, name: KeyName) -> Option<&Configured> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }
}

impl Config {
    /// Reads it. Where there is none, it names no profile.
    pub(crate) fn read() -> Result<Config> {
        let Some(folder) = platform::config_folder()? else {
            return Ok(Config::default());
        };
        let path = folder.join(FILE);
        let unreadable =
            |why: &str| ConfigError::Unreadable { path: path.clone(), why: why.into() };
        let found = read_commands(&path, LARGEST);
        let bytes = match found.map_err(|error| unreadable(&io_error::words(&error)))? {
            Own::Absent => return Ok(Config { path: Some(path), ..Config::default() }),
            Own::Untrusted(source) => return Err(ConfigError::OpenToOthers { path, source }.into()),
            Own::Bytes(bytes) if bytes.len() as u64 > LARGEST => {
                return Err(unreadable("it's larger than 1 MiB").into());
            }
            Own::Bytes(bytes) => bytes,
        };
        let text = platform::text::decode(bytes).map_err(unreadable)?;
        Ok(Config { profiles: parse::profiles(&text, &path)?, path: Some(path) })
    }
}
