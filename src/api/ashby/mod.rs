//! Ashby's API (developers.ashbyhq.com): whether a key is accepted, and what it is called.

mod classify;

pub use classify::classify;

use super::http::post;
use super::keyed::{KeyedClient, sensitive};
use super::obstacle::Obstacle;
use crate::credentials::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
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
    /// The key is accepted. Without apiKeysRead it may not be asked what it is.
    Accepted(KeyInfo),
    Refused(String),
    Obstacle(Obstacle),
}

pub(crate) struct AshbyClient<'a>(pub(crate) KeyedClient<'a>);

impl AshbyClient<'_> {
    /// `POST /apiKey.info`.
    pub(crate) async fn ask(&self) -> KeyInfoAnswer {
        let address = self.0.address.join("apiKey.info");
        let mut request = post(&address, "{}".to_owned());
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(ACCEPTED));
        headers.insert(AUTHORIZATION, basic(self.0.key));
        match self.0.send(&address, "apiKey.info", request).await {
            Ok(reply) => classify(&reply, self.0.secrets),
            Err(error) => KeyInfoAnswer::Obstacle(Obstacle::NoReply(error)),
        }
    }
}

/// HTTP Basic with the key as the user name and a blank password, as Ashby publishes.
fn basic(key: &Secret) -> HeaderValue {
    let pair = Zeroizing::new(format!("{}:", key.expose()));
    let coded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    sensitive(&Zeroizing::new(format!("Basic {}", *coded)))
}
