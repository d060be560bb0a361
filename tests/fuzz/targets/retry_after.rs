//! `Retry-After`, as a server sends it.

use cs_ashby::api::reply::retry_after;
use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use std::time::Duration;

/// Reads it: plain seconds are what they say, and no pause is so long that a moment can't be reckoned with it.
pub fn check(data: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(data) else {
        return;
    };
    let mut headers = HeaderMap::new();
    headers.insert(RETRY_AFTER, value);
    let pause = retry_after(&headers);
    let text = std::str::from_utf8(data.trim_ascii()).unwrap_or_default();
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain && text.len() <= 6 {
        let seconds = text.parse().expect("digits");
        assert_eq!(pause, Some(Duration::from_secs(seconds)));
    }
    if plain {
        assert!(pause.is_some(), "huge is huge, and not nothing: {text}");
    }
    if let Some(pause) = pause {
        assert!(pause.checked_add(Duration::from_secs(3600)).is_some());
        assert!(std::time::Instant::now().checked_add(pause).is_some());
    }
}
