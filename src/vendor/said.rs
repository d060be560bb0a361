//! Words from a server, made safe to print: no control characters, no reordering, no part of a key.

use crate::secret::Secret;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

/// The longest text of a server that is shown, in characters.
const LONGEST: usize = 200;
/// A run of this many letters of a key counts as a part of it.
const PIECE: usize = 12;
/// What stands in place of a text that repeats a part of a key.
const WITHHELD: &str = "[withheld: it repeats a part of a key]";

/// Cleans a text of a server for a person's eyes, with the keys it must not repeat.
pub fn clean(text: &str, keys: &[&Secret]) -> String {
    // Take out what can't be seen first, so that a key can't hide behind it.
    let visible: String = text.chars().take(100_000).filter_map(shown).collect();
    if keys.iter().any(|key| repeats(&visible, key)) {
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

fn shown(letter: char) -> Option<char> {
    match letter {
        '\t' | '\r' | '\n' => Some(' '),
        c if c.is_control() => None,
        // Zero-width, bidirectional and tag characters: they hide or reorder what is read.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => None,
        c => Some(c),
    }
}

fn repeats(text: &str, key: &Secret) -> bool {
    let raw = key.expose().as_bytes();
    let hex: String = raw.iter().map(|byte| format!("{byte:02x}")).collect();
    let with_colon = [raw, b":"].concat();
    let lower = text.to_ascii_lowercase();
    holds_piece(text.as_bytes(), raw)
        || holds_piece(lower.as_bytes(), hex.as_bytes())
        || [
            STANDARD_NO_PAD.encode(raw),
            URL_SAFE.encode(raw),
            STANDARD.encode(&with_colon),
        ]
        .iter()
        .any(|form| holds_piece(text.as_bytes(), form.as_bytes()))
}

/// Whether any `PIECE` bytes of `key` in a row stand in `text` (all of it, where it is shorter).
fn holds_piece(text: &[u8], key: &[u8]) -> bool {
    let size = key.len().min(PIECE);
    // One to three letters stand in any text: nothing is learned from them.
    size > 3
        && key
            .windows(size)
            .any(|piece| text.windows(size).any(|window| window == piece))
}

#[cfg(test)]
mod tests {
    use super::{WITHHELD, clean};
    use crate::integration::KeyName;
    use crate::secret::Secret;

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
        let key = Secret::parse(KeyName::Ashby, "abcdefghijklmnopqrstuvwx")
            .unwrap()
            .0;
        for text in [
            "bad key abcdefghijklmnopqrstuvwx",
            "bad key ...mnopqrstuvwx",
            "abc\u{200b}defghijklmnop",
            "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4Og==",
            "6162636465666768696A6B6C6D6E6F70",
        ] {
            assert_eq!(clean(text, &[&key]), WITHHELD, "{text}");
        }
        assert_eq!(clean("bad key abc...", &[&key]), "bad key abc...");
    }
}
