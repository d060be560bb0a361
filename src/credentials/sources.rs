//! Where a key comes from when it is given: a file, standard input, a command, the environment, or what
//! the configuration names. The first that is given counts; one that is given but can't be used is an
//! error, never a reason to try the next.

use super::Secret;
use super::command::{LARGEST, as_text, from_command};
use super::error::{KeyError, SOURCE_LIMIT};
use super::key_set::{KeySet, ResolvedKey};
use super::source::{CREDENTIALS, Configured, ConfiguredSource, Source};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What the command line and the configuration say about one key.
#[derive(Clone, Default)]
pub(crate) struct KeySources {
    /// `--...-key-file`
    pub(crate) file: Option<PathBuf>,
    /// `--...-key-command`
    pub(crate) command: Option<String>,
    pub(crate) configured: Option<Configured>,
}

/// A source that is given.
enum Given<'a> {
    File(&'a Path),
    Command(&'a str),
    Variable(Result<Option<String>>),
}

impl KeySources {
    fn is_stdin(&self) -> bool {
        self.file.as_deref() == Some(Path::new("-"))
    }

    /// The options, variables and fields that name a source.
    pub(crate) fn places(&self, name: KeyName) -> Vec<&str> {
        self.given(name).into_iter().map(|(_, place, _)| place).collect()
    }

    /// The sources that are given, the one that counts first; each with the option, variable or field that says so.
    fn given(&self, name: KeyName) -> Vec<(Source, &str, Given<'_>)> {
        let mut given = Vec::new();
        if let Some(path) = &self.file {
            given.push((Source::File, name.file_option(), Given::File(path)));
        }
        if let Some(command) = &self.command {
            given.push((Source::Command, name.command_option(), Given::Command(command)));
        }
        let variable = platform::variable(name.variable());
        if !matches!(variable, Ok(None)) {
            given.push((Source::Environment, name.variable(), Given::Variable(variable)));
        }
        if let Some(configured) = &self.configured {
            let from = match &configured.from {
                ConfiguredSource::Command(command) => Given::Command(command),
                ConfiguredSource::File(path) => Given::File(path),
            };
            given.push((Source::from(configured), &configured.place, from));
        }
        given
    }
}

/// Reads both keys from the sources that are given; the two commands run side by side.
pub(crate) async fn read_both(codesignal: &KeySources, ashby: &KeySources) -> Result<KeySet> {
    if codesignal.is_stdin() && ashby.is_stdin() {
        return Err(KeyError::StdinTwice.into());
    }
    let (first, second) =
        tokio::join!(read(KeyName::Codesignal, codesignal), read(KeyName::Ashby, ashby));
    let mut keys = KeySet::default();
    for (name, key) in [(KeyName::Codesignal, first?), (KeyName::Ashby, second?)] {
        if let Some(key) = key {
            keys.set(name, key);
        }
    }
    Ok(keys)
}

async fn read(name: KeyName, sources: &KeySources) -> Result<Option<ResolvedKey>> {
    let Some((source, place, given)) = sources.given(name).into_iter().next() else {
        return Ok(None);
    };
    let secret = read_one(name, place, given).await?;
    Ok(Some(ResolvedKey::new(secret, source)))
}

/// Reads a key from every source that is given, the one that counts first, whether or not it can be used.
pub async fn every(name: KeyName, sources: &KeySources) -> Vec<(Source, Result<Secret>)> {
    let mut found = Vec::new();
    for (source, place, given) in sources.given(name) {
        found.push((source, read_one(name, place, given).await));
    }
    found
}

async fn read_one(name: KeyName, place: &str, given: Given<'_>) -> Result<Secret> {
    let text = match given {
        Given::File(path) => from_file(name, &whole(name, path, place)?, place).await?,
        Given::Command(command) => from_command(name, command, place).await?,
        Given::Variable(value) => Zeroizing::new(value?.unwrap_or_default()),
    };
    Secret::parse(name, &text).map_err(|error| Error {
        message: format!("{} (It came from {place}.)", error.message),
        ..error
    })
}

/// The path of a credential of a systemd service, as a whole.
fn whole(name: KeyName, path: &Path, place: &str) -> Result<PathBuf> {
    let Ok(below) = path.strip_prefix(CREDENTIALS) else {
        return Ok(path.to_owned());
    };
    let folder = platform::variable(&CREDENTIALS[1..])?;
    let folder =
        folder.ok_or_else(|| KeyError::NoCredentials { key: name, place: place.to_owned() })?;
    Ok(PathBuf::from(folder).join(below))
}

/// `place` is the option, or the field of the configuration, that names the file.
async fn from_file(name: KeyName, path: &Path, place: &str) -> Result<Zeroizing<String>> {
    let refuse = |why: String| {
        let (place, path) = (place.to_owned(), shown(path));
        Error::from(KeyError::File { key: name, place, path, why })
    };
    let stdin = path == Path::new("-");
    if stdin && platform::stdin_is_terminal() {
        return Err(refuse(
            "standard input is a terminal, which would show the key while you type".into(),
        ));
    }
    let path = path.to_owned();
    // On a thread of its own: a pipe that nobody closes must not hold up Ctrl-C.
    let reading = tokio::task::spawn_blocking(move || {
        if stdin {
            platform::read_stdin(LARGEST).map(Some)
        } else {
            platform::files::read_at_most(&path, LARGEST)
        }
    });
    let bytes = match tokio::time::timeout(SOURCE_LIMIT, reading).await {
        Ok(Ok(bytes)) => bytes,
        _ => return Err(refuse("it didn't end within 10 s".into())),
    };
    let bytes = bytes.map_err(|error| refuse(platform::io_error::words(&error)))?;
    let bytes = bytes.ok_or_else(|| refuse("it does not exist".into()))?;
    as_text(bytes).map_err(|why| refuse(why.into()))
}

/// A path for a message. What is no path at all may be a key that was pasted in its place.
fn shown(path: &Path) -> String {
    let beside =
        path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && folder.exists());
    if path.exists() || beside {
        format!(" {}", super::sanitize::clean(&path.to_string_lossy(), &[]))
    } else {
        String::new()
    }
}
