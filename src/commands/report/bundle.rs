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
        Some(None) => Some(format!("cs-ashby-report-{}.txt", platform::now().date()).into()),
    }
}

/// Writes the report, whole or not at all.
pub(super) fn write(path: &Path, text: &str, force: bool) -> Result<()> {
    let shown = clean(&path.to_string_lossy(), &[]);
    refuse_links_and_folders(path, &shown)?;
    let written = if force {
        files::replace_itself(path, text.as_bytes())
    } else {
        files::create_new(path, text.as_bytes())
    };
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::local(
            "bundle_unwritten",
            format!("{shown} can't be written: its folder doesn't exist."),
            "Name a file in an existing folder with --bundle FILE, or create the folder first.",
        ),
        std::io::ErrorKind::AlreadyExists => Error::usage(
            "bundle_exists",
            format!("{shown} already exists. Nothing was written."),
            "Name another file with --bundle FILE, or add --force to replace this one.",
        ),
        _ => Error::local(
            "bundle_unwritten",
            format!("{shown} can't be written: {}.", io_error::words(&error)),
            "Name a file in one of your folders with --bundle FILE, or run `cs-ashby report` to see the report here.",
        ),
    })
}

/// --force helps with neither.
fn refuse_links_and_folders(path: &Path, shown: &str) -> Result<()> {
    let Ok(meta) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    if meta.is_symlink() {
        return Err(Error::usage(
            "bundle_is_link",
            format!("{shown} is a link to another file. Nothing was written."),
            "Name another file with --bundle FILE, or remove the link first.",
        ));
    }
    if meta.is_dir() {
        return Err(Error::usage(
            "bundle_is_folder",
            format!("{shown} is a folder. Nothing was written."),
            "Name a file in it with --bundle FILE, for example report.txt.",
        ));
    }
    Ok(())
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
