//! A server repeats a key: whole or in part, in any form that is known. The first byte chooses the form, the
//! first line behind it is the key, the second what stands before it, the third what stands behind.

use super::text::contains_piece;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cs_ashby::credentials::Secret;
use cs_ashby::credentials::sanitize::{clean, leaks_key};
use cs_ashby::integration::KeyName;

const WITHHELD: &str = "[withheld: it repeats a part of a key]";

/// Hides a key in a text, and looks for it.
pub fn check(data: &[u8]) {
    let Some((form, rest)) = data.split_first() else {
        return;
    };
    let Ok(rest) = std::str::from_utf8(rest) else {
        return;
    };
    let mut lines = rest.splitn(3, '\n');
    let mut next = || lines.next().unwrap_or_default();
    let (key, before, after) = (next(), next(), next());
    // So long are the vendors' keys at the least, and of such letters; a shorter one stands in any text.
    let letters = key.bytes().filter(u8::is_ascii_alphanumeric).count();
    if letters < 16 || key.len() > 200 || !key.bytes().all(|b| b.is_ascii_graphic()) {
        return;
    }
    let Ok(secret) = Secret::parse(KeyName::Ashby, key) else {
        return;
    };
    let keys = [&secret];
    let text = hidden(*form, secret.expose(), before, after);
    if leaks_key(secret.expose(), &keys) {
        assert!(leaks_key(&text, &keys), "form {form}: {text}");
    } else {
        panic!("a key does not repeat itself: {}", secret.expose());
    }
    // Far behind what is shown it need not be found: then it is not shown.
    let shown = clean(&text, &keys);
    let near = before.chars().count() + 8 * key.len() < 4000;
    assert!(!near || shown == WITHHELD, "form {form}: {shown}");
    if shown != WITHHELD {
        assert!(!leaks_key(&shown, &keys), "{shown}");
        assert!(!contains_piece(&shown, secret.expose()), "{shown}");
    }
}

/// The text in which the key stands in this form.
fn hidden(form: u8, key: &str, before: &str, after: &str) -> String {
    let each = |form: fn(u8) -> String| key.bytes().map(form).collect::<String>();
    let said = match form % 11 {
        0 => key.to_owned(),
        1 => key.to_uppercase(),
        2 => key.to_lowercase(),
        3 => each(|byte| format!("{byte:02x}")),
        4 => each(|byte| format!("{byte:02X}")),
        5 => each(|byte| format!("%{byte:02X}")),
        6 => each(|byte| format!("\\u{byte:04x}")),
        7 => return STANDARD.encode(format!("{before}{key}{after}")),
        8 => return URL_SAFE_NO_PAD.encode(format!("{before}{key}{after}")),
        9 => STANDARD.encode(format!("{key}:")),
        _ => piece(key).to_owned(),
    };
    // A code that stands before it would swallow the first letter of another.
    let between = " ";
    format!("{before}{between}{said}{between}{after}")
}

/// Twelve letters and digits at a stretch, or the whole key where it has none.
fn piece(key: &str) -> &str {
    let parts = key.split(|c: char| !c.is_ascii_alphanumeric());
    let long = parts.rev().find(|part| part.len() >= 12);
    long.map_or(key, |part| &part[part.len() - 12..])
}
