//! Keys: the type that holds one, where it can come from, and the places it stands in.

pub mod configured;
mod fingerprint;
mod forms;
mod key;
mod places;
pub mod said;
pub mod sources;

pub(crate) use fingerprint::hmac_sha256_hex;
pub use fingerprint::{Fingerprint, Salt};
pub use key::{Notice, Secret};
pub use places::{Place, places_of, places_with};
