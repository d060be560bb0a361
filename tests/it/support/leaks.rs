//! Looks for keys where none may be: as they are, in part, and in the usual encodings.

use super::hash::{base64, hex, percent};
use super::keys;

/// Fails when `bytes` holds any of the tests' keys, or one of `more`.
pub fn assert_none(place: &str, bytes: &[u8], more: &[String]) {
    let named = keys::ALL.map(|(name, key)| (name.to_owned(), key.to_owned()));
    let more = more
        .iter()
        .map(|key| ("a key of this test".to_owned(), key.clone()));
    for (name, key) in named.into_iter().chain(more) {
        if let Some(form) = leak(bytes, &key) {
            panic!("{place} holds {name} ({form})");
        }
    }
}

/// The form in which `bytes` holds `key`, if it does.
pub fn leak(bytes: &[u8], key: &str) -> Option<&'static str> {
    let raw = key.as_bytes();
    let forms: [(&str, Vec<u8>); 6] = [
        ("base64", unpadded(&base64(raw))),
        (
            "base64 with a colon",
            unpadded(&base64(format!("{key}:").as_bytes())),
        ),
        (
            "base64 behind a colon",
            unpadded(&base64(format!(":{key}").as_bytes())),
        ),
        ("hex", hex(raw).into_bytes()),
        ("upper-case hex", hex(raw).to_uppercase().into_bytes()),
        ("percent form", percent(key).into_bytes()),
    ];
    // A long piece of a key is as bad as the whole: whoever has it guesses the rest.
    let piece = raw.len().min(12);
    if raw.windows(piece).any(|window| holds(bytes, window)) {
        return Some("a piece of it as it is");
    }
    forms
        .into_iter()
        .find(|(_, form)| holds(bytes, form))
        .map(|(name, _)| name)
}

/// Whether `needle` stands in `hay`.
pub fn holds(hay: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && hay.windows(needle.len()).any(|window| window == needle)
}

/// Without the padding and the last letters, which depend on what follows the key.
fn unpadded(text: &str) -> Vec<u8> {
    let text = text.trim_end_matches('=');
    text.as_bytes()[..text.len() - 2].to_vec()
}

#[test]
fn finds_a_key_in_every_form() {
    let key = keys::CODESIGNAL_KEY;
    for text in [
        key.to_owned(),
        format!("...{}...", &key[20..40]),
        base64(key.as_bytes()),
        base64(format!("{key}:").as_bytes()),
        hex(key.as_bytes()),
        percent(key),
    ] {
        assert!(leak(text.as_bytes(), key).is_some(), "{text}");
    }
    assert_eq!(
        leak(b"nothing of that kind, and some more words", key),
        None
    );
}
