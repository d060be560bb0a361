//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::deadline::Deadline;
use super::http::{Http, Reply, RequestContext, post};
use super::obstacle::{Obstacle, foreign};
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::{Value, json};

/// Whether something answers that speaks as an API does, and most likely refuses for want of a key.
pub(crate) type Reachable = Result<(), Obstacle>;

pub(crate) async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reachable {
    judge(ask_codesignal(http, address, deadline).await)
}

pub(crate) async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reachable {
    judge(ask_ashby(http, address, deadline).await)
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
        vendor,
        what: "whether it can be reached, without a key",
        address,
        caller: None,
        deadline,
    };
    http.read(context, request).await
}

fn judge(reply: Reply) -> Reachable {
    let reply = reply.map_err(Obstacle::NoReply)?;
    match foreign(&reply) {
        // It was asked without a key, so it may well refuse without a word.
        Some(Obstacle::NotUnderstood(_)) if reply.status >= 400 && !reply.html => {}
        Some(obstacle) => return Err(obstacle),
        None => {}
    }
    match reply.status {
        500.. => Err(Obstacle::Down(reply.status_and_edge())),
        404 => Err(Obstacle::NotUnderstood("there is no API at this address (HTTP 404)".into())),
        _ => Ok(()),
    }
}
