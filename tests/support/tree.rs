//! Looks at everything a run left on the disk.

use super::leaks;
use std::path::{Path, PathBuf};

/// Every file and folder below `root`, in order.
pub fn all(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                open.push(entry.path());
            }
            if kind.is_dir() || kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// Only the files.
pub fn files(root: &Path) -> Vec<PathBuf> {
    all(root).into_iter().filter(|path| path.is_file()).collect()
}

/// No file below `root` contains a key of the tests, in any form.
pub fn assert_no_key(root: &Path) {
    for path in files(root) {
        let bytes = std::fs::read(&path).unwrap();
        leaks::assert_none(&path.display().to_string(), &bytes, &[]);
    }
}

/// Files 0600, folders 0700.
pub fn assert_private(root: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for path in all(root) {
        let meta = std::fs::metadata(&path).unwrap();
        let wanted = if meta.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(meta.permissions().mode() & 0o777, wanted, "mode of {}", path.display());
    }
}
