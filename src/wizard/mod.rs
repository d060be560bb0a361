//! What `setup` does between asking and asking again: stores what was accepted, notes what a person
//! vouches for, asks the person where one is there.

mod rehearsal;

pub use rehearsal::rehearse;

use crate::app::App;
use crate::checklist::{CheckId, Checked};
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KeyName, ManualStep, Permission};
use crate::keys::{Held, Keys};
use crate::os;
use crate::secret::sources::Source;
use crate::state::Record;
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
    pub fn words(&self) -> String {
        match self {
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
    /// The record, changed as the walk goes.
    pub record: Record,
    /// The item of the key store as it is.
    pub item: Item,
    /// What was changed so far.
    pub changes: Vec<Change>,
}

impl Walk<'_> {
    /// Stores the keys that their vendors accepted, in one write. A key that lacks a permission does
    /// not replace another one: the old key may be the better one.
    pub async fn store_accepted(&mut self, keys: &Keys, checked: &Checked) -> Result<()> {
        if !self.app.store.exists() {
            return Ok(());
        }
        let mut item = self.item.clone();
        let mut stored = Vec::new();
        for name in KeyName::ALL {
            let Some(held) = keys.get(name) else { continue };
            let accepted = checked
                .status(CheckId::of_key(name))
                .is_some_and(Status::carries);
            if !accepted || is_stored(&item, name, held) {
                continue;
            }
            if name == KeyName::Codesignal && item.codesignal.is_some() && lacks_permission(checked)
            {
                self.app.voice.note(
                    "Note: this CodeSignal API key lacks a permission, so the one in the key store was kept.",
                );
                continue;
            }
            item.set(name, stored_now(held, true));
            stored.push(Change::Stored(name));
        }
        if !stored.is_empty() {
            self.app
                .store
                .write(&self.app.settings.profile, &item)
                .await?;
            self.item = item;
            self.changes.extend(stored);
        }
        Ok(())
    }

    /// Notes the steps that a person vouches for with the keys in force. For a key that is missing or
    /// refused nobody can vouch.
    pub fn attest(&mut self, steps: &[ManualStep], keys: &Keys, checked: &Checked) {
        if steps.is_empty() {
            return;
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
                "Note: --attest was not taken, because a key is missing or refused: there are no keys to vouch for yet.",
            );
            return;
        };
        for step in steps {
            if self
                .record
                .attest(*step, codesignal, ashby, os::now_to_the_second())
            {
                self.changes.push(Change::Attested(*step));
            }
        }
    }
}

/// A key as it is stored from now on.
pub fn stored_now(held: &Held, proven: bool) -> StoredKey {
    StoredKey {
        secret: held.secret.clone(),
        stored_at: Some(os::now_to_the_second()),
        proven,
    }
}

/// Whether this very key is stored already, as a proven one.
pub fn is_stored(item: &Item, name: KeyName, held: &Held) -> bool {
    item.get(name)
        .is_some_and(|stored| stored.proven && stored.secret.same_as(&held.secret))
}

/// Whether one of the four permissions is known to be missing.
pub fn lacks_permission(checked: &Checked) -> bool {
    Permission::ALL
        .iter()
        .any(|permission| checked.status(CheckId::Permission(*permission)) == Some(Status::Fail))
}

/// Asks the person for the keys that are neither given nor stored.
pub async fn ask_missing_keys(walk: &mut Walk<'_>, keys: &mut Keys) -> Result<()> {
    if !walk.app.prompter.is_person() {
        return Ok(());
    }
    for name in KeyName::ALL {
        if keys.get(name).is_some() {
            continue;
        }
        walk.app.voice.note(&format!("\n{}", where_to_find(name)));
        if let Some(secret) = walk.app.prompter.key(name).await? {
            let source = Source::Prompt;
            keys.set(
                name,
                Held {
                    secret,
                    source,
                    stored: None,
                },
            );
        }
    }
    Ok(())
}

fn where_to_find(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "CodeSignal: open Integrations > API Keys, click ADD A KEY, type \"Ashby Integration\" as Key Description, select the four permissions (see `cs-ashby guide setup`) and click SAVE. Then click the key (blue text) to copy it."
        }
        KeyName::Ashby => {
            "Ashby: open the assessments admin page, click Add Integration (top right), select CodeSignal, and create or select a key with the \"Ashby API Key\" drop-down. Copy it when it is shown."
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
    if !walk.app.prompter.is_person() {
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
        if let Some(fix) = &entry.fix {
            walk.app.voice.note(fix);
        }
        let question = format!("{}: is this done, with these very keys?", entry.title);
        if walk.app.prompter.confirm(question).await? {
            walk.attest(&[step], keys, checked);
        }
    }
    Ok(())
}
