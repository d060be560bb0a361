//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::deadline::Deadline;
use super::http::{Http, RequestContext, post};
use super::obstacle::{Obstacle, foreign};
use super::reply::HttpReply;
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::{Value, json};

/// The reply of an API, which most likely refuses because no key was sent.
pub(crate) type Reachable = Result<HttpReply, Obstacle>;

pub(crate) async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reachable {
    let question = json!({"query": COMPANY.query, "variables": {}});
    ask(http, "CodeSignal", address, "application/json", &question, deadline).await
}

pub(crate) async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reachable {
    let address = address.join("apiKey.info");
    ask(http, "Ashby", &address, super::ashby::ACCEPTED, &json!({}), deadline).await
}

/// Whether sandboxes on this computer answer for both vendors.
pub(crate) async fn are_sandboxes(
    http: &Http,
    addresses: [&Address; 2],
    deadline: Deadline,
) -> bool {
    if !addresses.iter().all(|it| it.is_loopback()) {
        return false;
    }
    let [at_codesignal, at_ashby] = addresses;
    let replies =
        tokio::join!(codesignal(http, at_codesignal, deadline), ashby(http, at_ashby, deadline));
    matches!(replies, (Ok(codesignal), Ok(ashby)) if codesignal.sandbox && ashby.sandbox)
}

/// Sends `body` without any key.
async fn ask(
    http: &Http,
    vendor: &str,
    address: &Address,
    accept: &'static str,
    body: &Value,
    deadline: Deadline,
) -> Reachable {
    let mut request = post(address, body.to_string());
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
    let what = "whether it can be reached, without a key";
    let context = RequestContext { vendor, what, address, caller: None, deadline };
    let reply = http.read(context, request).await.map_err(Obstacle::NoReply)?;
    match foreign(&reply) {
        // It was asked without a key, so it may well refuse without a word.
        Some(Obstacle::NotUnderstood(_)) if reply.status >= 400 && !reply.html => {}
        Some(obstacle) => return Err(obstacle),
        None => {}
    }
    match reply.status {
        500.. => Err(Obstacle::Down(reply.status_and_edge())),
        404 => Err(Obstacle::NotUnderstood("there is no API at this address (HTTP 404)".into())),
        _ => Ok(reply),
    }
}
