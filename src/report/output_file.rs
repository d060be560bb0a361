//! `--output-file`: the report in a file instead of on stdout.

use crate::error::{Error, Result};
use crate::platform::io_error;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A path that was writable when the run started.
#[derive(Clone)]
pub(crate) struct OutputFile(PathBuf);

impl OutputFile {
    /// Checks that it can be written, before anything is sent. Doesn't change an existing file.
    pub(crate) fn new(path: &Path) -> Result<OutputFile> {
        let file = OutputFile(path.to_owned());
        file.probe().map(|()| file).map_err(|error| {
            Error::usage(
                "output_file_unwritable",
                format!(
                    "The file given with --output-file can't be written: {}.",
                    io_error::words(&error)
                ),
                "Name a file in a folder you can write to.",
            )
        })
    }

    fn probe(&self) -> io::Result<()> {
        let target = self.target();
        match fs::metadata(&target) {
            Ok(meta) if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            // A pipe is opened once, when its reader gets the report.
            Ok(meta) if !meta.is_file() => is_writable(&target),
            Ok(_) => {
                OpenOptions::new().write(true).open(&target)?;
                draft(&target).map(drop)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => draft(&target).map(drop),
            Err(error) => Err(error),
        }
    }

    /// Writes the whole report: whoever reads the file finds the old one or the new one. A pipe or a device is
    /// written to directly.
    pub(crate) fn write(&self, text: &str) -> io::Result<()> {
        let target = self.target();
        let before = fs::metadata(&target).ok();
        if before.as_ref().is_some_and(|meta| !meta.is_file()) {
            return OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes());
        }
        let mut draft = draft(&target)?;
        draft.write_all(text.as_bytes())?;
        if let Some(before) = before {
            draft.as_file().set_permissions(before.permissions())?;
        }
        draft.persist(&target).map_err(|error| error.error)?;
        Ok(())
    }

    /// The file itself, where the path is a link to it. A link to nothing yet leads to where it points.
    fn target(&self) -> PathBuf {
        let path = &self.0;
        if let Ok(whole) = fs::canonicalize(path) {
            return whole;
        }
        match fs::read_link(path) {
            Ok(to) => path.parent().unwrap_or(Path::new("")).join(to),
            Err(_) => path.clone(),
        }
    }
}

#[cfg(unix)]
fn is_writable(path: &Path) -> io::Result<()> {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).map_err(io::Error::from)
}

#[cfg(not(unix))]
fn is_writable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file beside the target, with the mode that the umask gives to a new file. It's deleted when it's dropped.
fn draft(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cs-ashby-").suffix(".tmp");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    builder.tempfile_in(folder)
}
