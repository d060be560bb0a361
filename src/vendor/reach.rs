//! Whether a vendor's API can be reached at all, asked without a key: before there is one.

use super::address::Address;
use super::codesignal::COMPANY;
use super::hops::Question;
use super::http::{Deadline, Errand, Http};
use super::reply::Reply;
use super::trouble::Trouble;
use reqwest::header::ACCEPT;
use serde_json::{Value, json};

/// What answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Something that speaks as an API does, and most likely refused for want of a key.
    Api,
    /// The vendor is in trouble.
    Down(String),
    /// Something else: a web page, a redirect.
    NotUnderstood(String),
    /// Nothing.
    NoReply(Trouble),
}

/// Asks CodeSignal's GraphQL endpoint a question that it will refuse for want of a key.
pub async fn codesignal(http: &Http, address: &Address, deadline: Deadline) -> Reached {
    let question = json!({"query": COMPANY.query, "variables": {}});
    let errand = errand("CodeSignal", address, deadline);
    reach(http, errand, "application/json", &question).await
}

/// Asks Ashby's API the same way.
pub async fn ashby(http: &Http, address: &Address, deadline: Deadline) -> Reached {
    let address = address.join("apiKey.info");
    let errand = errand("Ashby", &address, deadline);
    reach(http, errand, super::ashby::ACCEPTED, &json!({})).await
}

fn errand<'a>(whom: &'a str, address: &'a Address, deadline: Deadline) -> Errand<'a> {
    Errand {
        question: Question {
            whom,
            what: "whether it can be reached, without a key",
        },
        address,
        asker: None,
        secrets: &[],
        deadline,
    }
}

/// Sends `body` without any key, and looks at what kind of answer comes.
async fn reach(http: &Http, errand: Errand<'_>, accept: &str, body: &Value) -> Reached {
    let client = match http.client(errand.address) {
        Ok(client) => client,
        Err(error) => return Reached::NoReply(Trouble::Unready(error)),
    };
    let request = || {
        client
            .post(errand.address.url().clone())
            .header(ACCEPT, accept)
            .json(body)
    };
    match http.read(errand, request).await {
        Ok(reply) => kind(&reply),
        Err(trouble) => Reached::NoReply(trouble),
    }
}

fn kind(reply: &Reply) -> Reached {
    match reply.status {
        status @ 500.. => Reached::Down(format!("HTTP {status}")),
        status @ 300..400 => {
            Reached::NotUnderstood(format!("it redirects elsewhere (HTTP {status})"))
        }
        status if reply.coded => Reached::NotUnderstood(format!(
            "its answer is compressed, which was not asked for (HTTP {status})"
        )),
        status if reply.html => {
            Reached::NotUnderstood(format!("it answers with a web page (HTTP {status})"))
        }
        404 => Reached::NotUnderstood("there is no API at this address (HTTP 404)".into()),
        _ => Reached::Api,
    }
}
