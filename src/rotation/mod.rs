//! Replaces one key everywhere it is used.
//!
//! What is kept, and in which order, so that a run may end anywhere:
//!
//! 1. The new key is proven, then written beside the old one, in the one item of the key store. From then
//!    on it is in nobody's hands alone.
//! 2. The record says which place holds which key: as it is shown, or said.
//! 3. When every check holds with the new key, one write of the item puts it in force and keeps the old
//!    one as retired.
//! 4. When its vendor refuses the retired key, one write of the item forgets it.
//!
//! The item alone says what is in force. The record may be one write behind, and never contradicts it.

mod ending;
mod news;
mod notes;
mod pages;
mod rehearsal;
mod taking;
mod telling;
mod walk;

pub use ending::{abort, finish};
pub use taking::{Taken, take};
pub use telling::{confirmed_for_new_key, fill, fill_broken, standing, standing_lines};
pub use walk::walk;

use crate::app::App;
use crate::checklist::{Checked, Keystore, check};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::keys::{Beside, Held, Keys};
use crate::os;
use crate::output::Registration;
use crate::secret::Secret;
use crate::secret::sources::Source;
use crate::state::{Lock, Record};
use crate::store::{Item, StoredKey};
use news::News;
use std::time::{Duration, Instant};

/// How far a rotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// None is under way, and no old key is kept.
    None,
    /// The new key is kept beside the old one, which is in force.
    Open,
    /// The new key is in force, and the old one is kept until it is proven dead.
    Promoted,
    /// The old key was proven dead and is forgotten.
    Finished,
    /// The old key is in force again, the new one forgotten.
    Aborted,
}

impl Phase {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Phase::None => "none",
            Phase::Open => "open",
            Phase::Promoted => "promoted",
            Phase::Finished => "finished",
            Phase::Aborted => "aborted",
        }
    }
}

/// One run of `rotate`.
pub struct Rotate<'a> {
    /// Everything a run needs.
    pub app: &'a App,
    /// The lock of the profile.
    pub lock: &'a Lock,
    /// Which key is replaced.
    pub name: KeyName,
    /// The record, changed as the run goes.
    pub record: Record,
    /// The item of the key store as it is.
    pub item: Item,
    /// The other key, and where it came from.
    pub other: Option<Held>,
    /// How long the key store took.
    pub store_took: Duration,
    /// What was changed so far.
    news: Vec<News>,
}

