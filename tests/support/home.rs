//! A home folder of a test's own, and what runs in it.

use super::Vendors;
use super::run::Run;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// An empty home folder, gone with the test.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Home {
        let folder = tempfile::Builder::new().prefix("cs-ashby-it-").tempdir().unwrap();
        for name in ["home", "run"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        Home { folder }
    }

    /// Contains everything that a run can write.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    pub fn state_dir(&self) -> PathBuf {
        self.root().join("state")
    }

    /// The file of the attestations.
    pub fn state(&self, profile: &str) -> PathBuf {
        self.state_dir().join(format!("profile-{profile}.json"))
    }

    /// Begins with the state of another one.
    pub fn copy_state(&self, from: &Home) {
        std::fs::DirBuilder::new().mode(0o700).create(self.state_dir()).unwrap();
        for entry in std::fs::read_dir(from.state_dir()).unwrap().flatten() {
            std::fs::copy(entry.path(), self.state_dir().join(entry.file_name())).unwrap();
        }
    }

    /// A file with this content beside the home folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.root().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The variables every run gets, and no others.
    pub fn env(&self) -> BTreeMap<OsString, OsString> {
        let at = |name: &str| self.root().join(name).into_os_string();
        let mut env: BTreeMap<OsString, OsString> = [
            ("HOME", at("home")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("XDG_CONFIG_HOME", at("home/.config")),
            ("XDG_STATE_HOME", at("home/.local/state")),
            ("XDG_DATA_HOME", at("home/.local/share")),
            ("XDG_CACHE_HOME", at("home/.cache")),
            ("CS_ASHBY_STATE_DIR", at("state")),
            ("CS_ASHBY_CONFIG_DIR", at("config")),
            // The machine's own keyring is no part of a test; keystore.rs brings one.
            ("CS_ASHBY_STORE", "none".into()),
        ]
        .map(|(name, value)| (name.into(), value))
        .into();
        env.insert("PATH".into(), std::env::var_os("PATH").unwrap_or_default());
        env
    }

    /// A run of `cs-ashby` with these words after it.
    pub fn cs(&self, args: &[&str]) -> Run {
        Run::start_in(self.home(), self.env()).args(args)
    }

    /// The same against the test's vendors, with both keys from the environment, as JSON.
    pub fn ask(&self, vendors: &Vendors, args: &[&str]) -> Run {
        self.cs(args).at(vendors).both_keys().json_output()
    }
}
