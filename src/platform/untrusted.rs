//! Why a file is not trusted, and what to do about it.

use std::path::{Path, PathBuf};

/// Why someone else could put other words into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// This file or folder belongs to another account.
    Foreign(PathBuf),
    /// It belongs to an account that is not root, and it is root that runs: with sudo and the person's own
    /// home, or in a container with a folder of theirs.
    NotRoots { place: PathBuf, owner: u32 },
    /// Other accounts may write to this file or folder.
    Writable(PathBuf),
    /// Other accounts may by its access control list.
    Listed(PathBuf),
    /// They may, and only root can change that (the root of a volume).
    WritableForever(PathBuf),
}

impl Untrusted {
    /// What's wrong, and what to do. It ends where another way may follow after "or".
    pub(crate) fn words(&self) -> (String, String) {
        let quoted = |place: &Path| shell_words::quote(&place.to_string_lossy()).into_owned();
        match self {
            Untrusted::Foreign(place) => {
                let step = if is_at_home(place) {
                    format!(", then make it yours: `sudo chown \"$(id -un)\" {}`", quoted(place))
                } else {
                    " and ask whoever looks after this computer".to_owned()
                };
                (
                    format!("{} belongs to another account", place.display()),
                    format!("{}{step}", look_at(place)),
                )
            }
            Untrusted::NotRoots { place, owner } => (
                format!(
                    "{} belongs to the account with the number {owner}, and this run is root's",
                    place.display()
                ),
                format!(
                    "Run the command without sudo, as the account that owns {} (in a container: with `--user {owner}`)",
                    place.display()
                ),
            ),
            Untrusted::Writable(place) => (
                format!("other accounts can change {}", place.display()),
                format!(
                    "{}, then remove their write access: `chmod go-w {}`",
                    look_at(place),
                    quoted(place)
                ),
            ),
            Untrusted::Listed(place) => (
                format!(
                    "other accounts can change {} (its access control list says so)",
                    place.display()
                ),
                format!("{}, then remove the list: `setfacl -b {}`", look_at(place), quoted(place)),
            ),
            Untrusted::WritableForever(place) => (
                format!("other accounts can change {}", place.display()),
                format!("Use a sub-folder of it, for example {}", place.join("cs-ashby").display()),
            ),
        }
    }
}

fn look_at(place: &Path) -> &'static str {
    if place.is_dir() { "Check what's in it" } else { "Check what it says" }
}

fn is_at_home(place: &Path) -> bool {
    etcetera::home_dir().is_ok_and(|home| place.starts_with(home))
}
