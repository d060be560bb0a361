//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::deadline::Deadline;
use super::error::TransportError;
use super::http::{Http, RequestContext, post};
use super::reply::HttpReply;
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

/// Asks CodeSignal's GraphQL endpoint a question that it will refuse for want of a key.
pub(crate) async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    let question = json!({"query": COMPANY.query, "variables": {}});
    let context = context_of("CodeSignal", address, deadline);
    reach(http, context, "application/json", &question).await
}

pub(crate) async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    let address = address.join("apiKey.info");
    let context = context_of("Ashby", &address, deadline);
    reach(http, context, super::ashby::ACCEPTED, &json!({})).await
}

fn context_of<'a>(vendor: &'a str, address: &'a Address, deadline: Deadline) -> RequestContext<'a> {
    RequestContext {
        purpose: RequestPurpose { vendor, what: "whether it can be reached, without a key" },
        address,
        caller: None,
        secrets: &[],
        deadline,
    }
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
    let question = json!({"query": COMPANY.query, "variables": {}});
    let ashby = ashby.join("apiKey.info");
    let nothing = json!({});
    let ask_codesignal = context_of("CodeSignal", codesignal, deadline);
    let ask_ashby = context_of("Ashby", &ashby, deadline);
    let replies = tokio::join!(
        send(http, ask_codesignal, "application/json", &question),
        send(http, ask_ashby, super::ashby::ACCEPTED, &nothing),
    );
    matches!(replies, (Ok(codesignal), Ok(ashby)) if codesignal.sandbox && ashby.sandbox)
}

/// Looks at what kind of answer comes without any key.
async fn reach(
    http: &Http,
    context: RequestContext<'_>,
    accept: &'static str,
    body: &Value,
) -> Reachability {
    match send(http, context, accept, body).await {
        Ok(reply) => kind(&reply),
        Err(problem) => Reachability::NoReply(problem),
    }
}

/// Sends `body` without any key.
async fn send(
    http: &Http,
    context: RequestContext<'_>,
    accept: &'static str,
    body: &Value,
) -> Result<HttpReply, TransportError> {
    let mut request = post(context.address, body.to_string());
    let accept = HeaderValue::from_static(accept);
    request.headers_mut().insert(ACCEPT, accept);
    http.read(context, request).await
}

fn kind(reply: &HttpReply) -> Reachability {
    match foreign(reply) {
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
