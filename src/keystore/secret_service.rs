//! The Secret Service (GNOME Keyring, KWallet, KeePassXC), asked over the session's message bus.
//!
//! An item is found by its attributes `service` and `username`, as `secret-tool` and the `keyring` crate
//! have them. Nothing is unlocked unless the run may ask: unlocking opens a window on the desktop.

use super::error::StoreError;
use secret_service::blocking::{Collection, Item, SecretService};
use secret_service::{EncryptionType, Error};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

/// The connection: one for the process, since agreeing on a session's key takes a while.
static CONNECTION: Mutex<Option<SecretService<'static>>> = Mutex::new(None);

pub(super) fn get(service: &str, user: &str, may_ask: bool) -> Result<Option<Zeroizing<Vec<u8>>>> {
    connected(|secrets| match one(secrets, service, user, may_ask)? {
        Some(item) => Ok(Some(Zeroizing::new(item.get_secret()?))),
        // A locked store may not tell what is in it: it is not usable for being empty.
        None => match secrets.get_default_collection() {
            Ok(collection) if unlock(&collection, may_ask)? => {
                match one(secrets, service, user, may_ask)? {
                    Some(item) => Ok(Some(Zeroizing::new(item.get_secret()?))),
                    None => Ok(None),
                }
            }
            // Without such a collection nothing is locked.
            Ok(_) | Err(Error::NoResult) => Ok(None),
            Err(error) => Err(error.into()),
        },
    })
}

pub(super) fn set(service: &str, user: &str, text: &str, may_ask: bool) -> Result<()> {
    /// What it is: bytes that only this program reads.
    const KIND: &str = "application/octet-stream";
    connected(|secrets| {
        if let Some(item) = one(secrets, service, user, may_ask)? {
            return Ok(item.set_secret(text.as_bytes(), KIND)?);
        }
        let collection = secrets.get_default_collection()?;
        unlock(&collection, may_ask)?;
        let label = format!("keyring:{user}@{service}");
        collection.create_item(
            &label,
            attributes(service, user),
            text.as_bytes(),
            true,
            KIND,
        )?;
        Ok(())
    })
}

pub(super) fn delete(service: &str, user: &str, may_ask: bool) -> Result<bool> {
    connected(|secrets| match one(secrets, service, user, may_ask)? {
        Some(item) => Ok(item.delete().map(|()| true)?),
        None => match secrets.get_default_collection() {
            Ok(collection) if collection.is_locked()? => Err(StoreError::Locked),
            _ => Ok(false),
        },
    })
}

/// Does something with the connection, which is made when it is needed first.
fn connected<T>(work: impl FnOnce(&SecretService<'_>) -> Result<T>) -> Result<T> {
    // A panic below leaves a connection that is as good as before.
    let mut connection = CONNECTION.lock().unwrap_or_else(PoisonError::into_inner);
    let secrets = match connection.take() {
        Some(secrets) => secrets,
        None => SecretService::connect(EncryptionType::Dh)?,
    };
    work(connection.insert(secrets))
}

fn attributes<'a>(service: &'a str, user: &'a str) -> HashMap<&'a str, &'a str> {
    HashMap::from([("service", service), ("username", user)])
}

fn one<'a>(
    secrets: &'a SecretService<'_>,
    service: &str,
    user: &str,
    may_ask: bool,
) -> Result<Option<Item<'a>>> {
    let found = secrets.search_items(attributes(service, user))?;
    let number = found.unlocked.len() + found.locked.len();
    if number > 1 {
        return Err(StoreError::Ambiguous(number));
    }
    if let Some(item) = found.locked.first() {
        if !may_ask {
            return Err(StoreError::Locked);
        }
        item.unlock()?;
    }
    Ok(found.unlocked.into_iter().chain(found.locked).next())
}

/// Unlocks a collection, where it is locked; says whether it was.
fn unlock(collection: &Collection<'_>, may_ask: bool) -> Result<bool> {
    if !collection.is_locked()? {
        return Ok(false);
    }
    if !may_ask {
        return Err(StoreError::Locked);
    }
    collection.unlock()?;
    Ok(true)
}

impl From<Error> for StoreError {
    fn from(error: Error) -> StoreError {
        match error {
            Error::Locked => StoreError::Locked,
            Error::Prompt => StoreError::Dismissed,
            Error::NoResult => StoreError::NoCollection,
            error => of_words(&error.to_string()),
        }
    }
}

/// What an error of the message bus is, by the name that stands in its words.
fn of_words(text: &str) -> StoreError {
    let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if has(&["Secret.Error.IsLocked"]) {
        return StoreError::Locked;
    }
    if has(&["DBus.Error.AccessDenied", "DBus.Error.AuthFailed"]) {
        return StoreError::Denied;
    }
    if has(&[
        "DBus.Error.ServiceUnknown",
        "DBus.Error.NameHasNoOwner",
        "DBus.Error.Spawn",
    ]) {
        return StoreError::Other("no program that keeps keys runs in this session".into());
    }
    if has(&[
        "Failed to connect to address",
        "DBUS_SESSION_BUS_ADDRESS",
        "no secret service provider",
    ]) {
        return StoreError::Other("its message bus (D-Bus) does not run in this session".into());
    }
    StoreError::of_cause(text)
}
