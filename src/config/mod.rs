//! The configuration: where the keys of each profile are kept when that is not the key store. A person writes
//! it; this program only reads it. Its form is in `form`; docs/key-sources.md has examples.

pub mod form;

use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::os;
use crate::os::exposed::{Exposed, Own, read_own};
use crate::os::files;
use crate::secret::configured::Configured;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the file in the configuration folder.
pub const FILE: &str = "config.toml";
/// The largest configuration that is read, in bytes: some thousands of profiles.
const LARGEST: u64 = 1024 * 1024;

/// The configuration.
#[derive(Default)]
pub struct Config {
    /// Where it lies, or would lie.
    path: Option<PathBuf>,
    profiles: BTreeMap<String, Sources>,
}

/// What the configuration says about one profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The line where the profile is named first, from 1 on.
    pub line: usize,
    /// The source of the CodeSignal key.
    pub codesignal: Option<Configured>,
    /// The source of the Ashby key.
    pub ashby: Option<Configured>,
}

impl Sources {
    /// The source of the key of that name.
    pub fn get(&self, name: KeyName) -> Option<&Configured> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }
}

impl Config {
    /// Reads it. Where there is none, it names no profile.
    ///
    /// # Errors
    /// Exit 5 where it can't be read, is not of its form, or could be changed by another account: a command
    /// in it is run.
    pub fn read() -> Result<Config> {
        let Some(folder) = os::config_folder()? else {
            return Ok(Config::default());
        };
        let path = folder.join(FILE);
        let unreadable = |why: String| unreadable(&path, &why);
        let found = read_own(&path, LARGEST);
        let bytes = match found.map_err(|error| unreadable(files::words(&error)))? {
            Own::Absent => {
                return Ok(Config {
                    path: Some(path),
                    ..Config::default()
                });
            }
            Own::Exposed(why) => return Err(open_to_others(&path, &why)),
            Own::Bytes(bytes) if bytes.len() as u64 > LARGEST => {
                return Err(unreadable("it is larger than 1 MiB".into()));
            }
            Own::Bytes(bytes) => bytes,
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| unreadable("it is not readable text (UTF-8)".into()))?;
        Ok(Config {
            profiles: form::profiles(&text, &path)?,
            path: Some(path),
        })
    }

    /// Where it lies, or would lie; `None` on a machine without a home folder.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The profiles it names, in order of their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// What it says about a profile.
    pub fn profile(&self, name: &str) -> Option<&Sources> {
        self.profiles.get(name)
    }
}

fn unreadable(path: &Path, why: &str) -> Error {
    Error::local(
        "config_unreadable",
        format!(
            "The configuration {} can't be read: {why}. Without it nobody knows where the keys are kept, so nothing was done.",
            path.display()
        ),
        "Give your account read access to that file and its folder, or move the file away to do without a configuration.",
    )
}

fn open_to_others(path: &Path, why: &Exposed) -> Error {
    let (what, fix) = why.words();
    Error::local(
        "config_open_to_others",
        format!(
            "The configuration {} was not used: {what}, and commands that stand in it are run as you.",
            path.display()
        ),
        format!("{fix}. Or name another folder with the environment variable CS_ASHBY_CONFIG_DIR."),
    )
}
