//! `report --bundle`: the report as a file.

use crate::cli::ReportArgs;
use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::platform::{self, files, io_error};
use std::fs;
use std::path::{Path, PathBuf};

/// The file to write; none for standard output.
pub(super) fn target(args: &ReportArgs) -> Option<PathBuf> {
    match &args.bundle {
        None => None,
        Some(Some(path)) if path.as_os_str() == "-" => None,
        Some(Some(path)) => Some(path.clone()),
        Some(None) => {
            Some(format!("cs-ashby-report-{}.txt", platform::utc_date(platform::now())).into())
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum BundleError {
    #[error("{0} can't be written: its folder doesn't exist.")]
    NoFolder(String),
    #[error("{0} already exists. Nothing was written.")]
    Exists(String),
    /// --force doesn't help.
    #[error("{0} is a link to another file. Nothing was written.")]
    Link(String),
    #[error("{0} is a folder. Nothing was written.")]
    Folder(String),
    #[error("{0} can't be written: {why}.", why = io_error::words(.1))]
    Unwritten(String, std::io::Error),
}

impl From<BundleError> for Error {
    fn from(error: BundleError) -> Error {
        let message = error.to_string();
        match error {
            BundleError::NoFolder(_) => Error::local(
                "bundle_unwritten",
                message,
                "Name a file in an existing folder with --bundle FILE, or create the folder first.",
            ),
            BundleError::Exists(_) => Error::usage(
                "bundle_exists",
                message,
                "Name another file with --bundle FILE, or add --force to replace this one.",
            ),
            BundleError::Link(_) => Error::usage(
                "bundle_is_link",
                message,
                "Name another file with --bundle FILE, or remove the link first.",
            ),
            BundleError::Folder(_) => Error::usage(
                "bundle_is_folder",
                message,
                "Name a file in it with --bundle FILE, for example report.txt.",
            ),
            BundleError::Unwritten(..) => Error::local(
                "bundle_unwritten",
                message,
                "Name a file in one of your folders with --bundle FILE, or run `cs-ashby report` to see the report here.",
            ),
        }
    }
}

/// Writes the report, whole or not at all.
pub(super) fn write(path: &Path, text: &str, force: bool) -> Result<()> {
    let shown = clean(&path.to_string_lossy(), &[]);
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => return Err(BundleError::Link(shown).into()),
        Ok(meta) if meta.is_dir() => return Err(BundleError::Folder(shown).into()),
        _ => {}
    }
    let written = if force {
        files::replace(path, text.as_bytes())
    } else {
        files::create_new(path, text.as_bytes())
    };
    written.map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => BundleError::NoFolder(shown),
            std::io::ErrorKind::AlreadyExists => BundleError::Exists(shown),
            _ => BundleError::Unwritten(shown, error),
        };
        why.into()
    })
}

pub(super) fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What was written, and which keys it was searched for.
pub(super) fn written(path: &Path, keys: usize, unread: &[String]) -> String {
    let searched = match keys {
        0 => "No key could be read here, so it wasn't searched for any.".to_owned(),
        1 => "The key stored or given here isn't in it.".to_owned(),
        n => format!("The {n} keys stored or given here aren't in it."),
    };
    let missed = match unread {
        [] => String::new(),
        some => {
            format!(" These couldn't be read, so it wasn't searched for them: {}.", some.join("; "))
        }
    };
    let path = whole(path);
    format!(
        "Written: {}\n{searched}{missed}\nNow read the file, then send it to whoever helps you. Nothing was sent anywhere.",
        path.display()
    )
}
