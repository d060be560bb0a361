//! What is under our name in the keyring.

use super::text::without_digits;
use cs_ashby::credentials::Secret;
use cs_ashby::integration::KeyName;
use cs_ashby::keystore::{StoredCredentials, StoredKey};
use jiff::Timestamp;

/// Reads an item: what is taken can be written and read again, and an error repeats nothing of it.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut item = match StoredCredentials::from_text(text, "default") {
        Ok(item) => item,
        Err(error) => {
            let known = [
                "nothing",
                "{\"version\": 99}",
                "{\"version\": 1, \"ashby\": 1}",
                "{\"version\": 1, \"codesignal\": {\"key\": \"a b\"}}",
                "{\"version\": 1, \"ashby\": {\"key\": \"a b\"}}",
                "{\"version\": 2, \"candidate\": {\"name\": \"x\", \"since\": \"2026-11-24T10:00:00Z\", \"key\": {\"key\": \"a\"}}}",
            ];
            let fixed = known.iter().any(|known| {
                let like = StoredCredentials::from_text(known, "default").err();
                like.is_some_and(|like| like.to_string() == error.to_string())
            });
            assert!(fixed, "{}", without_digits(&error.to_string()));
            return;
        }
    };
    for secret in item.secrets() {
        let again = Secret::parse(KeyName::Ashby, secret.expose());
        assert!(again.is_ok_and(|it| it.same_as(secret)));
    }
    let written = item.to_text().expect("it can be written");
    let read =
        StoredCredentials::from_text(&written, "default").expect("what was written can be read");
    assert_eq!(*read.to_text().expect("it can be written"), *written);
    assert_eq!(read.secrets().count(), item.secrets().count(), "no key is lost");
    // A key that is set stands there, and no other is lost by it.
    let other = item.get(KeyName::Codesignal).map(|it| it.secret.clone());
    let secret = Secret::parse(KeyName::Ashby, "another-key-0123456789").expect("a key");
    item.set(KeyName::Ashby, StoredKey { secret: secret.clone(), stored_at: None, proven: true });
    let old = item.get(KeyName::Codesignal).map(|it| &it.secret);
    assert!(match (&other, old) {
        (Some(other), Some(old)) => other.same_as(old),
        (None, None) => true,
        _ => false,
    });
    assert!(item.get(KeyName::Ashby).is_some_and(|it| it.secret.same_as(&secret)));
    let candidate = item.candidate.as_ref().map(|it| (it.name, it.key.secret.clone()));
    let before = item.secrets().count();
    item.promote(Timestamp::UNIX_EPOCH);
    if let Some((name, key)) = candidate {
        assert!(item.get(name).is_some_and(|it| it.secret.same_as(&key)));
        assert!(item.candidate.is_none() && item.secrets().count() <= before);
    }
}
