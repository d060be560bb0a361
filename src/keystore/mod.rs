//! The key store: one item a profile, in the operating system's store or in memory.

mod keyring;
mod memory;
mod stored;
// Compiled for the unit tests too, so that it can't rot where it is not used.
mod error;
#[cfg(any(test, not(all(unix, not(target_os = "macos")))))]
#[cfg_attr(test, allow(dead_code))]
mod native;
#[cfg(all(unix, not(target_os = "macos")))]
mod secret_service;

pub(crate) use error::{concerns_all, no_store};
pub(crate) use keyring::AccessPolicy;
pub use stored::{RotatingKey, StoredCredentials, StoredKey};

use crate::error::{Error, Result};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

pub(crate) const SERVICE: &str = "cs-ashby";
/// The service name of the item that a self-test writes, reads and deletes.
const SELF_TEST: &str = "cs-ashby self-test";

pub(crate) enum Store {
    Keyring(AccessPolicy),
    /// This process's memory: for the sandbox.
    Memory(memory::Memory),
    /// The same, shared by many profiles: once it can't be used for one, it is not tried for the others.
    Shared(AccessPolicy, Arc<Mutex<Option<Error>>>),
    /// Nowhere (`--store none`).
    None,
}

impl Store {
    /// A store in memory, with this item of the profile.
    pub fn memory(profile: &str, item: Option<&StoredCredentials>) -> Store {
        Store::Memory(memory::Memory::with(
            profile,
            item.map(StoredCredentials::to_text),
        ))
    }

    pub(crate) fn exists(&self) -> bool {
        !matches!(self, Store::None)
    }

    pub async fn read(&self, profile: &str) -> Result<Option<StoredCredentials>> {
        match self.get(SERVICE, profile).await? {
            Some(text) => StoredCredentials::from_text(&text, profile).map(Some),
            None => Ok(None),
        }
    }

    /// Replaces the item of a profile, and reads it back.
    pub async fn write(&self, profile: &str, item: &StoredCredentials) -> Result<()> {
        let text = item.to_text();
        self.set(SERVICE, profile, &text).await?;
        match self.get(SERVICE, profile).await? {
            Some(back) if back.as_str() == text.as_str() => Ok(()),
            _ => Err(error::forgetful()),
        }
    }

    /// Removes the item of a profile; says whether there was one.
    pub(crate) async fn remove(&self, profile: &str) -> Result<bool> {
        self.delete(SERVICE, profile).await
    }

    /// Writes an item of its own, reads it back and deletes it: a store that can't do this would lose
    /// a key.
    pub(crate) async fn self_test(&self, profile: &str) -> Result<()> {
        let text = Zeroizing::new("written by cs-ashby to see whether the key store works".into());
        self.set(SELF_TEST, profile, &text).await?;
        let back = self.get(SELF_TEST, profile).await?;
        let deleted = self.delete(SELF_TEST, profile).await?;
        if deleted && back.is_some_and(|back| back.as_str() == text.as_str()) {
            Ok(())
        } else {
            Err(error::forgetful())
        }
    }

    async fn get(&self, service: &'static str, user: &str) -> Result<Option<Zeroizing<String>>> {
        match self {
            Store::Keyring(manner) => keyring::get(*manner, service, user).await,
            Store::Shared(manner, lost) => {
                let known = lost.lock().unwrap_or_else(PoisonError::into_inner).clone();
                if let Some(error) = known {
                    return Err(error);
                }
                let found = keyring::get(*manner, service, user).await;
                if let Err(error) = &found
                    && concerns_all(error)
                {
                    *lost.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.clone());
                }
                found
            }
            Store::Memory(memory) => Ok(memory.get(service, user)),
            Store::None => Ok(None),
        }
    }

    async fn set(&self, service: &'static str, user: &str, text: &Zeroizing<String>) -> Result<()> {
        match self {
            Store::Keyring(manner) | Store::Shared(manner, _) => {
                keyring::set(*manner, service, user, text.clone()).await
            }
            Store::Memory(memory) => {
                memory.set(service, user, text.clone());
                Ok(())
            }
            Store::None => Err(no_store()),
        }
    }

    async fn delete(&self, service: &'static str, user: &str) -> Result<bool> {
        match self {
            Store::Keyring(manner) | Store::Shared(manner, _) => {
                keyring::delete(*manner, service, user).await
            }
            Store::Memory(memory) => Ok(memory.delete(service, user)),
            Store::None => Ok(false),
        }
    }
}
