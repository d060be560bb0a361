//! The forms in which a key could turn up, written out here so that they share no line with the program.

use super::hash::{base64, hex, percent};

/// A key in one form.
#[derive(Clone, Debug)]
pub struct Form {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// How many bytes of it are a piece that may not turn up: 12, or six letters of the key.
    pub piece: usize,
}

fn form(name: &'static str, bytes: impl Into<Vec<u8>>, a_letter: usize) -> Form {
    let bytes = bytes.into();
    let piece = (6 * a_letter).max(12).min(bytes.len());
    Form { name, bytes, piece }
}

/// Every form of it.
pub fn of(key: &str) -> Vec<Form> {
    let each = |write: &dyn Fn(u8) -> String| -> String { key.bytes().map(write).collect() };
    let units: Vec<[u8; 2]> = key.encode_utf16().map(u16::to_be_bytes).collect();
    let big: Vec<u8> = units.iter().flatten().copied().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| [unit[1], unit[0]]).collect();
    let json = serde_json::to_string(key).unwrap();
    let json = &json[1..json.len() - 1];
    let mut forms = vec![
        form("as it is", key, 1),
        form("in capitals", key.to_uppercase(), 1),
        form("in small letters", key.to_lowercase(), 1),
        form("backwards", key.chars().rev().collect::<String>(), 1),
        form("rot13", key.chars().map(rot13).collect::<String>(), 1),
        form("JSON", json, 1),
        form(
            "JSON in JSON",
            json.replace('\\', "\\\\").replace('"', "\\\""),
            1,
        ),
        form("Debug", format!("{key:?}").trim_matches('"'), 1),
        form("XML", xml(key), 1),
        form("shell", key.replace('\'', "'\\''"), 1),
        form("percent", percent(key), 1),
        form(
            "percent, each letter",
            each(&|byte| format!("%{byte:02X}")),
            3,
        ),
        form("percent, small", each(&|byte| format!("%{byte:02x}")), 3),
        form("quoted-printable", each(&|byte| format!("={byte:02X}")), 3),
        form("\\u", each(&|byte| format!("\\u{byte:04x}")), 6),
        form("\\u, capitals", each(&|byte| format!("\\u{byte:04X}")), 6),
        form("\\x", each(&|byte| format!("\\x{byte:02x}")), 4),
        form("octal", each(&|byte| format!("\\{byte:03o}")), 4),
        form("&#", each(&|byte| format!("&#{byte};")), 5),
        form("&#x", each(&|byte| format!("&#x{byte:x};")), 6),
        form("decimal codes", each(&|byte| format!("{byte}, ")), 4),
        form("decimal codes, close", each(&|byte| format!("{byte},")), 3),
        form("UTF-16, little end first", little.clone(), 2),
        form("UTF-16, big end first", big.clone(), 2),
        form("base32", base32(key.as_bytes()), 1),
        form(
            "base64 of base64",
            unpadded(&base64(base64(key.as_bytes()).as_bytes())),
            1,
        ),
    ];
    for (name, bytes, a_letter) in [
        ("hex", key.as_bytes(), 2),
        ("hex of UTF-16, little end first", &little, 4),
        ("hex of UTF-16, big end first", &big, 4),
    ] {
        forms.push(form(name, hex(bytes), a_letter));
        forms.push(form(name, hex(bytes).to_uppercase(), a_letter));
    }
    for (name, before, behind, first) in [
        ("base64", "", "", 0),
        ("base64, second place", "x", "", 2),
        ("base64, third place", "xx", "", 3),
        ("base64 with a colon", "", ":", 0),
        ("base64 behind a colon", ":", "", 0),
        ("base64 of a bearer header", "Bearer ", "", 10),
    ] {
        let coded = unpadded(&base64(format!("{before}{key}{behind}").as_bytes()));
        let own = &coded[first..];
        forms.push(form(name, own.replace('+', "-").replace('/', "_"), 1));
        forms.push(form(name, own, 1));
    }
    for (name, before, first) in [
        ("base32, second place", "x", 2),
        ("base32, third place", "xx", 4),
        ("base32, fourth place", "xxx", 5),
        ("base32, fifth place", "xxxx", 7),
    ] {
        let coded = base32(format!("{before}{key}").as_bytes());
        forms.push(form(name, &coded[first..], 1));
        forms.push(form(name, coded[first..].to_lowercase(), 1));
    }
    forms
}

fn rot13(letter: char) -> char {
    match letter {
        'a'..='m' | 'A'..='M' => char::from(letter as u8 + 13),
        'n'..='z' | 'N'..='Z' => char::from(letter as u8 - 13),
        other => other,
    }
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Base32 (RFC 4648), without the last letter, which depends on what follows the key.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<bool> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    bits.chunks_exact(5)
        .map(|five| {
            let index = five.iter().fold(0, |sum, bit| sum << 1 | usize::from(*bit));
            char::from(LETTERS[index])
        })
        .collect()
}

/// Without the padding and the last letters, which depend on what follows the key.
fn unpadded(text: &str) -> String {
    let text = text.trim_end_matches('=');
    text[..text.len() - 2].to_owned()
}
