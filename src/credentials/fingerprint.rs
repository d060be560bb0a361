//! Salted fingerprints: enough to see that a key changed, of no use to whoever finds one.

use super::Secret;
use super::error::KeyError;
use crate::error::Result;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

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
        getrandom::fill(&mut bytes).map_err(|_| KeyError::NoRandomness)?;
        Ok(Salt(hex(&bytes)))
    }

    /// Whether it is as long as one that `random` made.
    pub fn is_valid(&self) -> bool {
        self.0.len() == 32 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl Fingerprint {
    /// The fingerprint of `key` under `salt`.
    pub fn of(key: &Secret, salt: &Salt) -> Fingerprint {
        Fingerprint(hex(&hmac_sha256(salt.0.as_bytes(), key.expose().as_bytes())[..8]))
    }
}

impl Fingerprint {
    /// Whether it is as long as one that `of` made.
    pub fn is_valid(&self) -> bool {
        self.0.len() == 16 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
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
pub struct KeyMac(String);

impl KeyMac {
    pub(crate) fn of(codesignal: &Secret, ashby: &Secret, fields: &[String]) -> KeyMac {
        KeyMac(hex(&mac_of_both(codesignal, ashby, fields).finalize().into_bytes()))
    }

    /// Takes the same time whatever differs.
    pub(crate) fn verify(&self, codesignal: &Secret, ashby: &Secret, fields: &[String]) -> bool {
        from_hex(&self.0)
            .is_some_and(|tag| mac_of_both(codesignal, ashby, fields).verify_slice(&tag).is_ok())
    }

    pub(crate) fn is_valid(&self) -> bool {
        from_hex(&self.0).is_some_and(|tag| tag.len() == 32)
    }
}

/// Every part is preceded by its length, so that no two lists of parts are one text.
fn mac_of_both(codesignal: &Secret, ashby: &Secret, fields: &[String]) -> Hmac<Sha256> {
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
    mac
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    digits.chunks(2).map(|pair| Some(value(pair[0])? * 16 + value(pair[1])?)).collect()
}

/// HMAC-SHA256 of `message` with `key`, as lower-case hex.
pub(crate) fn hmac_sha256_hex(key: &[u8], message: &[u8]) -> String {
    hex(&hmac_sha256(key, message))
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = new_hmac(key);
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn new_hmac(key: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length (RFC 2104), so this can't fail.
    <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length is a key")
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
