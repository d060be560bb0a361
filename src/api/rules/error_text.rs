//! One error as the vendor words it.

use crate::credentials::Secret;
use crate::credentials::sanitize::clean;
use serde_json::Value;

/// The most of a text that is searched, in characters.
const SEARCHED: usize = 4000;
/// How deep below `extensions` a code is looked for.
const DEPTH: usize = 4;

pub(in crate::api) struct ErrorText {
    /// As words, each code alone.
    codes: Vec<String>,
    /// In lower case, with one space around every word.
    words: String,
    pub(in crate::api) shown: String,
}

impl ErrorText {
    /// Of a text without a code; one without a space in it counts as a code too.
    pub(in crate::api) fn of_text(text: &str, secrets: &[&Secret]) -> ErrorText {
        let coded = !text.trim().contains(char::is_whitespace);
        ErrorText::new(text, coded.then(|| spaced(text)).into_iter().collect(), secrets)
    }

    /// Of an error in JSON: a text, or an object with a message, a code, or both.
    pub(in crate::api) fn of_json(error: &Value, secrets: &[&Secret]) -> ErrorText {
        if let Some(text) = error.as_str() {
            return ErrorText::of_text(text, secrets);
        }
        let mut codes = Vec::new();
        collect_codes(error, DEPTH, &mut codes);
        let message = ["message", "detail", "error_description", "description"]
            .iter()
            .find_map(|field| error[*field].as_str().filter(|text| !text.trim().is_empty()));
        let text = message.or(codes.first().map(String::as_str)).unwrap_or("");
        ErrorText::new(text, codes.iter().map(|code| spaced(code)).collect(), secrets)
    }

    fn new(text: &str, codes: Vec<String>, secrets: &[&Secret]) -> ErrorText {
        ErrorText { codes, words: spaced(text), shown: clean(text, secrets) }
    }

    pub(in crate::api) fn is(&self, words: &str) -> bool {
        self.words.trim() == words
    }

    /// Whether one of its codes is one of these, in any spelling: `RATE_LIMITED` is `rateLimited`.
    pub(super) fn has_code(&self, list: &str) -> bool {
        let joined = |words: &str| words.replace(' ', "");
        list.split(", ").any(|wanted| self.codes.iter().any(|code| joined(code) == joined(wanted)))
    }

    /// Whether the text has a phrase of each list.
    pub(in crate::api) fn says(&self, lists: &[&str]) -> bool {
        has_all(&self.words, lists)
    }

    /// Whether the text has a phrase of each list, or one code does.
    pub(super) fn names(&self, lists: &[&str]) -> bool {
        self.says(lists) || self.codes.iter().any(|code| has_all(code, lists))
    }
}

fn has_all(text: &str, lists: &[&str]) -> bool {
    let has = |phrase: &str| text.match_indices(phrase).any(|(at, _)| text[..at].ends_with(' '));
    lists.iter().all(|list| list.split(", ").any(has))
}

fn collect_codes(error: &Value, depth: usize, codes: &mut Vec<String>) {
    const NAMES: &str = "code, error code, error type, type, classification, reason, error, status, \
        status code, http status";
    let Some(fields) = error.as_object().filter(|_| depth > 0) else {
        return;
    };
    for (name, value) in fields {
        let named = NAMES.split(", ").any(|it| it == spaced(name).trim());
        match value {
            Value::String(text) if named => codes.push(text.clone()),
            Value::Number(number) if named => codes.push(number.to_string()),
            Value::Object(_) => collect_codes(value, depth - 1, codes),
            _ => {}
        }
    }
}

/// A text or a code as words: `RATE_LIMITED` is `rateLimited` is "rate limited".
fn spaced(text: &str) -> String {
    let mut spaced = String::from(" ");
    let mut before = ' ';
    for letter in text.chars().take(SEARCHED) {
        let starts_word =
            !before.is_alphanumeric() || before.is_lowercase() && letter.is_uppercase();
        if starts_word && !spaced.ends_with(' ') {
            spaced.push(' ');
        }
        if letter.is_alphanumeric() {
            spaced.extend(letter.to_lowercase());
        }
        before = letter;
    }
    spaced.trim_end().to_owned() + " "
}
