//! What was confirmed and when: salted fingerprints and no key.
//!
//! `profile-NAME.json` has what a person confirmed and is changed only under the lock; `last-NAME.json` has the
//! last result for `status` and may be lost; `made-NAME.json` exists while something that `verify --deep`
//! created is not deleted yet.

mod attestation;
mod cleanup_journal;
mod error;
mod history;
mod identity;
mod last_result;
mod listing;
mod profile;
mod rotation;
mod store;
mod transfer;

pub use attestation::{Attestation, AttestationStatus, Binding, Confirmation};
pub use cleanup_journal::{CleanupJournal, CreatedResource, LookupPosition, ResourceKind};
pub(crate) use history::KeyHistory;
pub(crate) use identity::{Company, Identity};
pub(crate) use last_result::{LastCheck, LastResult};
pub(crate) use listing::profiles_in;
pub use profile::ProfileState;
pub(crate) use rotation::{Observation, ObservedKey};
pub use store::{LoadedState, Lock, StateStore};
pub use transfer::{AttestationBundle, ImportOutcome};

#[cfg(test)]
mod tests;
