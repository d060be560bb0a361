//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::error::TransportError;
use super::http::{Deadline, Http, RequestContext};
use super::reply::HttpReply;
use super::trace::RequestPurpose;
use crate::integration::SANDBOX_HEADER;
use reqwest::header::ACCEPT;
use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reachability {
    /// Something that speaks as an API does, and most likely refused for want of a key.
    Api,
    Down(String),
    /// Something else: a web page, a redirect.
    NotUnderstood(String),
    NoReply(TransportError),
}

/// Asks CodeSignal's GraphQL endpoint a question that it will refuse for want of a key.
pub(crate) async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    let question = json!({"query": COMPANY.query, "variables": {}});
    let errand = errand("CodeSignal", address, deadline);
    reach(http, errand, "application/json", &question).await
}

pub(crate) async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reachability {
    let address = address.join("apiKey.info");
    let errand = errand("Ashby", &address, deadline);
    reach(http, errand, super::ashby::ACCEPTED, &json!({})).await
}

fn errand<'a>(whom: &'a str, address: &'a Address, deadline: Deadline) -> RequestContext<'a> {
    RequestContext {
        question: RequestPurpose {
            whom,
            what: "whether it can be reached, without a key",
        },
        address,
        asker: None,
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
    let question = json!({"query": COMPANY.query, "variables": {}});
    let key_info = ashby.join("apiKey.info");
    let nothing = json!({});
    let (codesignal, ashby) = tokio::join!(
        is_sandbox(http, codesignal, "application/json", &question, deadline),
        is_sandbox(http, &key_info, super::ashby::ACCEPTED, &nothing, deadline),
    );
    codesignal == Some(true) && ashby == Some(true)
}

async fn is_sandbox(
    http: &Http,
    address: &Address,
    accept: &str,
    body: &Value,
    deadline: Deadline,
) -> Option<bool> {
    if !address.is_loopback() {
        return None;
    }
    let request = http.client(address).ok()?.post(address.url().clone());
    let request = request.header(ACCEPT, accept).json(body);
    let reply = tokio::time::timeout(deadline.left(), request.send()).await;
    Some(reply.ok()?.ok()?.headers().contains_key(SANDBOX_HEADER))
}

/// Sends `body` without any key, and looks at what kind of answer comes.
async fn reach(
    http: &Http,
    errand: RequestContext<'_>,
    accept: &str,
    body: &Value,
) -> Reachability {
    let client = match http.client(errand.address) {
        Ok(client) => client,
        Err(error) => return Reachability::NoReply(TransportError::Unready(error)),
    };
    let request = || {
        client
            .post(errand.address.url().clone())
            .header(ACCEPT, accept)
            .json(body)
    };
    match http.read(errand, request).await {
        Ok(reply) => kind(&reply),
        Err(trouble) => Reachability::NoReply(trouble),
    }
}

fn kind(reply: &HttpReply) -> Reachability {
    match reply.status {
        status @ 500.. => Reachability::Down(format!("HTTP {status}")),
        status @ 300..400 => {
            Reachability::NotUnderstood(format!("it redirects elsewhere (HTTP {status})"))
        }
        status if reply.coded => Reachability::NotUnderstood(format!(
            "its answer is compressed, which was not asked for (HTTP {status})"
        )),
        status if reply.html => {
            Reachability::NotUnderstood(format!("it answers with a web page (HTTP {status})"))
        }
        404 => Reachability::NotUnderstood("there is no API at this address (HTTP 404)".into()),
        _ => Reachability::Api,
    }
}
