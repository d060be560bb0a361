//! What an error of a file means, and what to do about a disk that prevents writing.

use std::io;

/// What helps where no other thread can be started.
pub(crate) const TOO_FEW_THREADS: &str = if cfg!(windows) {
    "Close other programs of this account, then run the command again."
} else {
    "Close other programs of this account, or raise the limit: `ulimit -u 512` in a shell, TasksMax or LimitNPROC of a service, the container's limit of processes (pids). Then run the command again."
};

/// The words for an error, without a number or a path.
pub(crate) fn words(error: &io::Error) -> String {
    match error.kind() {
        _ if lacks_locks(error) => "this disk or file server (NFS) has no lock service".into(),
        io::ErrorKind::NotFound => "it does not exist".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of its path isn't a folder".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "your share of the disk (quota) is used up".into(),
        io::ErrorKind::AlreadyExists => "something else with that name is already there".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().trim_end_matches('.').to_owned()
        }
    }
}

#[cfg(unix)]
fn lacks_locks(error: &io::Error) -> bool {
    use rustix::io::Errno;
    matches!(Errno::from_io_error(error), Some(Errno::NOLCK | Errno::NOTSUP))
}

#[cfg(not(unix))]
fn lacks_locks(_: &io::Error) -> bool {
    false
}

/// What helps where a file can't be written though the account may: a sentence.
pub(crate) fn remedy(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        _ if lacks_locks(error) => Some(
            "Use a folder on a local disk, or ask whoever runs the file server to start its lock service.",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("Free up space on that disk.")
        }
        io::ErrorKind::ReadOnlyFilesystem => Some("Make that disk writable."),
        _ => None,
    }
}
