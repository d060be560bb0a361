//! What was attested and when: no key in it, only salted fingerprints.
//!
//! Two files a profile: `profile-NAME.json` holds what a person vouched for and is changed only under
//! the lock; `last-NAME.json` is a note of the last result, for `status`, and may be lost.

mod attestation;
mod last;
mod listing;
mod record;
mod rotation;
mod shelf;

pub use attestation::{Attestation, Standing};
pub use last::{LastCheck, LastResult};
pub use listing::profiles_in;
pub use record::Record;
pub use rotation::{Holds, Known, Rotation, Seen};
pub use shelf::{Loaded, Lock, Shelf};
