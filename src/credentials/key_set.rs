//! The current keys: those that were given, the others from the keychain.

use crate::credentials::source::Source;
use crate::credentials::{Secret, vendor_by_shape};
use crate::integration::KeyName;
use crate::keystore::{RotatingKey, StoredCredentials, StoredKey};
use jiff::Timestamp;
use strum::IntoStaticStr;

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

    pub(crate) fn stored(key: &StoredKey) -> ResolvedKey {
        let (secret, source) = (key.secret.clone(), Source::Keystore);
        ResolvedKey { secret, source, stored: Some(key.clone()) }
    }
}

#[derive(Default)]
pub(crate) struct KeySet {
    /// By `KeyName`.
    keys: [Option<ResolvedKey>; 2],
    /// The keys on their way in or out beside them.
    pub(crate) rotation_keys: RotationKeys,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyGeneration {
    Old,
    New,
}

/// Whether a key that was replaced still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub(crate) enum KeyStatus {
    #[strum(serialize = "dead")]
    Revoked,
    #[strum(serialize = "alive")]
    Active,
    #[strum(serialize = "unknown")]
    Unknown,
}

impl KeyStatus {
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The other key of a rotation under way.
pub(crate) struct Counterpart {
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
    pub(crate) counterpart: Option<Counterpart>,
    /// Old keys that may still work.
    pub(crate) retired: Vec<RotatingKey>,
    /// Keys that are known here and not asked about: a vendor may know one of them (the webhook brings the
    /// Ashby key past CodeSignal), and must not print it.
    pub(crate) also_redact: Vec<Secret>,
    /// The retired key that this run has to prove dead (`rotate --finish`).
    pub(crate) finishing: Option<KeyName>,
}

impl RotationKeys {
    /// What an item has beside the keys in use.
    pub(crate) fn of(item: &StoredCredentials, in_use: &KeySet) -> RotationKeys {
        let counterpart = item.candidate.as_ref().and_then(|candidate| {
            let RotatingKey { name, since, key } = candidate.clone();
            let (used, new, old) = (in_use.secret(name)?, key.secret, &item.get(name)?.secret);
            if used.same_as(old) {
                Some(Counterpart { name, secret: new, in_use: KeyGeneration::Old, since })
            } else if used.same_as(&new) {
                let secret = old.clone();
                Some(Counterpart { name, secret, in_use: KeyGeneration::New, since })
            } else {
                None
            }
        });
        // A key that was put back is in use, and no old one.
        let is_in_use = |it: &&RotatingKey| {
            in_use.secret(it.name).is_some_and(|key| key.same_as(&it.key.secret))
        };
        let retired = item.retired.iter().filter(|it| !is_in_use(it)).cloned();
        RotationKeys {
            known: true,
            counterpart,
            retired: retired.collect(),
            ..RotationKeys::default()
        }
    }

    /// The keys themselves: no word of a vendor may repeat them either.
    pub fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let counterpart = self.counterpart.iter().map(|it| &it.secret);
        let retired = self.retired.iter().map(|it| &it.key.secret);
        counterpart.chain(retired).chain(&self.also_redact)
    }
}

/// The keys that checks are made with.
#[derive(Clone, Copy)]
pub(crate) struct CheckKeys<'a> {
    /// By `KeyName`.
    keys: [Option<&'a Secret>; 2],
    /// Whether both keys clearly have each other's shape: then none is here, and nothing is sent.
    pub(crate) swapped: bool,
    pub(crate) rotation: &'a RotationKeys,
}

impl<'a> CheckKeys<'a> {
    pub(crate) fn get(&self, name: KeyName) -> Option<&'a Secret> {
        self.keys[name as usize]
    }

    /// The CodeSignal key and the Ashby key, where both are there.
    pub(crate) fn both(&self) -> Option<(&'a Secret, &'a Secret)> {
        self.get(KeyName::Codesignal).zip(self.get(KeyName::Ashby))
    }

    /// Every key that this run knows: no text of a vendor may repeat one.
    pub(crate) fn secrets(&self) -> Vec<&'a Secret> {
        self.keys.into_iter().flatten().chain(self.rotation.secrets()).collect()
    }
}

impl KeySet {
    pub(crate) fn to_check(&self) -> CheckKeys<'_> {
        let swapped = self.are_swapped();
        let keys = KeyName::ALL.map(|name| self.secret(name).filter(|_| !swapped));
        CheckKeys { keys, swapped, rotation: &self.rotation_keys }
    }

    /// The CodeSignal key and the Ashby key, where both are there.
    pub(crate) fn both(&self) -> Option<(&Secret, &Secret)> {
        Some((self.secret(KeyName::Codesignal)?, self.secret(KeyName::Ashby)?))
    }

    pub(crate) fn get(&self, name: KeyName) -> Option<&ResolvedKey> {
        self.keys[name as usize].as_ref()
    }

    pub(crate) fn set(&mut self, name: KeyName, key: ResolvedKey) {
        self.keys[name as usize] = Some(key);
    }

    pub(crate) fn take(&mut self, name: KeyName) -> Option<ResolvedKey> {
        self.keys[name as usize].take()
    }

    pub(crate) fn keep_only(&mut self, wanted: &[KeyName]) {
        for name in KeyName::ALL.into_iter().filter(|name| !wanted.contains(name)) {
            self.take(name);
        }
    }

    pub fn secret(&self, name: KeyName) -> Option<&Secret> {
        self.get(name).map(|held| &held.secret)
    }

    /// Whether both keys clearly have each other's shape.
    pub(crate) fn are_swapped(&self) -> bool {
        KeyName::ALL
            .into_iter()
            .all(|name| self.secret(name).and_then(vendor_by_shape) == Some(name.other()))
    }

    pub(crate) fn missing(&self) -> Vec<KeyName> {
        KeyName::ALL.into_iter().filter(|name| self.get(*name).is_none()).collect()
    }

    /// Takes the keys that are still missing from an item of the keychain.
    pub fn complete_from(&mut self, item: &StoredCredentials) {
        for name in KeyName::ALL {
            if let (None, Some(stored)) = (self.get(name), item.get(name)) {
                self.set(name, ResolvedKey::stored(stored));
            }
        }
        self.rotation_keys = RotationKeys::of(item, self);
    }
}
