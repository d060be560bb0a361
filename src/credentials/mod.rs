//! Keys: the type that holds one, where it can come from, and the places it stands in.

pub mod configured;
mod fingerprint;
pub(crate) mod key_set;
mod locations;
pub(crate) mod misplaced;
mod redact;
pub mod sanitize;
mod secret;
mod shape;
pub(crate) mod sources;

pub(crate) use fingerprint::hmac_sha256_hex;
pub use fingerprint::{Fingerprint, KeyMac, Salt};
pub use locations::Location;
pub(crate) use locations::{fields, ids};
pub use secret::{Notice, Secret};
pub(crate) use shape::KeyShape;
