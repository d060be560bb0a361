//! The webhook as CodeSignal sends it (developer.codesignal.com/webhooks): handshake and events.

use super::address::Address;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, RequestContext, post};
use super::keyed::sensitive;
use super::reply::HttpReply;
use super::rules::ErrorText;
use super::rules::tables::LIMITS;
use super::sample_event;
use super::signature::sign;
use super::trace::Stage;
use crate::credentials::Secret;
use crate::integration::{ASHBY_KEY_HEADER, Event, SIGNATURE_HEADER};
use jiff::Timestamp;
use std::time::Duration;

/// CodeSignal waits this long for the 200.
pub(crate) const VENDOR_LIMIT: Duration = Duration::from_secs(10);

/// How a delivery ended. Of a 200 only the status line counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    Status(u16),
    /// Too many requests, and how long to wait where the reply says so.
    Limited(u16, Option<Duration>),
    /// A CDN or firewall refused it, with what it says of itself.
    Blocked(u16, String),
    /// It was sent, and no answer came within this time.
    Missed(Duration),
    NoReply(TransportError),
}

/// The webhook's endpoint, and the two keys it is called with.
pub(crate) struct WebhookClient<'a> {
    pub(crate) http: &'a Http,
    pub(crate) address: &'a Address,
    /// The secret: the CodeSignal API key.
    pub(crate) secret: &'a Secret,
    /// The value of the custom header: the Ashby API key.
    pub(crate) header: &'a Secret,
    /// What the handshake is for, in the log of `-v`.
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
        let signature = sign(self.secret.expose().as_bytes(), self.address.text(), "", None);
        self.post("{}".to_owned(), signature, self.purpose).await
    }

    /// A sample of an event, triggered at `now`.
    pub(crate) async fn send(&self, event: Event, now: Timestamp) -> Delivery {
        let (secret, url) = (self.secret.expose().as_bytes(), self.address.text());
        let triggered_on = now.as_millisecond();
        let signature = sign(secret, url, event.name(), Some(triggered_on));
        self.post(sample_event::body(event, triggered_on), signature, event.name()).await
    }

    async fn post(&self, body: String, signature: String, what: &str) -> Delivery {
        let mut request = post(self.address, body);
        let headers = request.headers_mut();
        headers.insert(SIGNATURE_HEADER, sensitive(&signature));
        headers.insert(ASHBY_KEY_HEADER, sensitive(self.header.expose()));
        let limit = self.limit().min(self.deadline.left());
        let context = RequestContext {
            vendor: "Ashby's endpoint",
            what,
            address: self.address,
            caller: None,
            deadline: self.deadline,
        };
        match self.http.deliver(context, request, limit).await {
            Ok(reply) => answered(reply),
            // What never reached the endpoint says nothing about it.
            Err(TransportError::TimedOut(_, Stage::Waiting | Stage::Reading)) => {
                Delivery::Missed(limit)
            }
            Err(trouble) => Delivery::NoReply(trouble),
        }
    }
}

impl Delivery {
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Delivery::Status(status)
            | Delivery::Limited(status, _)
            | Delivery::Blocked(status, _) => Some(*status),
            Delivery::Missed(_) | Delivery::NoReply(_) => None,
        }
    }
}

/// Limits and blocks at the edge come first: they use the same numbers as a refusal.
fn answered(reply: HttpReply) -> Delivery {
    let text = String::from_utf8_lossy(&reply.body);
    let limited = reply.status == 429
        || (reply.status >= 400 && ErrorText::of_text(&text, &[]).says(&[LIMITS]));
    match reply.edge {
        _ if limited => Delivery::Limited(reply.status, reply.retry_after),
        Some(by) => Delivery::Blocked(reply.status, by),
        None => Delivery::Status(reply.status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_blocks_come_before_the_status() {
        let reply = |status, edge: Option<&str>, body: &str| HttpReply {
            status,
            edge: edge.map(str::to_owned),
            body: body.as_bytes().to_vec(),
            ..HttpReply::default()
        };
        let blocked = |status, by: &str| Delivery::Blocked(status, by.to_owned());
        for (status, edge, body, expected) in [
            (200, None, "", Delivery::Status(200)),
            (401, None, "", Delivery::Status(401)),
            (403, None, "Forbidden", Delivery::Status(403)),
            (409, None, "{}", Delivery::Status(409)),
            (503, None, "", Delivery::Status(503)),
            (429, None, "", Delivery::Limited(429, None)),
            (403, None, r#"{"code":"rate_limit_exceeded"}"#, Delivery::Limited(403, None)),
            (400, None, "Too many requests", Delivery::Limited(400, None)),
            (403, None, "THROTTLED", Delivery::Limited(403, None)),
            (403, Some("error code: 1010"), "", blocked(403, "error code: 1010")),
            (429, Some("error code: 1015"), "", Delivery::Limited(429, None)),
            (401, Some("WWW-Authenticate: NTLM"), "", blocked(401, "WWW-Authenticate: NTLM")),
        ] {
            assert_eq!(answered(reply(status, edge, body)), expected, "{status} {body}");
        }
    }
}
