//! What can be wrong with the operating system's store, and what to do about it: strum's text of a variant.

use crate::error::Error;
use crate::platform::io_error::TOO_FEW_THREADS;
use std::time::Duration;
use strum::IntoStaticStr;

const NAME: &str = if cfg!(target_os = "macos") {
    "Your keychain"
} else if cfg!(windows) {
    "Credential Manager"
} else {
    "Your keyring"
};

#[allow(dead_code, reason = "no platform can have all of these troubles")]
#[derive(Clone, Debug, thiserror::Error, IntoStaticStr)]
pub enum StoreError {
    #[error("{NAME} is locked.")]
    #[strum(
        serialize = "Run `cs-ashby keys list` in a terminal on your desktop and enter the password in the window that opens, then run the command again."
    )]
    Locked,
    #[error("{NAME} is locked, and there's no display for the window that asks for its password.")]
    #[strum(
        serialize = "Unlock it on the desktop of this computer, or run the command in a terminal there."
    )]
    NoDisplay,
    #[error("{NAME} stayed locked: the window that asked for its password was closed.")]
    #[strum(
        serialize = "Run the command again in a terminal on your desktop and enter the password in the window that opens."
    )]
    Dismissed,
    #[error(
        "{NAME} is unlocked, but it asks for permission every time a program reads the keys. A run without a person can't answer."
    )]
    #[strum(
        serialize = "In KeePassXC, open Tools > Settings > Secret Service Integration and clear \"Confirm when passwords are retrieved by clients\", then run the command again."
    )]
    ItemLocked,
    #[error(
        "{NAME} asks for confirmation before it deletes an item. A run without a person can't answer."
    )]
    #[strum(
        serialize = "Run the command in a terminal on your desktop and confirm in the window that opens. (KeePassXC: Tools > Settings > Secret Service Integration, \"Confirm when clients request entry deletion\".)"
    )]
    DeletionAsks,
    #[error("{NAME} denied access to cs-ashby.")]
    #[strum(
        serialize = "Allow cs-ashby in your password manager's settings, then run the command again."
    )]
    Denied,
    #[error("{NAME} has no default collection, so there's no place for new items.")]
    #[strum(
        serialize = "In your password manager (on GNOME: Passwords and Keys), create a keyring and set it as default, then run the command again."
    )]
    NoCollection,
    #[error("{NAME} has {0} items for this profile (service {service}), and it's unclear which is right.", service = super::SERVICE)]
    #[strum(
        serialize = "In your password manager (on GNOME: Passwords and Keys), delete the items named cs-ashby that you don't need, then run the command again."
    )]
    Ambiguous(usize),
    #[error(
        "{NAME} takes at most {limit} bytes for {what}, and the two keys need more. Nothing was saved."
    )]
    #[strum(serialize = "Check that you pasted only the keys.")]
    TooLong { what: String, limit: u32 },
    #[error("{NAME} didn't respond within {} s. It may be waiting for you to unlock it, and may still finish what it was asked.", .0.as_secs())]
    #[strum(
        serialize = "Look for a window that asks for a password, or run `cs-ashby keys list` in a terminal on your desktop, which waits a minute for it. Then run the command again."
    )]
    Silent(Duration),
    #[error("{NAME} didn't return what was saved, so it could lose a key.")]
    #[strum(serialize = "Check it with your password manager's own program.")]
    Forgetful,
    #[error("{NAME} can't be reached: {0}")]
    Unreachable(Unreachable),
    #[error("{NAME} returned an error that cs-ashby doesn't know{0}.")]
    #[strum(
        serialize = "Run the command again with -v to see the cause, and check it with your password manager's own program."
    )]
    Unknown(String),
    #[error("The keys couldn't be prepared for saving.")]
    #[strum(serialize = "Report this message; it's a mistake in cs-ashby.")]
    Unwritable,
    #[error("The item \"cs-ashby\" in your keychain can't be used: {0}. It wasn't changed.")]
    #[strum(
        serialize = "Remove it with `cs-ashby keys remove`, then save the keys again with `cs-ashby keys set`."
    )]
    Damaged(&'static str),
    #[error(
        "The item \"cs-ashby\" of profile {0} in your keychain was written by a newer version of cs-ashby. It wasn't changed."
    )]
    #[strum(
        serialize = "Install the newer version of cs-ashby on this computer too, or use another profile with --profile NAME."
    )]
    Newer(String),
    #[error("With --store none there's no keychain to change.")]
    #[strum(
        serialize = "Leave out --store none (and unset CS_ASHBY_STORE), then run the command again."
    )]
    NoStore,
}

