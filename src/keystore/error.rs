//! What can be wrong with a key store, in words for the person who can mend it.

use crate::error::Error;
use std::time::Duration;

const NAME: &str = if cfg!(target_os = "macos") {
    "the Keychain"
} else if cfg!(windows) {
    "the Windows Credential Manager"
} else {
    "the Secret Service (GNOME Keyring, KWallet, KeePassXC)"
};

/// Why a call into the key store came to nothing.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "each platform's key store does but some of it")
)]
pub(super) enum StoreError {
    Locked,
    /// The window in which it asked was closed without an answer.
    Dismissed,
    Denied,
    /// It has no place where new items go.
    NoCollection,
    Ambiguous(usize),
    /// It takes at most so many characters for this.
    TooLong(String, u32),
    Silent(Duration),
    Other(String),
}

/// The fix that always helps: give the keys another way.
const OTHERWISE: &str = "Or do without a key store: add --store none and give the keys with \
    --codesignal-key-file and --ashby-key-file, with --codesignal-key-command and --ashby-key-command, \
    or with CS_ASHBY_CODESIGNAL_KEY and CS_ASHBY_ASHBY_KEY.";

const UNLOCK: &str = "Run `cs-ashby keys list` in a terminal of your desktop and type the key store's \
    password into the window that opens (or log in to the desktop), then run the command again.";

impl StoreError {
    pub(super) fn of_cause(text: &str) -> StoreError {
        let text = crate::credentials::sanitize::clean(text, &[]);
        tracing::info!(cause = text, "the key store refused");
        StoreError::Other(text.trim_end_matches('.').to_owned())
    }

    pub(super) fn explain(self) -> Error {
        let (code, what, fix) = match self {
            StoreError::Locked => ("keystore_locked", "is locked".to_owned(), UNLOCK),
            StoreError::Dismissed => (
                "keystore_locked",
                "stayed locked: the window that asked for its password was closed".to_owned(),
                "Run the command again in a terminal of your desktop, and type the key store's password into the window that opens.",
            ),
            StoreError::Denied => (
                "keystore_denied",
                "refuses cs-ashby access".to_owned(),
                "Allow cs-ashby in the settings of the key store's own program, then run the command again.",
            ),
            StoreError::NoCollection => (
                "keystore_no_default",
                "has no default collection, where new items go".to_owned(),
                "Open the key store's own program (on GNOME: Passwords and Keys), make a keyring there and set it as default, then run the command again.",
            ),
            StoreError::Silent(limit) => return silent(limit),
            StoreError::Other(why) => (
                "keystore_unavailable",
                format!("can't be reached: {why}"),
                "Start the key store's service, or log in to the desktop that runs it, then run the command again.",
            ),
            StoreError::Ambiguous(number) => return ambiguous(number),
            StoreError::TooLong(what, limit) => return too_long(&what, limit),
        };
        Error::local(
            code,
            format!(
                "The key store of this computer, {NAME}, {what}. Keys are kept nowhere else, so nothing was read or stored."
            ),
            format!("{fix} {OTHERWISE}"),
        )
    }
}

/// Nobody knows whether it did what it was asked.
fn silent(limit: Duration) -> Error {
    Error::local(
        "keystore_silent",
        format!(
            "The key store of this computer, {NAME}, did not answer within {} s. It may be waiting for somebody to unlock it. Whether it did what it was asked is not known; the next run looks.",
            limit.as_secs()
        ),
        format!(
            "Look for a window that asks for a password, or run `cs-ashby keys list` in a terminal of your desktop, which waits a minute for it; then run the command again. {OTHERWISE}"
        ),
    )
}

fn ambiguous(number: usize) -> Error {
    Error::local(
        "keystore_ambiguous",
        format!(
            "The key store of this computer holds {number} items of this name (service {}), and it can't be known which one is right.",
            super::SERVICE
        ),
        "Open the key store's own program (on GNOME: Passwords and Keys), delete the items named cs-ashby that you don't need, then run the command again.",
    )
}

fn too_long(what: &str, limit: u32) -> Error {
    Error::local(
        "keystore_too_long",
        format!(
            "The key store of this computer takes at most {limit} characters for {what}; the two keys need more. Nothing was stored."
        ),
        format!("Check that only the keys were pasted. {OTHERWISE}"),
    )
}

/// Whether an error concerns the key store as a whole, and not one item of it.
pub(crate) fn concerns_all(error: &Error) -> bool {
    matches!(
        error.code,
        "keystore_locked" | "keystore_denied" | "keystore_unavailable" | "keystore_silent"
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
pub(crate) fn no_store() -> Error {
    Error::usage(
        "no_store",
        "With --store none there is no key store to change.",
        "Leave out --store none (and unset CS_ASHBY_STORE), then run the command again.",
    )
}
