//! What `setup` does between asking and asking again: stores what was accepted, notes what a person
//! vouches for, asks the person where one is there.

mod asking;
mod rehearsal;

pub use asking::ask_missing_keys;
pub use rehearsal::rehearse;

use crate::app::App;
use crate::checklist::{CheckId, Checked};
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KeyName, ManualStep, Permission};
use crate::keys::{Held, Keys};
use crate::os;
use crate::state::{Lock, Record};
use crate::store::{Item, StoredKey};

/// Something that a run of `setup` changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A key was stored.
    Stored(KeyName),
    /// A person's word was noted.
    Attested(ManualStep),
    /// Something was made in the sandbox's dashboards.
    Made(&'static str),
}

impl Change {
    /// The word in JSON.
    pub fn word(&self) -> String {
        match self {
            Change::Stored(name) => format!("stored {}_key", name.word()),
            Change::Attested(step) => format!("attested {}", step.word()),
            Change::Made(what) => format!("sandbox: {what}"),
        }
    }

    /// The words for a person.
    pub fn words(&self, sandbox: bool) -> String {
        match self {
            Change::Stored(name) if sandbox => {
                format!("In the sandbox: kept the {} in memory.", name.title())
            }
            Change::Stored(name) => format!("Stored the {} in the key store.", name.title()),
            Change::Attested(ManualStep::AshbySettings) => {
                "Noted: both keys stand in Ashby's CodeSignal settings.".into()
            }
            Change::Attested(ManualStep::Webhook) => {
                "Noted: the webhook stands in CodeSignal with these values.".into()
            }
            Change::Made(what) => format!("In the sandbox: {what}."),
        }
    }
}

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
                    && held.is_some_and(|held| !is_stored(&self.item, *name, held))
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
        Ok(())
    }

    /// Writes the record down.
    pub fn keep(&self) -> Result<()> {
        self.app.shelf.save(self.lock, &self.record)
    }

    /// Notes the steps that a person vouches for with the keys in force, at once: whatever ends the run
    /// later, they were said. For a key that is missing or refused nobody can vouch.
    pub fn attest(&mut self, steps: &[ManualStep], keys: &Keys, checked: &Checked) -> Result<()> {
        if steps.is_empty() {
            return Ok(());
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
            return Ok(());
        };
        for step in steps {
            let now = os::now_to_the_second();
            if self.record.attest(*step, codesignal, ashby, now) {
                self.keep()?;
                self.changes.push(Change::Attested(*step));
            }
        }
        Ok(())
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

/// Whether one of the four permissions is known to be missing.
fn lacks_permission(checked: &Checked) -> bool {
    Permission::ALL
        .iter()
        .any(|permission| checked.status(CheckId::Permission(*permission)) == Some(Status::Fail))
}

/// What the person does by hand, with this window left open.
fn how_to(step: ManualStep) -> &'static str {
    match step {
        ManualStep::AshbySettings => {
            "In Ashby, open the assessments admin page, then the CodeSignal integration: paste the CodeSignal API key into the topmost box, select the Ashby API key in the drop-down, and save. Leave this window open, and answer here when it is done."
        }
        ManualStep::Webhook => {
            "Put these values into the form at CodeSignal: Integrations > Webhooks > ADD A WEBHOOK, or open the webhook that is there. Click the test button, then create (or save). Leave this window open, and answer here when it is done."
        }
    }
}

/// Asks the person whether the manual steps that are open have been done, but for those that were
/// vouched for on the command line.
pub async fn walk_manual_steps(
    walk: &mut Walk<'_>,
    vouched: &[ManualStep],
    keys: &Keys,
    checked: &Checked,
) -> Result<()> {
    // A bad key would only be carried into two dashboards.
    let good = KeyName::ALL.iter().all(|name| {
        checked
            .status(CheckId::of_key(*name))
            .is_some_and(Status::carries)
    });
    if !walk.app.prompter.is_person() || !good || lacks_permission(checked) {
        return Ok(());
    }
    for (step, id) in [
        (ManualStep::AshbySettings, CheckId::AshbySettings),
        (ManualStep::Webhook, CheckId::WebhookRegistration),
    ] {
        if vouched.contains(&step) {
            continue;
        }
        let id = id.word();
        let open = checked
            .entries
            .iter()
            .find(|entry| entry.id == id && entry.status == Status::Todo);
        let Some(entry) = open else { continue };
        walk.app.voice.note(&format!("\n{}", entry.summary));
        if step == ManualStep::Webhook {
            let form = walk.app.registration(&walk.record, keys);
            walk.app.voice.form(&form);
        }
        walk.app.voice.note(how_to(step));
        if walk
            .app
            .prompter
            .confirm("Is this done?".to_owned())
            .await?
        {
            walk.attest(&[step], keys, checked)?;
        }
    }
    Ok(())
}