/// Why no store answers.
#[allow(dead_code, reason = "no platform can have all of these troubles")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, IntoStaticStr)]
pub enum Unreachable {
    #[error("this session has no message bus (D-Bus).")]
    #[strum(serialize = "Log in to the desktop and run the command in a terminal there.")]
    NoBus,
    #[error("DBUS_SESSION_BUS_ADDRESS isn't an address that can be used.")]
    #[strum(serialize = "Unset DBUS_SESSION_BUS_ADDRESS, then run the command again.")]
    BadAddress,
    #[error("DBUS_SESSION_BUS_ADDRESS starts a program (unixexec:), which would see your keys.")]
    #[strum(
        serialize = "Set DBUS_SESSION_BUS_ADDRESS to the address of your session's bus, then run the command again."
    )]
    StartsProgram,
    #[error("DBUS_SESSION_BUS_ADDRESS leads to another account's session.")]
    #[strum(
        serialize = "Run the command without sudo, as the account that is logged in to the desktop."
    )]
    ForeignBus,
    #[error("no password manager offers the Secret Service in this session.")]
    #[strum(
        serialize = "Start GNOME Keyring, KWallet or KeePassXC (with Secret Service Integration turned on), then run the command again. In Flatpak or Firejail, allow the bus name org.freedesktop.secrets."
    )]
    NoService,
    #[error("the program that offers the Secret Service doesn't support what's needed.")]
    #[strum(
        serialize = "Turn on the Secret Service in your password manager's settings, or update it."
    )]
    Unsupported,
    #[error(
        "the message bus closed the connection. A filter does that (xdg-dbus-proxy, as in Firejail)."
    )]
    #[strum(
        serialize = "If this session is in a sandbox (Firejail, Flatpak), run cs-ashby outside of it. If not, run the command again."
    )]
    Closed,
    #[error("the system has no credential store for this account.")]
    #[strum(
        serialize = "Log in to this computer with your own account, then run the command again."
    )]
    NoStore,
    #[error("the system can't start another thread.")]
    NoThread,
}

const WITHOUT: &str = "Or use no keychain: add --store none and pass the keys with --codesignal-key-file and \
    --ashby-key-file, --codesignal-key-command and --ashby-key-command, or CS_ASHBY_CODESIGNAL_KEY and \
    CS_ASHBY_ASHBY_KEY.";

impl StoreError {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            StoreError::Locked | StoreError::NoDisplay | StoreError::Dismissed => "keystore_locked",
            StoreError::ItemLocked => "keystore_item_locked",
            StoreError::DeletionAsks | StoreError::Denied => "keystore_denied",
            StoreError::NoCollection => "keystore_no_default",
            StoreError::Ambiguous(_) => "keystore_ambiguous",
            StoreError::TooLong { .. } => "keystore_too_long",
            StoreError::Silent(_) => "keystore_silent",
            StoreError::Forgetful => "keystore_forgetful",
            StoreError::Unreachable(Unreachable::NoThread) => "no_threads",
            StoreError::Unreachable(_) | StoreError::Unknown(_) => "keystore_unavailable",
            StoreError::Unwritable => "keystore_unwritable",
            StoreError::Damaged(_) => "keystore_item_damaged",
            StoreError::Newer(_) => "keystore_item_newer",
            StoreError::NoStore => "no_store",
        }
    }

    fn fix(&self) -> &'static str {
        match self {
            StoreError::Unreachable(Unreachable::NoThread) => TOO_FEW_THREADS,
            StoreError::Unreachable(why) => why.into(),
            error => error.into(),
        }
    }

    /// Whether it concerns the store as a whole, and not one item of it.
    pub(crate) fn concerns_all(&self) -> bool {
        matches!(
            self,
            StoreError::Locked
                | StoreError::NoDisplay
                | StoreError::Dismissed
                | StoreError::DeletionAsks
                | StoreError::Denied
                | StoreError::Silent(_)
                | StoreError::Unreachable(_)
                | StoreError::Unknown(_)
        )
    }

    /// Whether giving the keys another way would help.
    fn is_avoidable(&self) -> bool {
        !matches!(
            self,
            StoreError::Ambiguous(_)
                | StoreError::DeletionAsks
                | StoreError::Unwritable
                | StoreError::Damaged(_)
                | StoreError::Newer(_)
                | StoreError::NoStore
        )
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        let (code, fix) = (error.code(), error.fix());
        if matches!(error, StoreError::NoStore) {
            return Error::usage(code, error.to_string(), fix);
        }
        let fix = if error.is_avoidable() { format!("{fix} {WITHOUT}") } else { fix.to_owned() };
        Error::local(code, error.to_string(), fix)
    }
}
