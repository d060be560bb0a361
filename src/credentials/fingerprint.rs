//! Salted fingerprints: enough to see that a key changed, of no use to whoever finds one.

use super::Secret;
use super::secret::no_randomness;
use crate::error::Result;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// 16 random bytes, made once for a profile and kept in its state as hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salt(String);

/// The first 8 bytes, as hex, of HMAC-SHA256(salt, key). With vendor keys of over 100 random bits
/// and a salt of its own for each profile, nothing can be derived from it but "same" or "changed".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint(String);

impl Salt {
    pub fn random() -> Result<Salt> {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).map_err(|_| no_randomness())?;
        Ok(Salt(hex(&bytes)))
    }

    /// Whether it is as long as one that `random` made.
    pub fn is_sound(&self) -> bool {
        self.0.len() == 32 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl Fingerprint {
    /// The fingerprint of `key` under `salt`.
    pub fn of(key: &Secret, salt: &Salt) -> Fingerprint {
        Fingerprint(hex(&hmac_sha256(
            salt.0.as_bytes(),
            key.expose().as_bytes(),
        )[..8]))
    }
}

impl Fingerprint {
    /// Whether it is as long as one that `of` made.
    pub fn is_sound(&self) -> bool {
        self.0.len() == 16 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// HMAC-SHA256 of `message` with `key`, as lower-case hex.
pub(crate) fn hmac_sha256_hex(key: &[u8], message: &[u8]) -> String {
    hex(&hmac_sha256(key, message))
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length (RFC 2104), so this can't fail.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length is a key");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
