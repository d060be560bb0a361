//! The Secret Service (GNOME Keyring, KWallet, KeePassXC) on the session's message bus.
//!
//! An item is found by its attributes `service` and `username`, as `secret-tool` and the `keyring` crate have
//! them. `secret-service` is used directly, since the store of `keyring` unlocks whatever it finds locked: here no
//! window opens unless the run may ask. See docs/dependencies.md.

use super::error::{StoreError, Unreachable};
use crate::platform;
use secret_service::blocking::{Collection, Item, SecretService};
use secret_service::{EncryptionType, Error};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use zbus::blocking::Connection;
use zbus::zvariant::OwnedObjectPath;
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

struct Session {
    bus: Connection,
    secrets: SecretService<'static>,
}

/// One for the process, since agreeing on a session's key takes a while.
static SESSION: Mutex<Option<Session>> = Mutex::new(None);

pub(super) fn get(service: &str, user: &str, may_ask: bool) -> Result<Option<Zeroizing<Vec<u8>>>> {
    connected(|session| match session.find(service, user, may_ask)? {
        Some(item) => Ok(Some(Zeroizing::new(item.get_secret()?))),
        None => Ok(None),
    })
}

pub(super) fn set(service: &str, user: &str, bytes: &[u8], may_ask: bool) -> Result<()> {
    /// Bytes that only this program reads.
    const KIND: &str = "application/octet-stream";
    connected(|session| {
        if let Some(item) = session.find(service, user, may_ask)? {
            return Ok(item.set_secret(bytes, KIND)?);
        }
        let collection = session.home()?.ok_or(StoreError::NoCollection)?;
        let label = format!("keyring:{user}@{service}");
        let attributes = attributes(service, user);
        collection.create_item(&label, attributes, bytes, true, KIND)?;
        Ok(())
    })
}

pub(super) fn delete(service: &str, user: &str, may_ask: bool) -> Result<bool> {
    connected(|session| match session.find(service, user, may_ask)? {
        Some(item) if may_ask => Ok(item.delete().map(|()| true)?),
        Some(item) => session.delete_silently(&item).map(|()| true),
        None => Ok(false),
    })
}

/// The next call opens a connection of its own.
pub(super) fn disconnect() {
    *SESSION.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

fn connected<T>(work: impl FnOnce(&Session) -> Result<T>) -> Result<T> {
    // A panic below leaves a connection that is as good as before.
    let mut kept = SESSION.lock().unwrap_or_else(PoisonError::into_inner);
    let session = match kept.take() {
        Some(session) => session,
        None => Session::connect()?,
    };
    work(kept.insert(session))
}

fn attributes<'a>(service: &'a str, user: &'a str) -> HashMap<&'a str, &'a str> {
    HashMap::from([("service", service), ("username", user)])
}

impl Session {
    fn connect() -> Result<Session> {
        let address = platform::variable("DBUS_SESSION_BUS_ADDRESS").ok().flatten();
        if address.as_ref().is_some_and(|it| it.contains("unixexec:")) {
            return Err(StoreError::Unreachable(Unreachable::StartsProgram));
        }
        let bus = Connection::session().map_err(|error| of_connecting(&error, address))?;
        let secrets = SecretService::connect_with_existing(EncryptionType::Dh, bus.clone())?;
        Ok(Session { bus, secrets })
    }

