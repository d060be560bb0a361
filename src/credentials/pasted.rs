//! What a person pasted, or a source gave, as a key: what came along is taken off, or named.

use super::Secret;
use super::error::{KeyError, LONGEST, Problem};
use crate::error::Result;
use crate::integration::KeyName;

/// What `Secret::parse` took off before it accepted a key: worth a word to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Space,
    Quotes,
    /// The word `Bearer` before it.
    Bearer,
}

impl Notice {
    /// What was removed, for "removed ... around the key".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Notice::Space => "spaces around it",
            Notice::Quotes => "quotes around it",
            Notice::Bearer => "the word \"Bearer\" before it",
        }
    }
}

impl Secret {
    /// Takes what a person pasted or a source gave.
    ///
    /// White space, one pair of quotes and a leading `Bearer ` go, and are reported; anything
    /// inside that can't be a part of a key is refused by its position, never by its value.
    pub fn parse(name: KeyName, raw: &str) -> Result<(Secret, Vec<Notice>)> {
        let mut notices = Vec::new();
        let mut text = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        loop {
            let before = text;
            text = strip_space(text, raw, &mut notices);
            text = strip_quotes(text, &mut notices);
            text = strip_bearer(text, &mut notices);
            if text == before {
                break;
            }
        }
        check(name, text)?;
        Ok((Secret::checked(text), notices))
    }
}

fn strip_space<'a>(text: &'a str, raw: &str, notices: &mut Vec<Notice>) -> &'a str {
    let trimmed = text.trim();
    // A line end at the very end is how files and commands end: not worth a word.
    let worth_a_word = trimmed.len() != text.trim_end_matches(['\r', '\n']).len() || raw != text;
    if trimmed.len() != text.len() && worth_a_word {
        note(notices, Notice::Space);
    }
    trimmed
}

fn strip_quotes<'a>(text: &'a str, notices: &mut Vec<Notice>) -> &'a str {
    const PAIRS: [(char, char); 5] =
        [('"', '"'), ('\'', '\''), ('`', '`'), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
    for (open, close) in PAIRS {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner {
            note(notices, Notice::Quotes);
            return inner;
        }
    }
    text
}

fn strip_bearer<'a>(text: &'a str, notices: &mut Vec<Notice>) -> &'a str {
    match text.split_at_checked(7) {
        Some((head, rest)) if head.eq_ignore_ascii_case("bearer ") => {
            note(notices, Notice::Bearer);
            rest
        }
        _ => text,
    }
}

fn note(notices: &mut Vec<Notice>, notice: Notice) {
    if !notices.contains(&notice) {
        notices.push(notice);
    }
}

fn check(name: KeyName, text: &str) -> Result<()> {
    let misfit = || text.chars().zip(1..).find_map(|(letter, at)| Some((misfit(letter)?, at)));
    let problem = if text.is_empty() {
        Problem::Empty
    } else if let Some(extra) = pasted_around(text) {
        Problem::PastedAround(extra)
    } else if let Some((kind, at)) = misfit() {
        Problem::Character(kind, at)
    } else if text.len() > LONGEST {
        Problem::TooLong(text.len())
    } else {
        return Ok(());
    };
    Err(KeyError::Unfit { key: name, problem }.into())
}

/// What came along with a key from where it was copied.
fn pasted_around(text: &str) -> Option<&'static str> {
    const QUOTES: [char; 7] = ['"', '\'', '`', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}'];
    let start = text.to_ascii_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    if text.ends_with(':') {
        Some("a colon after it, as in a `curl -u` example")
    } else if starts(&["curl ", "-u ", "--user ", "-h ", "--header "]) {
        Some("a part of a command before it")
    } else if starts(&["authorization:", "x-ashby-api-key:", "basic "]) {
        Some("a header's name before it")
    } else if text.ends_with([',', ';']) {
        Some("a comma or semicolon after it")
    } else if text.starts_with(QUOTES) || text.ends_with(QUOTES) {
        Some("a quote on one side of it")
    } else {
        None
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

    fn parse(raw: &str) -> std::result::Result<(String, Vec<Notice>), Error> {
        Secret::parse(KeyName::Ashby, raw).map(|(s, n)| (s.expose().to_owned(), n))
    }

    #[test]
    fn takes_off_what_a_paste_brings() {
        assert_eq!(parse("abcd1234").unwrap(), ("abcd1234".into(), vec![]));
        assert_eq!(parse("abcd1234\r\n").unwrap(), ("abcd1234".into(), vec![]));
        assert_eq!(parse("  abcd1234 \t").unwrap(), ("abcd1234".into(), vec![Notice::Space]));
        assert_eq!(
            parse("\u{201c}abcd1234\u{201d}").unwrap(),
            ("abcd1234".into(), vec![Notice::Quotes])
        );
        assert_eq!(
            parse("\"Bearer abcd1234\"").unwrap(),
            ("abcd1234".into(), vec![Notice::Quotes, Notice::Bearer])
        );
        assert_eq!(parse("bearer 'abcd1234'").unwrap().0, "abcd1234".to_owned());
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
            ("-u abcd1234", "part of a command"),
            ("curl -u abcd1234 https://a.example", "part of a command"),
            ("Authorization: Basic abcd1234", "header's name"),
            ("X-Ashby-Api-Key: abcd1234", "header's name"),
            ("Basic abcd1234", "header's name"),
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
