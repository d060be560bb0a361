//! Where a key comes from when it is given: a file, standard input, a command, the environment, or what
//! the configuration names. The first that is given counts; one that is given but can't be used is an
//! error, never a reason to try the next.

use super::command::{LARGEST, as_text, from_command};
use super::configured::{CREDENTIALS, Configured, ConfiguredSource};
use super::error::{KeyError, SOURCE_LIMIT};
use super::{Notice, Secret};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    File,
    Command,
    Environment,
    ConfigFile,
    /// The standard output of a command that the configuration names.
    ConfigCommand,
    Keystore,
    Prompt,
    Sandbox,
}

impl From<&Configured> for Source {
    fn from(configured: &Configured) -> Source {
        match configured.from {
            ConfiguredSource::Command(_) => Source::ConfigCommand,
            ConfiguredSource::File(_) => Source::ConfigFile,
        }
    }
}

impl Source {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Source::File => "file",
            Source::Command => "command",
            Source::Environment => "environment",
            Source::ConfigFile => "config_file",
            Source::ConfigCommand => "config_command",
            Source::Keystore => "keyring",
            Source::Prompt => "prompt",
            Source::Sandbox => "sandbox",
        }
    }

    /// Whether the configuration names it: such a key stays where it is kept, and is stored nowhere else.
    pub(crate) fn is_configured(self) -> bool {
        matches!(self, Source::ConfigFile | Source::ConfigCommand)
    }
}

pub(crate) struct ReadKey {
    pub(crate) secret: Secret,
    pub(crate) source: Source,
    pub(crate) notices: Vec<Notice>,
}

/// What the command line and the configuration say about one key.
#[derive(Clone, Default)]
pub(crate) struct KeySources {
    /// `--...-key-file`
    pub(crate) file: Option<PathBuf>,
    /// `--...-key-command`
    pub(crate) command: Option<String>,
    pub(crate) configured: Option<Configured>,
}

impl KeySources {
    fn is_stdin(&self) -> bool {
        self.file.as_deref() == Some(Path::new("-"))
    }
}

/// Reads both keys from the sources that are given; the two commands run side by side.
pub(crate) async fn read_both(
    codesignal: &KeySources,
    ashby: &KeySources,
) -> Result<(Option<ReadKey>, Option<ReadKey>)> {
    if codesignal.is_stdin() && ashby.is_stdin() {
        return Err(KeyError::StdinTwice.into());
    }
    let (first, second) =
        tokio::join!(read(KeyName::Codesignal, codesignal), read(KeyName::Ashby, ashby));
    Ok((first?, second?))
}

/// Reads one key from the first source that is given.
pub(crate) async fn read(name: KeyName, choice: &KeySources) -> Result<Option<ReadKey>> {
    let (text, source, origin) = if let Some(path) = &choice.file {
        let option = name.file_option();
        (from_file(name, path, option).await?, Source::File, option)
    } else if let Some(command) = &choice.command {
        let option = name.command_option();
        let text = from_command(name, command, option).await?;
        (text, Source::Command, option)
    } else if let Some(value) = platform::variable(name.variable())? {
        let value = Zeroizing::new(value);
        (value, Source::Environment, name.variable())
    } else if let Some(configured) = &choice.configured {
        let text = from_configured(name, configured).await?;
        (text, Source::from(configured), configured.place.as_str())
    } else {
        return Ok(None);
    };
    let (secret, notices) = Secret::parse(name, &text).map_err(|error| Error {
        message: format!("{} (It came from {origin}.)", error.message),
        ..error
    })?;
    Ok(Some(ReadKey { secret, source, notices }))
}

/// Reads a key from every source that is given, the one that counts first, whether or not it can be used.
pub async fn every(name: KeyName, choice: &KeySources) -> Vec<(Source, Result<Secret>)> {
    let mut found = Vec::new();
    let alone = |file: &Option<PathBuf>, command: &Option<String>| KeySources {
        file: file.clone(),
        command: command.clone(),
        configured: None,
    };
    let mut given = Vec::new();
    if choice.file.is_some() {
        given.push((Source::File, alone(&choice.file, &None)));
    }
    if choice.command.is_some() {
        given.push((Source::Command, alone(&None, &choice.command)));
    }
    given.push((Source::Environment, KeySources::default()));
    for (source, choice) in given {
        if let Some(read) = read(name, &choice).await.transpose() {
            found.push((source, read.map(|given| given.secret)));
        }
    }
    if let Some(configured) = &choice.configured {
        let text = from_configured(name, configured).await;
        let secret = text.and_then(|text| Secret::parse(name, &text));
        found.push((Source::from(configured), secret.map(|(secret, _)| secret)));
    }
    found
}

async fn from_configured(name: KeyName, configured: &Configured) -> Result<Zeroizing<String>> {
    let place = &configured.place;
    let path = match &configured.from {
        ConfiguredSource::Command(command) => return from_command(name, command, place).await,
        ConfiguredSource::File(path) => path,
    };
    let Ok(below) = path.strip_prefix(CREDENTIALS) else {
        return from_file(name, path, place).await;
    };
    let folder = platform::variable(&CREDENTIALS[1..])?;
    let folder =
        folder.ok_or_else(|| KeyError::NoCredentials { key: name, place: place.clone() })?;
    from_file(name, &PathBuf::from(folder).join(below), place).await
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
