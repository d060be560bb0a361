//! CodeSignal's GraphQL API (developer.codesignal.com/graphql): what is asked, and what an answer means.

use super::address::Address;
use super::http::{Deadline, Http};
use super::reply::{Reply, Trouble};
use super::said::clean;
use crate::integration::Permission;
use crate::secret::Secret;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// An operation with the root field that answers it.
pub struct Operation {
    /// The text that is sent.
    pub query: &'static str,
    /// The root field.
    pub field: &'static str,
}

/// Whose key it is.
pub const COMPANY: Operation = Operation {
    query: "query CsAshbyCompany { company { id name } }",
    field: "company",
};

/// A real read that needs companyTest.company.read.
pub const COMPANY_TESTS: Operation = Operation {
    query: "query CsAshbyTests { companyTests(first: 1) { totalCount } }",
    field: "companyTests",
};

/// A real read that needs liveInterview.company.read.
pub const LIVE_INTERVIEWS: Operation = Operation {
    query: "query CsAshbyInterviews { liveInterviews(first: 1) { id } }",
    field: "liveInterviews",
};

/// Asks CodeSignal itself for companyTestSession.company.write. The pairing of access types and
/// permissions is by name: CodeSignal publishes none.
pub const MAY_CREATE_SESSION: Operation = Operation {
    query: "query CsAshbyMayInvite { hasAccess(type: company_test_session_create_for_company) }",
    field: "hasAccess",
};

/// Asks CodeSignal itself for liveInterview.company.write; paired by name, as above.
pub const MAY_WRITE_INTERVIEW: Operation = Operation {
    query: "query CsAshbyMayInterview { hasAccess(type: live_interview_write) }",
    field: "hasAccess",
};

/// Needs companyTestSession.company.write, on an id that can't exist: ids have 17 characters out of
/// an alphabet without 0 (the look-alikes 0, 1, I, O, l are left out), so nothing can be found or changed.
pub const RESEND_NOTHING: Operation = Operation {
    query: "mutation CsAshbyProbeInvite { resendCompanyTestSession(id: \"00000000000000000\") { id } }",
    field: "resendCompanyTestSession",
};

/// Needs liveInterview.company.write, on an id that can't exist; no field would be changed.
pub const EDIT_NOTHING: Operation = Operation {
    query: "mutation CsAshbyProbeInterview { editLiveInterview(id: \"00000000000000000\", interviewFields: {}) { id } }",
    field: "editLiveInterview",
};

/// Everything that is ever sent: a test holds each against the published schema.
pub const OPERATIONS: [&Operation; 7] = [
    &COMPANY,
    &COMPANY_TESTS,
    &LIVE_INTERVIEWS,
    &MAY_CREATE_SESSION,
    &MAY_WRITE_INTERVIEW,
    &RESEND_NOTHING,
    &EDIT_NOTHING,
];

/// What an answer means. A rejected key, a missing permission and a vendor in trouble are three
/// different things.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The root field was answered, perhaps with null.
    Data(Value),
    /// The key is not accepted at all.
    KeyRefused(String),
    /// Access Denied: the key may not do this.
    Denied(String),
    /// The question was not accepted as a question.
    Invalid(String),
    /// Too many requests, and how long CodeSignal asks to wait.
    Limited(Option<Duration>),
    /// CodeSignal is in trouble.
    Down(String),
    /// A GraphQL error of another kind, for example "not found".
    Other(String),
    /// Not an answer of a GraphQL endpoint.
    NotUnderstood(String),
    /// No answer.
    NoReply(Trouble),
}

/// What is known about one permission.
#[derive(Clone, Debug, PartialEq)]
pub enum PermissionAnswer {
    /// A real read was sent.
    Read(Answer),
    /// `hasAccess` said so.
    Reported(bool),
    /// `hasAccess` could not be asked, so a call on an id that can't exist was sent.
    Probe(Answer),
    /// `hasAccess` failed for a reason that a second question would meet too.
    NotAsked(Answer),
}

