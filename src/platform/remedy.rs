//! What to do about a disk or a limit that prevents writing.

use std::io;

/// What helps where a file can't be written though the account may: words that another step may follow.
pub(crate) enum Remedy {
    /// A limit of this session: it applies to every folder.
    #[cfg_attr(windows, allow(dead_code, reason = "only Unix has such limits"))]
    Session(&'static str),
    /// The disk: another folder can be on a better one.
    Disk(&'static str),
}

/// What helps; `None` where it is not the disk and no limit.
pub(crate) fn against(error: &io::Error) -> Option<Remedy> {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        match super::files::number(error) {
            Some(Errno::FBIG) => {
                return Some(Remedy::Session("Raise that limit with `ulimit -f unlimited`"));
            }
            Some(Errno::MFILE | Errno::NFILE) => {
                return Some(Remedy::Session("Raise that limit with `ulimit -n 256`"));
            }
            Some(Errno::NOLCK | Errno::NOTSUP) => {
                return Some(Remedy::Disk(
                    "Use a folder on a local disk: ask whoever runs the file server to start its lock service",
                ));
            }
            Some(Errno::IO) => {
                return Some(Remedy::Disk(
                    "Ask whoever looks after this computer to check that disk",
                ));
            }
            _ => {}
        }
    }
    Some(Remedy::Disk(match error.kind() {
        io::ErrorKind::StorageFull => {
            "Free up space on that disk (`df -h` shows how full it is, `df -i` whether it takes more files)"
        }
        io::ErrorKind::QuotaExceeded => {
            "Delete files of yours on that disk, ask whoever looks after this computer for a larger quota"
        }
        io::ErrorKind::ReadOnlyFilesystem => "Make that disk writable",
        _ => return None,
    }))
}
