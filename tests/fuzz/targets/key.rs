//! What a person pastes, or a source gives, as a key.

use super::text::{is_hidden, without_digits};
use cs_ashby::credentials::{Fingerprint, Salt, Secret};
use cs_ashby::integration::KeyName;
use reqwest::header::HeaderValue;

/// Reads it: what is taken can be sent as it is, and an error repeats nothing of what was given.
pub fn check(data: &[u8]) {
    let Ok(raw) = std::str::from_utf8(data) else {
        return;
    };
    match Secret::parse(KeyName::Ashby, raw) {
        Ok(secret) => taken(raw, &secret),
        Err(error) => {
            let long = "x".repeat(9000);
            let known = ["", "a b", "a\u{7}b", "a\u{200b}b", "a:b", "a:", "a,", "\"a", &long];
            let fixed = known.iter().any(|known| {
                let like = Secret::parse(KeyName::Ashby, known).err().expect("refused");
                without_digits(&like.message) == without_digits(&error.message)
                    && like.fix == error.fix
            });
            assert!(fixed, "{}", error.message);
        }
    }
}

fn taken(raw: &str, secret: &Secret) {
    let text = secret.expose();
    assert!(raw.contains(text), "nothing is put into a key");
    assert!(!text.is_empty() && text.len() <= 8192);
    let sendable = |c: char| !c.is_control() && !c.is_whitespace() && !is_hidden(c);
    assert!(text.chars().all(sendable), "{text:?}");
    assert!(HeaderValue::from_bytes(format!("Bearer {text}").as_bytes()).is_ok());
    let again = Secret::parse(KeyName::Ashby, text).expect("it is a key");
    assert!(again.same_as(secret), "{text:?}");
    let like = Secret::random_like(secret).expect("randomness");
    assert!(!like.same_as(secret));
    assert!(Secret::parse(KeyName::Ashby, like.expose()).is_ok());
    let salt = Salt::random().expect("randomness");
    assert_eq!(Fingerprint::of(secret, &salt).to_string().len(), 16);
}
