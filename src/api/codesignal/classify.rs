//! What a reply of CodeSignal means. It publishes no error format, so every plausible shape is read.

use super::Answer;
use crate::api::reply::HttpReply;
use crate::api::rules::tables::{BAD, INTERNAL, KEY_WORDS, KEYS, TROUBLE_CODES, TROUBLE_WORDS};
use crate::api::rules::{ErrorText, Foreign, Outcome, Rule, first_match, foreign, words_of};
use crate::credentials::Secret;
use serde_json::{Map, Value};

/// "Access Denied" is the one refusal that CodeSignal publishes, so it comes before INTERNAL_SERVER_ERROR,
/// which frameworks put on anything thrown. A 401 is a refusal whatever its words, a 403 is not.
const REFUSALS: &[Rule] = &[
    Rule::code(&["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"], Outcome::Invalid),
    Rule::code(
        &[
            "UNAUTHENTICATED",
            "NOT_AUTHENTICATED",
            "AUTHENTICATION_FAILED",
            "AUTHENTICATION_ERROR",
            "AUTHENTICATION_REQUIRED",
            "INVALID_API_KEY",
            "INVALID_KEY",
            "INVALID_TOKEN",
            "INVALID_CREDENTIALS",
            "API_KEY_INVALID",
            "API_KEY_EXPIRED",
            "API_KEY_REVOKED",
            "TOKEN_EXPIRED",
        ],
        Outcome::KeyRejected,
    ),
    Rule::words(&["access denied", "access is denied", "accessdenied"], Outcome::PermissionDenied),
    Rule::code(INTERNAL, Outcome::Unavailable),
    Rule::code(
        &[
            "FORBIDDEN",
            "ACCESS_DENIED",
            "PERMISSION_DENIED",
            "NOT_AUTHORIZED",
            "UNAUTHORIZED",
            "AUTHORIZATION_ERROR",
            "INSUFFICIENT_PERMISSIONS",
            "INSUFFICIENT_PERMISSION",
            "INSUFFICIENT_SCOPE",
            "MISSING_PERMISSION",
            "MISSING_SCOPE",
        ],
        Outcome::PermissionDenied,
    ),
    Rule::words(
        &[
            "permission denied",
            "permissions denied",
            "not authorized",
            "not authorised",
            "unauthorized",
            "unauthorised",
            "forbidden",
            "not have access",
            "don t have access",
            "doesn t have access",
            "no access to",
            "no permission",
        ],
        Outcome::PermissionDenied,
    ),
    Rule::both(
        &[
            "missing",
            "insufficient",
            "lack",
            "require",
            "need",
            "not have",
            "don t have",
            "doesn t have",
            "has no",
            "have no",
            "without",
            "not granted",
            "denied",
        ],
        &["permission", "scope"],
        Outcome::PermissionDenied,
    ),
    Rule::words(KEY_WORDS, Outcome::KeyRejected),
    Rule::both(KEYS, BAD, Outcome::KeyRejected),
    Rule::status(401, Outcome::KeyRejected),
    Rule::code(&["NOT_FOUND"], Outcome::NotFound),
    Rule::words(
        &[
            "cannot query field",
            "unknown argument",
            "unknown type",
            "syntax error",
            "validation",
            "got invalid value",
            "must have a selection",
        ],
        Outcome::Invalid,
    ),
    Rule::words(
        &[
            "not found",
            "does not exist",
            "doesn t exist",
            "no such",
            "could not find",
            "couldn t find",
            "cannot find",
        ],
        Outcome::NotFound,
    ),
    Rule::both(&["no"], &["with this id", "with that id", "with id"], Outcome::NotFound),
    Rule::code(&["BAD_USER_INPUT", "BAD_REQUEST"], Outcome::Invalid),
];

const ALL: &[&[Rule]] = &[TROUBLE_CODES, TROUBLE_WORDS, REFUSALS];

