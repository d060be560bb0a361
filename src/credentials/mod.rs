//! Keys: their type, where they come from, and where they are pasted.

mod command;
mod error;
mod fingerprint;
pub(crate) mod key_set;
mod locations;
pub(crate) mod misplaced;
mod pasted;
mod redact;
pub mod sanitize;
mod secret;
mod shape;
pub mod source;
pub(crate) mod sources;

pub(crate) use command::command_words;
pub(crate) use fingerprint::hmac_sha256_hex;
pub use fingerprint::{Fingerprint, KeyMac, Salt};
pub use locations::Location;
pub(crate) use locations::{fields, ids};
pub use secret::Secret;
pub(crate) use shape::{has_key_shape, has_letters_of, lengths, vendor_by_shape};
