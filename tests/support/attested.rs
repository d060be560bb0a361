//! Attestations as another day, another version or an attacker would have left them.

use super::{ASHBY_KEY, CODESIGNAL_KEY, Home};
use cs_ashby::credentials::Secret;
use cs_ashby::integration::{KeyName, ManualStep};
use cs_ashby::state::{Binding, StateStore};
use jiff::Timestamp;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Changes a JSON file of the state.
pub fn edit(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    change(&mut value);
    fs::write(path, serde_json::to_vec_pretty(&value).unwrap()).unwrap();
}

/// The step was confirmed at this moment, for the usual keys and this endpoint.
pub fn confirmed_at(home: &Home, endpoint: &str, step: ManualStep, at: Timestamp) {
    edit(&home.state("default"), |state| {
        let attestations = state["attestations"].as_object_mut().unwrap();
        attestations.remove(step.as_str());
    });
    let store = StateStore::Folder { path: home.state_dir(), profile: "default".into() };
    let lock = store.lock().unwrap();
    let mut state = store.load_locked(&lock).unwrap().state;
    let secret = |name, text| Secret::parse(name, text).unwrap();
    let binding = Binding {
        codesignal: &secret(KeyName::Codesignal, CODESIGNAL_KEY),
        ashby: &secret(KeyName::Ashby, ASHBY_KEY),
        endpoint,
    };
    assert!(state.attest(step, &binding, at));
    store.save(&lock, &state).unwrap();
}

/// The state as version 0.1 wrote it: no MAC, no endpoint.
pub fn first_format(home: &Home) {
    edit(&home.state("default"), |state| {
        state["version"] = 1.into();
        let attestations = state["attestations"].as_object_mut().unwrap();
        for attestation in attestations.values_mut() {
            let fields = attestation.as_object_mut().unwrap();
            fields.remove("mac");
            fields.remove("endpoint");
        }
    });
}
