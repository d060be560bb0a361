//! What was attested and when: no key in it, only salted fingerprints.
//!
//! Two files a profile: `profile-NAME.json` holds what a person vouched for and is changed only under
//! the lock; `last-NAME.json` is a note of the last result, for `status`, and may be lost. A third one,
//! `made-NAME.json`, is there while something that `verify --deep` made is not deleted yet.

mod attestation;
mod identity;
mod last;
mod listing;
mod made;
mod record;
mod rotation;
mod shelf;
mod sightings;
mod travel;

pub use attestation::{Attestation, Standing};
pub use identity::{Company, Identity, Scopes};
pub use last::{LastCheck, LastResult};
pub use listing::profiles_in;
pub use made::{Ledger, Made, MadeKind};
pub use record::Record;
pub use rotation::{Holds, Known, Rotation, Seen};
pub use shelf::{Loaded, Lock, Shelf};
pub use sightings::Sightings;
pub use travel::{Taken, Travelling};