impl<'a> Rotate<'a> {
    /// A run that has changed nothing yet.
    pub fn new(
        app: &'a App,
        lock: &'a Lock,
        name: KeyName,
        record: Record,
        item: Item,
        store_took: Duration,
    ) -> Rotate<'a> {
        Rotate {
            app,
            lock,
            name,
            record,
            item,
            other: None,
            store_took,
            news: Vec::new(),
        }
    }

    /// How far this key's rotation is, by the item.
    pub fn phase(&self) -> Phase {
        if self.item.candidate(self.name).is_some() {
            Phase::Open
        } else if self.item.retired(self.name).is_some() {
            Phase::Promoted
        } else {
            Phase::None
        }
    }

    /// The two keys to check with: the candidate where there is one, else the key in force; and the
    /// other key.
    fn pair(&self) -> Keys {
        let candidate = self.item.candidate(self.name).map(|it| &it.key);
        self.pair_with(candidate.or(self.item.get(self.name)))
    }

    fn pair_with(&self, key: Option<&StoredKey>) -> Keys {
        let mut keys = Keys::default();
        if let Some(key) = key {
            keys.set(self.name, held(key));
        }
        if let Some(other) = &self.other {
            keys.set(
                self.name.other(),
                Held::new(other.secret.clone(), other.source),
            );
        }
        keys.passing = Beside::of(&self.item, |name| keys.secret(name).cloned());
        keys
    }

    /// Asks and judges the whole checklist.
    async fn ask(&self, keys: &Keys) -> Checked {
        let _busy = self.app.voice.busy("Asking CodeSignal and Ashby");
        let ask = self.app.ask(keys, self.app.deadline_from(Instant::now()));
        let keystore = std::future::ready((self.keystore(), self.store_took));
        check(&ask, &self.record, keystore, self.app.now_ms()).await
    }

    fn keystore(&self) -> Keystore {
        match self.app.sandbox {
            Some(_) => Keystore::InMemory,
            None => Keystore::Writable,
        }
    }

    /// Writes the record down.
    fn keep(&self) -> Result<()> {
        self.app.shelf.save(self.lock, &self.record)
    }

    /// Changes the item in one write. It is read again just before: where somebody else has changed it
    /// meanwhile, it is left alone, so that no key is lost.
    async fn write(&mut self, change: impl FnOnce(&mut Item)) -> Result<()> {
        let (store, profile) = (&self.app.store, &self.app.settings.profile);
        let mut item = store.read(profile).await?.unwrap_or_default();
        if !same_keys(&item, &self.item) {
            return Err(changed_meanwhile());
        }
        change(&mut item);
        store.write(profile, &item).await?;
        self.item = item;
        Ok(())
    }

    /// Looks at what the last run left: the record is brought in line with the item where it ended
    /// between the two, and a state that can't be written is found before anybody is asked for anything.
    ///
    /// # Errors
    /// Exit 5 where the state can't be written.
    pub fn open(&mut self, stored: bool) -> Result<()> {
        self.mend()?;
        match stored {
            true => Ok(()),
            false => self.keep(),
        }
    }

    /// The whole checklist with the keys in force.
    pub async fn ask_in_force(&self) -> Checked {
        self.ask(&self.pair()).await
    }

    /// The webhook form with the new key where there is one, else with the key in force.
    pub fn registration(&self) -> Registration {
        self.app.registration(&self.record, &self.pair())
    }

    /// Puts the candidate in force, in one write, and keeps the old key as retired.
    async fn promote(&mut self) -> Result<()> {
        let now = os::now_to_the_second();
        self.write(|item| item.promote(now)).await?;
        self.news.push(News::Promoted(self.name));
        self.record.end_rotation();
        self.keep()
    }
}

/// A key of the item, as one in use.
fn held(key: &StoredKey) -> Held {
    Held {
        secret: key.secret.clone(),
        source: Source::Keystore,
        stored: Some(key.clone()),
    }
}

/// Whether both items hold the same keys in the same places.
fn same_keys(one: &Item, two: &Item) -> bool {
    fn all(item: &Item) -> [Vec<&Secret>; 4] {
        let key = |name| item.get(name).map(|it| &it.secret).into_iter().collect();
        [
            key(KeyName::Codesignal),
            key(KeyName::Ashby),
            item.candidate.iter().map(|it| &it.key.secret).collect(),
            item.retired.iter().map(|it| &it.key.secret).collect(),
        ]
    }
    let pairs = all(one).into_iter().zip(all(two));
    let same = |(a, b): (Vec<&Secret>, Vec<&Secret>)| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_as(b))
    };
    pairs.into_iter().all(same)
}

fn changed_meanwhile() -> Error {
    Error::local(
        "keystore_changed",
        "Somebody else changed the keys of this profile in the key store while this run was under way. They were left as they are now.",
        "Look at them with `cs-ashby status`, then run the command again.",
    )
}

/// The error for a command that would change a key while it is being replaced.
///
/// # Errors
/// Exit 3 where the key of that name is being replaced.
pub fn none_under_way(item: &Item, names: &[KeyName]) -> Result<()> {
    let Some(candidate) = item
        .candidate
        .as_ref()
        .filter(|it| names.contains(&it.name))
    else {
        return Ok(());
    };
    let (title, word) = (candidate.name.title(), candidate.name.word());
    Err(Error::todo(
        "rotation_under_way",
        format!(
            "The {title} is being replaced: the new one is kept beside the old one. Changing it another way now could lose one of the two, so nothing was done."
        ),
        format!(
            "Finish with `cs-ashby rotate {word}`, or go back to the old key with `cs-ashby rotate {word} --abort`."
        ),
    ))
}
