//! Ids, keys and times as the vendors write them.

use crate::credentials::Secret;
use crate::error::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

/// An id as CodeSignal makes them: 17 characters.
pub(super) fn new_id() -> Result<String> {
    Ok(Secret::random(17)?.expose().to_owned())
}

/// What CodeSignal's webhook form puts into "Secret Key" by itself.
pub(super) fn new_secret() -> Result<String> {
    Ok(Secret::random(40)?.expose().to_owned())
}

/// A key as CodeSignal's are: base64, with everything in it that is easily lost on the way.
pub(super) fn codesignal_key() -> Result<String> {
    loop {
        let key = STANDARD.encode(random_bytes::<50>()?);
        if key.contains('+') && key.contains('/') {
            return Ok(key);
        }
    }
}

/// A key as Ashby's are: 64 hex digits.
pub(super) fn ashby_key() -> Result<String> {
    let bytes = random_bytes::<32>()?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn random_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| {
        Error::local(
            "no_randomness",
            "The system gives no random numbers, so no key can be made.",
            "Try again; if it stays, check the machine.",
        )
    })?;
    Ok(bytes)
}

pub(super) fn now() -> Timestamp {
    crate::platform::now()
}

/// A time as CodeSignal writes it: milliseconds since the epoch.
pub(super) fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}
