//! Who else could write what this program takes for its own account's words.
//!
//! A file is trusted when only this account and root can change it: its owner, its mode and its access control
//! list say so. For a file that names commands to run (the configuration), the same goes for every folder and
//! link on the way to it. What is mounted read-only nobody can change. Windows keeps access in lists of its own,
//! which are not read.

use super::files;
#[cfg(unix)]
use super::permissions;
pub(crate) use super::untrusted::Untrusted;
use std::io;
use std::path::Path;

/// What is where a trusted file is looked for.
pub(crate) enum Own {
    Absent,
    Untrusted(Untrusted),
    /// Its bytes, at most one more than the limit.
    Bytes(Vec<u8>),
}

/// Reads a file of this account's own.
pub(crate) fn read_own(path: &Path, limit: u64) -> io::Result<Own> {
    read_if(path, limit, exposed)
}

/// The same for a file that names commands to run. It is opened before its way is judged: once nobody else can
/// change anything on it, what is open is what this account put there.
pub(crate) fn read_commands(path: &Path, limit: u64) -> io::Result<Own> {
    read_if(path, limit, exposed_on_the_way)
}

fn read_if(
    path: &Path,
    limit: u64,
    exposed: fn(&Path) -> io::Result<Option<Untrusted>>,
) -> io::Result<Own> {
    let Some(file) = files::open_regular(path)? else {
        return Ok(Own::Absent);
    };
    match exposed(path)? {
        Some(why) => Ok(Own::Untrusted(why)),
        None => files::read_open(file, limit).map(Own::Bytes),
    }
}

/// Whether another account (root aside) could change a file, or replace it; also for a file that is not there
/// yet. Judges the file and the folders that it and a link to it are in.
#[cfg(unix)]
pub(crate) fn exposed(path: &Path) -> io::Result<Option<Untrusted>> {
    let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let target = match std::fs::canonicalize(path) {
        Err(error) if missing(&error) => path.to_owned(),
        found => found?,
    };
    let folders = [target.parent(), path.parent()];
    for place in folders.into_iter().flatten().chain([target.as_path()]) {
        match permissions::judge(place) {
            Err(error) if missing(&error) => continue,
            Ok(None) => continue,
            found => return found,
        }
    }
    Ok(None)
}

/// The same for every folder and link from the root on.
#[cfg(unix)]
fn exposed_on_the_way(path: &Path) -> io::Result<Option<Untrusted>> {
    permissions::judge_way(&std::path::absolute(path)?)
}

#[cfg(not(unix))]
pub(crate) fn exposed(_path: &Path) -> io::Result<Option<Untrusted>> {
    Ok(None)
}

#[cfg(not(unix))]
fn exposed_on_the_way(_path: &Path) -> io::Result<Option<Untrusted>> {
    Ok(None)
}
