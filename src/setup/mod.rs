//! What `setup` does between asking and asking again: stores what was accepted, notes what a person
//! vouches for, and with a person walks the guide step by step.

mod change;
mod clipboard;
mod context;
mod fields;
mod handoff;
mod intro;
mod key;
mod next;
mod pages;
mod permissions;
mod plan;
mod prerequisites;
mod sandbox;
mod settings;
mod test;
mod webhook;

pub(crate) use change::Change;
pub(crate) use context::{WizardContext, WizardEnd, WizardOptions, ask_all};
pub(crate) use handoff::page_for;
pub(crate) use plan::{PlanInput, plan};
pub(crate) use sandbox::rehearse;

use crate::app::App;
use crate::check_result::Status;
use crate::checks::{CheckId, CheckRun};
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::keystore::{StoredCredentials, StoredKey};
use crate::platform;
use crate::state::{Lock, ProfileState};

pub(crate) struct Session<'a> {
    pub(crate) app: &'a App,
    pub(crate) lock: &'a Lock,
    pub(crate) record: ProfileState,
    /// The item of the key store as it is.
    pub(crate) item: StoredCredentials,
    pub(crate) changes: Vec<Change>,
}

impl Session<'_> {
    /// Stores the keys that their vendors accepted, in one write.
    pub(crate) async fn store_accepted(&mut self, keys: &KeySet, checked: &CheckRun) -> Result<()> {
        if !self.app.store.exists() {
            return Ok(());
        }
        let accepted: Vec<KeyName> = KeyName::ALL
            .into_iter()
            .filter(|name| {
                let held = keys.get(*name);
                let status = checked.status(CheckId::of_key(*name));
                status.is_some_and(Status::allows_dependents)
                    && held.is_some_and(|held| {
                        // What the configuration names stays where it is kept.
                        !held.source.is_configured() && !is_stored(&self.item, *name, held)
                    })
            })
            .collect();
        self.store(&accepted, keys, true).await
    }

    /// Stores these keys in one write. The item is read again just before: another program, or another run
    /// with another state folder, may have changed it meanwhile, and its key is not to be lost.
    pub(crate) async fn store(
        &mut self,
        names: &[KeyName],
        keys: &KeySet,
        proven: bool,
    ) -> Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        let (store, profile) = (&self.app.store, &self.app.settings.profile);
        let mut item = store.read(profile).await?.unwrap_or_default();
        for name in names {
            if let Some(held) = keys.get(*name) {
                item.set(*name, stored_now(held, proven));
            }
        }
        store.write(profile, &item).await?;
        self.item = item;
        self.changes
            .extend(names.iter().copied().map(Change::Stored));
        self.warn_of_unused(names);
        Ok(())
    }

    /// A key that was stored although the configuration names another source for it is not used.
    fn warn_of_unused(&self, names: &[KeyName]) {
        for name in names {
            if let Some(configured) = self.app.configured.get(*name) {
                self.app.ui.note(&format!(
                    "Note: the {} was stored, but it is not used: {} comes before the key store. Take that field out to use the stored key.",
                    name.title(),
                    configured.place
                ));
            }
        }
    }

    pub(crate) fn keep(&self) -> Result<()> {
        self.app.state_store.save(self.lock, &self.record)
    }

    /// Notes the steps that a person vouches for with the keys in force, at once: whatever ends the run
    /// later, they were said. For a key that is missing or refused nobody can vouch; says whether they count.
    pub(crate) fn attest(
        &mut self,
        steps: &[ManualStep],
        keys: &KeySet,
        checked: &CheckRun,
    ) -> Result<bool> {
        if steps.is_empty() {
            return Ok(false);
        }
        let refused = KeyName::ALL
            .iter()
            .any(|name| checked.status(CheckId::of_key(*name)) == Some(Status::Fail));
        let (Some(codesignal), Some(ashby), false) = (
            keys.secret(KeyName::Codesignal),
            keys.secret(KeyName::Ashby),
            refused,
        ) else {
            self.app.ui.note(
                "Note: the confirmation was not noted, because a key is missing or refused: there are no keys yet that it could be for.",
            );
            return Ok(false);
        };
        for step in steps {
            let now = platform::now_to_the_second();
            if self.record.attest(*step, codesignal, ashby, now) {
                self.keep()?;
                self.changes.push(Change::Attested(*step));
            }
        }
        Ok(true)
    }
}

/// A key as it is stored from now on.
fn stored_now(held: &ResolvedKey, proven: bool) -> StoredKey {
    StoredKey {
        secret: held.secret.clone(),
        stored_at: Some(platform::now_to_the_second()),
        proven,
    }
}

/// Whether this very key is stored already, as a proven one.
fn is_stored(item: &StoredCredentials, name: KeyName, held: &ResolvedKey) -> bool {
    item.get(name)
        .is_some_and(|stored| stored.proven && stored.secret.same_as(&held.secret))
}
