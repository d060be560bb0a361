//! Where keys are saved: one item a profile, in the operating system's store or in memory.

mod error;
mod keyring;
#[cfg(not(all(unix, not(target_os = "macos"))))]
mod native;
#[cfg(all(unix, not(target_os = "macos")))]
mod secret_service;
mod stored;

pub use error::StoreError;
pub(crate) use keyring::AccessPolicy;
pub use stored::{RotatingKey, StoredCredentials, StoredKey};

use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

pub(crate) const SERVICE: &str = "cs-ashby";
/// The service name of the item that a self-test writes, reads and deletes.
const SELF_TEST: &str = "cs-ashby self-test";

/// Why the keyring can't be used, once that is known: then it isn't tried again, for this or another profile.
pub(crate) type LostKeyring = Arc<Mutex<Option<StoreError>>>;

pub(crate) enum Store {
    Keyring(AccessPolicy, LostKeyring),
    /// The item of the sandbox's profile, gone with the process.
    Memory(Mutex<Option<Zeroizing<String>>>),
    /// Nowhere (`--store none`).
    None,
}

impl Store {
    pub fn memory(item: Option<&StoredCredentials>) -> Result<Store> {
        let text = item.map(StoredCredentials::to_text).transpose()?;
        Ok(Store::Memory(Mutex::new(text)))
    }

    pub(crate) fn exists(&self) -> bool {
        !matches!(self, Store::None)
    }

    pub async fn read(&self, profile: &str) -> Result<Option<StoredCredentials>> {
        let text = match self {
            Store::Keyring(policy, lost) => {
                if let Some(error) = &*lost.lock().unwrap_or_else(PoisonError::into_inner) {
                    return Err(error.clone());
                }
                let found = keyring::get(*policy, SERVICE, profile).await;
                if let Err(error) = &found
                    && error.concerns_all()
                {
                    *lost.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.clone());
                }
                found?
            }
            Store::Memory(item) => item.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Store::None => None,
        };
        text.map(|text| StoredCredentials::from_text(&text, profile)).transpose()
    }

    /// Replaces the item of a profile, and reads it back as the next run will.
    pub async fn write(&self, profile: &str, item: &StoredCredentials) -> Result<()> {
        let text = item.to_text()?;
        match self {
            Store::Keyring(policy, _) => write_text(*policy, SERVICE, profile, &text).await,
            Store::Memory(item) => {
                *item.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
                Ok(())
            }
            Store::None => Err(StoreError::NoStore),
        }
    }

    /// What a person should know after an item was removed.
    pub(crate) fn removal_note(&self) -> Option<&'static str> {
        let keyring = matches!(self, Store::Keyring(..)) && cfg!(target_os = "linux");
        keyring.then_some(
            "KeePassXC moves deleted items to its recycle bin. If you use it, empty the bin too.",
        )
    }

    /// Removes the item of a profile; says whether there was one.
    pub(crate) async fn remove(&self, profile: &str) -> Result<bool> {
        match self {
            Store::Keyring(policy, _) => keyring::delete(*policy, SERVICE, profile).await,
            // The sandbox keeps its keys to its end.
            Store::Memory(_) | Store::None => Ok(false),
        }
    }

    /// Writes, and reads back as the next run will: a store that can't do this would lose a key. The profile's own
    /// item is written as it is; only where there is none, one is made for the test.
    pub(crate) async fn self_test(&self, profile: &str) -> Result<()> {
        let Store::Keyring(policy, _) = self else {
            return Ok(());
        };
        if let Some(text) = keyring::get(*policy, SERVICE, profile).await? {
            // One that can't be used is left as it is.
            StoredCredentials::from_text(&text, profile)?;
            return write_text(*policy, SERVICE, profile, &text).await;
        }
        let text = Zeroizing::new("Written by cs-ashby to test your keychain".into());
        write_text(*policy, SELF_TEST, profile, &text).await?;
        match keyring::delete(policy.unattended(), SELF_TEST, profile).await {
            Ok(true) => Ok(()),
            // Nobody should have to confirm this: it stays for the next test.
            Err(StoreError::DeletionAsks) => Ok(()),
            Ok(false) => Err(StoreError::Forgetful),
            Err(error) => Err(error),
        }
    }
}

async fn write_text(
    policy: AccessPolicy,
    service: &'static str,
    profile: &str,
    text: &Zeroizing<String>,
) -> Result<()> {
    keyring::set(policy, service, profile, text.clone()).await?;
    keyring::disconnect(policy).await?;
    match keyring::get(policy.unattended(), service, profile).await? {
        Some(back) if back == *text => Ok(()),
        _ => Err(StoreError::Forgetful),
    }
}
