//! What a reply of Ashby's `apiKey.info` means.

use super::{KeyInfo, KeyInfoAnswer};
use crate::api::obstacle::foreign;
use crate::api::reply::HttpReply;
use crate::api::rules::tables::{BAD, INTERNAL_CODES, KEY_CODES, KEY_WORDS, KEYS};
use crate::api::rules::{ErrorText, Outcome, Rule, judge};
use crate::credentials::Secret;
use crate::credentials::sanitize::{clean, leaks_key};
use jiff::Timestamp;
use serde_json::Value;

/// The key was accepted, and may not be asked about.
const VALID: &[Rule] = &[
    Rule::words(&["missing endpoint permission"], Outcome::KeyValid),
    Rule::code(INTERNAL_CODES, Outcome::Unavailable),
];

/// In Ashby's error form. With another status the words have to speak of the key.
const REFUSALS: &[Rule] = &[
    Rule::statuses(401..=401, Outcome::KeyRejected),
    Rule::statuses(403..=403, Outcome::KeyRejected),
    Rule::code("unauthorized, forbidden", Outcome::KeyRejected),
    Rule::code(KEY_CODES, Outcome::KeyRejected),
    Rule::text(&[KEY_WORDS], Outcome::KeyRejected),
    Rule::text(&[KEYS, BAD], Outcome::KeyRejected),
];

const ALL: &[&[Rule]] = &[VALID, REFUSALS];

/// Reads a reply to `apiKey.info`; `secrets` must not be repeated.
pub fn classify(reply: &HttpReply, secrets: &[&Secret]) -> KeyInfoAnswer {
    if let Some(obstacle) = foreign(reply) {
        return KeyInfoAnswer::Obstacle(obstacle);
    }
    match serde_json::from_slice(&reply.body) {
        Ok(body @ Value::Object(_)) => from_body(&body, reply, secrets),
        Ok(Value::String(text)) => from_text(&text, reply, secrets),
        _ => from_text(&reply.text(), reply, secrets),
    }
}

/// A wrong key is answered with 401 and the bare text `Unauthorized`; any other text is not Ashby's.
fn from_text(text: &str, reply: &HttpReply, secrets: &[&Secret]) -> KeyInfoAnswer {
    let text = ErrorText::of_text(text, secrets);
    if reply.status == 401 && text.is("unauthorized") {
        return KeyInfoAnswer::Refused(format!("HTTP 401: {}", text.shown));
    }
    let otherwise = not_ashby(reply.status, &text.shown);
    answer(&[], reply, &[text], otherwise)
}

fn from_body(body: &Value, reply: &HttpReply, secrets: &[&Secret]) -> KeyInfoAnswer {
    let status = reply.status;
    let errors = errors(body, secrets);
    // The published answer names the key; a bare "success" could be anybody's.
    let named =
        ["title", "createdAt", "scopes"].iter().any(|field| !body["results"][*field].is_null());
    if status < 300 && body["success"] == true && named && errors.is_empty() {
        return KeyInfoAnswer::Accepted(key_info(&body["results"], secrets));
    }
    let tables = if is_ashbys(body) { ALL } else { &[VALID] };
    let shown = errors.iter().map(|error| error.shown.as_str()).find(|text| !text.is_empty());
    let otherwise = not_ashby(status, shown.unwrap_or_default());
    answer(tables, reply, &errors, otherwise)
}

/// Whether a body has the form of Ashby's errors.
fn is_ashbys(body: &Value) -> bool {
    body["success"] == false && (body.get("errors").is_some() || body.get("errorInfo").is_some())
        || body["errorInfo"]["code"].is_string()
}

/// All errors of a body, in every shape seen: texts or objects, listed or alone.
fn errors(body: &Value, secrets: &[&Secret]) -> Vec<ErrorText> {
    let listed = body["errors"].as_array().into_iter().flatten();
    let mut errors: Vec<ErrorText> = listed
        .chain([&body["errors"], &body["errorInfo"], &body["error"]])
        .filter(|error| error.is_string() || error.is_object())
        .map(|error| ErrorText::of_json(error, secrets))
        .collect();
    if body["message"].is_string() || body["code"].is_string() {
        errors.push(ErrorText::of_json(body, secrets));
    }
    errors
}

fn not_ashby(status: u16, shown: &str) -> String {
    if shown.is_empty() {
        format!("the answer is not one of Ashby's API (HTTP {status})")
    } else {
        format!("{shown} (HTTP {status})")
    }
}

fn answer(
    tables: &[&[Rule]],
    reply: &HttpReply,
    errors: &[ErrorText],
    otherwise: String,
) -> KeyInfoAnswer {
    match judge(tables, reply, errors, otherwise) {
        Ok((Outcome::KeyValid, _)) => KeyInfoAnswer::Accepted(KeyInfo::default()),
        Ok((_, words)) => KeyInfoAnswer::Refused(words),
        Err(obstacle) => KeyInfoAnswer::Obstacle(obstacle),
    }
}

fn key_info(results: &Value, secrets: &[&Secret]) -> KeyInfo {
    KeyInfo {
        title: results["title"].as_str().map(|title| clean(title, secrets)),
        created_at: results["createdAt"].as_str().and_then(|text| text.parse::<Timestamp>().ok()),
        scopes: scopes(&results["scopes"], secrets),
    }
}

/// The scopes that look like one. Together they must not spell a key.
fn scopes(listed: &Value, secrets: &[&Secret]) -> Vec<String> {
    let is_scope = |it: &&str| {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || b":._-".contains(&byte);
        it.len() <= 60 && it.bytes().all(sound)
    };
    let listed = listed.as_array().into_iter().flatten().filter_map(Value::as_str);
    let scopes: Vec<&str> = listed.filter(is_scope).take(50).collect();
    if leaks_key(&scopes.concat(), secrets) {
        return Vec::new();
    }
    scopes.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