/// CodeSignal, for one key.
pub struct Codesignal<'a> {
    /// The way out.
    pub http: &'a Http,
    /// Where it is.
    pub address: &'a Address,
    /// The key.
    pub key: &'a Secret,
    /// The keys that no text of CodeSignal may repeat.
    pub secrets: &'a [&'a Secret],
    /// When the answers must be there.
    pub deadline: Deadline,
}

impl Codesignal<'_> {
    /// Sends one operation.
    pub async fn ask(&self, operation: &Operation) -> Answer {
        let client = match self.http.client(self.address) {
            Ok(client) => client,
            Err(error) => return Answer::NoReply(Trouble::Tls(error.message)),
        };
        let reply = self
            .http
            .read(self.deadline, || {
                tracing::info!(
                    to = self.address.host(),
                    operation.field,
                    "asking CodeSignal"
                );
                client
                    .post(self.address.url().clone())
                    .json(&json!({"query": operation.query, "variables": {}}))
                    .header(AUTHORIZATION, bearer(self.key))
            })
            .await;
        match reply {
            Ok(reply) => meaning(&reply, operation.field, self.secrets),
            Err(trouble) => Answer::NoReply(trouble),
        }
    }

    /// Finds out about one permission; creates nothing.
    pub async fn ask_permission(&self, permission: Permission) -> PermissionAnswer {
        match permission {
            Permission::CompanyTestRead => PermissionAnswer::Read(self.ask(&COMPANY_TESTS).await),
            Permission::LiveInterviewRead => {
                PermissionAnswer::Read(self.ask(&LIVE_INTERVIEWS).await)
            }
            Permission::CompanyTestSessionWrite => {
                self.ask_write(&MAY_CREATE_SESSION, &RESEND_NOTHING).await
            }
            Permission::LiveInterviewWrite => {
                self.ask_write(&MAY_WRITE_INTERVIEW, &EDIT_NOTHING).await
            }
        }
    }

    async fn ask_write(&self, report: &Operation, probe: &Operation) -> PermissionAnswer {
        match self.ask(report).await {
            Answer::Data(Value::Bool(granted)) => PermissionAnswer::Reported(granted),
            answer @ (Answer::Limited(_)
            | Answer::Down(_)
            | Answer::NotUnderstood(_)
            | Answer::NoReply(_)) => PermissionAnswer::NotAsked(answer),
            _ => PermissionAnswer::Probe(self.ask(probe).await),
        }
    }
}

/// The header value for a key, marked so that no log of the HTTP library shows it.
fn bearer(key: &Secret) -> HeaderValue {
    sensitive(&format!("Bearer {}", key.expose()))
}

/// A header value that no log of the HTTP library shows.
pub(super) fn sensitive(text: &str) -> HeaderValue {
    // `Secret::parse` lets no control character through, and those are all a header refuses.
    let mut value = HeaderValue::from_bytes(text.as_bytes())
        .unwrap_or_else(|_| HeaderValue::from_static("unsendable"));
    value.set_sensitive(true);
    value
}

fn meaning(reply: &Reply, field: &str, secrets: &[&Secret]) -> Answer {
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
    fn every_operation_is_one_of_the_published_schema() {
        use apollo_compiler::{ExecutableDocument, Schema};
        let published = include_str!("../sandbox/codesignal.graphql");
        let schema = Schema::parse_and_validate(published, "codesignal.graphql").unwrap();
        for operation in OPERATIONS {
            let document =
                ExecutableDocument::parse_and_validate(&schema, operation.query, "operation")
                    .unwrap_or_else(|wrong| panic!("{}: {wrong}", operation.query));
            let only = document.operations.get(None).unwrap();
            let root = only.root_fields(&document).next().unwrap();
            assert_eq!(root.name, operation.field);
        }
        let wrong = "query { company { nonsense } }";
        assert!(ExecutableDocument::parse_and_validate(&schema, wrong, "operation").is_err());
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
