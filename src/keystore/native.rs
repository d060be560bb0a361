//! The Keychain of macOS and the Credential Manager of Windows, by keyring-core and its store crates.

use super::error::{StoreError, Unreachable};
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use std::collections::HashMap;
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

pub(super) fn get(service: &str, user: &str, may_ask: bool) -> Result<Option<Zeroizing<Vec<u8>>>> {
    match open(service, user, may_ask)?.0.get_secret() {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(store_error(&error)),
    }
}

/// Bytes: text would become UTF-16 on Windows, and half as much would fit.
pub(super) fn set(service: &str, user: &str, bytes: &[u8], may_ask: bool) -> Result<()> {
    let entry = open(service, user, may_ask)?.0;
    entry.set_secret(bytes).map_err(|error| store_error(&error))
}

pub(super) fn delete(service: &str, user: &str, may_ask: bool) -> Result<bool> {
    match open(service, user, may_ask)?.0.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        Err(error) => Err(store_error(&error)),
    }
}

/// There is no connection.
pub(super) fn disconnect() {}

/// An item, and what keeps the Keychain from opening a window while it is used.
struct Open(Entry, #[allow(dead_code)] Option<Quiet>);

#[cfg(target_os = "macos")]
use macos::{Quiet, of_number, quiet, store};
#[cfg(windows)]
use windows::{Quiet, of_number, quiet, store};

fn open(service: &str, user: &str, may_ask: bool) -> Result<Open> {
    let quiet = if may_ask { None } else { quiet() };
    let (store, modifiers) = store().map_err(|error| store_error(&error))?;
    let entry = store.build(service, user, Some(&modifiers));
    Ok(Open(entry.map_err(|error| store_error(&error))?, quiet))
}

/// No variant's own text is shown: it could carry the stored bytes.
fn store_error(error: &Error) -> StoreError {
    match error {
        Error::NoStorageAccess(cause) | Error::PlatformFailure(cause) => {
            let text = crate::credentials::sanitize::clean(&cause.to_string(), &[]);
            tracing::info!(cause = text, "the keychain returned an error");
            let denied = matches!(error, Error::NoStorageAccess(_));
            of_number(&**cause).unwrap_or(if denied {
                StoreError::Unreachable(Unreachable::NoStore)
            } else {
                StoreError::Unknown(String::new())
            })
        }
        Error::Ambiguous(items) => StoreError::Ambiguous(items.len()),
        Error::TooLong(what, limit) => StoreError::TooLong { what: what.clone(), limit: *limit },
        Error::NoDefaultStore => StoreError::Unreachable(Unreachable::NoStore),
        _ => StoreError::Unknown(String::new()),
    }
}

type Store = std::sync::Arc<dyn CredentialStoreApi + Send + Sync>;
type Modifiers = HashMap<&'static str, &'static str>;
type Cause = dyn std::error::Error + Send + Sync;

#[cfg(target_os = "macos")]
mod macos {
    use super::{Cause, Modifiers, Store, StoreError};
    use apple_native_keyring_store::keychain;
    use security_framework::base::Error;
    use security_framework::os::macos::keychain::{KeychainUserInteractionLock, SecKeychain};

    pub(super) type Quiet = KeychainUserInteractionLock;

    pub(super) fn quiet() -> Option<Quiet> {
        SecKeychain::disable_user_interaction().ok()
    }

    pub(super) fn store() -> keyring_core::Result<(Store, Modifiers)> {
        Ok((keychain::Store::new()?, Modifiers::new()))
    }

    /// By the numbers of Apple's SecBase.h.
    pub(super) fn of_number(cause: &Cause) -> Option<StoreError> {
        match cause.downcast_ref::<Error>()?.code() {
            // errSecInteractionNotAllowed, errSecInteractionRequired
            -25308 | -25315 => Some(StoreError::Locked),
            // errSecUserCanceled
            -128 => Some(StoreError::Dismissed),
            // errSecAuthFailed, errSecInvalidOwnerEdit, errSecReadOnly
            -25293 | -25244 | -25292 => Some(StoreError::Denied),
            _ => None,
        }
    }
}

#[cfg(windows)]
mod windows {
    use super::{Cause, Modifiers, Store, StoreError};

    /// Credential Manager never asks.
    pub(super) type Quiet = ();

    pub(super) fn quiet() -> Option<Quiet> {
        None
    }

    /// On this computer alone: the default would roam with the account.
    pub(super) fn store() -> keyring_core::Result<(Store, Modifiers)> {
        let store = windows_native_keyring_store::Store::new()?;
        Ok((store, Modifiers::from([("persistence", "Local")])))
    }

    pub(super) fn of_number(_cause: &Cause) -> Option<StoreError> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_of_keyring_has_its_own_meaning() {
        let cause = || Box::new(std::io::Error::other("S3CR3T"));
        for (error, code) in [
            (Error::NoStorageAccess(cause()), "keystore_unavailable"),
            (Error::PlatformFailure(cause()), "keystore_unavailable"),
            (Error::BadEncoding(b"S3CR3T".to_vec()), "keystore_unavailable"),
            (Error::Ambiguous(Vec::new()), "keystore_ambiguous"),
            (Error::TooLong("secret".into(), 2560), "keystore_too_long"),
            (Error::NoDefaultStore, "keystore_unavailable"),
        ] {
            let error = store_error(&error);
            assert_eq!(error.code(), code);
            assert!(!error.to_string().contains("S3CR3T"), "{error}");
        }
    }
}