    /// The collection for new items: the default one, else the only one (KWallet has no default alias).
    fn home(&self) -> Result<Option<Collection<'_>>> {
        match self.secrets.get_default_collection() {
            Err(Error::NoResult) => {
                let mut all = self.collections()?;
                Ok(if all.len() == 1 { all.pop() } else { None })
            }
            found => Ok(Some(found?)),
        }
    }

    /// All collections, without the one that is gone with the session.
    fn collections(&self) -> Result<Vec<Collection<'_>>> {
        let mut all = self.secrets.get_all_collections()?;
        all.retain(|it| !it.collection_path.ends_with("/session"));
        Ok(all)
    }

    /// The item, readable. Only unlocked collections are searched: KeePassXC asks for the password of a locked one.
    fn find(&self, service: &str, user: &str, may_ask: bool) -> Result<Option<Item<'_>>> {
        let search = |collection: &Collection<'_>| -> Result<Vec<OwnedObjectPath>> {
            let items = collection.search_items(attributes(service, user))?;
            Ok(items.iter().map(|item| item.item_path.clone()).collect())
        };
        let home = self.home()?;
        let mut others = self.collections()?;
        others.retain(|it| {
            home.as_ref().is_none_or(|home| home.collection_path != it.collection_path)
        });
        let (mut found, mut locked) = (Vec::new(), Vec::new());
        for collection in home.iter().chain(&others) {
            if collection.is_locked()? {
                locked.push(collection);
            } else {
                found.extend(search(collection)?);
            }
        }
        let home_is_locked = match (&home, locked.first()) {
            (Some(home), Some(first)) => home.collection_path == first.collection_path,
            (None, first) => first.is_some(),
            (Some(_), None) => false,
        };
        if found.is_empty() && home_is_locked {
            // Without a home there are several, and nobody knows which one to unlock.
            let home = home.as_ref().filter(|_| may_ask).ok_or(StoreError::Locked)?;
            home.unlock().map_err(of_unlocking)?;
            found = search(home)?;
        }
        let path = match found.len() {
            0 => return Ok(None),
            1 => found.remove(0),
            several => return Err(StoreError::Ambiguous(several)),
        };
        let item = self.secrets.get_item_by_path(path)?;
        // KeePassXC grants access to each item and connection.
        if item.is_locked()? {
            if !may_ask {
                return Err(StoreError::ItemLocked);
            }
            item.unlock().map_err(of_unlocking)?;
        }
        Ok(Some(item))
    }

    /// Deletes an item where that takes no confirmation in a window.
    fn delete_silently(&self, item: &Item<'_>) -> Result<()> {
        const SERVICE: Option<&str> = Some("org.freedesktop.secrets");
        const ITEM: Option<&str> = Some("org.freedesktop.Secret.Item");
        let reply = self
            .bus
            .call_method(SERVICE, &item.item_path, ITEM, "Delete", &())
            .map_err(|error| of_bus(&error))?;
        let prompt: OwnedObjectPath = reply.body().deserialize().map_err(|error| of_bus(&error))?;
        if prompt.as_str() == "/" { Ok(()) } else { Err(StoreError::DeletionAsks) }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> StoreError {
        match error {
            Error::Locked => StoreError::Locked,
            Error::Prompt => StoreError::Dismissed,
            Error::NoResult => StoreError::NoCollection,
            Error::Zbus(error) => of_bus(&error),
            Error::ZbusFdo(error) => of_bus(&error.into()),
            Error::Unavailable => StoreError::Unreachable(Unreachable::NoService),
            _ => StoreError::Unreachable(Unreachable::Unsupported),
        }
    }
}

/// A window that was never seen is not one that was closed.
fn of_unlocking(error: Error) -> StoreError {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"];
    match StoreError::from(error) {
        StoreError::Dismissed | StoreError::Unknown(_)
            if !display.iter().any(|it| platform::is_set(it)) =>
        {
            StoreError::NoDisplay
        }
        error => error,
    }
}

/// Why there is no connection to the bus.
fn of_connecting(error: &zbus::Error, address: Option<String>) -> StoreError {
    log(error);
    StoreError::Unreachable(match error {
        _ if address.is_some_and(|address| is_foreign(&address)) => Unreachable::ForeignBus,
        zbus::Error::Address(_) | zbus::Error::Unsupported => Unreachable::BadAddress,
        zbus::Error::Handshake(_) => Unreachable::Closed,
        zbus::Error::InputOutput(error) => match error.kind() {
            std::io::ErrorKind::PermissionDenied => Unreachable::ForeignBus,
            std::io::ErrorKind::NotFound | std::io::ErrorKind::ConnectionRefused => {
                Unreachable::NoBus
            }
            _ => Unreachable::Closed,
        },
        _ => Unreachable::NoBus,
    })
}

/// Whether the socket of a bus belongs to another account.
fn is_foreign(address: &str) -> bool {
    use std::os::unix::fs::MetadataExt;
    let path = address.split("unix:path=").nth(1);
    let path = path.and_then(|rest| rest.split([',', ';']).next());
    let meta = path.and_then(|path| std::fs::metadata(path).ok());
    meta.is_some_and(|meta| meta.uid() != rustix::process::geteuid().as_raw())
}

/// What an error of the bus means, by its name.
fn of_bus(error: &zbus::Error) -> StoreError {
    log(error);
    let zbus::Error::MethodError(name, ..) = error else {
        return match error {
            zbus::Error::FDO(error) => of_name(&zbus::DBusError::name(&**error)),
            zbus::Error::InputOutput(_) => StoreError::Unreachable(Unreachable::Closed),
            _ => StoreError::Unreachable(Unreachable::Unsupported),
        };
    };
    of_name(name)
}

fn of_name(name: &str) -> StoreError {
    let unreachable = match name.rsplit('.').next().unwrap_or_default() {
        "IsLocked" => return StoreError::Locked,
        "AccessDenied" | "AuthFailed" => return StoreError::Denied,
        "ServiceUnknown" | "NameHasNoOwner" => Unreachable::NoService,
        _ if name.contains(".Error.Spawn.") => Unreachable::NoService,
        "UnknownMethod" | "UnknownObject" | "UnknownInterface" | "UnknownProperty"
        | "NotSupported" => Unreachable::Unsupported,
        "Disconnected" | "NoReply" => Unreachable::Closed,
        _ => return StoreError::Unknown(format!(" ({name})")),
    };
    StoreError::Unreachable(unreachable)
}

fn log(error: &zbus::Error) {
    let text = crate::credentials::sanitize::clean(&error.to_string(), &[]);
    tracing::info!(cause = text, "the message bus returned an error");
}
