//! Who may write to a file, a folder or what a link leads to: by owner, mode and access control list.

use super::groups;
use super::untrusted::Untrusted;
use rustix::fs::{StatVfsMountFlags, statvfs};
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Judges what a path leads to.
pub(super) fn judge(place: &Path) -> io::Result<Option<Untrusted>> {
    let meta = fs::metadata(place)?;
    if statvfs(place)?.f_flag.contains(StatVfsMountFlags::RDONLY) {
        return Ok(None);
    }
    if let Some(why) = foreign(place, &meta) {
        return Ok(Some(why));
    }
    let own = rustix::process::geteuid().as_raw();
    if !is_writable_by_others(place, &meta, own) {
        return Ok(None);
    }
    let place = place.to_owned();
    Ok(Some(if meta.uid() == own || own == 0 {
        Untrusted::Writable(place)
    } else {
        Untrusted::WritableForever(place)
    }))
}

/// Judges each folder and link on the way from the root, and what it leads to. Ends early where nothing is there.
pub(super) fn judge_way(path: &Path) -> io::Result<Option<Untrusted>> {
    let mut way: Vec<&Path> = path.ancestors().collect();
    way.reverse();
    for place in way {
        let meta = match fs::symlink_metadata(place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            found => found?,
        };
        let why = if meta.is_symlink() { foreign(place, &meta) } else { judge(place)? };
        if why.is_some() {
            return Ok(why);
        }
        if meta.is_symlink() {
            let target = place.parent().unwrap_or(place).join(fs::read_link(place)?);
            let rest = path.components().skip(place.components().count());
            return judge_way(&target.components().chain(rest).collect::<PathBuf>());
        }
    }
    Ok(None)
}

fn foreign(place: &Path, meta: &Metadata) -> Option<Untrusted> {
    let own = rustix::process::geteuid().as_raw();
    let place = place.to_owned();
    match meta.uid() {
        owner if owner == own || groups::is_root(owner) => None,
        owner if own == 0 => Some(Untrusted::NotRoots { place, owner }),
        _ => Some(Untrusted::Foreign(place)),
    }
}

/// Whether other accounts may write. Beside an access control list, the group's digit of the mode is the most that
/// the list gives to anyone.
fn is_writable_by_others(place: &Path, meta: &Metadata, own: u32) -> bool {
    // In a folder with the sticky bit everyone may make files, but replace only their own.
    if meta.is_dir() && meta.mode() & 0o1000 != 0 {
        return false;
    }
    let has_list = || rustix::fs::getxattr(place, "system.posix_acl_access", &mut [0; 0]).is_ok();
    let by_group = meta.mode() & 0o020 != 0 && (has_list() || !groups::is_private(meta.gid(), own));
    by_group || meta.mode() & 0o002 != 0
}
