//! Writes to the keychain: each is one write, and none loses a key that another program stored meanwhile.

use super::{Change, Session};
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::keystore::{StoredCredentials, StoredKey};
use crate::platform;

impl Session<'_> {
    /// Stores the keys that their vendors accepted, in one write.
    pub(crate) async fn store_accepted(&mut self, keys: &KeySet, checked: &CheckRun) -> Result<()> {
        if !self.app.store.exists() {
            return Ok(());
        }
        let accepted: Vec<KeyName> = KeyName::ALL
            .into_iter()
            .filter(|name| {
                let status = checked.status(CheckId::of_key(*name));
                let to_store = keys.get(*name).is_some_and(|key| {
                    // A key that the configuration names stays where it is.
                    !key.source.is_configured() && !is_stored(&self.credentials, *name, key)
                });
                to_store && status.is_some_and(Status::allows_dependents)
            })
            .collect();
        self.store(&accepted, keys, true).await
    }

    /// Stores these keys in one write. The keychain is read again just before: another program may have
    /// changed it meanwhile, and its key must not be lost.
    pub(crate) async fn store(
        &mut self,
        names: &[KeyName],
        keys: &KeySet,
        proven: bool,
    ) -> Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        let _spinner =
            self.app.sandbox.is_none().then(|| self.app.ui.busy("Saving to your keychain"));
        let (store, profile) = (&self.app.store, &self.app.settings.profile);
        let mut credentials = store.read(profile).await?.unwrap_or_default();
        for name in names {
            if let Some(key) = keys.get(*name) {
                credentials.set(*name, stored_now(key, proven));
            }
        }
        store.write(profile, &credentials).await?;
        self.credentials = credentials;
        let stored = names.iter().copied().map(Change::Stored);
        self.changes.extend(stored);
        self.warn_of_unused(names);
        Ok(())
    }

    /// A key that was stored although the configuration names another source for it is not used.
    fn warn_of_unused(&self, names: &[KeyName]) {
        for name in names {
            if let Some(configured) = self.app.configured.get(*name) {
                self.app.ui.note(format!(
                    "Note: the {} was stored, but it is not used: {} comes before the keychain. Take that field out to use the stored key.",
                    name.title(),
                    configured.place
                ));
            }
        }
    }

    /// Changes the stored credentials in one write. Where another program has changed them meanwhile, they
    /// are left alone, so that no key is lost.
    pub(crate) async fn update_credentials(
        &mut self,
        change: impl FnOnce(&mut StoredCredentials),
    ) -> Result<()> {
        let _spinner =
            self.app.sandbox.is_none().then(|| self.app.ui.busy("Saving to your keychain"));
        let (store, profile) = (&self.app.store, &self.app.settings.profile);
        let mut credentials = store.read(profile).await?.unwrap_or_default();
        if *credentials.to_text()? != *self.credentials.to_text()? {
            return Err(changed_meanwhile());
        }
        change(&mut credentials);
        store.write(profile, &credentials).await?;
        self.credentials = credentials;
        Ok(())
    }
}

fn stored_now(key: &ResolvedKey, proven: bool) -> StoredKey {
    StoredKey { secret: key.secret.clone(), stored_at: Some(platform::now_to_the_second()), proven }
}

/// Whether this key is stored already, as an accepted one.
fn is_stored(credentials: &StoredCredentials, name: KeyName, key: &ResolvedKey) -> bool {
    credentials.get(name).is_some_and(|stored| stored.proven && stored.secret.same_as(&key.secret))
}

fn changed_meanwhile() -> Error {
    Error::local(
        "keystore_changed",
        "Another program changed the keys of this profile in the keychain during this run. They were left as they are now.",
        "Check them with `cs-ashby status`, then run the command again.",
    )
}