/// Reads a reply to the operation with this root field; `secrets` must not be repeated.
pub fn classify(reply: &HttpReply, field: &str, secrets: &[&Secret]) -> Answer {
    match foreign(reply) {
        Some(Foreign::Blocked(words)) => return Answer::Blocked(words),
        Some(Foreign::NotUnderstood(words)) => return Answer::NotUnderstood(words),
        None => {}
    }
    let status = reply.status;
    if matches!(status, 404 | 405) {
        return Answer::NotUnderstood(format!("there is no API at this address (HTTP {status})"));
    }
    match serde_json::from_slice(&reply.body) {
        Ok(Value::Object(body)) if status < 500 && status != 429 => {
            graphql(body, reply, field, secrets)
        }
        Ok(body @ (Value::String(_) | Value::Array(_))) if status == 401 => {
            let text = ErrorText::of_json(body.get(0).unwrap_or(&body), secrets);
            let found = first_match(ALL, status, std::slice::from_ref(&text));
            answer(found, reply, "")
        }
        _ => {
            let text = ErrorText::of_text(&String::from_utf8_lossy(&reply.body), secrets);
            let found = first_match(&ALL[..2], status, std::slice::from_ref(&text));
            answer(found, reply, &not_graphql(status, &text.shown))
        }
    }
}

fn graphql(
    mut body: Map<String, Value>,
    reply: &HttpReply,
    field: &str,
    secrets: &[&Secret],
) -> Answer {
    let status = reply.status;
    // Taken and not copied: it may be large.
    let data = body.get_mut("data").and_then(Value::as_object_mut);
    let value = data.and_then(|data| data.remove(field)).filter(|_| status < 300);
    let errors: Vec<ErrorText> =
        listed(&body).iter().map(|error| ErrorText::of_json(error, secrets)).collect();
    if errors.is_empty() {
        return match value {
            Some(value) => Answer::Data(value),
            None => without_errors(&body, reply, secrets),
        };
    }
    let found = first_match(ALL, status, &errors);
    let shown = words_of(errors.iter().find(|error| !error.shown.is_empty()), status);
    let error = match found {
        None if body.contains_key("errors") => Answer::Other(shown),
        None => Answer::NotUnderstood(not_graphql(status, &shown)),
        found => answer(found, reply, &shown),
    };
    match value.filter(|value| !value.is_null()) {
        Some(value) => Answer::Partial(value, Box::new(error)),
        None => error,
    }
}

/// A bare `message` is how firewalls speak: without a 401 it says nothing about a key.
fn without_errors(body: &Map<String, Value>, reply: &HttpReply, secrets: &[&Secret]) -> Answer {
    let status = reply.status;
    let text = ErrorText::of_json(&Value::Object(body.clone()), secrets);
    let tables = if status == 401 { ALL } else { &ALL[..2] };
    let found = first_match(tables, status, std::slice::from_ref(&text));
    let words = if text.shown.is_empty() {
        format!("the answer has no data and gives no reason (HTTP {status})")
    } else {
        not_graphql(status, &text.shown)
    };
    answer(found, reply, &words)
}

/// The errors, also where they are not in a list.
fn listed(body: &Map<String, Value>) -> Vec<&Value> {
    match body.get("errors") {
        Some(Value::Array(errors)) => errors.iter().collect(),
        Some(Value::Null) | None => {
            let error = body.get("error").filter(|error| !error.is_null());
            error.into_iter().collect()
        }
        Some(other) => vec![other],
    }
}

fn not_graphql(status: u16, shown: &str) -> String {
    if shown.is_empty() {
        format!("the answer is not GraphQL (HTTP {status})")
    } else {
        format!("the answer is not GraphQL (HTTP {status}): {shown}")
    }
}

fn answer(
    found: Option<(Outcome, Option<&ErrorText>)>,
    reply: &HttpReply,
    otherwise: &str,
) -> Answer {
    let status = reply.status;
    let Some((outcome, error)) = found else {
        return Answer::NotUnderstood(otherwise.to_owned());
    };
    let shown = words_of(error, status);
    match outcome {
        Outcome::RateLimited => Answer::Limited(reply.retry_after),
        Outcome::Unavailable if status >= 500 => Answer::Down(reply.status_and_edge()),
        Outcome::Unavailable => Answer::Down(shown),
        Outcome::Blocked => Answer::Blocked(shown),
        Outcome::KeyRejected => Answer::KeyRefused(shown),
        Outcome::KeyValid | Outcome::PermissionDenied => Answer::Denied(shown),
        Outcome::NotFound => Answer::NotFound(shown),
        Outcome::Invalid => Answer::Invalid(shown),
    }
}

#[cfg(test)]
mod tests;
