//! What an error of a file means, and what to do about a disk or a limit that prevents writing.

use std::io;

pub(super) const A_LINK: &str = "it is a link";

/// The system's words for an error, without a number or a path.
pub fn words(error: &io::Error) -> String {
    #[cfg(unix)]
    if let Some(words) = words_of_number(error) {
        return words.to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of its path isn't a folder".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "your share of the disk (quota) is used up".into(),
        io::ErrorKind::AlreadyExists => "something else with that name is already there".into(),
        io::ErrorKind::InvalidInput if error.to_string() == A_LINK => A_LINK.into(),
        // Words of this program's own.
        io::ErrorKind::Other => error.to_string(),
        kind => kind.to_string(),
    }
}

/// What the standard library has no name for, or one that explains nothing.
#[cfg(unix)]
fn words_of_number(error: &io::Error) -> Option<&'static str> {
    use rustix::io::Errno;
    Some(match number(error)? {
        Errno::IO => "the disk reports an error",
        Errno::LOOP => "a link there leads back to itself",
        Errno::FBIG => "it would be larger than this session allows (`ulimit -f`)",
        Errno::MFILE | Errno::NFILE => "too many files are open at once (`ulimit -n`)",
        Errno::NOLCK => "the file server (NFS) has no lock service",
        Errno::NOTSUP => "this kind of disk can't lock files",
        _ => return None,
    })
}

#[cfg(unix)]
fn number(error: &io::Error) -> Option<rustix::io::Errno> {
    use rustix::io::Errno;
    Errno::from_io_error(error).or_else(|| {
        // tempfile puts a path around it, and leaves the number in its words alone.
        let text = error.get_ref()?.to_string();
        let number = text.split("(os error ").nth(1)?.split(')').next()?;
        Some(Errno::from_raw_os_error(number.parse().ok()?))
    })
}

/// What helps where a file can't be written though the account may: words that another step may follow.
pub(crate) enum Remedy {
    /// A limit of this session: it applies to every folder.
    #[cfg_attr(windows, allow(dead_code, reason = "only Unix has such limits"))]
    Session(&'static str),
    /// The disk: another folder can be on a better one.
    Disk(&'static str),
}

/// What helps where no other thread can be started.
pub(crate) const TOO_FEW_THREADS: &str = if cfg!(windows) {
    "Close other programs of this account, then run the command again."
} else {
    "Close other programs of this account, or raise the limit: `ulimit -u 512` in a shell, TasksMax or LimitNPROC of a service, the container's limit of processes (pids). Then run the command again."
};

/// What helps; `None` where it is not the disk and no limit.
pub(crate) fn remedy(error: &io::Error) -> Option<Remedy> {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        match number(error) {
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
            if cfg!(windows) {
                "Free up space on that disk"
            } else {
                "Free up space on that disk (`df -h` shows how full it is, `df -i` whether it takes more files)"
            }
        }
        io::ErrorKind::QuotaExceeded => {
            "Delete files of yours on that disk, ask whoever looks after this computer for a larger quota"
        }
        io::ErrorKind::ReadOnlyFilesystem => "Make that disk writable",
        _ => return None,
    }))
}
