//! Who may write to a file, a folder or what a link leads to: by owner, mode and access control list.

use super::groups;
use super::untrusted::Untrusted;
use rustix::fs::{StatVfsMountFlags, fstatvfs, statvfs};
use std::collections::VecDeque;
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

/// As many links as the kernel follows.
const MOST_LINKS: usize = 40;

/// Judges what a path leads to.
pub(super) fn judge(place: &Path) -> io::Result<Option<Untrusted>> {
    let meta = fs::metadata(place)?;
    if statvfs(place)?.f_flag.contains(StatVfsMountFlags::RDONLY) {
        return Ok(None);
    }
    Ok(judged(place, &meta, acl(place).as_deref()))
}

pub(super) fn judge_open(path: &Path, file: &File) -> io::Result<Option<Untrusted>> {
    if fstatvfs(file)?.f_flag.contains(StatVfsMountFlags::RDONLY) {
        return Ok(None);
    }
    let mut list = vec![0; 4096];
    let list =
        rustix::fs::fgetxattr(file, ACL, &mut list[..]).ok().map(|length| list[..length].to_vec());
    Ok(judged(path, &file.metadata()?, list.as_deref()))
}

/// Judges each folder and link on the way, and what it leads to. Ends early where nothing is there yet.
pub(super) fn judge_way(path: &Path) -> io::Result<Option<Untrusted>> {
    let parts = |path: &Path| -> VecDeque<PathBuf> {
        path.components().map(|part| PathBuf::from(part.as_os_str())).collect()
    };
    let (mut reached, mut rest, mut links) = (PathBuf::new(), parts(path), 0);
    while let Some(part) = rest.pop_front() {
        match part.components().next() {
            Some(Component::ParentDir) => {
                reached.pop();
                continue;
            }
            Some(Component::CurDir) | None => continue,
            _ => {}
        }
        let next = reached.join(&part);
        let meta = match fs::symlink_metadata(&next) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            found => found?,
        };
        if !meta.is_symlink() {
            if let Some(why) = judge(&next)? {
                return Ok(Some(why));
            }
            reached = next;
            continue;
        }
        if let Some(why) = foreign(&next, &meta) {
            return Ok(Some(why));
        }
        links += 1;
        if links > MOST_LINKS {
            return Err(rustix::io::Errno::LOOP.into());
        }
        let mut target = parts(&fs::read_link(&next)?);
        target.append(&mut rest);
        rest = target;
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

fn judged(place: &Path, meta: &Metadata, list: Option<&[u8]>) -> Option<Untrusted> {
    if let Some(why) = foreign(place, meta) {
        return Some(why);
    }
    // In a folder with the sticky bit everyone may make files, but replace only their own.
    if meta.is_dir() && meta.mode() & 0o1000 != 0 {
        return None;
    }
    let own = rustix::process::geteuid().as_raw();
    let by_list = list.is_some_and(|list| lets_others_write(list, meta.gid(), own));
    // Beside a list, the mode's middle digit is the list's mask.
    let by_group =
        list.is_none() && meta.mode() & 0o020 != 0 && !groups::is_private(meta.gid(), own);
    let place = place.to_owned();
    if by_list {
        Some(Untrusted::Listed(place))
    } else if meta.mode() & 0o002 == 0 && !by_group {
        None
    } else if meta.uid() == own || own == 0 {
        Some(Untrusted::Writable(place))
    } else {
        Some(Untrusted::WritableForever(place))
    }
}

const ACL: &str = "system.posix_acl_access";

fn acl(place: &Path) -> Option<Vec<u8>> {
    let mut list = vec![0; 4096];
    let length = rustix::fs::getxattr(place, ACL, &mut list[..]).ok()?;
    list.truncate(length);
    Some(list)
}

/// Whether an access control list lets an account write that is neither this one nor root. The form is that of
/// the kernel (linux/posix_acl_xattr.h): a version, then entries of tag, permissions and number.
fn lets_others_write(list: &[u8], group: u32, own: u32) -> bool {
    const WRITE: u16 = 2;
    let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    let entries = || {
        list.get(4..).unwrap_or_default().chunks_exact(8).map(|entry| {
            let tag = u16::from_le_bytes([entry[0], entry[1]]);
            let permissions = u16::from_le_bytes([entry[2], entry[3]]);
            (tag, permissions, number(&entry[4..]))
        })
    };
    let mask = entries().find(|entry| entry.0 == 0x10);
    let mask = mask.map_or(WRITE, |entry| entry.1);
    entries().any(|(tag, permissions, id)| {
        permissions & mask & WRITE != 0
            && match tag {
                // A user, the file's group, another group.
                0x02 => id != own && id != 0,
                0x04 => !groups::is_private(group, own),
                0x08 => !groups::is_private(id, own),
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::lets_others_write;

    #[test]
    fn reads_access_control_lists() {
        const OWN: u32 = 4_000_000;
        let list = |entries: &[(u16, u16, u32)]| {
            let mut bytes = vec![2, 0, 0, 0];
            for (tag, permissions, id) in entries {
                bytes.extend(tag.to_le_bytes());
                bytes.extend(permissions.to_le_bytes());
                bytes.extend(id.to_le_bytes());
            }
            bytes
        };
        for (entries, wanted) in [
            (&[(0x01, 6, u32::MAX), (0x20, 4, u32::MAX)][..], false),
            (&[(0x02, 6, 1234), (0x10, 6, u32::MAX)], true),
            (&[(0x02, 6, 1234)], true),
            // The mask takes it away, or the entry doesn't give it.
            (&[(0x02, 6, 1234), (0x10, 4, u32::MAX)], false),
            (&[(0x02, 5, 1234), (0x10, 7, u32::MAX)], false),
            (&[(0x02, 7, OWN), (0x02, 7, 0), (0x10, 7, u32::MAX)], false),
            (&[(0x08, 6, 0), (0x10, 6, u32::MAX)], false),
        ] {
            assert_eq!(lets_others_write(&list(entries), 0, OWN), wanted, "{entries:?}");
        }
        assert!(!lets_others_write(&[], 0, OWN));
    }
}
