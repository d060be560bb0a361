//! Who else could write what this program takes for its own account's words.

use super::files;
#[cfg(unix)]
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why somebody else could put other words into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// This file or folder belongs to another account.
    Foreign(PathBuf),
    /// It belongs to an account that is not root, and it is root that runs: with sudo and the person's own
    /// home, or in a container with a folder of theirs.
    NotRoots { place: PathBuf, owner: u32 },
    /// Other accounts may write to this file or folder.
    Writable(PathBuf),
}

impl Untrusted {
    /// What is wrong, and the step that mends it. It ends where another way may be named after "or".
    pub(crate) fn words(&self) -> (String, String) {
        match self {
            Untrusted::Foreign(place) => (
                format!("{} belongs to another account", place.display()),
                format!(
                    "{}, then make it yours: `sudo chown \"$(id -un)\" {}`",
                    look_at(place),
                    quoted(place)
                ),
            ),
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
    if place.is_dir() {
        "Look at what lies in it"
    } else {
        "Look at what it says"
    }
}

fn quoted(place: &Path) -> String {
    shell_words::quote(&place.to_string_lossy()).into_owned()
}

/// Whether another account (root aside) could change a file, or put another in its place; also for a file
/// that is not there yet. What is mounted read-only nobody can change. Windows, where access is no matter of
/// a mode, is not looked at.
#[cfg(unix)]
pub(crate) fn exposed(path: &Path) -> io::Result<Option<Untrusted>> {
    use rustix::fs::{StatVfsMountFlags, statvfs};
    let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let target = match fs::canonicalize(path) {
        Err(error) if missing(&error) => path.to_owned(),
        found => found?,
    };
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
        if let Some(why) = judged(place, &meta) {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

/// Whether this very file or folder is another account's, or may be changed by one.
#[cfg(unix)]
fn judged(place: &Path, meta: &fs::Metadata) -> Option<Untrusted> {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    let place = place.to_owned();
    if meta.uid() != own && meta.uid() != 0 {
        return Some(match own {
            0 => Untrusted::NotRoots {
                place,
                owner: meta.uid(),
            },
            _ => Untrusted::Foreign(place),
        });
    }
    // In a folder with the sticky bit everyone may make files, but replace only their own.
    let sticky = meta.is_dir() && meta.mode() & 0o1000 != 0;
    let others = if is_own_group(meta.gid()) {
        0o002
    } else {
        0o022
    };
    (meta.mode() & others != 0 && !sticky).then_some(Untrusted::Writable(place))
}

/// What lies where words of this account's own are looked for.
pub enum Own {
    Absent,
    Untrusted(Untrusted),
    /// Its bytes, at most one more than the limit.
    Bytes(Vec<u8>),
}

/// Reads a regular file whose words are believed. It is opened first, and the open file is what is judged and
/// read: whoever swaps the folders on its way gains nothing.
pub fn read_own(path: &Path, limit: u64) -> io::Result<Own> {
    let Some(file) = files::open_regular(path)? else {
        return Ok(Own::Absent);
    };
    let why = match exposed(path)? {
        Some(why) => Some(why),
        None => exposed_file(path, &file)?,
    };
    match why {
        Some(why) => Ok(Own::Untrusted(why)),
        None => files::read_open(file, limit).map(Own::Bytes),
    }
}

#[cfg(unix)]
fn exposed_file(path: &Path, file: &fs::File) -> io::Result<Option<Untrusted>> {
    use rustix::fs::{StatVfsMountFlags, fstatvfs};
    if fstatvfs(file)?.f_flag.contains(StatVfsMountFlags::RDONLY) {
        return Ok(None);
    }
    Ok(judged(path, &file.metadata()?))
}

#[cfg(not(unix))]
fn exposed_file(_path: &Path, _file: &std::fs::File) -> io::Result<Option<Untrusted>> {
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
#[cfg(not(unix))]
pub(crate) fn exposed(_path: &Path) -> io::Result<Option<Untrusted>> {
    Ok(None)
}
