//! The current keys: those that were given, the others from the keychain.

use crate::cli::KeySourceArgs;
use crate::credentials::sources::{KeySources, Source};
use crate::credentials::{KeyShape, Secret};
use crate::error::Error;
use crate::integration::KeyName;
use crate::keystore::{RotatingKey, StoredCredentials, StoredKey};
use crate::platform;
use crate::report::Missing;
use jiff::Timestamp;

/// A current key, and where it came from.
pub(crate) struct ResolvedKey {
    pub(crate) secret: Secret,
    pub(crate) source: Source,
    /// Set where it came from the keychain.
    pub(crate) stored: Option<StoredKey>,
}

impl ResolvedKey {
    /// A key that doesn't come from the keychain.
    pub fn new(secret: Secret, source: Source) -> ResolvedKey {
        ResolvedKey { secret, source, stored: None }
    }
}

#[derive(Default)]
pub(crate) struct KeySet {
    pub(crate) codesignal: Option<ResolvedKey>,
    pub(crate) ashby: Option<ResolvedKey>,
    /// The keys on their way in or out beside them.
    pub(crate) passing: RotationKeys,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyGeneration {
    Old,
    New,
}

/// The other key of a rotation under way.
pub(crate) struct OtherKey {
    pub(crate) name: KeyName,
    /// The other one: the new key where the old one is in use here, else the old one.
    pub(crate) secret: Secret,
    /// Which of the two is in use here.
    pub(crate) in_use: KeyGeneration,
    pub(crate) since: Timestamp,
}

/// The keys on their way in or out beside those in use.
#[derive(Default)]
pub(crate) struct RotationKeys {
    /// Whether the keychain was read.
    pub(crate) known: bool,
    /// The other key of a rotation under way.
    pub(crate) counterpart: Option<OtherKey>,
    /// Old keys that may still work.
    pub(crate) retired: Vec<RotatingKey>,
    /// Keys that are known here and not asked about: a vendor may know one of them (the webhook brings the
    /// Ashby key past CodeSignal), and must not print it.
    pub(crate) unasked: Vec<Secret>,
    /// The retired key that this run has to prove dead (`rotate --finish`).
    pub(crate) finishing: Option<KeyName>,
}

impl RotationKeys {
    /// What an item has beside the current keys.
    pub fn of(
        item: &StoredCredentials,
        in_use: impl Fn(KeyName) -> Option<Secret>,
    ) -> RotationKeys {
        let counterpart = item.candidate.as_ref().and_then(|candidate| {
            let name = candidate.name;
            let (used, new) = (in_use(name)?, &candidate.key.secret);
            let old = &item.get(name)?.secret;
            let (secret, side) = if used.same_as(old) {
                (new.clone(), KeyGeneration::Old)
            } else if used.same_as(new) {
                (old.clone(), KeyGeneration::New)
            } else {
                return None;
            };
            Some(OtherKey { name, secret, in_use: side, since: candidate.since })
        });
        // A key that was put back is in use, and no old one.
        let is_in_use =
            |it: &&RotatingKey| in_use(it.name).is_some_and(|key| key.same_as(&it.key.secret));
        let retired = item.retired.iter().filter(|it| !is_in_use(it)).cloned();
        RotationKeys {
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

impl KeySet {
    /// The CodeSignal key and the Ashby key, where both are there.
    pub(crate) fn both(&self) -> Option<(&Secret, &Secret)> {
        Some((self.secret(KeyName::Codesignal)?, self.secret(KeyName::Ashby)?))
    }

    pub(crate) fn get(&self, name: KeyName) -> Option<&ResolvedKey> {
        match name {
            KeyName::Codesignal => self.codesignal.as_ref(),
            KeyName::Ashby => self.ashby.as_ref(),
        }
    }

    pub(crate) fn set(&mut self, name: KeyName, held: ResolvedKey) {
        match name {
            KeyName::Codesignal => self.codesignal = Some(held),
            KeyName::Ashby => self.ashby = Some(held),
        }
    }

    /// Takes over the key of that name from others.
    pub(crate) fn adopt(&mut self, name: KeyName, mut others: KeySet) {
        if let Some(held) = others.take(name) {
            self.set(name, held);
        }
    }

    pub(crate) fn take(&mut self, name: KeyName) -> Option<ResolvedKey> {
        match name {
            KeyName::Codesignal => self.codesignal.take(),
            KeyName::Ashby => self.ashby.take(),
        }
    }

    pub(crate) fn keep_only(&mut self, wanted: &[KeyName]) {
        if !wanted.contains(&KeyName::Codesignal) {
            self.codesignal = None;
        }
        if !wanted.contains(&KeyName::Ashby) {
            self.ashby = None;
        }
    }

    pub fn secret(&self, name: KeyName) -> Option<&Secret> {
        self.get(name).map(|held| &held.secret)
    }

    /// Whether both keys clearly have each other's shape.
    pub(crate) fn are_swapped(&self) -> bool {
        let shape = |name| self.secret(name).and_then(KeyShape::of);
        shape(KeyName::Codesignal) == Some(KeyShape::Ashby)
            && shape(KeyName::Ashby) == Some(KeyShape::Codesignal)
    }

    pub(crate) fn missing(&self) -> Vec<Missing> {
        KeyName::ALL
            .into_iter()
            .filter(|name| self.get(*name).is_none())
            .map(Missing::key)
            .collect()
    }

    /// Takes the keys that are still missing from an item of the keychain.
    pub fn complete_from(&mut self, item: &StoredCredentials) {
        for name in KeyName::ALL {
            if let (None, Some(stored)) = (self.get(name), item.get(name)) {
                let held = ResolvedKey {
                    secret: stored.secret.clone(),
                    source: Source::Keystore,
                    stored: Some(stored.clone()),
                };
                self.set(name, held);
            }
        }
        self.passing = RotationKeys::of(item, |name| self.secret(name).cloned());
    }
}

/// What the command line says about each key.
pub(crate) fn choices(args: &KeySourceArgs) -> (KeySources, KeySources) {
    (
        KeySources {
            file: args.codesignal_key_file.clone(),
            command: args.codesignal_key_command.clone(),
            configured: None,
        },
        KeySources {
            file: args.ashby_key_file.clone(),
            command: args.ashby_key_command.clone(),
            configured: None,
        },
    )
}

pub(crate) fn missing_inputs(missing: &[Missing]) -> Error {
    let names: Vec<&str> = missing.iter().map(|missing| missing.input).collect();
    Error::todo(
        "input_missing",
        format!("Missing: {}.", names.join(", ")),
        format!(
            "Pass each one with its option or environment variable, or save it with `cs-ashby keys set`, then run the command again.{}",
            platform::terminal_advice()
        ),
    )
}
