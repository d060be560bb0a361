//! Salted fingerprints: enough to see that a key changed, of no use to whoever finds one.

use super::Secret;
use super::error::KeyError;
use crate::error::Result;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// 16 random bytes, made once for a profile and kept in its state as hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salt(#[serde(deserialize_with = "hex_of::<32, _>")] String);

/// The first 8 bytes, as hex, of HMAC-SHA256(salt, key). With vendor keys of over 100 random bits
/// and a salt of its own for each profile, nothing can be derived from it but "same" or "changed".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint(#[serde(deserialize_with = "hex_of::<16, _>")] String);

impl Salt {
    pub fn random() -> Result<Salt> {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).map_err(|_| KeyError::NoRandomness)?;
        Ok(Salt(hex(&bytes)))
    }
}

impl Fingerprint {
    /// The fingerprint of `key` under `salt`.
    pub fn of(key: &Secret, salt: &Salt) -> Fingerprint {
        let mut hex = hmac_sha256_hex(salt.0.as_bytes(), key.expose().as_bytes());
        hex.truncate(16);
        Fingerprint(hex)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// HMAC-SHA256 made with both keys, as hex: nobody without both can make one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMac(#[serde(deserialize_with = "hex_of::<64, _>")] String);

impl KeyMac {
    /// Every part is preceded by its length, so that no two lists of parts are one text.
    pub(crate) fn of(codesignal: &Secret, ashby: &Secret, fields: &[String]) -> KeyMac {
        let length = 16 + codesignal.expose().len() + ashby.expose().len();
        let mut key = Zeroizing::new(Vec::with_capacity(length));
        for part in [codesignal.expose(), ashby.expose()] {
            key.extend_from_slice(&(part.len() as u64).to_be_bytes());
            key.extend_from_slice(part.as_bytes());
        }
        let mut mac = new_hmac(&key);
        for field in fields {
            mac.update(&(field.len() as u64).to_be_bytes());
            mac.update(field.as_bytes());
        }
        KeyMac(hex(&mac.finalize().into_bytes()))
    }
}

/// HMAC-SHA256 of `message` with `key`, as lower-case hex.
pub(crate) fn hmac_sha256_hex(key: &[u8], message: &[u8]) -> String {
    let mut mac = new_hmac(key);
    mac.update(message);
    hex(&mac.finalize().into_bytes())
}

fn new_hmac(key: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length (RFC 2104), so this can't fail.
    <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length is a key")
}

fn hex_of<'de, const DIGITS: usize, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(D::Error::custom("a salt, fingerprint or HMAC is damaged"))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
