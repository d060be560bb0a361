//! Why an answer says nothing about a key.

use super::error::TransportError;
use super::reply::HttpReply;
use std::time::Duration;

#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// Too many requests, and how long to wait where the reply says so.
    Limited(Option<Duration>),
    Down(String),
    /// A firewall, a CDN or a gateway answered in the vendor's place.
    Blocked(String),
    NotUnderstood(String),
    NoReply(TransportError),
}

/// What a reply is that no API of a vendor wrote, as far as status and headers say.
pub(super) fn foreign(reply: &HttpReply) -> Option<Obstacle> {
    let status = reply.status;
    let not_understood =
        |why: &str| Some(Obstacle::NotUnderstood(format!("{why} (HTTP {status})")));
    if let (Some(edge), 400..=499) = (&reply.edge, status) {
        return (status != 429).then(|| Obstacle::Blocked(format!("HTTP {status}, {edge}")));
    }
    match status {
        300..=399 => not_understood("it redirects elsewhere"),
        407 => Some(Obstacle::Blocked("HTTP 407: a proxy wants a login".into())),
        429 | 500.. => None,
        _ if reply.html => not_understood("it answers with a web page"),
        401 | 403 if reply.body.trim_ascii().is_empty() => {
            not_understood("it answers with an empty page")
        }
        _ => None,
    }
}
