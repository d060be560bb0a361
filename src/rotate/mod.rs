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

mod candidate;
mod change;
mod complete;
mod notes;
mod pages;
mod sandbox;
mod status;
mod walk;

pub(crate) use candidate::{CandidateOutcome, take};
pub(crate) use complete::{abort, finish};
pub(crate) use status::{confirmed_for_new_key, fill, fill_broken, standing, standing_lines};
pub(crate) use walk::walk;

use crate::app::App;
use crate::checks::{CheckRun, Keystore, check};
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey, RotationKeys};
use crate::credentials::sources::Source;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::keystore::{StoredCredentials, StoredKey};
use crate::platform;
use crate::report::Registration;
use crate::state::{Lock, ProfileState};
use change::News;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
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
    pub(crate) fn as_str(self) -> &'static str {
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
pub(crate) struct Rotate<'a> {
    pub(crate) app: &'a App,
    pub(crate) lock: &'a Lock,
    pub(crate) name: KeyName,
    pub(crate) record: ProfileState,
    /// The item of the key store as it is.
    pub(crate) item: StoredCredentials,
    /// The other key, and where it came from.
    pub(crate) other: Option<ResolvedKey>,
    pub(crate) store_took: Duration,
    news: Vec<News>,
}

impl<'a> Rotate<'a> {
    pub(crate) fn new(
        app: &'a App,
        lock: &'a Lock,
        name: KeyName,
        record: ProfileState,
        item: StoredCredentials,
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
    pub(crate) fn phase(&self) -> Phase {
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
    fn pair(&self) -> KeySet {
        let candidate = self.item.candidate(self.name).map(|it| &it.key);
        self.pair_with(candidate.or(self.item.get(self.name)))
    }

    fn pair_with(&self, key: Option<&StoredKey>) -> KeySet {
        let mut keys = KeySet::default();
        if let Some(key) = key {
            keys.set(self.name, held(key));
        }
        if let Some(other) = &self.other {
            keys.set(
                self.name.other(),
                ResolvedKey::new(other.secret.clone(), other.source),
            );
        }
        keys.passing = RotationKeys::of(&self.item, |name| keys.secret(name).cloned());
        keys
    }

    async fn ask(&self, keys: &KeySet) -> CheckRun {
        let _busy = self.app.ui.busy("Asking CodeSignal and Ashby");
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

    fn keep(&self) -> Result<()> {
        self.app.state_store.save(self.lock, &self.record)
    }

    /// Changes the item in one write. It is read again just before: where somebody else has changed it
    /// meanwhile, it is left alone, so that no key is lost.
    async fn write(&mut self, change: impl FnOnce(&mut StoredCredentials)) -> Result<()> {
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
    pub(crate) fn open(&mut self, stored: bool) -> Result<()> {
        self.mend()?;
        if stored { Ok(()) } else { self.keep() }
    }

    /// The whole checklist with the keys in force.
    pub(crate) async fn ask_in_force(&self) -> CheckRun {
        self.ask(&self.pair()).await
    }

    /// The webhook form with the new key where there is one, else with the key in force.
    pub(crate) fn registration(&self) -> Registration {
        self.app.registration(&self.record, &self.pair())
    }

    /// Puts the candidate in force, in one write, and keeps the old key as retired.
    async fn promote(&mut self) -> Result<()> {
        let now = platform::now_to_the_second();
        self.write(|item| item.promote(now)).await?;
        self.news.push(News::Promoted(self.name));
        self.record.end_rotation();
        self.keep()
    }
}

/// A key of the item, as one in use.
fn held(key: &StoredKey) -> ResolvedKey {
    ResolvedKey {
        secret: key.secret.clone(),
        source: Source::Keystore,
        stored: Some(key.clone()),
    }
}

/// Whether both items hold the same keys in the same places.
fn same_keys(one: &StoredCredentials, two: &StoredCredentials) -> bool {
    fn all(item: &StoredCredentials) -> [Vec<&Secret>; 4] {
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
pub fn none_under_way(item: &StoredCredentials, names: &[KeyName]) -> Result<()> {
    let Some(candidate) = item
        .candidate
        .as_ref()
        .filter(|it| names.contains(&it.name))
    else {
        return Ok(());
    };
    let (title, word) = (candidate.name.title(), candidate.name.as_str());
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
