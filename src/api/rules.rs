//! Tables that say what a refusal means. The first row that matches wins, and the rows that blame nobody come
//! first: limits, outages, gateways and firewalls speak of access and permissions too.

pub(super) mod tables;

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
    /// The request was not accepted as a request.
    Invalid,
}

pub(super) struct Rule {
    when: When,
    outcome: Outcome,
}

enum When {
    Status(RangeInclusive<u16>),
    /// A code in any spelling: `RATE_LIMITED` is `rateLimited` is `rate-limited`.
    Code(&'static [&'static str]),
    /// Words at the start of a word of the text: `throttl` is in "was throttled".
    Words(&'static [&'static str]),
    /// One of each.
    Both(&'static [&'static str], &'static [&'static str]),
}

impl Rule {
    pub(super) const fn status(status: u16, outcome: Outcome) -> Rule {
        Rule::statuses(status..=status, outcome)
    }

    pub(super) const fn statuses(statuses: RangeInclusive<u16>, outcome: Outcome) -> Rule {
        let when = When::Status(statuses);
        Rule { when, outcome }
    }

    pub(super) const fn code(codes: &'static [&'static str], outcome: Outcome) -> Rule {
        let when = When::Code(codes);
        Rule { when, outcome }
    }

    pub(super) const fn words(words: &'static [&'static str], outcome: Outcome) -> Rule {
        let when = When::Words(words);
        Rule { when, outcome }
    }

    pub(super) const fn both(
        one: &'static [&'static str],
        other: &'static [&'static str],
        outcome: Outcome,
    ) -> Rule {
        let when = When::Both(one, other);
        Rule { when, outcome }
    }

    fn fits(&self, error: &ErrorText) -> bool {
        let said = |words: &[&str]| words.iter().any(|word| error.says(word));
        match &self.when {
            When::Status(_) => false,
            When::Code(codes) => codes.iter().any(|code| error.codes.contains(&plain(code))),
            When::Words(words) => said(words),
            When::Both(one, other) => said(one) && said(other),
        }
    }
}

/// One error as the vendor words it.
pub(super) struct ErrorText {
    /// In upper case, letters and digits alone.
    codes: Vec<String>,
    /// In lower case, with one space around every word.
    words: String,
    pub(super) shown: String,
}

impl ErrorText {
    /// Of a text without a code; one without a space in it counts as a code too.
    pub(super) fn of_text(text: &str, secrets: &[&Secret]) -> ErrorText {
        let coded = !text.trim().contains(char::is_whitespace);
        let codes = coded.then(|| plain(text)).into_iter().collect();
        ErrorText::new(text, codes, secrets)
    }

    fn new(text: &str, codes: Vec<String>, secrets: &[&Secret]) -> ErrorText {
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
        let codes = codes.iter().map(|code| plain(code)).collect();
        ErrorText::new(text, codes, secrets)
    }

    fn says(&self, words: &str) -> bool {
        self.words.match_indices(words).any(|(at, _)| self.words[..at].ends_with(' '))
    }

    pub(super) fn is(&self, words: &str) -> bool {
        self.words.trim() == words
    }
}

/// What the first row that matches says, and the words that it matched (none where the status did).
pub(super) fn first_match<'a>(
    tables: &[&[Rule]],
    status: u16,
    errors: &'a [ErrorText],
) -> Option<(Outcome, Option<&'a ErrorText>)> {
    tables.iter().flat_map(|table| table.iter()).find_map(|rule| match &rule.when {
        When::Status(statuses) => {
            statuses.contains(&status).then_some((rule.outcome, errors.first()))
        }
        _ => errors.iter().find(|error| rule.fits(error)).map(|error| (rule.outcome, Some(error))),
    })
}

/// The words of an error, or the status where it has none.
pub(super) fn words_of(error: Option<&ErrorText>, status: u16) -> String {
    let shown = error.map(|error| error.shown.clone()).filter(|text| !text.is_empty());
    shown.unwrap_or_else(|| format!("HTTP {status}"))
}

/// What a reply is that no API of a vendor wrote, whatever its body says.
pub(super) enum Foreign {
    Blocked(String),
    NotUnderstood(String),
}

/// Who answers in the vendor's place, as far as status and headers say.
pub(super) fn foreign(reply: &HttpReply) -> Option<Foreign> {
    let status = reply.status;
    let not_understood = |why: &str| Some(Foreign::NotUnderstood(format!("{why} (HTTP {status})")));
    if let (Some(edge), 400..=499) = (&reply.edge, status) {
        return (status != 429).then(|| Foreign::Blocked(format!("HTTP {status}, {edge}")));
    }
    match status {
        300..=399 => not_understood("it redirects elsewhere"),
        407 => Some(Foreign::Blocked("HTTP 407: a proxy wants a login".into())),
        429 | 500.. => None,
        _ if reply.coded => not_understood("its answer is compressed, which was not asked for"),
        _ if reply.html => not_understood("it answers with a web page"),
        401 | 403 if reply.is_empty() => not_understood("it answers with an empty page"),
        _ => None,
    }
}

fn collect_codes(error: &Value, depth: usize, codes: &mut Vec<String>) {
    const NAMES: [&str; 10] = [
        "code",
        "errorcode",
        "errortype",
        "type",
        "classification",
        "reason",
        "error",
        "status",
        "statuscode",
        "httpstatus",
    ];
    let Some(fields) = error.as_object().filter(|_| depth > 0) else {
        return;
    };
    for (name, value) in fields {
        let named = NAMES.contains(&plain(name).to_lowercase().as_str());
        match value {
            Value::String(text) if named => codes.push(text.clone()),
            Value::Number(number) if named => codes.push(number.to_string()),
            Value::Object(_) => collect_codes(value, depth - 1, codes),
            _ => {}
        }
    }
}

fn plain(code: &str) -> String {
    let letters = code.chars().take(SEARCHED).filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

fn spaced(text: &str) -> String {
    let letters = text.chars().take(SEARCHED).flat_map(char::to_lowercase);
    let letters: String =
        letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}
