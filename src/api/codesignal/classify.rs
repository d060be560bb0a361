//! What a reply of CodeSignal means. It publishes no error format, so every plausible shape is read.

use super::Answer;
use crate::api::reply::HttpReply;
use crate::credentials::Secret;
use crate::credentials::sanitize::clean;
use serde_json::{Map, Value};

/// The most of a message that is searched for words, in characters.
const LOOKED_AT: usize = 4000;

/// Reads a reply to the operation with this root field; `secrets` must not be repeated.
pub fn meaning(reply: &HttpReply, field: &str, secrets: &[&Secret]) -> Answer {
    let status = reply.status;
    if (300..400).contains(&status) {
        return Answer::NotUnderstood(format!("it redirects elsewhere (HTTP {status})"));
    }
    if matches!(status, 404 | 405) {
        return Answer::NotUnderstood(format!("there is no API at this address (HTTP {status})"));
    }
    if status == 429 {
        return Answer::Limited(reply.retry_after);
    }
    if status >= 500 {
        return Answer::Down(format!("HTTP {status}"));
    }
    if reply.coded {
        return Answer::NotUnderstood(format!(
            "its answer is compressed, which was not asked for (HTTP {status})"
        ));
    }
    if reply.html {
        return Answer::NotUnderstood(format!("it answers with a web page (HTTP {status})"));
    }
    match serde_json::from_slice(&reply.body) {
        Ok(Value::Object(body)) => from_body(body, status, field, secrets),
        _ if status == 401 && reply.is_bare_refusal() => Answer::KeyRefused("HTTP 401".into()),
        _ if status == 403 && reply.is_empty() => Answer::Denied("HTTP 403".into()),
        _ => Answer::NotUnderstood(format!("the answer is not GraphQL (HTTP {status})")),
    }
}

fn from_body(
    mut body: Map<String, Value>,
    status: u16,
    field: &str,
    secrets: &[&Secret],
) -> Answer {
    // Taken and not copied: it may be large.
    let data = body.get_mut("data").and_then(Value::as_object_mut);
    let value = data.and_then(|data| data.remove(field));
    let error = most_telling_error(&body, field);
    match (value, error) {
        (Some(value), _) if !value.is_null() && status < 300 => Answer::Data(value),
        (_, Some(error)) => classify(error, status, secrets),
        (_, None) if status == 401 => Answer::KeyRefused("HTTP 401".into()),
        (_, None) if status == 403 && body.is_empty() => Answer::Denied("HTTP 403".into()),
        (Some(value), None) if status < 300 => Answer::Data(value),
        _ => Answer::NotUnderstood(format!(
            "the answer holds no data and gives no reason (HTTP {status})"
        )),
    }
}

/// The error about this field, or else the first one; also where it is not in a list. (A bare `message` is
/// how firewalls speak, and says nothing about a key.)
fn most_telling_error<'a>(body: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
    match body.get("errors") {
        Some(Value::Array(errors)) => errors
            .iter()
            .find(|error| error["path"][0] == field)
            .or(errors.first()),
        Some(Value::Null) | None => body.get("error").filter(|error| !error.is_null()),
        other => other,
    }
}

/// CodeSignal publishes no error format, and its servers' framework gives INTERNAL_SERVER_ERROR as the
/// code of anything thrown. So what is said of a key or of access counts first, then a code that says
/// more than that, then the other words, then such a code, then the HTTP status.
fn classify(error: &Value, status: u16, secrets: &[&Secret]) -> Answer {
    let message = error["message"]
        .as_str()
        .or(error.as_str())
        .unwrap_or_default();
    let code = error["extensions"]["code"]
        .as_str()
        .or(error["code"].as_str())
        .unwrap_or_default();
    let shown = match (message, code) {
        ("", "") => format!("HTTP {status}"),
        ("", code) => clean(code, secrets),
        (message, _) => clean(message, secrets),
    };
    // What is meant stands at the beginning; all of a megabyte would be searched for dozens of words.
    let begin = |text: &str| text.chars().take(LOOKED_AT).collect::<String>();
    let (message, code) = (begin(message).to_lowercase(), begin(code).to_uppercase());
    let kind = refusal_in_words(&message)
        .or_else(|| decisive_code(&code))
        .or_else(|| other_words(&message))
        .or_else(|| weak_code(&code))
        .unwrap_or(match status {
            401 => Kind::KeyRefused,
            403 => Kind::Denied,
            400..=499 => Kind::Invalid,
            _ => Kind::Other,
        });
    match kind {
        Kind::KeyRefused => Answer::KeyRefused(shown),
        Kind::Denied => Answer::Denied(shown),
        Kind::Limited => Answer::Limited(None),
        Kind::Invalid => Answer::Invalid(shown),
        Kind::Down => Answer::Down(shown),
        Kind::Other => Answer::Other(shown),
    }
}

