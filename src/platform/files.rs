//! Private files: folders with mode 0700, files with mode 0600 (on Windows as private as their folder is), writes that
//! are whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How the name of a draft begins.
const DRAFT: &str = ".cs-ashby-";

/// Makes a folder and those above it. Those that are new get mode 0700.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// Opens a file for writing without changing what is in it; a new one gets mode 0600.
pub(crate) fn open_private(path: &Path) -> io::Result<File> {
    regular_or_none(path)?;
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.read(true).write(true).create(true).truncate(false).open(path)
}

/// Replaces a file by `bytes`: whoever reads it finds the old content or the new, never a part. Behind a link,
/// the file it points to is the one that is replaced. The new file has mode 0600 (the draft is made so).
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = behind_links(path)?;
    let draft = draft(&target, bytes)?;
    draft.as_file().sync_all()?;
    take_place(draft, &target)?;
    sync_folder(folder_of(&target))
}

/// The same for what may be lost when the power fails: nothing waits for the disk.
pub(crate) fn replace_in_time(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = behind_links(path)?;
    take_place(draft(&target, bytes)?, &target)
}

/// Makes a file of `bytes`, whole or not at all, with mode 0600, where nothing of that name is there yet.
pub(crate) fn create_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = draft(path, bytes)?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// The same as `create_new` under the first name that is free: `STEM.END`, `STEM-2.END` and so on.
pub(crate) fn create_numbered(
    folder: &Path,
    (stem, end): (&str, &str),
    bytes: &[u8],
) -> io::Result<PathBuf> {
    const MOST: u32 = 1000;
    for number in 1..MOST {
        let numbered = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{stem}{numbered}.{end}"));
        match create_new(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result.map(|()| path),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The regular file that a path leads to, or the path itself where nothing is there. A device or a pipe is not
/// to be replaced by a file, wherever a link leads.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    regular_or_none(&target)?;
    Ok(target)
}

/// A file of `bytes` beside the one whose place it is to take. It goes when it is dropped.
fn draft(target: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut draft = tempfile::Builder::new().prefix(DRAFT).tempfile_in(folder_of(target))?;
    draft.write_all(bytes)?;
    Ok(draft)
}

fn take_place(draft: tempfile::NamedTempFile, target: &Path) -> io::Result<()> {
    // Closed; it would be removed when dropped, but isn't there any more once it has its new name.
    let draft = draft.into_temp_path();
    patiently(|| fs::rename(&draft, target))
}

/// Tries again for a second where a program that has the file open (a virus scanner, a backup) keeps Windows from
/// replacing or opening it: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
fn patiently<T>(attempt: impl Fn() -> io::Result<T>) -> io::Result<T> {
    const PAUSE: Duration = Duration::from_millis(20);
    for _ in 0..50 {
        match attempt() {
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)) => {
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
    attempt()
}

/// The folder that a file lies in; of a bare name it is the current one.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Removes the drafts in a folder that runs left which were killed in the middle of a write, as best it can.
/// What a person called alike is none: a link or a folder, another account's file, or a longer name.
pub(crate) fn sweep(folder: &Path) {
    /// A draft is there for milliseconds: one of this age belongs to no run that goes on.
    const OLD: Duration = Duration::from_secs(60 * 60);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // Of the entry itself: no link is followed.
        let Ok(meta) = entry.metadata() else {
            continue;
        };
        // One from the future, by whatever clock, is left to the future.
        let old = |made: SystemTime| made.elapsed().is_ok_and(|age| age > OLD);
        if is_draft_name(&entry.file_name().to_string_lossy())
            && meta.is_file()
            && is_own(&meta)
            && meta.modified().is_ok_and(old)
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a draft may be called so: after the beginning come the six letters or digits that tempfile draws.
fn is_draft_name(name: &str) -> bool {
    name.strip_prefix(DRAFT)
        .is_some_and(|drawn| drawn.len() == 6 && drawn.bytes().all(|it| it.is_ascii_alphanumeric()))
}

#[cfg(unix)]
fn is_own(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(meta) == rustix::process::geteuid().as_raw()
}

/// Windows has no numbers for it; there the folder is the account's own.
#[cfg(not(unix))]
fn is_own(_meta: &fs::Metadata) -> bool {
    true
}

pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a regular file. What is open is what is looked at: something else put at its path in between is neither
/// waited for nor read. A missing file is `None`.
pub(crate) fn open_regular(path: &Path) -> io::Result<Option<File>> {
    if !regular_or_none(path)? {
        return Ok(None);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe that was put there in the meantime is opened at once, and then refused.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits() as i32,
    );
    let file = match patiently(|| options.open(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    match file.metadata()? {
        meta if meta.is_file() => Ok(Some(file)),
        meta if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::Error::other("it isn't a regular file")),
    }
}

/// Whether there is a regular file; anything else that is there is an error.
fn regular_or_none(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(true),
        Ok(meta) if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => Err(io::Error::other("it isn't a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Reads an open file, but at most `limit` bytes and one more.
pub(crate) fn read_open(file: File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file, but at most `limit` bytes and one more. A missing file is `None`.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match patiently(|| File::open(path)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    read_open(file, limit).map(Some)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no way to flush a folder; the rename itself is journalled there.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;
    use std::os::windows::fs::OpenOptionsExt;

    #[test]
    fn a_file_that_is_open_elsewhere_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        replace(&path, b"old").unwrap();
        let by_another_program = || {
            let open = OpenOptions::new().read(true).share_mode(0).open(&path).unwrap();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(200));
                drop(open);
            })
        };
        let other = by_another_program();
        assert!(File::open(&path).is_err());
        assert_eq!(read_at_most(&path, 10).unwrap().unwrap(), b"old");
        other.join().unwrap();
        let other = by_another_program();
        replace(&path, b"new").unwrap();
        other.join().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
