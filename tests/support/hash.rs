//! The signature and the encodings, written out here so that they share no line with the program.

use sha2::{Digest, Sha256};

/// HMAC-SHA256 as in RFC 2104, lower-case hex.
pub fn hmac_sha256(key: &[u8], message: &[u8]) -> String {
    let mut block = [0u8; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Sha256::digest([&block.map(|byte| byte ^ 0x36)[..], message].concat());
    hex(&Sha256::digest([&block.map(|byte| byte ^ 0x5c)[..], &inner[..]].concat()))
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
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..4 {
            if place <= group.len() {
                let index = number >> (18 - 6 * place) & 63;
                text.push(char::from(LETTERS[index as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

/// What base64 text stands for, if it is that.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut number, mut bits) = (0u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        number = (number << 6 | u32::from(value)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((number >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
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
fn base64_goes_there_and_back() {
    for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")] {
        assert_eq!(base64(text.as_bytes()), coded);
        assert_eq!(from_base64(coded).unwrap(), text.as_bytes());
    }
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
