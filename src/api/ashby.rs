//! Ashby's API (developers.ashbyhq.com): whether a key is accepted, and what it is called.

use super::address::Address;
use super::codesignal::sensitive;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, RequestContext, post};
use super::rate_limit::Caller;
use super::reply::HttpReply;
use super::trace::RequestPurpose;
use crate::credentials::Secret;
use crate::credentials::sanitize::{clean, leaks_key};
use crate::integration::KeyName;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use serde_json::{Map, Value};
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

/// The form of answer that is asked for, as Ashby publishes it.
pub(super) const ACCEPTED: &str = "application/json; version=1";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyInfo {
    pub title: Option<String>,
    pub(crate) created_at: Option<OffsetDateTime>,
    /// What it may do, for example `candidates:read`.
    pub scopes: Vec<String>,
}

/// What an answer of `apiKey.info` means.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyInfoAnswer {
    /// The key is accepted, and this is what it is.
    Accepted(KeyInfo),
    /// The key is accepted, but it lacks apiKeysRead and so may not be asked about.
    AcceptedWithoutInfo,
    Refused(String),
    /// Too many requests, and how long Ashby asks to wait.
    Limited(Option<Duration>),
    Down(String),
    NotUnderstood(String),
    NoReply(TransportError),
}

pub(crate) struct AshbyClient<'a> {
    pub(crate) http: &'a Http,
    pub(crate) address: &'a Address,
    pub(crate) key: &'a Secret,
    /// The keys that no text of Ashby may repeat.
    pub(crate) secrets: &'a [&'a Secret],
    pub(crate) deadline: Deadline,
    /// Whether a question may be sent again where that may help.
    pub(crate) again: bool,
}

impl AshbyClient<'_> {
    /// `POST /apiKey.info`.
    pub(crate) async fn ask(&self) -> KeyInfoAnswer {
        let address = self.address.join("apiKey.info");
        let mut request = post(&address, "{}".to_owned());
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(ACCEPTED));
        headers.insert(AUTHORIZATION, basic(self.key));
        let context = RequestContext {
            purpose: RequestPurpose {
                vendor: "Ashby",
                what: "apiKey.info",
            },
            address: &address,
            caller: Some(Caller {
                vendor: KeyName::Ashby,
                key: self.key,
                field: "apiKey.info",
            }),
            secrets: self.secrets,
            deadline: self.deadline,
        };
        let reply = if self.again {
            self.http.read(context, request).await
        } else {
            self.http.read_once(context, request).await
        };
        match reply {
            Ok(reply) => meaning(&reply, self.secrets),
            Err(trouble) => KeyInfoAnswer::NoReply(trouble),
        }
    }
}

/// HTTP Basic with the key as the user name and a blank password, as Ashby publishes.
fn basic(key: &Secret) -> HeaderValue {
    let pair = Zeroizing::new(format!("{}:", key.expose()));
    let coded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    sensitive(&Zeroizing::new(format!("Basic {}", *coded)))
}

/// Reads a reply to `apiKey.info`; `secrets` must not be repeated.
pub fn meaning(reply: &HttpReply, secrets: &[&Secret]) -> KeyInfoAnswer {
    let status = reply.status;
    if (300..400).contains(&status) {
        return KeyInfoAnswer::NotUnderstood(format!("it redirects elsewhere (HTTP {status})"));
    }
    if status == 429 {
        return KeyInfoAnswer::Limited(reply.retry_after);
    }
    if status >= 500 {
        return KeyInfoAnswer::Down(format!("HTTP {status}"));
    }
    if reply.coded {
        return KeyInfoAnswer::NotUnderstood(format!(
            "its answer is compressed, which was not asked for (HTTP {status})"
        ));
    }
    if reply.html {
        return KeyInfoAnswer::NotUnderstood(format!("it answers with a web page (HTTP {status})"));
    }
    let body = match serde_json::from_slice(&reply.body) {
        Ok(body @ Value::Object(_)) => body,
        _ if status == 401 && reply.is_bare_refusal() => {
            return KeyInfoAnswer::Refused("HTTP 401".into());
        }
        // A wrong or deactivated key is 403; who refuses for Ashby (a proxy, a firewall) says so in words.
        _ if status == 403 && reply.is_empty() => {
            return KeyInfoAnswer::Refused("HTTP 403".into());
        }
        _ => {
            return KeyInfoAnswer::NotUnderstood(format!(
                "the answer is not one of Ashby's API (HTTP {status})"
            ));
        }
    };
    from_body(&body, status, secrets)
}

