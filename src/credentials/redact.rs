//! Recognises a key in a text: as it is, in another case, or as hex, base64, percent or JSON escapes.

use super::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::collections::HashSet;

/// A run of this many characters of a key counts as a part of it.
const PIECE: usize = 12;

/// Whether a text repeats a part of a key.
pub fn leaks_key(text: &str, keys: &[&Secret]) -> bool {
    let readings = [folded(text), folded(&unescaped(text))];
    let forms = keys.iter().flat_map(|key| forms(key.expose()));
    forms.into_iter().any(|form| {
        let size = form.len().min(PIECE);
        let pieces: HashSet<&[u8]> = form.windows(size.max(1)).collect();
        // Three letters stand in any text.
        size > 3
            && readings.iter().any(|text| text.windows(size).any(|window| pieces.contains(window)))
    })
}

/// Whether a text contains a whole key. For texts of our own, which may share a word with a key.
pub fn contains_whole(text: &str, key: &Secret) -> bool {
    let readings = [folded(text), folded(&unescaped(text))];
    forms(key.expose()).iter().any(|form| {
        let is_in = |text: &Vec<u8>| text.windows(form.len()).any(|window| window == form);
        form.len() >= PIECE && readings.iter().any(is_in)
    })
}

/// Case is ignored, and so is which alphabet base64 was written in.
fn folded(text: &str) -> Vec<u8> {
    let text = text.to_ascii_lowercase();
    text.replace('-', "+").replace('_', "/").into_bytes()
}

fn forms(key: &str) -> Vec<Vec<u8>> {
    let hex: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![folded(key), folded(&hex)];
    // Base64 depends on where the key begins within a group of three bytes. The letters at both ends also
    // depend on what's around the key.
    for (before, first) in [("", 0), ("x", 2), ("xx", 3)] {
        let coded = STANDARD_NO_PAD.encode(format!("{before}{key}"));
        forms.push(folded(&coded[first..coded.len() - 1]));
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// The text with `%41`, `\u0041` and `\"` read as the characters they mean.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (read, length) = escape(rest).unwrap_or((letter, letter.len_utf8()));
        out.push(read);
        rest = &rest[length..];
    }
    out
}

/// The character that an escape at the start of a text means, and the length of the escape.
fn escape(text: &str) -> Option<(char, usize)> {
    let digits = |from: usize, to: usize| {
        let code = u32::from_str_radix(text.get(from..to)?, 16).ok()?;
        Some((char::from_u32(code)?, to))
    };
    match text.as_bytes() {
        [b'%', ..] => digits(1, 3),
        [b'\\', b'u', ..] => digits(2, 6),
        [b'\\', escaped @ (b'"' | b'\\' | b'/'), ..] => Some((char::from(*escaped), 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::KeyName;

    const KEY: &str = "T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";

    fn secret(text: &str) -> Secret {
        Secret::parse(KeyName::Codesignal, text).unwrap()
    }

    fn each(form: impl Fn(u8) -> String) -> String {
        KEY.bytes().map(form).collect()
    }

    #[test]
    fn knows_a_key_in_each_form() {
        let mut said = vec![
            KEY.to_owned(),
            KEY[20..34].to_owned(),
            KEY.to_uppercase(),
            each(|byte| format!("{byte:02X}")),
            each(|byte| format!("%{byte:02x}")),
            each(|byte| format!("\\u{byte:04x}")),
            KEY.replace('/', "\\/"),
        ];
        for before in ["", "x", "xx", ":", "Bearer ", "abcd"] {
            let coded = STANDARD_NO_PAD.encode(format!("{before}{KEY}:"));
            said.push(coded.replace('+', "-").replace('/', "_"));
            said.push(coded);
        }
        for said in said {
            let text = format!("bad key {said}, sorry");
            assert!(leaks_key(&text, &[&secret(KEY)]), "{said}");
            let whole = said.len() >= KEY.len();
            assert_eq!(contains_whole(&text, &secret(KEY)), whole, "{said}");
        }
    }

    #[test]
    fn takes_no_ordinary_words_for_a_key() {
        for said in [
            "",
            "Acme Rockets",
            "100% of \\u12 and %zz %é \\u12é4 =",
            "request 550e8400-e29b-41d4-a716-446655440000 was refused",
            "the key abc... is not known",
        ] {
            assert!(!leaks_key(said, &[&secret(KEY)]), "{said}");
        }
        let words = secret("codesignal-key-for-acceptance-0001");
        let file = "/tmp/codesignal-key-for-acceptance.txt";
        assert!(!contains_whole(file, &words));
        assert!(leaks_key(file, &[&words]));
        assert!(!leaks_key("a key like any", &[&secret("abc")]));
    }
}
