//! Keys: their type, where they come from, and where they are pasted.

mod command;
pub mod configured;
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
pub(crate) mod sources;

pub(crate) use command::command_words;
pub(crate) use fingerprint::hmac_sha256_hex;
pub use fingerprint::{Fingerprint, KeyMac, Salt};
pub use locations::Location;
pub(crate) use locations::{fields, ids};
pub use pasted::Notice;
pub use secret::Secret;
pub(crate) use shape::{KeyShape, has_key_shape};
