//! The operating system's key store: Keychain, Credential Manager or the Secret Service.
//!
//! Every call runs on a thread of its own with a time limit: a locked store that waits for a person,
//! or a bus that never answers, blocks for good (measured, see docs/dependencies.md).

use crate::error::{Error, Result};
use keyring::Entry;
use std::time::Duration;
use zeroize::Zeroizing;

/// What this platform calls its key store.
const NAME: &str = if cfg!(target_os = "macos") {
    "the Keychain"
} else if cfg!(windows) {
    "the Windows Credential Manager"
} else {
    "the Secret Service (GNOME Keyring, KWallet, KeePassXC)"
};

pub(super) async fn get(
    limit: Duration,
    service: &'static str,
    user: &str,
) -> Result<Option<Zeroizing<String>>> {
    call(limit, service, user, |entry| match entry.get_password() {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        // A locked store tells what is in it and hands out nothing: it is not usable for being empty.
        Err(keyring::Error::NoEntry) if is_locked() => {
            Err(keyring::Error::NoStorageAccess("it is locked".into()))
        }
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    })
    .await
}

pub(super) async fn set(
    limit: Duration,
    service: &'static str,
    user: &str,
    text: Zeroizing<String>,
) -> Result<()> {
    call(limit, service, user, move |entry| entry.set_password(&text)).await
}

pub(super) async fn delete(limit: Duration, service: &'static str, user: &str) -> Result<bool> {
    call(limit, service, user, |entry| {
        match entry.delete_credential() {
            Ok(()) => Ok(true),
            Err(keyring::Error::NoEntry) => Ok(false),
            Err(error) => Err(error),
        }
    })
    .await
}

async fn call<T: Send + 'static>(
    limit: Duration,
    service: &'static str,
    user: &str,
    work: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
) -> Result<T> {
    let user = user.to_owned();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        // Nobody listens any more once the limit has passed.
        let _ = sender.send(open_and(service, &user, work));
    });
    match tokio::time::timeout(limit, receiver).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(unusable("the call into it ended without a result")),
        Err(_) => Err(silent(limit)),
    }
}

fn open_and<T>(
    service: &str,
    user: &str,
    work: impl FnOnce(&Entry) -> keyring::Result<T>,
) -> Result<T> {
    // `Entry::new` folds every cause into one; the real one is kept here.
    if let Err(error) = Entry::store_status() {
        return Err(explain(error));
    }
    Entry::new(service, user)
        .and_then(|entry| work(&entry))
        .map_err(|error| explain(&error))
}

/// Whether the Secret Service's default collection is locked. Asks and unlocks nothing. Without such a
/// collection nothing is locked.
#[cfg(all(unix, not(target_os = "macos")))]
fn is_locked() -> bool {
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;
    SecretService::connect(EncryptionType::Plain)
        .and_then(|service| service.get_default_collection()?.is_locked())
        .unwrap_or(false)
}

/// The Keychain and the Credential Manager ask their user by themselves.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn is_locked() -> bool {
    false
}

/// The fix that always helps: give the keys another way.
const OTHERWISE: &str = "Or do without a key store: add --store none and give the keys with \
    --codesignal-key-file and --ashby-key-file, with --codesignal-key-command and --ashby-key-command, \
    or with CS_ASHBY_CODESIGNAL_KEY and CS_ASHBY_ASHBY_KEY.";

fn explain(error: &keyring::Error) -> Error {
    // No variant's own text is used where it could carry the stored bytes.
    match error {
        keyring::Error::NoStorageAccess(cause) => Error::local(
            "keystore_locked",
            format!(
                "The key store of this computer, {NAME}, gives no access: {}. It may be locked, or have no default collection. Keys are kept nowhere else, so nothing was read or stored.",
                words(cause.as_ref())
            ),
            format!(
                "Log in to the desktop or unlock the key store, then run the command again. {OTHERWISE}"
            ),
        ),
        keyring::Error::Ambiguous(items) => Error::local(
            "keystore_ambiguous",
            format!(
                "The key store of this computer holds {} items of this name (service {}), and it can't be known which one is right.",
                items.len(),
                super::SERVICE
            ),
            "Open the key store's own program, delete the items named cs-ashby that you don't need, then run the command again.",
        ),
        keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) => {
            super::item::foreign("it is not text")
        }
        keyring::Error::TooLong(what, limit) => Error::local(
            "keystore_too_long",
            format!(
                "The key store of this computer takes at most {limit} characters for {what}; the two keys need more. Nothing was stored."
            ),
            format!("Check that only the keys were pasted. {OTHERWISE}"),
        ),
        keyring::Error::PlatformFailure(cause) => unusable(&words(cause.as_ref())),
        keyring::Error::NoDefaultStore => unusable("this system has none that this program knows"),
        _ => unusable("it refused the call"),
    }
}

fn words(cause: &(dyn std::error::Error + Send + Sync)) -> String {
    let text = cause.to_string();
    tracing::info!(
        cause = crate::secret::said::clean(&text, &[]),
        "the key store refused"
    );
    if text.contains("Failed to connect to address") || text.contains("DBUS_SESSION_BUS_ADDRESS") {
        return "its message bus (D-Bus) does not run in this session".into();
    }
    crate::secret::said::clean(&text, &[])
        .trim_end_matches('.')
        .to_owned()
}

fn unusable(why: &str) -> Error {
    Error::local(
        "keystore_unavailable",
        format!(
            "The key store of this computer, {NAME}, can't be reached: {why}. Keys are kept nowhere else, so nothing was read or stored."
        ),
        format!(
            "Start the key store's service, or log in to the desktop that runs it, then run the command again. {OTHERWISE}"
        ),
    )
}

fn silent(limit: Duration) -> Error {
    Error::local(
        "keystore_silent",
        format!(
            "The key store of this computer, {NAME}, did not answer within {} s. It may be waiting for somebody to unlock it.",
            limit.as_secs()
        ),
        format!(
            "Look for a window that asks for a password, unlock the key store, then run the command again. {OTHERWISE}"
        ),
    )
}

/// Whether an error concerns the key store as a whole, and not one item of it.
pub(super) fn concerns_all(error: &Error) -> bool {
    matches!(
        error.code,
        "keystore_locked" | "keystore_unavailable" | "keystore_silent"
    )
}

pub(super) fn forgetful() -> Error {
    Error::local(
        "keystore_forgetful",
        format!(
            "The key store of this computer, {NAME}, did not give back what was written into it, so it would lose a key."
        ),
        format!("Check the key store with its own program. {OTHERWISE}"),
    )
}

/// The error for a command that needs a place to store a key.
pub fn no_store() -> Error {
    Error::usage(
        "no_store",
        "With --store none there is no key store to change.",
        "Leave out --store none (and unset CS_ASHBY_STORE), then run the command again.",
    )
}
