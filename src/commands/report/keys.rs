//! Every source of a profile's keys, for the facts and for the search.

use crate::app::key_sources;
use crate::cli::{ReportArgs, StoreChoice};
use crate::config::Config;
use crate::credentials::Secret;
use crate::credentials::source::Source;
use crate::credentials::sources::{self, KeySources};
use crate::integration::KeyName;
use crate::keystore::{AccessPolicy, Store, StoreError, StoredCredentials};
use crate::platform::rfc3339;
use crate::settings::Settings;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A report never opens a window.
const ACCESS: AccessPolicy = AccessPolicy::script(Duration::from_secs(3));

/// A key that was found, or the code of the error that its source gave.
pub(super) struct FoundKey {
    pub(super) name: KeyName,
    pub(super) source: Source,
    pub(super) secret: Result<Secret, &'static str>,
    pub(super) note: String,
}

pub(super) struct ProfileKeys {
    pub(super) profile: String,
    /// Where the webhook has to deliver.
    pub(super) endpoint: String,
    pub(super) store: String,
    store_failed: bool,
    /// For each key the one that's used first.
    pub(super) found: Vec<FoundKey>,
    /// Further stored keys, while one is being rotated.
    rotating: Vec<(KeyName, Secret)>,
}

impl ProfileKeys {
    /// Reads every source. One that can't be used doesn't hide the others.
    pub(super) async fn read(
        profile: String,
        settings: &Settings,
        args: &ReportArgs,
        config: &Config,
        failed: &Arc<Mutex<Option<StoreError>>>,
    ) -> ProfileKeys {
        let store = match settings.store {
            StoreChoice::Keyring => Store::Shared(ACCESS, Arc::clone(failed)),
            StoreChoice::None => Store::None,
        };
        let item = store.read(&profile).await;
        let words = match (&item, settings.store) {
            (_, StoreChoice::None) => "not used (--store none)".to_owned(),
            (Ok(None), _) => "works; nothing stored for this profile".to_owned(),
            (Ok(Some(item)), _) => format!("works; {} keys stored", item.secrets().count()),
            (Err(error), _) => format!("{}: {error}", error.code()),
        };
        let store_failed = item.is_err();
        let item = item.ok().flatten();
        let configured = config.profiles.get(&profile).cloned().unwrap_or_default();
        let (codesignal, ashby) = key_sources(&args.keys);
        let mut found = Vec::new();
        for (name, choice) in [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)] {
            let configured = configured.get(name).cloned();
            let given = sources::every(name, &KeySources { configured, ..choice }).await;
            found.extend(given.into_iter().map(|(source, secret)| FoundKey {
                name,
                source,
                secret: secret.map_err(|error| error.code),
                note: String::new(),
            }));
            found.extend(item.as_ref().and_then(|item| stored(name, item)));
        }
        let rotating = item.iter().flat_map(|item| item.candidate.iter().chain(&item.retired));
        ProfileKeys {
            profile,
            endpoint: settings.addresses.webhook.text().to_owned(),
            store: words,
            store_failed,
            found,
            rotating: rotating.map(|it| (it.name, it.key.secret.clone())).collect(),
        }
    }

    /// The key that counts, if it could be read.
    pub(super) fn current(&self, name: KeyName) -> Option<&Secret> {
        let first = self.found.iter().find(|it| it.name == name)?;
        first.secret.as_ref().ok()
    }

    /// Every key that could be read.
    pub(super) fn all(&self) -> impl Iterator<Item = (KeyName, Secret)> {
        let found = self.found.iter();
        let found = found.filter_map(|it| Some((it.name, it.secret.as_ref().ok()?.clone())));
        found.chain(self.rotating.iter().cloned())
    }

    /// The sources that couldn't be read.
    pub(super) fn unread(&self) -> Vec<String> {
        let unread = self.found.iter().filter(|it| it.secret.is_err());
        let unread = unread.map(|it| {
            format!("{}, {} key: {}", self.profile, it.name.as_str(), it.source.as_str())
        });
        let store = self.store_failed.then(|| format!("{}: the keychain", self.profile));
        unread.chain(store).collect()
    }
}

fn stored(name: KeyName, item: &StoredCredentials) -> Option<FoundKey> {
    let stored = item.get(name)?;
    let at = stored.stored_at.map_or("at an unknown time".to_owned(), rfc3339);
    let checked = if stored.proven { "" } else { ", not checked" };
    let rotation = match (item.candidate(name), item.retired(name)) {
        (Some(_), _) => ", being replaced",
        (None, Some(_)) => ", and the one before it",
        (None, None) => "",
    };
    Some(FoundKey {
        name,
        source: Source::Keystore,
        secret: Ok(stored.secret.clone()),
        note: format!(", stored {at}{checked}{rotation}"),
    })
}
