//! The forms in which a key could turn up, written out here so that they share no line with the program.

use super::hash::{base64, hex, percent};

/// A key in one form.
#[derive(Clone, Debug)]
pub struct Form {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// How many bytes of it are a piece that may not turn up: 12 letters of the key.
    pub piece: usize,
}

fn form(name: &'static str, bytes: impl Into<Vec<u8>>, a_letter: usize) -> Form {
    let bytes = bytes.into();
    let piece = (12 * a_letter).min(bytes.len());
    Form { name, bytes, piece }
}

/// Every form of it.
pub fn of(key: &str) -> Vec<Form> {
    let each = |write: &dyn Fn(u8) -> String| -> String { key.bytes().map(write).collect() };
    let json = serde_json::to_string(key).unwrap();
    let json = &json[1..json.len() - 1];
    let mut forms = vec![
        form("as it is", key, 1),
        form("in capitals", key.to_uppercase(), 1),
        form("in small letters", key.to_lowercase(), 1),
        form("JSON", json, 2),
        form("Debug", format!("{key:?}").trim_matches('"'), 2),
        form("percent", percent(key), 3),
        form("percent, each letter", each(&|byte| format!("%{byte:02X}")), 3),
        form("percent, small", each(&|byte| format!("%{byte:02x}")), 3),
        form("\\u", each(&|byte| format!("\\u{byte:04x}")), 6),
        form("\\u, capitals", each(&|byte| format!("\\u{byte:04X}")), 6),
    ];
    let hex = hex(key.as_bytes());
    forms.push(form("hex, capitals", hex.to_uppercase(), 2));
    forms.push(form("hex", hex, 2));
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
    forms
}

/// Without the padding and the last letters, which depend on what follows the key.
fn unpadded(text: &str) -> String {
    let text = text.trim_end_matches('=');
    text[..text.len() - 2].to_owned()
}
