//! What can be wrong with the operating system's store, and what to do about it.

use crate::error::Error;
use crate::platform::io_error::TOO_FEW_THREADS;
use std::time::Duration;

const NAME: &str = if cfg!(target_os = "macos") {
    "Your keychain"
} else if cfg!(windows) {
    "Credential Manager"
} else {
    "Your keyring"
};

#[allow(dead_code, reason = "no platform can have all of these troubles")]
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{NAME} is locked.")]
    Locked,
    #[error("{NAME} is locked, and there's no display for the window that asks for its password.")]
    NoDisplay,
    #[error("{NAME} stayed locked: the window that asked for its password was closed.")]
    Dismissed,
    #[error(
        "{NAME} is unlocked, but it asks for permission every time a program reads the keys. A run without a person can't answer."
    )]
    ItemLocked,
    #[error(
        "{NAME} asks for confirmation before it deletes an item. A run without a person can't answer."
    )]
    DeletionAsks,
    #[error("{NAME} denied access to cs-ashby.")]
    Denied,
    #[error("{NAME} has no default collection, so there's no place for new items.")]
    NoCollection,
    #[error("{NAME} has {0} items for this profile (service {service}), and it's unclear which is right.", service = super::SERVICE)]
    Ambiguous(usize),
    #[error(
        "{NAME} takes at most {limit} bytes for {what}, and the two keys need more. Nothing was saved."
    )]
    TooLong { what: String, limit: u32 },
    #[error("{NAME} didn't respond within {} s. It may be waiting for you to unlock it, and may still finish what it was asked.", .0.as_secs())]
    Silent(Duration),
    #[error("{NAME} didn't return what was saved, so it could lose a key.")]
    Forgetful,
    #[error("{NAME} can't be reached: {0}")]
    Unreachable(Unreachable),
    #[error("{NAME} returned an error that cs-ashby doesn't know{0}.")]
    Unknown(String),
    #[error("The keys couldn't be prepared for saving.")]
    Unwritable,
    #[error("The item \"cs-ashby\" in your keychain can't be used: {0}. It wasn't changed.")]
    Damaged(&'static str),
    #[error(
        "The item \"cs-ashby\" of profile {0} in your keychain was written by a newer version of cs-ashby. It wasn't changed."
    )]
    Newer(String),
    #[error("With --store none there's no keychain to change.")]
    NoStore,
}

/// Why no store answers.
#[allow(dead_code, reason = "no platform can have all of these troubles")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    #[error("this session has no message bus (D-Bus).")]
    NoBus,
    #[error("DBUS_SESSION_BUS_ADDRESS isn't an address that can be used.")]
    BadAddress,
    #[error("DBUS_SESSION_BUS_ADDRESS starts a program (unixexec:), which would see your keys.")]
    StartsProgram,
    #[error("DBUS_SESSION_BUS_ADDRESS leads to another account's session.")]
    ForeignBus,
    #[error("no password manager offers the Secret Service in this session.")]
    NoService,
    #[error("the program that offers the Secret Service doesn't support what's needed.")]
    Unsupported,
    #[error(
        "the message bus closed the connection. A filter does that (xdg-dbus-proxy, as in Firejail)."
    )]
    Closed,
    #[error("the system has no credential store for this account.")]
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
            StoreError::Unreachable(why) => why.fix(),
            StoreError::Locked => {
                "Run `cs-ashby keys list` in a terminal on your desktop and enter the password in the window that opens, then run the command again."
            }
            StoreError::NoDisplay => {
                "Unlock it on the desktop of this computer, or run the command in a terminal there."
            }
            StoreError::Dismissed => {
                "Run the command again in a terminal on your desktop and enter the password in the window that opens."
            }
            StoreError::ItemLocked => {
                "In KeePassXC, open Tools > Settings > Secret Service Integration and clear \"Confirm when passwords are retrieved by clients\", then run the command again."
            }
            StoreError::DeletionAsks => {
                "Run the command in a terminal on your desktop and confirm in the window that opens. (KeePassXC: Tools > Settings > Secret Service Integration, \"Confirm when clients request entry deletion\".)"
            }
            StoreError::Denied => {
                "Allow cs-ashby in your password manager's settings, then run the command again."
            }
            StoreError::NoCollection => {
                "In your password manager (on GNOME: Passwords and Keys), create a keyring and set it as default, then run the command again."
            }
            StoreError::Ambiguous(_) => {
                "In your password manager (on GNOME: Passwords and Keys), delete the items named cs-ashby that you don't need, then run the command again."
            }
            StoreError::Silent(_) => {
                "Look for a window that asks for a password, or run `cs-ashby keys list` in a terminal on your desktop, which waits a minute for it. Then run the command again."
            }
            StoreError::Unknown(_) => {
                "Run the command again with -v to see the cause, and check it with your password manager's own program."
            }
            StoreError::Damaged(_) => {
                "Remove it with `cs-ashby keys remove`, then save the keys again with `cs-ashby keys set`."
            }
            StoreError::Newer(_) => {
                "Install the newer version of cs-ashby on this computer too, or use another profile with --profile NAME."
            }
            StoreError::NoStore => {
                "Leave out --store none (and unset CS_ASHBY_STORE), then run the command again."
            }
            StoreError::TooLong { .. } => "Check that you pasted only the keys.",
            StoreError::Forgetful => "Check it with your password manager's own program.",
            StoreError::Unwritable => "Report this message; it's a mistake in cs-ashby.",
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

impl Unreachable {
    fn fix(self) -> &'static str {
        match self {
            Unreachable::NoBus => "Log in to the desktop and run the command in a terminal there.",
            Unreachable::BadAddress => {
                "Unset DBUS_SESSION_BUS_ADDRESS, then run the command again."
            }
            Unreachable::StartsProgram => {
                "Set DBUS_SESSION_BUS_ADDRESS to the address of your session's bus, then run the command again."
            }
            Unreachable::ForeignBus => {
                "Run the command without sudo, as the account that is logged in to the desktop."
            }
            Unreachable::NoService => {
                "Start GNOME Keyring, KWallet or KeePassXC (with Secret Service Integration turned on), then run the command again. In Flatpak or Firejail, allow the bus name org.freedesktop.secrets."
            }
            Unreachable::Unsupported => {
                "Turn on the Secret Service in your password manager's settings, or update it."
            }
            Unreachable::Closed => {
                "If this session is in a sandbox (Firejail, Flatpak), run cs-ashby outside of it. If not, run the command again."
            }
            Unreachable::NoStore => {
                "Log in to this computer with your own account, then run the command again."
            }
            Unreachable::NoThread => TOO_FEW_THREADS,
        }
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
