//! Who else could write what this program takes for its own account's words.

#[cfg(unix)]
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why somebody else could put other words into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exposed {
    /// This file or folder belongs to another account.
    Foreign(PathBuf),
    /// It belongs to an account that is not root, and it is root that runs: with sudo and the person's own
    /// home, or in a container with a folder of theirs.
    NotRoots {
        /// The file or folder.
        place: PathBuf,
        /// The account's number.
        owner: u32,
    },
    /// Other accounts may write to this file or folder.
    Writable(PathBuf),
}

impl Exposed {
    /// What is wrong, and the step that mends it. It ends where another way may be named after "or".
    pub fn words(&self) -> (String, String) {
        match self {
            Exposed::Foreign(place) => (
                format!("{} belongs to another account", place.display()),
                format!(
                    "{}, then make it yours: `sudo chown \"$(id -un)\" {}`",
                    look_at(place),
                    quoted(place)
                ),
            ),
            Exposed::NotRoots { place, owner } => (
                format!(
                    "{} belongs to the account with the number {owner}, and this run is root's",
                    place.display()
                ),
                format!(
                    "Run the command without sudo, as the account that owns {} (in a container: with `--user {owner}`)",
                    place.display()
                ),
            ),
            Exposed::Writable(place) => (
                format!("{} can be changed by other accounts", place.display()),
                format!(
                    "{}, then take the others' right to write: `chmod go-w {}`",
                    look_at(place),
                    quoted(place)
                ),
            ),
        }
    }
}

fn look_at(place: &Path) -> &'static str {
    match place.is_dir() {
        true => "Look at what lies in it",
        false => "Look at what it says",
    }
}

/// A path as a shell reads it.
fn quoted(place: &Path) -> String {
    shell_words::quote(&place.to_string_lossy()).into_owned()
}

/// Whether another account (root aside) could change a file, or put another in its place; also for a file
/// that is not there yet. What is mounted read-only nobody can change. Windows, where access is no matter of
/// a mode, is not looked at.
///
/// # Errors
/// Whatever the operating system says.
#[cfg(unix)]
pub fn exposed(path: &Path) -> io::Result<Option<Exposed>> {
    use rustix::fs::{StatVfsMountFlags, statvfs};
    use std::os::unix::fs::MetadataExt;
    let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let target = match fs::canonicalize(path) {
        Err(error) if missing(&error) => path.to_owned(),
        found => found?,
    };
    let own = rustix::process::geteuid().as_raw();
    // The folder it lies in, and the one a link to it lies in.
    let folders = [target.parent(), path.parent()];
    for place in folders.into_iter().flatten().chain([target.as_path()]) {
        let meta = match fs::metadata(place) {
            Err(error) if missing(&error) => continue,
            found => found?,
        };
        if statvfs(place)?.f_flag.contains(StatVfsMountFlags::RDONLY) {
            continue;
        }
        if meta.uid() != own && meta.uid() != 0 {
            let place = place.to_owned();
            return Ok(Some(match own {
                0 => Exposed::NotRoots {
                    place,
                    owner: meta.uid(),
                },
                _ => Exposed::Foreign(place),
            }));
        }
        // In a folder with the sticky bit everyone may make files, but replace only their own.
        let sticky = meta.is_dir() && meta.mode() & 0o1000 != 0;
        let others = if is_own_group(meta.gid()) {
            0o002
        } else {
            0o022
        };
        if meta.mode() & others != 0 && !sticky {
            return Ok(Some(Exposed::Writable(place.to_owned())));
        }
    }
    Ok(None)
}

/// Whether nobody else but root is in a group: root's, or the group of the same number as the account that
/// Debian, Fedora and many more make for each account (there the umask is 002), and Kubernetes for a volume
/// (`fsGroup`). A group that this account only shares is another matter, whatever its number.
#[cfg(unix)]
fn is_own_group(group: u32) -> bool {
    let account = rustix::process::geteuid().as_raw();
    let own = rustix::process::getegid().as_raw();
    group == 0 || (group == own && own == account)
}

/// Whether others could change the file. Windows keeps that in lists of its own, which are not looked at.
///
/// # Errors
/// None here.
#[cfg(not(unix))]
pub fn exposed(_path: &Path) -> io::Result<Option<Exposed>> {
    Ok(None)
}