/// The kinds of `Answer` that an error can be.
#[derive(Clone, Copy)]
enum Kind {
    KeyRefused,
    Denied,
    Limited,
    Invalid,
    Down,
    Other,
}

fn refusal_in_words(message: &str) -> Option<Kind> {
    const KEY: [&str; 15] = [
        "unauthenticated",
        "not authenticated",
        "authentication",
        "credential",
        "not logged in",
        "must be logged in",
        "invalid token",
        "invalid or expired",
        "expired token",
        "token expired",
        "token has expired",
        "invalid api key",
        "invalid key",
        "api key required",
        "bearer",
    ];
    const DENIED: [&str; 8] = [
        "access denied",
        "accessdenied",
        "forbidden",
        "permission",
        "not authorized",
        "not allowed",
        "not permitted",
        "insufficient",
    ];
    const OF_A_KEY: [&str; 11] = [
        "not valid",
        "invalid",
        "expired",
        "revoked",
        "unknown",
        "not found",
        "missing",
        "disabled",
        "deleted",
        "deactivated",
        "rejected",
    ];
    const TROUBLE: [&str; 5] = [
        "unavailable",
        "timed out",
        "timeout",
        "internal server",
        "internal error",
    ];
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if has(&TROUBLE) {
        // "Authentication service unavailable" is no word against a key.
        None
    } else if has(&KEY)
        || message == "unauthorized"
        || (message.contains("api key") && has(&OF_A_KEY))
    {
        Some(Kind::KeyRefused)
    } else if has(&DENIED) {
        Some(Kind::Denied)
    } else if message.contains("unauthorized") {
        Some(Kind::KeyRefused)
    } else {
        None
    }
}

fn decisive_code(code: &str) -> Option<Kind> {
    match code {
        "UNAUTHENTICATED" | "UNAUTHORIZED" | "INVALID_API_KEY" | "INVALID_KEY" => {
            Some(Kind::KeyRefused)
        }
        "FORBIDDEN" | "ACCESS_DENIED" | "PERMISSION_DENIED" | "NOT_AUTHORIZED" => {
            Some(Kind::Denied)
        }
        "RATE_LIMITED" | "RATE_LIMIT_EXCEEDED" | "TOO_MANY_REQUESTS" | "THROTTLED" => {
            Some(Kind::Limited)
        }
        "GRAPHQL_VALIDATION_FAILED" | "GRAPHQL_PARSE_FAILED" => Some(Kind::Invalid),
        "SERVICE_UNAVAILABLE" | "TIMEOUT" => Some(Kind::Down),
        "NOT_FOUND" => Some(Kind::Other),
        _ => None,
    }
}

fn other_words(message: &str) -> Option<Kind> {
    const LIMITED: [&str; 3] = ["rate limit", "too many requests", "throttled"];
    const DOWN: [&str; 10] = [
        "upstream",
        "connect error",
        "internal server error",
        "internal error",
        "unexpected error",
        "something went wrong",
        "unavailable",
        "timed out",
        "timeout",
        "try again",
    ];
    const ABSENT: [&str; 5] = [
        "not found",
        "does not exist",
        "doesn't exist",
        "no such",
        "could not find",
    ];
    const INVALID: [&str; 7] = [
        "cannot query field",
        "unknown argument",
        "unknown type",
        "syntax error",
        "validation",
        "got invalid value",
        "must have a selection",
    ];
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    [
        (has(&LIMITED), Kind::Limited),
        (has(&DOWN), Kind::Down),
        (has(&INVALID), Kind::Invalid),
        (has(&ABSENT), Kind::Other),
    ]
    .into_iter()
    .find_map(|(said, kind)| said.then_some(kind))
}

