//! The signature and the encodings, of crates and by the published vectors: they share no line with the program.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA256 as in RFC 2104, lower-case hex.
pub fn hmac_sha256(key: &[u8], message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(message);
    hex(&mac.finalize().into_bytes())
}

/// `X-CodeSignal-Signature` for a delivery: `when` is the payload's number as text, or empty.
pub fn signature(secret: &str, endpoint: &str, event: &str, when: &str) -> String {
    hmac_sha256(secret.as_bytes(), format!("{endpoint}{event}{when}").as_bytes())
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Standard base64 with padding.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// What base64 text stands for, if it is that.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Percent form of all but letters and digits.
pub fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[test]
fn the_published_vectors_hold() {
    let Some(path) = super::reference("signature-vectors.json") else {
        return super::missing::left_out("no reference folder with the signature vectors");
    };
    let vectors: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for vector in vectors.as_array().unwrap() {
        let text = |name: &str| match &vector[name] {
            serde_json::Value::String(text) => text.clone(),
            number => number.to_string(),
        };
        let ours = signature(
            &text("secret"),
            &text("endpointUrl"),
            &text("eventType"),
            &text("triggeredOn"),
        );
        assert_eq!(ours, text("signature"), "{vector}");
    }
}
