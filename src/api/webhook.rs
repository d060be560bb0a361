//! The webhook as CodeSignal sends it (developer.codesignal.com/webhooks): handshake and events.

use super::address::Address;
use super::codesignal::sensitive;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, RequestContext, post};
use super::signature::sign;
use super::trace::{RequestPurpose, Stage};
use crate::credentials::Secret;
use crate::integration::{ASHBY_KEY_HEADER, SIGNATURE_HEADER};
use std::time::Duration;

/// CodeSignal waits this long for the 200.
pub(crate) const VENDOR_LIMIT: Duration = Duration::from_secs(10);

/// How a delivery ended. Only the status line counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    Status(u16),
    /// It was sent, and no answer came within this time.
    Missed(Duration),
    NoReply(TransportError),
}

/// One event for the body: name, time in milliseconds since the epoch, and the JSON text.
pub(crate) struct Sample {
    pub(crate) event: &'static str,
    /// Milliseconds since the epoch, as in the body.
    pub(crate) triggered_on: i64,
    pub(crate) body: String,
}

/// The webhook's endpoint, and the two keys it is called with.
pub(crate) struct WebhookClient<'a> {
    pub(crate) http: &'a Http,
    pub(crate) address: &'a Address,
    /// The secret: the CodeSignal API key.
    pub(crate) secret: &'a Secret,
    /// The value of the custom header: the Ashby API key.
    pub(crate) header: &'a Secret,
    /// What the handshake is for, where somebody follows what is tried.
    pub(crate) purpose: &'static str,
    pub(crate) deadline: Deadline,
}

impl WebhookClient<'_> {
    /// How long an answer is awaited: CodeSignal's ten seconds, or less where the run allows less.
    pub(crate) fn limit(&self) -> Duration {
        VENDOR_LIMIT.min(self.http.timeout())
    }

    /// What CodeSignal sends on create, update and Test. Assumed, since it is not published: the empty
    /// payload is the body `{}`, and the signature covers the endpoint URL alone.
    pub(crate) async fn handshake(&self) -> Delivery {
        let signature = sign(
            self.secret.expose().as_bytes(),
            self.address.text(),
            "",
            None,
        );
        self.post("{}".to_owned(), signature, self.purpose).await
    }

    pub(crate) async fn send(&self, sample: &Sample) -> Delivery {
        let signature = sign(
            self.secret.expose().as_bytes(),
            self.address.text(),
            sample.event,
            Some(sample.triggered_on),
        );
        self.post(sample.body.clone(), signature, sample.event)
            .await
    }

    async fn post(&self, body: String, signature: String, what: &str) -> Delivery {
        let mut request = post(self.address, body);
        let headers = request.headers_mut();
        headers.insert(SIGNATURE_HEADER, sensitive(&signature));
        headers.insert(ASHBY_KEY_HEADER, sensitive(self.header.expose()));
        let limit = self.limit().min(self.deadline.left());
        let context = RequestContext {
            purpose: RequestPurpose {
                vendor: "Ashby's endpoint",
                what,
            },
            address: self.address,
            caller: None,
            secrets: &[self.secret, self.header],
            deadline: self.deadline,
        };
        match self.http.deliver(context, request, limit).await {
            Ok(reply) => Delivery::Status(reply.status),
            // What never reached the endpoint says nothing about it.
            Err(TransportError::TimedOut(_, Stage::Waiting | Stage::Reading)) => {
                Delivery::Missed(limit)
            }
            Err(trouble) => Delivery::NoReply(trouble),
        }
    }
}
