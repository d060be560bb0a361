//! Where the keys of a run come from: options, environment, configuration, keychain.

use super::App;
use crate::cli::KeySourceArgs;
use crate::credentials::key_set::KeySet;
use crate::credentials::misplaced;
use crate::credentials::sources::{self, KeySources};
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use std::path::PathBuf;

impl App {
    /// Reads the keys given by options, the environment or the configuration. In the sandbox they're ignored, and a
    /// note says so.
    pub(crate) async fn given(&self, args: &KeySourceArgs) -> Result<KeySet> {
        let (mut codesignal, mut ashby) = key_sources(args);
        codesignal.configured = self.configured.codesignal.clone();
        ashby.configured = self.configured.ashby.clone();
        self.read(codesignal, ashby).await
    }

    /// Reads the keys given by options or the environment.
    pub(crate) async fn given_now(&self, args: &KeySourceArgs) -> Result<KeySet> {
        let (codesignal, ashby) = key_sources(args);
        self.read(codesignal, ashby).await
    }

    async fn read(&self, codesignal: KeySources, ashby: KeySources) -> Result<KeySet> {
        if self.sandbox.is_some() {
            self.say_ignored(&codesignal, &ashby)?;
            return Ok(KeySet::default());
        }
        let keys = sources::read_both(&codesignal, &ashby).await?;
        misplaced::none_in_settings(&keys, &self.settings)?;
        Ok(keys)
    }

    /// The keys that have a source, without reading it. None in the sandbox.
    pub(crate) fn named(&self, args: &KeySourceArgs) -> Result<Vec<KeyName>> {
        let (codesignal, ashby) = key_sources(args);
        if self.sandbox.is_some() {
            return Ok(Vec::new());
        }
        let mut named = Vec::new();
        for (name, choice) in [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)] {
            let given = choice.file.is_some() || choice.command.is_some();
            let configured = self.configured.get(name).is_some();
            if given || configured || platform::variable(name.variable())?.is_some() {
                named.push(name);
            }
        }
        Ok(named)
    }

    /// The current keys: the given ones, the others from the keychain.
    pub(crate) async fn keys(&self, args: &KeySourceArgs) -> Result<KeySet> {
        let mut keys = self.given(args).await?;
        if !keys.missing().is_empty() {
            self.complete(&mut keys).await?;
        }
        Ok(keys)
    }

    /// Reads missing keys from the keychain.
    pub(crate) async fn complete(&self, keys: &mut KeySet) -> Result<()> {
        if let Some(item) = self.store.read(&self.settings.profile).await? {
            keys.complete_from(&item);
        }
        misplaced::none_in_settings(keys, &self.settings)
    }

    fn say_ignored(&self, codesignal: &KeySources, ashby: &KeySources) -> Result<()> {
        let mut ignored: Vec<&str> = self.settings.given_addresses.clone();
        for (name, choice) in [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)] {
            if choice.file.is_some() {
                ignored.push(name.file_option());
            }
            if choice.command.is_some() {
                ignored.push(name.command_option());
            }
            if platform::variable(name.variable())?.is_some() {
                ignored.push(name.variable());
            }
        }
        // Not read: in the sandbox even a damaged one is fine.
        if let Some(folder) = platform::config_folder()?
            && folder.join(crate::config::FILE).exists()
        {
            ignored.push("the configuration");
        }
        if !ignored.is_empty() {
            self.ui.note(format!(
                "Note: this is the sandbox, so these are ignored: {}.",
                ignored.join(", ")
            ));
        }
        Ok(())
    }
}

/// What the command line says about each key: the CodeSignal key, the Ashby key.
pub(crate) fn key_sources(args: &KeySourceArgs) -> (KeySources, KeySources) {
    let sources = |file: &Option<PathBuf>, command: &Option<String>| KeySources {
        file: file.clone(),
        command: command.clone(),
        configured: None,
    };
    (
        sources(&args.codesignal_key_file, &args.codesignal_key_command),
        sources(&args.ashby_key_file, &args.ashby_key_command),
    )
}
