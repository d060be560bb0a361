//! Ashby's API (developers.ashbyhq.com): whether a key is accepted, and what it is called.

mod classify;

pub use classify::classify;

use super::address::Address;
use super::codesignal::sensitive;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, RequestContext, post};
use super::rate_limit::Caller;
use super::trace::RequestPurpose;
use crate::credentials::Secret;
use crate::integration::KeyName;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use std::time::Duration;
use zeroize::Zeroizing;

/// The form of answer that is asked for, as Ashby publishes it.
pub(super) const ACCEPTED: &str = "application/json; version=1";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyInfo {
    pub title: Option<String>,
    pub(crate) created_at: Option<Timestamp>,
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
    /// A firewall, a CDN or a gateway answered in Ashby's place.
    Blocked(String),
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
    /// Whether a call may be repeated where that may help.
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
            purpose: RequestPurpose { vendor: "Ashby", what: "apiKey.info" },
            address: &address,
            caller: Some(Caller { vendor: KeyName::Ashby, key: self.key, field: "apiKey.info" }),
            secrets: self.secrets,
            deadline: self.deadline,
        };
        let reply = if self.again {
            self.http.read(context, request).await
        } else {
            self.http.read_once(context, request).await
        };
        match reply {
            Ok(reply) => classify(&reply, self.secrets),
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
