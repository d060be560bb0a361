//! Which profiles there are, and everything of one.

use super::profile::ProfileState;
use super::store::{Lock, StateStore, unusable};
use crate::error::Result;
use crate::profile_name::is_profile_name;
use std::io;
use std::path::Path;

impl StateStore {
    /// `kept`, `none` or `damaged`, and the state that is kept. Changes nothing.
    pub fn look(&self) -> Result<(&'static str, Option<ProfileState>)> {
        Ok(match self.read()? {
            Some(loaded) if loaded.stored => ("kept", Some(loaded.state)),
            Some(_) => ("none", None),
            None => ("damaged", None),
        })
    }

    /// Removes everything that is kept of the profile; says whether there was anything. The lock file stays:
    /// a run that waits for it must exclude the next one.
    pub fn forget(&self, _lock: &Lock) -> Result<bool> {
        let StateStore::Folder { path, profile } = self else {
            return Ok(false);
        };
        let mut found = false;
        for name in names_in(path)? {
            let Some((kind, of)) = parts(&name) else {
                continue;
            };
            if of == profile && kind != "lock" {
                let file = path.join(&name);
                std::fs::remove_file(&file).map_err(|error| unusable("removed", &file, error))?;
                found = true;
            }
        }
        Ok(found)
    }
}

/// The profiles that have a state in this folder, whatever is in it.
pub(crate) fn profiles_in(folder: &Path) -> Result<Vec<String>> {
    let names = names_in(folder)?;
    let profile = |name: &String| match parts(name)? {
        ("profile", of) if name.ends_with(".json") => Some(of.to_owned()),
        _ => None,
    };
    Ok(names.iter().filter_map(profile).collect())
}

/// Kind and profile of a file's name. A damaged state that was moved away has two numbers in between.
fn parts(name: &str) -> Option<(&str, &str)> {
    let (kind, mut rest) = name.split_once('-')?;
    if kind == "damaged" {
        rest = rest.splitn(3, '-').nth(2)?.strip_prefix("profile-")?;
    }
    let (profile, _) = rest.rsplit_once('.')?;
    is_profile_name(profile).then_some((kind, profile))
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let wrong = |error| unusable("looked through", folder, error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(wrong(error)),
    };
    let names = entries.map(|entry| entry.map(|entry| entry.file_name().into_string().ok()));
    let names: io::Result<Vec<Option<String>>> = names.collect();
    Ok(names.map_err(wrong)?.into_iter().flatten().collect())
}
