//! Why a file is not trusted, and what to do about it.

use std::path::{Path, PathBuf};

/// Why someone else could put other words into a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(windows, expect(dead_code, reason = "Windows' access lists are not read"))]
pub(crate) enum Untrusted {
    #[error("{} belongs to another account", .0.display())]
    Foreign(PathBuf),
    /// With sudo and the person's own home, or in a container with a folder of theirs.
    #[error(
        "{} belongs to the account with the number {owner}, and this run is root's",
        place.display()
    )]
    NotRoots { place: PathBuf, owner: u32 },
    #[error("other accounts can change {}", .0.display())]
    Writable(PathBuf),
    /// Only root can change that (the root of a volume).
    #[error("other accounts can change {}", .0.display())]
    WritableForever(PathBuf),
}

impl Untrusted {
    /// What to do. It ends where another way may follow after "or".
    pub(crate) fn fix(&self) -> String {
        let quoted = |place: &Path| shell_words::quote(&place.to_string_lossy()).into_owned();
        match self {
            Untrusted::Foreign(place) if is_at_home(place) => format!(
                "Check what's in it, then make it yours: `sudo chown \"$(id -un)\" {}`",
                quoted(place)
            ),
            Untrusted::Foreign(_) => {
                "Check what's in it and ask whoever looks after this computer".to_owned()
            }
            Untrusted::NotRoots { place, owner } => format!(
                "Run the command without sudo, as the account that owns {} (in a container: with `--user {owner}`)",
                place.display()
            ),
            Untrusted::Writable(place) => format!(
                "Check what's in it, then remove their write access: `chmod go-w {}`",
                quoted(place)
            ),
            Untrusted::WritableForever(place) => {
                format!("Use a sub-folder of it, for example {}", place.join("cs-ashby").display())
            }
        }
    }
}

fn is_at_home(place: &Path) -> bool {
    etcetera::home_dir().is_ok_and(|home| place.starts_with(home))
}
