//! The file of a report.

use crate::cli::ReportArgs;
use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::platform::{self, files};
use std::path::{Path, PathBuf};

/// The file to write to; none for standard output.
pub(crate) fn target(args: &ReportArgs) -> Result<Option<PathBuf>> {
    let path = match &args.bundle {
        None => return Ok(None),
        Some(Some(path)) if path.as_os_str() == "-" => return Ok(None),
        Some(Some(path)) => path,
        Some(None) => {
            let name = format!("cs-ashby-report-{}.txt", platform::now().date());
            return Ok(Some(name.into()));
        }
    };
    Ok(Some(path.clone()))
}

/// Writes the report, whole or not at all.
pub(crate) fn write(path: &Path, text: &str, force: bool) -> Result<()> {
    let shown = clean(&path.to_string_lossy(), &[]);
    no_other_kind(path, &shown)?;
    let written = if force {
        files::replace_itself(path, text.as_bytes())
    } else {
        files::create_new(path, text.as_bytes())
    };
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::usage(
            "bundle_exists",
            format!("The file {shown} is there already, and it was left as it is. Nothing was written."),
            "Name another file with --bundle FILE, or add --force to replace this one.",
        ),
        _ => Error::local(
            "bundle_unwritten",
            format!(
                "The report can't be written to {shown}: {}.",
                files::words(&error)
            ),
            "Name a file in a folder of yours with --bundle FILE, or run `cs-ashby report` to see the same lines here.",
        ),
    })
}

/// Refuses a folder, a link, and a place in a folder that is not there: --force would help with none of them.
fn no_other_kind(path: &Path, shown: &str) -> Result<()> {
    let meta = std::fs::symlink_metadata(path);
    if meta.as_ref().is_ok_and(std::fs::Metadata::is_symlink) {
        return Err(Error::usage(
            "bundle_is_link",
            format!(
                "{shown} is a link to another place, and what it leads to may be needed there. Both were left as they are, and nothing was written."
            ),
            "Name another file with --bundle FILE, or remove the link first.",
        ));
    }
    if meta.is_ok_and(|meta| meta.is_dir()) {
        return Err(Error::usage(
            "bundle_is_folder",
            format!("{shown} is a folder, and the report is one file. Nothing was written."),
            format!(
                "Name a file in it, for example: --bundle {}.",
                clean(&path.join("report.txt").to_string_lossy(), &[])
            ),
        ));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => Err(Error::local(
            "bundle_unwritten",
            format!(
                "The report can't be written to {shown}: the folder {} does not exist.",
                clean(&folder.to_string_lossy(), &[])
            ),
            "Name a file in a folder that is there with --bundle FILE, or make that folder first.",
        )),
        _ => Ok(()),
    }
}

pub(crate) fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What was written, and what was searched for in it.
pub(crate) fn written(path: &Path, keys: usize, unread: &[String]) -> String {
    let whole = whole(path);
    let searched = match keys {
        0 => "No key is known here, so none could be looked for in it.".to_owned(),
        1 => "The key that is known here was looked for in it, in many forms, and is not there."
            .to_owned(),
        n => format!(
            "The {n} keys that are known here were looked for in it, in many forms, and are not there."
        ),
    };
    let missed = match unread {
        [] => String::new(),
        some => format!(
            " These could not be read, and so not be looked for: {}.",
            some.join("; ")
        ),
    };
    format!(
        "Written: {}\n{searched}{missed}\nNext: read the file, then send it to whoever helps you. Only your account can read it; nothing was sent anywhere.",
        whole.display()
    )
}
