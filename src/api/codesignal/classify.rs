//! What a reply of CodeSignal means. It publishes no error format, so every plausible shape is read.

use super::Answer;
use crate::api::obstacle::{Obstacle, foreign};
use crate::api::reply::HttpReply;
use crate::api::rules::tables::{BAD, INTERNAL_CODES, KEY_CODES, KEY_WORDS, KEYS};
use crate::api::rules::{ErrorText, Outcome, Rule, judge};
use crate::credentials::Secret;
use serde_json::{Map, Value};

/// "Access Denied" is the one refusal that CodeSignal publishes, so it comes before INTERNAL_SERVER_ERROR,
/// which frameworks put on anything thrown. A 401 is a refusal whatever its words, a 403 is not.
const REFUSALS: &[Rule] = &[
    // Of a request that isn't valid GraphQL ("the field doesn't exist"), not of what was asked for.
    Rule::code("graphql validation failed, graphql parse failed", Outcome::Other),
    Rule::code(KEY_CODES, Outcome::KeyRejected),
    Rule::words(&["access denied, access is denied, accessdenied"], Outcome::PermissionDenied),
    Rule::code(INTERNAL_CODES, Outcome::Unavailable),
    Rule::code(DENIED, Outcome::PermissionDenied),
    Rule::text(&[DENIED], Outcome::PermissionDenied),
    Rule::words(&[LACKS, "permission, scope"], Outcome::PermissionDenied),
    Rule::text(&[KEY_WORDS], Outcome::KeyRejected),
    Rule::text(&[KEYS, BAD], Outcome::KeyRejected),
    Rule::statuses(401..=401, Outcome::KeyRejected),
    Rule::words(&["cannot query field, unknown argument, unknown type"], Outcome::Other),
    Rule::words(&[ABSENT], Outcome::NotFound),
    Rule::words(&["no", "with this id, with that id, with id"], Outcome::NotFound),
];

const DENIED: &str = "permission denied, permissions denied, not authorized, not authorised, \
    unauthorized, unauthorised, authorization error, forbidden, not have access, \
    don t have access, doesn t have access, no access to, no permission";
const LACKS: &str = "missing, insufficient, lack, require, need, not have, don t have, \
    doesn t have, has no, have no, without, not granted, denied";
const ABSENT: &str = "not found, does not exist, doesn t exist, no such, could not find, \
    couldn t find, cannot find";

/// Reads a reply to the operation with this root field; `secrets` must not be repeated.
pub fn classify(reply: &HttpReply, field: &str, secrets: &[&Secret]) -> Answer {
    if let Some(obstacle) = foreign(reply) {
        return Answer::Obstacle(obstacle);
    }
    let status = reply.status;
    if matches!(status, 404 | 405) {
        let why = format!("there is no API at this address (HTTP {status})");
        return Answer::Obstacle(Obstacle::NotUnderstood(why));
    }
    match serde_json::from_slice(&reply.body) {
        Ok(Value::Object(body)) if status < 500 && status != 429 => {
            graphql(body, reply, field, secrets)
        }
        Ok(body @ (Value::String(_) | Value::Array(_))) if status == 401 => {
            let text = ErrorText::of_json(body.get(0).unwrap_or(&body), secrets);
            answer(&[REFUSALS], reply, &[text], String::new())
        }
        _ => {
            let text = ErrorText::of_text(&reply.text(), secrets);
            let otherwise = not_graphql(status, &text.shown);
            answer(&[], reply, &[text], otherwise)
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
    let shown = errors.iter().map(|error| error.shown.as_str()).find(|text| !text.is_empty());
    let otherwise = not_graphql(status, shown.unwrap_or_default());
    let error = match answer(&[REFUSALS], reply, &errors, otherwise) {
        Answer::Obstacle(Obstacle::NotUnderstood(_)) if body.contains_key("errors") => {
            Answer::Other(shown.map_or_else(|| format!("HTTP {status}"), str::to_owned))
        }
        error => error,
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
    let tables: &[&[Rule]] = if status == 401 { &[REFUSALS] } else { &[] };
    let is_graphql = body.contains_key("data") || body.contains_key("errors");
    let otherwise = if is_graphql && text.shown.is_empty() {
        format!("the answer has no data and gives no reason (HTTP {status})")
    } else {
        not_graphql(status, &text.shown)
    };
    answer(tables, reply, &[text], otherwise)
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
    tables: &[&[Rule]],
    reply: &HttpReply,
    errors: &[ErrorText],
    otherwise: String,
) -> Answer {
    match judge(tables, reply, errors, otherwise) {
        Ok((Outcome::KeyRejected, words)) => Answer::KeyRefused(words),
        Ok((Outcome::PermissionDenied, words)) => Answer::Denied(words),
        Ok((Outcome::NotFound, words)) => Answer::NotFound(words),
        Ok((_, words)) => Answer::Other(words),
        Err(obstacle) => Answer::Obstacle(obstacle),
    }
}

#[cfg(test)]
mod tests;
