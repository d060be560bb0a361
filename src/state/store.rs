//! Where the state is kept: files under a lock, or memory for the sandbox.

use super::error::StateError;
use super::last_result::LastResult;
use super::profile::{ProfileState, VERSION};
use crate::error::{Error, Result};
use crate::platform::files;
use crate::platform::io_error;
use crate::platform::trusted_file::{self, Own, Untrusted};
use serde::Deserialize;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The largest state that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

pub enum StateStore {
    Folder { path: PathBuf, profile: String },
    Memory(Box<Mutex<ProfileState>>),
}

/// Held while a run changes the state; released when it is dropped or the process ends.
pub struct Lock(#[expect(dead_code, reason = "holding it is its use")] Option<File>);

pub struct LoadedState {
    /// The record; a new one where there was none.
    pub state: ProfileState,
    pub stored: bool,
    /// What was said about a damaged record that was set aside.
    pub notice: Option<String>,
}

impl StateStore {
    /// Reads the record. A damaged one is set aside, a newer one is left alone.
    pub fn load(&self) -> Result<LoadedState> {
        if let Some(error) = self.in_another_home() {
            return fresh(Some(format!("{error} Nothing is saved in it.")));
        }
        match self.read()? {
            Some(loaded) => Ok(loaded),
            // Under the lock, so that nothing is moved away that another run has just written.
            None => match self.lock() {
                Ok(lock) => self.load_locked(&lock),
                Err(error) => fresh(Some(format!("The state is damaged. {}", error.message))),
            },
        }
    }

    /// Where root runs in another account's home (sudo with HOME kept), it creates nothing there: the account could
    /// not change it afterwards.
    fn in_another_home(&self) -> Option<StateError> {
        let StateStore::Folder { path, .. } = self else {
            return None;
        };
        let owner = crate::platform::other_home_owner(path)?;
        Some(StateError::OtherHome(owner))
    }

    /// Reads the record and changes nothing: a damaged one counts as none.
    pub fn peek(&self) -> Result<ProfileState> {
        match self.read()? {
            Some(loaded) => Ok(loaded.state),
            None => ProfileState::new(),
        }
    }

    /// The same under the lock.
    pub fn load_locked(&self, _lock: &Lock) -> Result<LoadedState> {
        match self.read()? {
            Some(loaded) => Ok(loaded),
            None => fresh(Some(set_aside(&self.file("profile", "json")))),
        }
    }

    /// The record, a new one where there is none, or nothing where it is damaged.
    pub(super) fn read(&self) -> Result<Option<LoadedState>> {
        #[derive(Deserialize)]
        struct Version {
            version: u64,
        }
        let stored = |state| Some(LoadedState { state, stored: true, notice: None });
        if let StateStore::Memory(state) = self {
            return Ok(stored(state.lock().unwrap_or_else(PoisonError::into_inner).clone()));
        }
        let path = self.file("profile", "json");
        let Some(bytes) = read_own(&path)? else {
            return fresh(None).map(Some);
        };
        if serde_json::from_slice(&bytes).is_ok_and(|it: Version| it.version > VERSION) {
            return Err(StateError::Newer(path).into());
        }
        let state = serde_json::from_slice::<ProfileState>(&bytes).ok();
        Ok(state.and_then(|state| stored(state.without_unbound())))
    }

    /// Replaces the record: whole or not at all.
    pub fn save(&self, _lock: &Lock, state: &ProfileState) -> Result<()> {
        match self {
            StateStore::Memory(place) => {
                *place.lock().unwrap_or_else(PoisonError::into_inner) = state.clone();
                Ok(())
            }
            StateStore::Folder { path, .. } => {
                let file = self.file("profile", "json");
                serde_json::to_vec_pretty(&state.with_version())
                    .map_err(io::Error::from)
                    .and_then(|bytes| {
                        files::create_folder(path)?;
                        files::replace(&file, &bytes)
                    })
                    .map_err(|error| unusable("written", &file, error))?;
                files::sweep(path);
                Ok(())
            }
        }
    }

    pub fn lock(&self) -> Result<Lock> {
        let StateStore::Folder { path, profile } = self else {
            return Ok(Lock(None));
        };
        if let Some(error) = self.in_another_home() {
            return Err(error.into());
        }
        let file = self.file("lock", "lock");
        own(&file)?;
        files::create_folder(path).map_err(|error| unusable("made", path, error))?;
        let lock = files::open_private(&file).map_err(|error| unusable("opened", &file, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Lock(Some(lock))),
            Err(std::fs::TryLockError::WouldBlock) => {
                Err(StateError::AnotherRun(profile.clone()).into())
            }
            Err(std::fs::TryLockError::Error(error)) => Err(unusable("locked", &file, error)),
        }
    }

    /// Notes the last result as best it can: a result is right whether or not the note succeeds.
    pub(crate) fn note(&self, result: &LastResult) {
        if self.in_another_home().is_some() {
            return;
        }
        if let StateStore::Folder { path, .. } = self {
            let noted = serde_json::to_vec_pretty(result).map_err(io::Error::from);
            let noted = noted.and_then(|bytes| {
                files::create_folder(path)?;
                files::replace_in_time(&self.file("last", "json"), &bytes)
            });
            if let Err(error) = noted {
                tracing::debug!(why = io_error::words(&error), "the result was not noted");
            }
        }
    }

    /// The note of the last result, if it is there and can be read.
    pub fn last(&self) -> Option<LastResult> {
        let StateStore::Folder { .. } = self else {
            return None;
        };
        let bytes = read_own(&self.file("last", "json")).ok()??;
        serde_json::from_slice(&bytes).ok()
    }

    /// `KIND-PROFILE.ENDING`. The kind comes first, so that no profile's name can spell another's file,
    /// and names that Windows reserves (con, nul) are harmless.
    pub(super) fn file(&self, kind: &str, ending: &str) -> PathBuf {
        match self {
            StateStore::Folder { path, profile } => path.join(format!("{kind}-{profile}.{ending}")),
            StateStore::Memory(_) => PathBuf::new(),
        }
    }
}

fn fresh(notice: Option<String>) -> Result<LoadedState> {
    Ok(LoadedState { state: ProfileState::new()?, stored: false, notice })
}

/// Reads a file of the state. What lies here counts as evidence, so what another account could have written is
/// not used, and where one could write it nothing is kept.
pub(super) fn read_own(path: &Path) -> Result<Option<Vec<u8>>> {
    let failed = |error: io::Error| unusable("read", path, error);
    match trusted_file::read_own(path, LARGEST).map_err(failed)? {
        Own::Bytes(bytes) => Ok(Some(bytes)),
        Own::Untrusted(why) => Err(open_to_others(path, why)),
        Own::Absent => own(path).map(|()| None),
    }
}

/// Whether what is kept here is this account's own.
fn own(path: &Path) -> Result<()> {
    match trusted_file::exposed(path).map_err(|error| unusable("read", path, error))? {
        Some(why) => Err(open_to_others(path, why)),
        None => Ok(()),
    }
}

fn open_to_others(path: &Path, why: Untrusted) -> Error {
    let folder = path.parent().unwrap_or(path).to_owned();
    StateError::OpenToOthers { folder, why }.into()
}

fn set_aside(path: &Path) -> String {
    let now = crate::platform::now().as_second();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = (0..)
        .map(|n| path.with_file_name(format!("damaged-{now}-{n}-{name}")))
        .find(|aside| !aside.exists())
        // The numbers don't run out before the disk does.
        .unwrap_or_else(|| path.with_file_name(format!("damaged-{name}")));
    let what =
        format!("The state {} is damaged, so earlier confirmations are lost.", path.display());
    match std::fs::rename(path, &aside) {
        Ok(()) => format!("{what} It was moved to {}.", aside.display()),
        Err(error) => format!("{what} It couldn't be moved away: {}.", io_error::words(&error)),
    }
}

pub(super) fn unusable(what: &'static str, path: &Path, source: io::Error) -> Error {
    StateError::Unusable { what, path: path.to_owned(), source }.into()
}
