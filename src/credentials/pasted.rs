//! What a person pasted, or a source gave, as a key: what came along is taken off, or named.

use super::Secret;
use super::error::{KeyError, LONGEST, Problem};
use crate::error::Result;
use crate::integration::KeyName;

const QUOTES: [(char, char); 5] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];

impl Secret {
    /// Takes what a person pasted or a source gave.
    ///
    /// White space, quotes around it and a leading `Bearer ` go, however often; anything inside that can't be a part of a key
    /// is refused by its position, never by its value.
    pub fn parse(name: KeyName, raw: &str) -> Result<Secret> {
        let mut text = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        loop {
            let inner = without_wrapping(text);
            if inner == text {
                break;
            }
            text = inner;
        }
        match problem(text) {
            Some(problem) => Err(KeyError::Unfit { key: name, problem }.into()),
            None => Ok(Secret::checked(text)),
        }
    }
}

fn without_wrapping(text: &str) -> &str {
    let text = text.trim();
    let unquoted = QUOTES
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(text);
    match unquoted.split_at_checked(7) {
        Some((head, rest)) if head.eq_ignore_ascii_case("bearer ") => rest,
        _ => unquoted,
    }
}

fn problem(text: &str) -> Option<Problem> {
    let is_quote = |c: char| QUOTES.iter().any(|(open, close)| c == *open || c == *close);
    let misfit = || text.chars().zip(1..).find_map(|(letter, at)| Some((misfit(letter)?, at)));
    if text.is_empty() {
        Some(Problem::Empty)
    } else if text.ends_with(':') {
        Some(Problem::PastedAround("a colon after it, as in a `curl -u` example"))
    } else if text.ends_with([',', ';']) {
        Some(Problem::PastedAround("a comma or semicolon after it"))
    } else if text.starts_with(is_quote) || text.ends_with(is_quote) {
        Some(Problem::PastedAround("a quote on one side of it"))
    } else if let Some((kind, at)) = misfit() {
        Some(Problem::Character(kind, at))
    } else {
        (text.len() > LONGEST).then_some(Problem::TooLong(text.len()))
    }
}

/// Why this letter can't be in a key: it would not survive an HTTP header, or can't be seen.
fn misfit(letter: char) -> Option<&'static str> {
    match letter {
        ' ' | '\t' | '\r' | '\n' => Some("white space"),
        c if c.is_control() => Some("a control character"),
        c if super::sanitize::is_invisible(c) => Some("an invisible (zero-width) character"),
        c if c.is_whitespace() => Some("white space"),
        // It would end the user name of HTTP Basic.
        ':' => Some("a colon"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn parse(raw: &str) -> std::result::Result<String, Error> {
        Secret::parse(KeyName::Ashby, raw).map(|key| key.expose().to_owned())
    }

    #[test]
    fn takes_off_what_a_paste_brings() {
        for raw in [
            "abcd1234",
            "abcd1234\r\n",
            "  abcd1234 \t",
            "\u{201c}abcd1234\u{201d}",
            "\"Bearer abcd1234\"",
            "bearer 'abcd1234'",
        ] {
            assert_eq!(parse(raw).unwrap(), "abcd1234", "{raw:?}");
        }
    }

    #[test]
    fn refuses_by_position_and_never_by_value() {
        for (raw, words) in [
            ("abcd 1234", "white space at position 5"),
            ("abcd\u{200b}1234", "zero-width) character at position 5"),
            ("abcd\u{feff}1234", "at position 5"),
            ("abcd\u{202e}1234", "at position 5"),
            ("abcd\u{a0}1234", "at position 5"),
            ("abcd\t1234", "at position 5"),
            ("abcd\u{7}1234", "control character at position 5"),
            ("", "empty"),
            ("\"\"", "empty"),
            ("abcd1234:", "`curl -u`"),
            ("'abcd1234:'", "`curl -u`"),
            ("\"abcd1234\":", "`curl -u`"),
            ("Bearer abcd1234:", "`curl -u`"),
            ("abcd1234:x", "a colon at position 9"),
            ("-u abcd1234", "white space at position 3"),
            ("Authorization: Basic abcd1234", "a colon at position 14"),
            ("\"abcd1234\",", "comma"),
            ("abcd1234;", "semicolon"),
            ("\"abcd1234", "quote on one side"),
            ("abcd1234\u{201d}", "quote on one side"),
        ] {
            let error = parse(raw).unwrap_err();
            assert!(error.message.contains(words), "{raw:?}: {}", error.message);
            assert!(!error.message.contains("abcd"));
        }
    }
}
