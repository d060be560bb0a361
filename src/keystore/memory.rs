//! A store in memory, for the sandbox: gone with the process.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

type Items = HashMap<(&'static str, String), Zeroizing<String>>;

pub(crate) struct Memory(Mutex<Items>);

impl Memory {
    pub(super) fn with(profile: &str, text: Option<Zeroizing<String>>) -> Memory {
        let memory = Memory(Mutex::default());
        if let Some(text) = text {
            memory.set(super::SERVICE, profile, text);
        }
        memory
    }

    pub(super) fn get(&self, service: &'static str, user: &str) -> Option<Zeroizing<String>> {
        self.items().get(&(service, user.to_owned())).cloned()
    }

    pub(super) fn set(&self, service: &'static str, user: &str, text: Zeroizing<String>) {
        self.items().insert((service, user.to_owned()), text);
    }

    pub(super) fn delete(&self, service: &'static str, user: &str) -> bool {
        self.items().remove(&(service, user.to_owned())).is_some()
    }

    fn items(&self) -> MutexGuard<'_, Items> {
        // A map is whole after every call on it, so a panic elsewhere leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
