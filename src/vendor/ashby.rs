//! Ashby's API (developers.ashbyhq.com): whether a key is accepted, and what it is called.

use super::address::Address;
use super::codesignal::sensitive;
use super::http::{Deadline, Http};
use super::reply::{Reply, Trouble};
use super::said::clean;
use crate::secret::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{ACCEPT, AUTHORIZATION};
use serde_json::{Value, json};
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

/// What Ashby tells about a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyInfo {
    /// The name the admin gave it.
    pub title: Option<String>,
    /// When it was made.
    pub created_at: Option<OffsetDateTime>,
    /// What it may do, for example `candidates:read`.
    pub scopes: Vec<String>,
}

/// What an answer of `apiKey.info` means.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The key is accepted, and this is what it is.
    Accepted(KeyInfo),
    /// The key is accepted, but it lacks apiKeysRead and so may not be asked about.
    AcceptedWithoutInfo,
    /// The key is not accepted.
    Refused(String),
    /// Too many requests, and how long Ashby asks to wait.
    Limited(Option<Duration>),
    /// Ashby is in trouble.
    Down(String),
    /// Not an answer of Ashby's API.
    NotUnderstood(String),
    /// No answer.
    NoReply(Trouble),
}

/// Ashby, for one key.
pub struct Ashby<'a> {
    /// The way out.
    pub http: &'a Http,
    /// Where its API is.
    pub address: &'a Address,
    /// The key.
    pub key: &'a Secret,
    /// The keys that no text of Ashby may repeat.
    pub secrets: &'a [&'a Secret],
    /// When the answers must be there.
    pub deadline: Deadline,
}

impl Ashby<'_> {
    /// `POST /apiKey.info`.
    pub async fn ask(&self) -> Answer {
        let address = self.address.join("apiKey.info");
        let client = match self.http.client(&address) {
            Ok(client) => client,
            Err(error) => return Answer::NoReply(Trouble::Tls(error.message)),
        };
        let reply = self
            .http
            .read(self.deadline, || {
                tracing::info!(to = address.host(), "asking Ashby for apiKey.info");
                client
                    .post(address.url().clone())
                    .header(ACCEPT, "application/json; version=1")
                    .json(&json!({}))
                    .header(AUTHORIZATION, basic(self.key))
            })
            .await;
        match reply {
            Ok(reply) => meaning(&reply, self.secrets),
            Err(trouble) => Answer::NoReply(trouble),
        }
    }
}

/// HTTP Basic with the key as the user name and a blank password, as Ashby publishes.
fn basic(key: &Secret) -> reqwest::header::HeaderValue {
    let pair = Zeroizing::new(format!("{}:", key.expose()));
    sensitive(&format!("Basic {}", STANDARD.encode(pair.as_bytes())))
}

fn meaning(reply: &Reply, secrets: &[&Secret]) -> Answer {
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
    let body = match serde_json::from_slice(&reply.body) {
        Ok(body @ Value::Object(_)) => body,
        _ if status == 401 => return Answer::Refused("HTTP 401".into()),
        _ => {
            return Answer::NotUnderstood(format!(
                "the answer is not one of Ashby's API (HTTP {status})"
            ));
        }
    };
    from_body(&body, status, secrets)
}

fn from_body(body: &Value, status: u16, secrets: &[&Secret]) -> Answer {
    if status < 300 && body["success"] == true {
        return Answer::Accepted(key_info(&body["results"], secrets));
    }
    let words = error_words(body);
    let joined = words.join(" ").to_lowercase();
    let shown = clean(
        words.first().map_or(&format!("HTTP {status}"), |word| word),
        secrets,
    );
    if joined.contains("missing_endpoint_permission") {
        return Answer::AcceptedWithoutInfo;
    }
    let names_key = [
        "invalid_api_key",
        "api key",
        "api_key",
        "apikey",
        "unauthorized",
        "unauthenticated",
        "deactivated",
        "invalid key",
    ]
    .iter()
    .any(|word| joined.contains(word));
    match status {
        401 | 403 => Answer::Refused(shown),
        _ if joined.contains("rate_limit") || joined.contains("rate limit") => {
            Answer::Limited(None)
        }
        _ if body["success"] == false && names_key => Answer::Refused(shown),
        _ => Answer::NotUnderstood(format!("{shown} (HTTP {status})")),
    }
}

/// Every word for an error, in all the published shapes: strings, or objects with message or code.
fn error_words(body: &Value) -> Vec<String> {
    let mut words = Vec::new();
    let listed = body["errors"].as_array().into_iter().flatten();
    for error in listed.chain([&body["errorInfo"], &body["error"]]) {
        let parts = [error, &error["message"], &error["code"]];
        words.extend(
            parts
                .iter()
                .filter_map(|part| part.as_str())
                .map(str::to_owned),
        );
    }
    words
}

fn key_info(results: &Value, secrets: &[&Secret]) -> KeyInfo {
    KeyInfo {
        title: results["title"].as_str().map(|title| clean(title, secrets)),
        created_at: results["createdAt"]
            .as_str()
            .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok()),
        scopes: results["scopes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .take(200)
            .map(|scope| clean(scope, secrets))
            .collect(),
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
        meaning(&reply, &[])
    }

    #[test]
    fn a_missing_permission_is_a_valid_key() {
        for body in [
            r#"{"success":false,"errors":["missing_endpoint_permission"]}"#,
            r#"{"success":false,"errors":[{"code":"missing_endpoint_permission"}]}"#,
            r#"{"success":false,"errorInfo":{"code":"missing_endpoint_permission","message":"x"}}"#,
        ] {
            assert_eq!(read(403, body), Answer::AcceptedWithoutInfo);
            assert_eq!(read(200, body), Answer::AcceptedWithoutInfo);
        }
    }

    #[test]
    fn a_wrong_key_is_told_from_trouble() {
        assert!(matches!(read(401, ""), Answer::Refused(_)));
        assert!(matches!(
            read(403, r#"{"success":false,"errors":["invalid_api_key"]}"#),
            Answer::Refused(_)
        ));
        assert!(matches!(
            read(200, r#"{"success":false,"errors":["invalid_api_key"]}"#),
            Answer::Refused(_)
        ));
        assert!(matches!(read(403, "Blocked"), Answer::NotUnderstood(_)));
        assert!(matches!(read(403, "<html>"), Answer::NotUnderstood(_)));
        assert!(matches!(read(200, "{}"), Answer::NotUnderstood(_)));
        assert!(matches!(
            read(200, r#"{"success":false,"errors":["internal"]}"#),
            Answer::NotUnderstood(_)
        ));
        assert!(matches!(read(503, ""), Answer::Down(_)));
    }
}
