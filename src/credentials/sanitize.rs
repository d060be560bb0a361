//! Words from a server, made safe to print: no control characters, no reordering, no part of a key.

use super::Secret;

pub use super::redact::{contains_whole, leaks_key};

/// The longest text of a server that is shown, in characters.
const LONGEST: usize = 200;
/// The most of a text that is looked at, in characters: what is shown lies within it.
const LOOKED_AT: usize = 4000;
/// So many marks on one letter are enough for any script; more of them cover the lines around.
const MOST_MARKS: usize = 3;
/// Replaces a text that repeats a part of a key.
pub(crate) const WITHHELD: &str = "[withheld: it repeats a part of a key]";
/// Cleans a text of a server for a person's eyes, with the keys it must not repeat.
pub fn clean(text: &str, keys: &[&Secret]) -> String {
    let visible = visible(text);
    if leaks_key(&visible, keys) {
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

/// What can be seen of the beginning of a text, on one line.
fn visible(text: &str) -> String {
    let seen = text.chars().take(LOOKED_AT).filter_map(|letter| match letter {
        '\t' | '\r' | '\n' => Some(' '),
        c if c.is_control() || is_invisible(c) => None,
        c => Some(c),
    });
    // Counted in what is left: else a character that is not seen between two marks would let in more.
    let mut marks = 0;
    seen.filter(|letter| {
        marks = if is_mark(*letter) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    })
    .collect()
}

/// Zero-width, filling, bidirectional and tag characters: they hide or reorder what is read.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d159}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Marks that stand on the letter before them, of the blocks that are made of nothing else.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{WITHHELD, clean};
    use crate::credentials::Secret;
    use crate::integration::KeyName;

    #[test]
    fn moves_no_cursor_and_reorders_nothing() {
        assert_eq!(clean("A\u{1b}[31mcme\u{7}\n Inc\u{202e}.", &[]), "A[31mcme Inc.");
        assert_eq!(clean(&"x".repeat(500), &[]).len(), 203);
    }

    #[test]
    fn hides_no_letter_and_floods_no_line() {
        for blank in "\u{2800}\u{115f}\u{1160}\u{17b4}\u{3164}\u{ffa0}\u{180b}\u{e0041}".chars() {
            assert_eq!(clean(&format!("Ac{blank}me"), &[]), "Acme");
        }
        let flooded = format!("Z{}algo", "\u{301}".repeat(200));
        assert_eq!(clean(&flooded, &[]), "Z\u{301}\u{301}\u{301}algo");
        let hidden = format!("Z{}algo", "\u{301}\u{200b}\u{0}".repeat(200));
        assert_eq!(clean(&hidden, &[]), "Z\u{301}\u{301}\u{301}algo");
        // Vietnamese and Hindi, as they are written.
        assert_eq!(clean("Vie\u{302}\u{323}t हिन्दी", &[]), "Vie\u{302}\u{323}t हिन्दी");
    }

    #[test]
    fn repeats_no_key() {
        let text = "abcdEFGHijklmnopqrstuvwx";
        let key = Secret::parse(KeyName::Ashby, text).unwrap();
        let hidden: String = text.chars().map(|c| format!("{c}\u{200b}")).collect();
        for said in [format!("bad key {text}"), "bad key ...mnopqrstuvwx".into(), hidden] {
            assert_eq!(clean(&said, &[&key]), WITHHELD, "{said}");
        }
        assert_eq!(clean("bad key abc...", &[&key]), "bad key abc...");
    }
}
