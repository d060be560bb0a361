//! Whose key a text looks like. As far as public examples show: a hint, and never a reason to refuse one key.

use super::Secret;
use crate::integration::KeyName;
use std::ops::RangeInclusive;

/// How many characters a vendor's keys have.
pub(crate) fn lengths(name: KeyName) -> RangeInclusive<usize> {
    match name {
        KeyName::Codesignal => 60..=80,
        KeyName::Ashby => 64..=64,
    }
}

/// Whether a key, or a part of one, has the letters of this vendor's: hex digits, or base64, whose letters the hex
/// digits are too.
pub(crate) fn has_letters_of(name: KeyName, text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_base64 = text.len() - digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte));
    match name {
        KeyName::Codesignal => is_base64,
        KeyName::Ashby => text.bytes().all(|byte| byte.is_ascii_hexdigit()),
    }
}

/// The vendor whose keys look like this; `None` for any other text.
pub(crate) fn vendor_by_shape(key: &Secret) -> Option<KeyName> {
    vendor_of_text(key.expose())
}

fn vendor_of_text(text: &str) -> Option<KeyName> {
    // Ashby's first: a whole key of hex digits is hardly CodeSignal's.
    let mut vendors = [KeyName::Ashby, KeyName::Codesignal].into_iter();
    let vendor = vendors.find(|name| has_letters_of(*name, text))?;
    lengths(vendor).contains(&text.len()).then_some(vendor)
}

/// Whether a word in a text has the shape of a key: also beside a name, as in `--key=...` or `X-Key: ...`. A path of
/// that length rarely has letters of both cases and digits; a key always has.
pub(crate) fn has_key_shape(text: &str) -> bool {
    let is_apart = |c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c);
    let is_key = |word: &str| match vendor_of_text(word) {
        Some(KeyName::Ashby) => true,
        Some(KeyName::Codesignal) => {
            let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
            has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
        }
        None => false,
    };
    // Of its own, as the value of something, and as a part of a path.
    text.split(is_apart).any(|word| {
        let value = word.split_once('=').map_or("", |(_, value)| value);
        is_key(word) || is_key(value) || word.split(['/', '=']).any(is_key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_only_what_is_clearly_one() {
        let hex = "0123456789abcdef".repeat(4);
        let base64 = "T1JHOlVYTE00TU1tWWR0QXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";
        let rows = [
            (hex.clone(), Some(KeyName::Ashby)),
            (hex.to_uppercase(), Some(KeyName::Ashby)),
            (hex[1..].to_owned(), None),
            (format!("{hex}0"), None),
            ("0123456789abcdef".repeat(5)[..68].to_owned(), None),
            (base64.to_owned(), Some(KeyName::Codesignal)),
            (base64.trim_end_matches('=').to_owned(), Some(KeyName::Codesignal)),
            ("aZ9+".repeat(15), Some(KeyName::Codesignal)),
            ("aZ9+".repeat(20), Some(KeyName::Codesignal)),
            (format!("{}g", &hex[1..]), Some(KeyName::Codesignal)),
            ("aZ9+".repeat(21), None),
            ("aZ9+".repeat(14), None),
            (format!("{}===", "aZ9+".repeat(16)), None),
            (base64.replace('/', "_"), None),
            (base64.replace("wo+2", "w=+2"), None),
            ("sandbox-ashby-abcdefghijkmnopqrstuvwx".to_owned(), None),
        ];
        for (text, shape) in rows {
            let key = Secret::parse(KeyName::Ashby, &text).unwrap();
            assert_eq!(vendor_by_shape(&key), shape, "{text}");
        }
    }

    #[test]
    fn a_key_shape_is_found_in_a_command() {
        let hex = "0123456789abcdef".repeat(4);
        let base64 = "T1JHOlVYTE00TU1tWWR0QXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";
        for key in [hex.as_str(), base64] {
            for command in [
                "echo KEY",
                "sh -c 'printf %s \"KEY\"'",
                "x --key=KEY",
                "curl -H X-Key:KEY",
                "a.example/KEY",
            ] {
                assert!(has_key_shape(&command.replace("KEY", key)), "{command}");
            }
        }
        for command in [
            "op read op://kq3v7xw2m5n4p6r8s7t3u2a5b4/c6d7e3f2g5h4i7j6k3l2m5n4p7/credential",
            "/opt/recruiting/integrations/codesignal/bin/print/the/current/key now",
            &format!("git cat-file blob {}", &hex[..40]),
        ] {
            assert!(!has_key_shape(command), "{command}");
        }
    }
}
