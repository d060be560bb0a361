//! Words from a server, made safe to print: no control characters, no reordering, no part of a key.

use super::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::collections::HashSet;

/// The longest text of a server that is shown, in characters.
const LONGEST: usize = 200;
/// The most of a text that is looked at, in characters: what is shown lies within it.
const LOOKED_AT: usize = 4000;
/// A run of this many letters and digits of a key counts as a part of it.
const PIECE: usize = 12;
/// What stands in place of a text that repeats a part of a key.
const WITHHELD: &str = "[withheld: it repeats a part of a key]";

/// Cleans a text of a server for a person's eyes, with the keys it must not repeat.
pub fn clean(text: &str, keys: &[&Secret]) -> String {
    let visible: String = text.chars().take(LOOKED_AT).filter_map(shown).collect();
    if repeats(&visible, keys) {
        return WITHHELD.to_owned();
    }
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() > LONGEST {
        let mut cut: String = line.chars().take(LONGEST).collect();
        cut.push_str("...");
        return cut;
    }
    line
}

/// Whether a text repeats a part of a key: as it is, in another case, reversed, split by anything, in hex,
/// base64, percent or character codes.
pub fn repeats(text: &str, keys: &[&Secret]) -> bool {
    let readings = [bare(text), bare(&decoded(text))];
    keys.iter().any(|key| {
        forms(key.expose()).iter().any(|form| {
            let size = form.len().min(PIECE);
            // A few letters stand in any text: nothing is learned from them.
            size > 3 && holds_piece(&readings, form, size)
        })
    })
}

fn holds_piece(readings: &[Vec<u8>], form: &[u8], size: usize) -> bool {
    let pieces: HashSet<&[u8]> = form.windows(size).collect();
    readings
        .iter()
        .any(|reading| reading.windows(size).any(|window| pieces.contains(window)))
}

/// The forms in which a key could be repeated.
fn forms(key: &str) -> Vec<Vec<u8>> {
    let hex: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![
        bare(key),
        bare(&key.chars().rev().collect::<String>()),
        hex.into_bytes(),
    ];
    // Base64 looks different for each of the three places that a key can have in what is encoded.
    for before in ["", "x", "xx"] {
        let encoded = STANDARD_NO_PAD.encode(format!("{before}{key}"));
        let own = bare(&encoded);
        // The first letters hold the text before it.
        forms.push(own.into_iter().skip(before.len() * 2).collect());
    }
    forms
}

/// The letters and digits alone, in lower case; wide ones as plain ones.
fn bare(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            other => other,
        })
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase() as u8)
        .collect()
}

/// The text with %41 and &#65; (or &#x41;) read as the letters they stand for.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let code = percent_code(rest).or_else(|| character_code(rest));
        match code {
            Some((decoded, length)) => {
                out.push(decoded);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    out
}

fn percent_code(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    let code = u8::from_str_radix(digits, 16).ok()?;
    Some((char::from(code), 3))
}

fn character_code(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix("&#")?;
    let end = inner.find(';').filter(|end| *end <= 8)?;
    let digits = &inner[..end];
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(code)?, end + 3))
}

/// Zero-width, filling, bidirectional and tag characters: they hide or reorder what is read.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e01ef}'
    )
}

fn shown(letter: char) -> Option<char> {
    match letter {
        '\t' | '\r' | '\n' => Some(' '),
        c if c.is_control() => None,
        c if is_invisible(c) => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{STANDARD_NO_PAD, WITHHELD, clean};
    use crate::integration::KeyName;
    use crate::secret::Secret;
    use base64::Engine;

    #[test]
    fn moves_no_cursor_and_reorders_nothing() {
        assert_eq!(
            clean("A\u{1b}[31mcme\u{7}\n Inc\u{202e}.", &[]),
            "A[31mcme Inc."
        );
        assert_eq!(clean(&"x".repeat(500), &[]).len(), 203);
    }

    #[test]
    fn repeats_no_key_in_any_form() {
        let text = "abcdEFGHijklmnopqrstuvwx";
        let key = Secret::parse(KeyName::Ashby, text).unwrap().0;
        let base64 = |text: String| STANDARD_NO_PAD.encode(text);
        let each = |form: fn(u8) -> String| text.bytes().map(form).collect::<String>();
        for said in [
            format!("bad key {text}"),
            "bad key ...mnopqrstuvwx".into(),
            text.to_uppercase(),
            text.chars().rev().collect(),
            each(|byte| format!("{} ", char::from(byte))),
            each(|byte| format!("{}\u{200b}", char::from(byte))),
            each(|byte| format!("{byte:02X}")),
            each(|byte| format!("%{byte:02x}")),
            each(|byte| format!("&#{byte};")),
            each(|byte| format!("&#x{byte:x};")),
            each(|byte| char::from_u32(u32::from(byte) + 0xfee0).unwrap().into()),
            base64(text.into()),
            base64(format!("{text}:")),
            base64(format!("x{text}")),
            base64(format!("Bearer {text}")),
        ] {
            assert_eq!(clean(&said, &[&key]), WITHHELD, "{said}");
        }
        assert_eq!(clean("bad key abc...", &[&key]), "bad key abc...");
        assert_eq!(clean("100% of &#x;", &[&key]), "100% of &#x;");
    }
}
