//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, Reply, RequestContext, post};
use super::rules::{Foreign, foreign};
use super::trace::RequestPurpose;
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reachability {
    /// Something that speaks as an API does, and most likely refused for want of a key.
    Api,
    Down(String),
    /// A firewall, a CDN or a gateway answered.
    Blocked(String),
    /// Something else: a web page, a redirect.
    NotUnderstood(String),
    NoReply(TransportError),
}

pub(crate) async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    kind(ask_codesignal(http, address, deadline).await)
}

pub(crate) async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    kind(ask_ashby(http, address, deadline).await)
}

/// Whether sandboxes on this computer answer for both vendors.
pub(crate) async fn are_sandboxes(
    http: &Http,
    codesignal: &Address,
    ashby: &Address,
    deadline: Deadline,
) -> bool {
    if !codesignal.is_loopback() || !ashby.is_loopback() {
        return false;
    }
    let replies =
        tokio::join!(ask_codesignal(http, codesignal, deadline), ask_ashby(http, ashby, deadline),);
    matches!(replies, (Ok(codesignal), Ok(ashby)) if codesignal.sandbox && ashby.sandbox)
}

/// A question that CodeSignal's GraphQL endpoint refuses for want of a key.
async fn ask_codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reply {
    let question = json!({"query": COMPANY.query, "variables": {}});
    ask(http, "CodeSignal", address, "application/json", &question, deadline).await
}

async fn ask_ashby(http: &Http, address: &Address, deadline: Deadline) -> Reply {
    let address = address.join("apiKey.info");
    ask(http, "Ashby", &address, super::ashby::ACCEPTED, &json!({}), deadline).await
}

/// Sends `body` without any key.
async fn ask(
    http: &Http,
    vendor: &str,
    address: &Address,
    accept: &'static str,
    body: &Value,
    deadline: Deadline,
) -> Reply {
    let mut request = post(address, body.to_string());
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
    let context = RequestContext {
        purpose: RequestPurpose { vendor, what: "whether it can be reached, without a key" },
        address,
        caller: None,
        secrets: &[],
        deadline,
    };
    http.read(context, request).await
}

fn kind(reply: Reply) -> Reachability {
    let reply = match reply {
        Ok(reply) => reply,
        Err(problem) => return Reachability::NoReply(problem),
    };
    match foreign(&reply) {
        Some(Foreign::Blocked(words)) => return Reachability::Blocked(words),
        // It was asked without a key, so it may well refuse without a word.
        Some(Foreign::NotUnderstood(words)) if reply.html || reply.coded || reply.status < 400 => {
            return Reachability::NotUnderstood(words);
        }
        _ => {}
    }
    match reply.status {
        500.. => Reachability::Down(reply.status_and_edge()),
        404 => Reachability::NotUnderstood("there is no API at this address (HTTP 404)".into()),
        _ => Reachability::Api,
    }
}
