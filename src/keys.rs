//! The keys in force: what was given, completed from the key store.

use crate::cli::KeySourceArgs;
use crate::error::Error;
use crate::integration::KeyName;
use crate::output::Missing;
use crate::secret::Secret;
use crate::secret::sources::{Choice, Source};
use crate::store::{Item, StoredKey};

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
        let held = match name {
            KeyName::Codesignal => others.codesignal.take(),
            KeyName::Ashby => others.ashby.take(),
        };
        if let Some(held) = held {
            self.set(name, held);
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
    }
}

/// What the command line says about each key.
pub fn choices(args: &KeySourceArgs) -> (Choice, Choice) {
    (
        Choice {
            file: args.codesignal_key_file.clone(),
            command: args.codesignal_key_command.clone(),
        },
        Choice {
            file: args.ashby_key_file.clone(),
            command: args.ashby_key_command.clone(),
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