fn from_body(body: &Value, status: u16, secrets: &[&Secret]) -> KeyInfoAnswer {
    // The published answer names the key; a bare "success" could be anybody's.
    let results = &body["results"];
    let named = ["title", "createdAt", "scopes"]
        .iter()
        .any(|field| !results[*field].is_null());
    if status < 300 && body["success"] == true && named {
        return KeyInfoAnswer::Accepted(key_info(&body["results"], secrets));
    }
    let words = error_words(body);
    let joined = words.join(" ").to_lowercase();
    let shown = clean(
        words.first().map_or(&format!("HTTP {status}"), |word| word),
        secrets,
    );
    if joined.contains("missing_endpoint_permission") {
        return KeyInfoAnswer::AcceptedWithoutInfo;
    }
    let names_key = [
        "invalid_api_key",
        "api key",
        "api_key",
        "apikey",
        "unauthorized",
        "unauthenticated",
        "deactivated",
        "forbidden",
        "invalid key",
    ]
    .iter()
    .any(|word| joined.contains(word));
    let names_trouble = [
        "unavailable",
        "timeout",
        "timed out",
        "try again",
        "internal",
    ]
    .iter()
    .any(|word| joined.contains(word));
    match status {
        401 => KeyInfoAnswer::Refused(shown),
        // What Ashby's API says, and not what a firewall before it says.
        403 if is_ashbys(body) => KeyInfoAnswer::Refused(shown),
        _ if joined.contains("rate_limit") || joined.contains("rate limit") => {
            KeyInfoAnswer::Limited(None)
        }
        _ if body["success"] == false && names_key && !names_trouble => {
            KeyInfoAnswer::Refused(shown)
        }
        _ if words.is_empty() => KeyInfoAnswer::NotUnderstood(format!(
            "the answer is not one of Ashby's API (HTTP {status})"
        )),
        _ => KeyInfoAnswer::NotUnderstood(format!("{shown} (HTTP {status})")),
    }
}

/// Whether a body has the form of Ashby's errors; an empty object says as little as an empty body.
fn is_ashbys(body: &Value) -> bool {
    let empty = body.as_object().is_some_and(Map::is_empty);
    empty
        || ["success", "errors", "errorInfo"]
            .iter()
            .any(|field| !body[*field].is_null())
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
        scopes: scopes(&results["scopes"], secrets),
    }
}

/// The scopes that look like one, for example `candidates:read`. Together they must not spell a key either.
fn scopes(listed: &Value, secrets: &[&Secret]) -> Vec<String> {
    let sound = |scope: &&str| {
        scope.len() <= 60
            && scope.bytes().all(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.' | b'_' | b'-')
            })
    };
    let listed = listed.as_array().into_iter().flatten();
    let scopes: Vec<&str> = listed
        .filter_map(Value::as_str)
        .filter(sound)
        .take(50)
        .collect();
    if leaks_key(&scopes.concat(), secrets) {
        return Vec::new();
    }
    scopes.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> KeyInfoAnswer {
        let reply = HttpReply {
            status,
            html: body.starts_with('<'),
            coded: false,
            clock: None,
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
            assert_eq!(read(403, body), KeyInfoAnswer::AcceptedWithoutInfo);
            assert_eq!(read(200, body), KeyInfoAnswer::AcceptedWithoutInfo);
        }
    }

    #[test]
    fn a_wrong_key_is_told_from_trouble() {
        assert!(matches!(read(401, ""), KeyInfoAnswer::Refused(_)));
        assert!(matches!(
            read(403, r#"{"success":false,"errors":["invalid_api_key"]}"#),
            KeyInfoAnswer::Refused(_)
        ));
        assert!(matches!(
            read(200, r#"{"success":false,"errors":["invalid_api_key"]}"#),
            KeyInfoAnswer::Refused(_)
        ));
        assert!(matches!(
            read(403, "Blocked"),
            KeyInfoAnswer::NotUnderstood(_)
        ));
        assert!(matches!(
            read(403, "<html>"),
            KeyInfoAnswer::NotUnderstood(_)
        ));
        assert!(matches!(read(200, "{}"), KeyInfoAnswer::NotUnderstood(_)));
        assert!(matches!(
            read(200, r#"{"success":false,"errors":["internal"]}"#),
            KeyInfoAnswer::NotUnderstood(_)
        ));
        assert!(matches!(read(503, ""), KeyInfoAnswer::Down(_)));
    }
}
