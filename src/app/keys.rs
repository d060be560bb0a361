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
        self.read(&self.sources(args)).await
    }

    /// Reads the keys given by options or the environment.
    pub(crate) async fn given_now(&self, args: &KeySourceArgs) -> Result<KeySet> {
        self.read(&key_sources(args)).await
    }

    /// The keys that have a source, without reading it. None in the sandbox.
    pub(crate) fn named(&self, args: &KeySourceArgs) -> Vec<KeyName> {
        if self.sandbox.is_some() {
            return Vec::new();
        }
        let sources = self.sources(args);
        let named = sources.iter().filter(|(name, sources)| !sources.places(*name).is_empty());
        named.map(|(name, _)| *name).collect()
    }

    fn sources(&self, args: &KeySourceArgs) -> [(KeyName, KeySources); 2] {
        key_sources(args).map(|(name, sources)| {
            let configured = self.configured.get(name).cloned();
            (name, KeySources { configured, ..sources })
        })
    }

    async fn read(&self, sources: &[(KeyName, KeySources); 2]) -> Result<KeySet> {
        if self.sandbox.is_some() {
            self.say_ignored(sources)?;
            return Ok(KeySet::default());
        }
        let [(_, codesignal), (_, ashby)] = sources;
        let keys = sources::read_both(codesignal, ashby).await?;
        misplaced::none_in_settings(&keys, &self.settings)?;
        Ok(keys)
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

    fn say_ignored(&self, sources: &[(KeyName, KeySources); 2]) -> Result<()> {
        let mut ignored: Vec<&str> = self.settings.given_addresses.clone();
        ignored.extend(sources.iter().flat_map(|(name, sources)| sources.places(*name)));
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

/// What the command line says about each key.
pub(crate) fn key_sources(args: &KeySourceArgs) -> [(KeyName, KeySources); 2] {
    let sources = |file: &Option<PathBuf>, command: &Option<String>| KeySources {
        file: file.clone(),
        command: command.clone(),
        configured: None,
    };
    let codesignal = sources(&args.codesignal_key_file, &args.codesignal_key_command);
    let ashby = sources(&args.ashby_key_file, &args.ashby_key_command);
    [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)]
}
