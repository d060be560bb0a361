//! What a reply of CodeSignal means. It publishes no error format, so every plausible shape is read.

use super::Answer;
use crate::secret::Secret;
use crate::vendor::reply::Reply;
use crate::vendor::said::clean;
use serde_json::{Map, Value};

/// Reads a reply to the operation with this root field; `secrets` must not be repeated.
pub(super) fn meaning(reply: &Reply, field: &str, secrets: &[&Secret]) -> Answer {
    let status = reply.status;
    if (300..400).contains(&status) {
        return Answer::NotUnderstood(format!("it redirects elsewhere (HTTP {status})"));
    }
    if status == 429 {
        return Answer::Limited(reply.retry_after);
    }
    if status >= 500 {
        return Answer::Down(format!("HTTP {status}"));
    }
    if reply.html {
        return Answer::NotUnderstood(format!("it answers with a web page (HTTP {status})"));
    }
    let Ok(Value::Object(body)) = serde_json::from_slice(&reply.body) else {
        return match status {
            401 => Answer::KeyRefused("HTTP 401".into()),
            _ => Answer::NotUnderstood(format!("the answer is not GraphQL (HTTP {status})")),
        };
    };
    from_body(&body, status, field, secrets)
}

fn from_body(body: &Map<String, Value>, status: u16, field: &str, secrets: &[&Secret]) -> Answer {
    let value = body.get("data").and_then(|data| data.get(field));
    let error = most_telling_error(body, field);
    match (value, error) {
        (Some(value), _) if !value.is_null() && status < 300 => Answer::Data(value.clone()),
        (_, Some(error)) => classify(error, status, secrets),
        (_, None) if status == 401 || status == 403 => {
            let words = body.get("error").or(body.get("message"));
            let words = words.and_then(Value::as_str).unwrap_or_default();
            Answer::KeyRefused(clean(&format!("HTTP {status} {words}"), secrets))
        }
        (Some(value), None) if status < 300 => Answer::Data(value.clone()),
        _ => Answer::NotUnderstood(format!(
            "the answer holds no data and gives no reason (HTTP {status})"
        )),
    }
}

/// The error about this field, or else the first one.
fn most_telling_error<'a>(body: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
    let errors = body.get("errors")?.as_array()?;
    errors
        .iter()
        .find(|error| error["path"][0] == field)
        .or(errors.first())
}

/// CodeSignal publishes no error format. So the words count first (its servers' framework gives
/// INTERNAL_SERVER_ERROR as the code of anything thrown), then the code, then the HTTP status.
fn classify(error: &Value, status: u16, secrets: &[&Secret]) -> Answer {
    let message = error["message"].as_str().unwrap_or_default();
    let code = error["extensions"]["code"]
        .as_str()
        .or(error["code"].as_str())
        .unwrap_or_default();
    let shown = match (message, code) {
        ("", "") => format!("HTTP {status}"),
        ("", code) => clean(code, secrets),
        (message, _) => clean(message, secrets),
    };
    by_words(&message.to_lowercase(), &shown)
        .or_else(|| by_code(&code.to_uppercase(), &shown))
        .unwrap_or_else(|| match status {
            401 => Answer::KeyRefused(shown),
            403 => Answer::Denied(shown),
            400..=499 => Answer::Invalid(shown),
            _ => Answer::Other(shown),
        })
}

fn by_words(message: &str, shown: &str) -> Option<Answer> {
    const KEY: [&str; 9] = [
        "unauthenticated",
        "not authenticated",
        "authentication",
        "not logged in",
        "must be logged in",
        "invalid token",
        "invalid api key",
        "invalid key",
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
    let about_key = message.contains("api key")
        && has(&[
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
        ]);
    if has(&KEY) || about_key || message == "unauthorized" {
        Some(Answer::KeyRefused(shown.into()))
    } else if has(&DENIED) {
        Some(Answer::Denied(shown.into()))
    } else if has(&["rate limit", "too many requests"]) {
        Some(Answer::Limited(None))
    } else if has(&ABSENT) {
        Some(Answer::Other(shown.into()))
    } else if has(&INVALID) {
        Some(Answer::Invalid(shown.into()))
    } else if message.contains("unauthorized") {
        Some(Answer::KeyRefused(shown.into()))
    } else {
        None
    }
}

fn by_code(code: &str, shown: &str) -> Option<Answer> {
    match code {
        "UNAUTHENTICATED" | "UNAUTHORIZED" | "INVALID_API_KEY" | "INVALID_KEY" => {
            Some(Answer::KeyRefused(shown.into()))
        }
        "FORBIDDEN" | "ACCESS_DENIED" | "PERMISSION_DENIED" | "NOT_AUTHORIZED" => {
            Some(Answer::Denied(shown.into()))
        }
        "RATE_LIMITED" | "RATE_LIMIT_EXCEEDED" | "TOO_MANY_REQUESTS" => Some(Answer::Limited(None)),
        "NOT_FOUND" => Some(Answer::Other(shown.into())),
        "GRAPHQL_VALIDATION_FAILED" | "GRAPHQL_PARSE_FAILED" | "BAD_USER_INPUT" | "BAD_REQUEST" => {
            Some(Answer::Invalid(shown.into()))
        }
        "INTERNAL_SERVER_ERROR" | "INTERNAL_ERROR" | "SERVICE_UNAVAILABLE" | "TIMEOUT" => {
            Some(Answer::Down(shown.into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Answer {
        let reply = Reply {
            status,
            html: body.starts_with('<'),
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
    fn a_partial_answer_still_answers() {
        let partial = r#"{"data":{"company":{"name":"A"}},"errors":[{"message":"Access Denied","path":["company","logo"]}]}"#;
        assert!(matches!(read(200, partial), Answer::Data(_)));
    }
}
