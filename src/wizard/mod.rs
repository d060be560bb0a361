//! What `setup` does between asking and asking again: stores what was accepted, notes what a person
//! vouches for, and with a person walks the guide step by step.

mod before;
mod change;
mod copying;
mod fields;
mod handoff;
mod intro;
mod key;
mod next;
mod page;
mod permissions;
mod plan;
mod rehearsal;
mod settings;
mod test;
mod tour;
mod webhook;

pub use change::Change;
pub use handoff::page_for;
pub use plan::{Known, plan};
pub use rehearsal::rehearse;
pub use tour::{Ended, Tour, Wishes, ask_all};

use crate::app::App;
use crate::checklist::{CheckId, Checked};
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KeyName, ManualStep};
use crate::keys::{Held, Keys};
use crate::os;
use crate::state::{Lock, Record};
use crate::store::{Item, StoredKey};

/// One walk through the checklist.
pub struct Walk<'a> {
    /// Everything a run needs.
    pub app: &'a App,
    /// The lock of the profile.
    pub lock: &'a Lock,
    /// The record, changed as the walk goes.
    pub record: Record,
    /// The item of the key store as it is.
    pub item: Item,
    /// What was changed so far.
    pub changes: Vec<Change>,
}

impl Walk<'_> {
    /// Stores the keys that their vendors accepted, in one write.
    pub async fn store_accepted(&mut self, keys: &Keys, checked: &Checked) -> Result<()> {
        if !self.app.store.exists() {
            return Ok(());
        }
        let accepted: Vec<KeyName> = KeyName::ALL
            .into_iter()
            .filter(|name| {
                let held = keys.get(*name);
                let status = checked.status(CheckId::of_key(*name));
                status.is_some_and(Status::carries)
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
    pub async fn store(&mut self, names: &[KeyName], keys: &Keys, proven: bool) -> Result<()> {
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
                self.app.voice.note(&format!(
                    "Note: the {} was stored, but it is not used: {} comes before the key store. Take that field out to use the stored key.",
                    name.title(),
                    configured.place
                ));
            }
        }
    }

    /// Writes the record down.
    pub fn keep(&self) -> Result<()> {
        self.app.shelf.save(self.lock, &self.record)
    }

    /// Notes the steps that a person vouches for with the keys in force, at once: whatever ends the run
    /// later, they were said. For a key that is missing or refused nobody can vouch; says whether they count.
    pub fn attest(&mut self, steps: &[ManualStep], keys: &Keys, checked: &Checked) -> Result<bool> {
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
            self.app.voice.note(
                "Note: the confirmation was not noted, because a key is missing or refused: there are no keys yet that it could be for.",
            );
            return Ok(false);
        };
        for step in steps {
            let now = os::now_to_the_second();
            if self.record.attest(*step, codesignal, ashby, now) {
                self.keep()?;
                self.changes.push(Change::Attested(*step));
            }
        }
        Ok(true)
    }
}

/// A key as it is stored from now on.
fn stored_now(held: &Held, proven: bool) -> StoredKey {
    StoredKey {
        secret: held.secret.clone(),
        stored_at: Some(os::now_to_the_second()),
        proven,
    }
}

/// Whether this very key is stored already, as a proven one.
fn is_stored(item: &Item, name: KeyName, held: &Held) -> bool {
    item.get(name)
        .is_some_and(|stored| stored.proven && stored.secret.same_as(&held.secret))
}
