//! The Keychain of macOS and the Credential Manager of Windows, by the `keyring` crate. Both ask their user
//! by themselves where they must, and can't be told not to.

use super::error::StoreError;
use keyring::{Entry, Error};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

pub(super) fn get(service: &str, user: &str, _may_ask: bool) -> Result<Option<Zeroizing<Vec<u8>>>> {
    match open(service, user)?.get_password() {
        Ok(text) => Ok(Some(Zeroizing::new(text.into_bytes()))),
        Err(Error::NoEntry) => Ok(None),
        // Bytes that are no text: what they are is said by whoever reads them.
        Err(Error::BadEncoding(bytes)) => Ok(Some(Zeroizing::new(bytes))),
        Err(error) => Err(trouble(&error)),
    }
}

pub(super) fn set(service: &str, user: &str, text: &str, _may_ask: bool) -> Result<()> {
    let entry = open(service, user)?;
    entry.set_password(text).map_err(|error| trouble(&error))
}

pub(super) fn delete(service: &str, user: &str, _may_ask: bool) -> Result<bool> {
    match open(service, user)?.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        Err(error) => Err(trouble(&error)),
    }
}

fn open(service: &str, user: &str) -> Result<Entry> {
    // `Entry::new` folds every cause into one; the real one is kept here.
    if let Err(error) = Entry::store_status() {
        return Err(trouble(error));
    }
    Entry::new(service, user).map_err(|error| trouble(&error))
}

fn trouble(error: &Error) -> StoreError {
    // No variant's own text is used where it could carry the stored bytes.
    match error {
        Error::NoStorageAccess(cause) => {
            tracing::info!(
                cause = crate::credentials::sanitize::clean(&cause.to_string(), &[]),
                "the key store refused"
            );
            StoreError::Denied
        }
        Error::Ambiguous(items) => StoreError::Ambiguous(items.len()),
        Error::TooLong(what, limit) => StoreError::TooLong(what.clone(), *limit),
        Error::PlatformFailure(cause) => StoreError::of_cause(&cause.to_string()),
        Error::NoDefaultStore => {
            StoreError::Other("this system has none that this program knows".into())
        }
        _ => StoreError::Other("it refused the call".into()),
    }
}
