//! Tables that say what a refusal means. The first row that matches wins, and the rows that blame nobody come
//! first: limits, outages, gateways and firewalls speak of access and permissions too.

pub(super) mod tables;

use super::obstacle::Obstacle;
use super::reply::HttpReply;
use crate::credentials::Secret;
use crate::credentials::sanitize::clean;
use serde_json::Value;
use std::ops::RangeInclusive;

/// The most of a text that is searched, in characters.
const SEARCHED: usize = 4000;
/// How deep below `extensions` a code is looked for.
const DEPTH: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    RateLimited,
    Unavailable,
    /// By a firewall, a CDN or a gateway before the vendor.
    Blocked,
    KeyRejected,
    /// The key is valid, and may not make this call.
    KeyValid,
    PermissionDenied,
    NotFound,
    /// An error of the vendor's that says nothing of this.
    Other,
}

pub(super) struct Rule(When, Outcome);

/// Phrases are separated by `, `, and match at the start of a word: `throttl` is in "was throttled".
enum When {
    Status(RangeInclusive<u16>),
    /// A phrase of each list, in the codes alone.
    Code(&'static [&'static str]),
    /// In the text alone.
    Text(&'static [&'static str]),
    /// In the codes or in the text.
    Words(&'static [&'static str]),
}

impl Rule {
    pub(super) const fn statuses(statuses: RangeInclusive<u16>, outcome: Outcome) -> Rule {
        Rule(When::Status(statuses), outcome)
    }

    pub(super) const fn code(lists: &'static [&'static str], outcome: Outcome) -> Rule {
        Rule(When::Code(lists), outcome)
    }

    pub(super) const fn text(lists: &'static [&'static str], outcome: Outcome) -> Rule {
        Rule(When::Text(lists), outcome)
    }

    pub(super) const fn words(lists: &'static [&'static str], outcome: Outcome) -> Rule {
        Rule(When::Words(lists), outcome)
    }

    fn fits(&self, error: &ErrorText) -> bool {
        match self.0 {
            When::Status(_) => false,
            When::Code(lists) => has_all(&error.codes, lists),
            When::Text(lists) => has_all(&error.words, lists),
            When::Words(lists) => has_all(&error.codes, lists) || has_all(&error.words, lists),
        }
    }
}

fn has_all(text: &str, lists: &[&str]) -> bool {
    let has = |phrase: &str| text.match_indices(phrase).any(|(at, _)| text[..at].ends_with(' '));
    lists.iter().all(|list| list.split(", ").any(has))
}

/// One error as the vendor words it.
pub(super) struct ErrorText {
    /// As words, with two spaces between the codes.
    codes: String,
    /// In lower case, with one space around every word.
    words: String,
    pub(super) shown: String,
}

impl ErrorText {
    /// Of a text without a code; one without a space in it counts as a code too.
    pub(super) fn of_text(text: &str, secrets: &[&Secret]) -> ErrorText {
        let code = Some(text).filter(|text| !text.trim().contains(char::is_whitespace));
        ErrorText::new(text, code.map(spaced).unwrap_or_default(), secrets)
    }

    fn new(text: &str, codes: String, secrets: &[&Secret]) -> ErrorText {
        ErrorText { codes, words: spaced(text), shown: clean(text, secrets) }
    }

    /// Of an error in JSON: a text, or an object with a message, a code, or both.
    pub(super) fn of_json(error: &Value, secrets: &[&Secret]) -> ErrorText {
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

    pub(super) fn is(&self, words: &str) -> bool {
        self.words.trim() == words
    }

    pub(super) fn names_a_limit(&self) -> bool {
        has_all(&self.words, &[tables::LIMITS])
    }
}

/// What the first row that matches says, with the words that it matched; where none does, the answer is not
/// understood. Limits, outages and blocks come before every other table.
pub(super) fn judge(
    tables: &[&[Rule]],
    reply: &HttpReply,
    errors: &[ErrorText],
    otherwise: String,
) -> Result<(Outcome, String), Obstacle> {
    let status = reply.status;
    let mut rules = tables::TROUBLE.iter().chain(tables.iter().copied().flatten());
    let found = rules.find_map(|rule| match &rule.0 {
        When::Status(statuses) => statuses.contains(&status).then_some((rule.1, errors.first())),
        _ => errors.iter().find(|error| rule.fits(error)).map(|error| (rule.1, Some(error))),
    });
    let Some((outcome, error)) = found else {
        return Err(Obstacle::NotUnderstood(otherwise));
    };
    let shown = error.map(|error| error.shown.clone()).filter(|text| !text.is_empty());
    let shown = shown.unwrap_or_else(|| format!("HTTP {status}"));
    match outcome {
        Outcome::RateLimited => Err(Obstacle::Limited(reply.retry_after)),
        Outcome::Unavailable if status >= 500 => Err(Obstacle::Down(reply.status_and_edge())),
        Outcome::Unavailable => Err(Obstacle::Down(shown)),
        Outcome::Blocked => Err(Obstacle::Blocked(shown)),
        _ => Ok((outcome, shown)),
    }
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