fn weak_code(code: &str) -> Option<Kind> {
    match code {
        "BAD_USER_INPUT" | "BAD_REQUEST" => Some(Kind::Invalid),
        "INTERNAL_SERVER_ERROR" | "INTERNAL_ERROR" => Some(Kind::Down),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Answer {
        let reply = HttpReply {
            status,
            html: body.starts_with('<'),
            coded: false,
            clock: None,
            edge: None,
            retry_after: None,
            body: body.as_bytes().to_vec(),
        };
        meaning(&reply, "company", &[])
    }

    #[test]
    fn three_results_are_three_results() {
        let denied = r#"{"errors":[{"message":"Access Denied","path":["company"]}],"data":null}"#;
        for status in [200, 400, 403] {
            assert!(
                matches!(read(status, denied), Answer::Denied(_)),
                "{status}"
            );
        }
        let thrown = r#"{"errors":[{"message":"Access Denied","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}"#;
        assert!(matches!(read(200, thrown), Answer::Denied(_)));
        let refused = r#"{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}"#;
        assert!(matches!(read(200, refused), Answer::KeyRefused(_)));
        assert!(matches!(read(401, "{}"), Answer::KeyRefused(_)));
        assert!(matches!(
            read(401, r#"{"errors":[{"message":"?"}]}"#),
            Answer::KeyRefused(_)
        ));
        let down = r#"{"errors":[{"message":"Oops","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}"#;
        assert!(matches!(read(200, down), Answer::Down(_)));
        assert!(matches!(read(503, denied), Answer::Down(_)));
        let absent = r#"{"errors":[{"message":"Test session not found","extensions":{"code":"BAD_USER_INPUT"}}],"data":null}"#;
        assert!(matches!(read(200, absent), Answer::Other(_)));
    }

    #[test]
    fn what_is_not_graphql_is_not_understood() {
        for (status, body) in [
            (200, "<html>"),
            (401, "<html>"),
            (302, ""),
            (200, "[]"),
            (200, "{}"),
            (200, r#"{"data":null}"#),
            (404, r#"{"error":"no route"}"#),
            (403, "Forbidden"),
        ] {
            let answer = read(status, body);
            assert!(
                matches!(answer, Answer::NotUnderstood(_)),
                "{status} {body}: {answer:?}"
            );
        }
    }

    #[test]
    fn every_plausible_shape_is_read() {
        let error = |message: &str, code: &str| {
            format!(
                r#"{{"errors":[{{"message":"{message}","extensions":{{"code":"{code}"}}}}],"data":null}}"#
            )
        };
        for (status, body, wanted) in [
            (
                200,
                r#"{"errors":["Access Denied"],"data":null}"#.to_owned(),
                "Denied",
            ),
            (400, r#"{"error":"Access Denied"}"#.into(), "Denied"),
            (403, String::new(), "Denied"),
            (403, r#"{"message":"Forbidden"}"#.into(), "NotUnderstood"),
            (401, "proxy login required".into(), "NotUnderstood"),
            (
                200,
                error("Authentication service temporarily unavailable", ""),
                "Down",
            ),
            (200, error("upstream connect error", ""), "Down"),
            (200, error("Invalid or expired token", ""), "KeyRefused"),
            (400, error("Invalid credentials", ""), "KeyRefused"),
            (200, error("Interview not found", "FORBIDDEN"), "Denied"),
            (
                200,
                error(
                    "Field 'x' doesn't exist on type 'Mutation'",
                    "GRAPHQL_VALIDATION_FAILED",
                ),
                "Invalid",
            ),
            (200, error("Internal server error", ""), "Down"),
            (200, error("Service temporarily unavailable", ""), "Down"),
            (200, error("Slow down", "THROTTLED"), "Limited"),
            (200, error("No interview with this id", ""), "Other"),
        ] {
            let answer = format!("{:?}", read(status, &body));
            assert!(answer.starts_with(wanted), "{status} {body}: {answer}");
        }
    }

    #[test]
    fn a_partial_answer_still_answers() {
        let partial = r#"{"data":{"company":{"name":"A"}},"errors":[{"message":"Access Denied","path":["company","logo"]}]}"#;
        assert!(matches!(read(200, partial), Answer::Data(_)));
    }
}
