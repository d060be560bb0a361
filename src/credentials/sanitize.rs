//! Words from a server, made safe to print: no control characters, no reordering, no part of a key.

use super::Secret;
use std::collections::BTreeSet;

pub use super::redact::{holds_whole, leaks_key, leaks_key_beyond};

/// The longest text of a server that is shown, in characters.
const LONGEST: usize = 200;
/// The most of a text that is looked at, in characters: what is shown lies within it.
const LOOKED_AT: usize = 4000;
/// So many marks on one letter are enough for any script; more of them cover the lines around.
const MOST_MARKS: usize = 3;
/// What stands in place of a text that repeats a part of a key.
pub(crate) const WITHHELD: &str = "[withheld: it repeats a part of a key]";
/// What stands in place of a word that nobody here knows and that looks like a key.
const UNKNOWN: &str = "[withheld: it looks like a key]";
/// Cleans a text of a server for a person's eyes, with the keys it must not repeat.
pub fn clean(text: &str, keys: &[&Secret]) -> String {
    let visible = visible(text);
    if leaks_key(&visible, keys) {
        return WITHHELD.to_owned();
    }
    let words: Vec<&str> = visible
        .split_whitespace()
        .map(|word| {
            if looks_like_a_key(word) {
                UNKNOWN
            } else {
                word
            }
        })
        .collect();
    let line = words.join(" ");
    if line.chars().count() > LONGEST {
        let mut cut: String = line.chars().take(LONGEST).collect();
        cut.push_str("...");
        return cut;
    }
    line
}

/// Whether a word could be a key that is not known here, or one in a form that nobody thought of: more than
/// 40 letters and digits at a stretch, mixed as only a machine mixes them. Ids of requests (UUID, ULID, 32
/// hex digits) are shorter, and words of people have hardly a digit.
pub fn looks_like_a_key(word: &str) -> bool {
    const LONG: usize = 40;
    const DIFFERENT: usize = 12;
    let apart = |c: char| matches!(c, '-' | '.' | ':' | ',') || !c.is_ascii_graphic();
    word.split(apart).flat_map(without_names).any(|letters| {
        // Each stretch by itself: else a key goes unseen beside a long row of other letters.
        letters.windows(LONG + 1).any(|stretch| {
            let pairs = stretch.windows(2);
            let changes = pairs.filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit());
            let different: BTreeSet<u8> = stretch.iter().copied().collect();
            // Of random base64, hex or base32 a quarter to a half of the letters are such changes.
            changes.count() * 8 >= stretch.len() && different.len() >= DIFFERENT
        })
    })
}

/// The letters and digits of a run, parted where a `/` parts a path. Base64 has `/` too, so the pieces around
/// one stay together, but for names and ids: in one case, as pieces of base64 are only while they are short.
fn without_names(run: &str) -> Vec<Vec<u8>> {
    const NAME: usize = 4;
    let mut stretches = vec![Vec::new()];
    let pieces: Vec<&str> = run.split('/').collect();
    for (at, piece) in pieces.iter().enumerate() {
        let letters = piece.bytes().filter(u8::is_ascii_alphanumeric);
        let letters: Vec<u8> = letters.collect();
        let one_case = |is: fn(&u8) -> bool| !letters.iter().any(is);
        // At the ends a short one hides nothing of a key.
        let at_end = at == 0 || at + 1 == pieces.len();
        let is_name = (letters.len() >= NAME || at_end)
            && (one_case(u8::is_ascii_uppercase) || one_case(u8::is_ascii_lowercase));
        match stretches.last_mut() {
            Some(stretch) if !is_name => stretch.extend(letters),
            _ => stretches.extend([letters, Vec::new()]),
        }
    }
    stretches
}

/// What can be seen of the beginning of a text, on one line.
fn visible(text: &str) -> String {
    let seen = text
        .chars()
        .take(LOOKED_AT)
        .filter_map(|letter| match letter {
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
    use super::{UNKNOWN, WITHHELD, clean};
    use crate::credentials::Secret;
    use crate::integration::KeyName;

    #[test]
    fn moves_no_cursor_and_reorders_nothing() {
        assert_eq!(
            clean("A\u{1b}[31mcme\u{7}\n Inc\u{202e}.", &[]),
            "A[31mcme Inc."
        );
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
        assert_eq!(
            clean("Vie\u{302}\u{323}t हिन्दी", &[]),
            "Vie\u{302}\u{323}t हिन्दी"
        );
    }

    #[test]
    fn repeats_no_key() {
        let text = "abcdEFGHijklmnopqrstuvwx";
        let key = Secret::parse(KeyName::Ashby, text).unwrap().0;
        let hidden: String = text.chars().map(|c| format!("{c}\u{200b}")).collect();
        let wide = text
            .bytes()
            .map(|byte| char::from_u32(u32::from(byte) + 0xfee0));
        for said in [
            format!("bad key {text}"),
            "bad key ...mnopqrstuvwx".into(),
            hidden,
            wide.flatten().collect(),
        ] {
            assert_eq!(clean(&said, &[&key]), WITHHELD, "{said}");
        }
        assert_eq!(clean("bad key abc...", &[&key]), "bad key abc...");
    }

    #[test]
    fn shows_no_word_that_looks_like_a_key() {
        for word in [
            "T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==",
            "7c1fA5hBy9Can4ry0eWq3ZrT8tVb5Nn2Mm6Xx4CcLl0Kk8Jj1Hh3Gg5Ff7Dd9Ss2",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "KRHUUSCPNNHEEVCOIFJUWVCBO5AVQUDDGUXWUV2KMZ3W6KZSM52NBKRFGQ2TSJHH",
            "/v1/keys/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/",
            "/T1JHOkNBTkFSWTAwQXQc5/a/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz//kWT8g=",
            "https://a.example/x/T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz",
        ] {
            let said = format!("token {word} expired");
            assert_eq!(clean(&said, &[]), format!("token {UNKNOWN} expired"));
            let beside = format!("token {word}{} expired", "x".repeat(400));
            assert_eq!(clean(&beside, &[]), format!("token {UNKNOWN} expired"));
        }
        for words in [
            "request 550e8400-e29b-41d4-a716-446655440000",
            "id=4bf92f3577b34da6a3ce929d0e0e4736",
            "Root=1-5759e988-bd862e3fe1be46a994272793",
            "01HREQ7J3K5M8N2P4Q6R9S1T0V",
            "https://app.codesignal.com/client-dashboard/tests/5f9e8d7c6b5a493827160504",
            "CompanyTestSessionStartedEventHandlerFactoryBean2",
            "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk GmbH 1895",
            "/home/admin/projects/2026/acme/recruiting/attestations/of-november.json",
            "op read op://kq3v7xw2m5n4p6r8s7t3u2a5b4/c6d7e3f2g5h4i7j6k3l2m5n4p7/credential",
            "/var/folders/2k/8x9f0000gn7q2v5m1c4b6n8z3x5w7p0000gn/T/report.txt",
            "https://app.codesignal.com/client-dashboard/assessments/5f9e8d7c6b5a493827160504",
            "/tests/5f9e8d7c6b5a493827160504/sessions/6a0f9e8d7c6b5a4938271605",
            "commit/da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3",
        ] {
            assert_eq!(clean(words, &[]), words);
        }
    }
}
