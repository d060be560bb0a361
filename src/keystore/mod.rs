//! Where keys are saved: one item a profile, in the operating system's store or in memory.

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

pub use error::StoreError;
pub(crate) use keyring::AccessPolicy;
pub use stored::{RotatingKey, StoredCredentials, StoredKey};

use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

pub(crate) const SERVICE: &str = "cs-ashby";
/// The service name of the item that a self-test writes, reads and deletes.
const SELF_TEST: &str = "cs-ashby self-test";

pub(crate) enum Store {
    Keyring(AccessPolicy),
    /// This process's memory: for the sandbox.
    Memory(memory::Memory),
    /// The same, shared by many profiles: once it can't be used for one, it is not tried for the others.
    Shared(AccessPolicy, Arc<Mutex<Option<StoreError>>>),
    /// Nowhere (`--store none`).
    None,
}

impl Store {
    pub fn memory(profile: &str, item: Option<&StoredCredentials>) -> Result<Store> {
        let text = item.map(StoredCredentials::to_text).transpose()?;
        Ok(Store::Memory(memory::Memory::with(profile, text)))
    }

    pub(crate) fn exists(&self) -> bool {
        !matches!(self, Store::None)
    }

    pub async fn read(&self, profile: &str) -> Result<Option<StoredCredentials>> {
        match self.get(SERVICE, profile).await? {
            Some(text) => Ok(Some(StoredCredentials::from_text(&text, profile)?)),
            None => Ok(None),
        }
    }

    /// Replaces the item of a profile, and reads it back as the next run will.
    pub async fn write(&self, profile: &str, item: &StoredCredentials) -> Result<()> {
        self.write_text(SERVICE, profile, &item.to_text()?).await
    }

    async fn write_text(
        &self,
        service: &'static str,
        profile: &str,
        text: &Zeroizing<String>,
    ) -> Result<()> {
        self.set(service, profile, text).await?;
        let back = match self {
            Store::Keyring(policy) | Store::Shared(policy, _) => {
                keyring::disconnect(*policy).await?;
                keyring::get(policy.unattended(), service, profile).await?
            }
            _ => self.get(service, profile).await?,
        };
        match back {
            Some(back) if back.as_str() == text.as_str() => Ok(()),
            _ => Err(StoreError::Forgetful),
        }
    }

    /// What a person should know after an item was removed.
    pub(crate) fn removal_note(&self) -> Option<&'static str> {
        let keyring = matches!(self, Store::Keyring(_)) && cfg!(target_os = "linux");
        keyring.then_some(
            "KeePassXC moves deleted items to its recycle bin. If you use it, empty the bin too.",
        )
    }

    /// Removes the item of a profile; says whether there was one.
    pub(crate) async fn remove(&self, profile: &str) -> Result<bool> {
        match self {
            Store::Keyring(policy) | Store::Shared(policy, _) => {
                keyring::delete(*policy, SERVICE, profile).await
            }
            Store::Memory(memory) => Ok(memory.delete(SERVICE, profile)),
            Store::None => Ok(false),
        }
    }

    /// Writes, and reads back as the next run will: a store that can't do this would lose a key. The profile's own
    /// item is written as it is; only where there is none, one is made for the test.
    pub(crate) async fn self_test(&self, profile: &str) -> Result<()> {
        let Store::Keyring(policy) = self else {
            return Ok(());
        };
        if let Some(text) = self.get(SERVICE, profile).await? {
            // One that can't be used is left as it is.
            StoredCredentials::from_text(&text, profile)?;
            return self.write_text(SERVICE, profile, &text).await;
        }
        let text = Zeroizing::new("Written by cs-ashby to test your keychain".into());
        self.write_text(SELF_TEST, profile, &text).await?;
        match keyring::delete(policy.unattended(), SELF_TEST, profile).await {
            Ok(true) => Ok(()),
            // Nobody should have to confirm this: it stays for the next test.
            Err(StoreError::DeletionAsks) => Ok(()),
            Ok(false) => Err(StoreError::Forgetful),
            Err(error) => Err(error),
        }
    }

    async fn get(&self, service: &'static str, user: &str) -> Result<Option<Zeroizing<String>>> {
        match self {
            Store::Keyring(policy) => keyring::get(*policy, service, user).await,
            Store::Shared(policy, lost) => {
                let known = lost.lock().unwrap_or_else(PoisonError::into_inner).clone();
                if let Some(error) = known {
                    return Err(error);
                }
                let found = keyring::get(*policy, service, user).await;
                if let Err(error) = &found
                    && error.concerns_all()
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
            Store::Keyring(policy) | Store::Shared(policy, _) => {
                keyring::set(*policy, service, user, text.clone()).await
            }
            Store::Memory(memory) => {
                memory.set(service, user, text.clone());
                Ok(())
            }
            Store::None => Err(StoreError::NoStore),
        }
    }
}
