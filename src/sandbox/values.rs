//! Ids and keys as the vendors make them.

use crate::credentials::{Secret, hmac_sha256_hex};
use crate::error::Result;
use crate::integration::KeyName;
use std::sync::atomic::{AtomicU32, Ordering};

/// An id as long as CodeSignal's: 17 characters.
pub(super) fn new_id() -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("sandbox{:010}", LAST.fetch_add(1, Ordering::Relaxed))
}

/// A key as CodeSignal's are: base64, with everything in it that is easily lost on the way.
pub(super) fn codesignal_key() -> Result<Secret> {
    let form = "T1JHOlVYTE00TU1tWWR0QXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT";
    let random = Secret::random_like(&Secret::parse(KeyName::Codesignal, form)?)?;
    // A random letter before the padding could have bits that no byte needs.
    Secret::parse(KeyName::Codesignal, &format!("{}8g==", random.expose()))
}

/// A key as Ashby's are: 64 hex digits.
pub(super) fn ashby_key() -> Result<Secret> {
    let random = Secret::random(40)?;
    let digits = hmac_sha256_hex(random.expose().as_bytes(), b"");
    Secret::parse(KeyName::Ashby, &digits)
}
