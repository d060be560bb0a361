//! The keys in force: what was given, completed from the key store.

pub mod astray;

use crate::cli::KeySourceArgs;
use crate::error::Error;
use crate::integration::KeyName;
use crate::output::Missing;
use crate::secret::Secret;
use crate::secret::sources::{Choice, Source};
use crate::store::{Item, Passing, StoredKey};
use time::OffsetDateTime;

/// A key in force, and where it came from.
pub struct Held {
    /// The key.
    pub secret: Secret,
    /// Where it came from.
    pub source: Source,
    /// How it is stored, where it came from the key store.
    pub stored: Option<StoredKey>,
}

impl Held {
    /// A key that does not come from the key store.
    pub fn new(secret: Secret, source: Source) -> Held {
        Held {
            secret,
            source,
            stored: None,
        }
    }
}

/// The keys in force.
#[derive(Default)]
pub struct Keys {
    /// The CodeSignal API key.
    pub codesignal: Option<Held>,
    /// The Ashby API key.
    pub ashby: Option<Held>,
    /// The keys on their way in or out beside them.
    pub passing: Beside,
}

/// Which key of a rotation under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that is being replaced.
    Old,
    /// The one that takes its place.
    New,
}

/// The other key of a rotation under way.
pub struct Counterpart {
    /// Which key is being replaced.
    pub name: KeyName,
    /// The other one: the new key where the old one is in use here, else the old one.
    pub secret: Secret,
    /// Which of the two is in use here.
    pub in_use: Side,
    /// Since when the new one is kept.
    pub since: OffsetDateTime,
}

/// The keys on their way in or out beside those in use.
#[derive(Default)]
pub struct Beside {
    /// Whether the key store was looked at: without that, nothing here says that there is none.
    pub known: bool,
    /// The other key of a rotation under way.
    pub counterpart: Option<Counterpart>,
    /// Old keys that are not proven dead yet.
    pub retired: Vec<Passing>,
    /// Keys that are known here and not asked about: a vendor may know one of them (the webhook brings the
    /// Ashby key past CodeSignal), and must not print it.
    pub unasked: Vec<Secret>,
    /// The retired key that this run has to prove dead (`rotate --finish`).
    pub finishing: Option<KeyName>,
}

impl Beside {
    /// What an item holds beside the keys in use.
    pub fn of(item: &Item, in_use: impl Fn(KeyName) -> Option<Secret>) -> Beside {
        let counterpart = item.candidate.as_ref().and_then(|candidate| {
            let name = candidate.name;
            let (used, new) = (in_use(name)?, &candidate.key.secret);
            let old = &item.get(name)?.secret;
            let (secret, side) = if used.same_as(old) {
                (new.clone(), Side::Old)
            } else if used.same_as(new) {
                (old.clone(), Side::New)
            } else {
                return None;
            };
            Some(Counterpart {
                name,
                secret,
                in_use: side,
                since: candidate.since,
            })
        });
        // A key that was put back is in use, and no old one.
        let is_in_use =
            |it: &&Passing| in_use(it.name).is_some_and(|key| key.same_as(&it.key.secret));
        let retired = item.retired.iter().filter(|it| !is_in_use(it)).cloned();
        Beside {
            known: true,
            counterpart,
            retired: retired.collect(),
            unasked: Vec::new(),
            finishing: None,
        }
    }

    /// The keys themselves: no word of a vendor may repeat them either.
    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let counterpart = self.counterpart.iter().map(|it| &it.secret);
        let retired = self.retired.iter().map(|it| &it.key.secret);
        counterpart.chain(retired).chain(&self.unasked)
    }
}

impl Keys {
    /// The key of that name.
    pub fn get(&self, name: KeyName) -> Option<&Held> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }

    /// Puts a key in its place.
    pub fn set(&mut self, name: KeyName, held: Held) {
        match name {
            KeyName::Codesignal => self.codesignal = Some(held),
            KeyName::Ashby => self.ashby = Some(held),
        }
    }

    /// Takes over the key of that name from others.
    pub fn adopt(&mut self, name: KeyName, mut others: Keys) {
        if let Some(held) = others.take(name) {
            self.set(name, held);
        }
    }

    /// Takes the key of that name out.
    pub fn take(&mut self, name: KeyName) -> Option<Held> {
        match name {
            KeyName::Codesignal => self.codesignal.take(),
            KeyName::Ashby => self.ashby.take(),
        }
    }

    /// Drops the keys that are not wanted.
    pub fn keep_only(&mut self, wanted: &[KeyName]) {
        if !wanted.contains(&KeyName::Codesignal) {
            self.codesignal = None;
        }
        if !wanted.contains(&KeyName::Ashby) {
            self.ashby = None;
        }
    }

    /// The key itself.
    pub fn secret(&self, name: KeyName) -> Option<&Secret> {
        self.get(name).map(|held| &held.secret)
    }

    /// The keys that are not there.
    pub fn missing(&self) -> Vec<Missing> {
        KeyName::ALL
            .into_iter()
            .filter(|name| self.get(*name).is_none())
            .map(Missing::key)
            .collect()
    }

    /// Takes the keys that are still missing from an item of the key store.
    pub fn complete_from(&mut self, item: &Item) {
        for name in KeyName::ALL {
            if let (None, Some(stored)) = (self.get(name), item.get(name)) {
                let held = Held {
                    secret: stored.secret.clone(),
                    source: Source::Keystore,
                    stored: Some(stored.clone()),
                };
                self.set(name, held);
            }
        }
        self.passing = Beside::of(item, |name| self.secret(name).cloned());
    }
}

/// What the command line says about each key.
pub fn choices(args: &KeySourceArgs) -> (Choice, Choice) {
    (
        Choice {
            file: args.codesignal_key_file.clone(),
            command: args.codesignal_key_command.clone(),
            configured: None,
        },
        Choice {
            file: args.ashby_key_file.clone(),
            command: args.ashby_key_command.clone(),
            configured: None,
        },
    )
}

/// The error for inputs that are missing.
pub fn missing_inputs(missing: &[Missing]) -> Error {
    let names: Vec<&str> = missing.iter().map(|missing| missing.input).collect();
    Error::todo(
        "input_missing",
        format!("Missing: {}. Nothing was done.", names.join(", ")),
        "Give each one with its option, its environment variable or the key store (see \"missing\"), then run the command again.",
    )
}
