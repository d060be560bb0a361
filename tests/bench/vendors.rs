//! Both vendors on one loopback port, each reply after a pause: as if they were so far away. They know any number of
//! integrations, whose number stands at the end of both keys.

use super::hash::signature;
use super::http::{Reply, Request, Server};
use serde_json::json;
use std::time::Duration;

pub fn codesignal_key(number: usize) -> String {
    format!("bench-codesignal-key-0123456789-{number}")
}

pub fn ashby_key(number: usize) -> String {
    format!("bench-ashby-key-0123456789-{number}")
}

pub struct Vendors(Server);

/// Vendors that are one round trip of this length away; a new connection costs so many more: one for TCP, one for TLS.
pub fn start(pause: Duration, handshakes: u32) -> Vendors {
    let answer = move |request: &Request| reply(request).after(pause);
    Vendors(Server::with_connections_after(pause * handshakes, answer))
}

impl Vendors {
    pub fn codesignal(&self) -> String {
        self.0.url("/graphql")
    }

    pub fn webhook(&self) -> String {
        self.0.url("/hook")
    }

    pub fn addresses(&self) -> [(&'static str, String); 3] {
        [
            ("CS_ASHBY_CODESIGNAL_URL", self.codesignal()),
            ("CS_ASHBY_ASHBY_URL", self.0.url("")),
            ("CS_ASHBY_WEBHOOK_URL", self.webhook()),
        ]
    }
}

fn reply(request: &Request) -> Reply {
    if request.path == "/graphql" {
        let query = request.json()["query"].to_string();
        let data = if query.contains("hasAccess") {
            json!({"hasAccess": true})
        } else if query.contains("companyTests") {
            json!({"companyTests": {"totalCount": 1}})
        } else if query.contains("liveInterviews") {
            json!({"liveInterviews": []})
        } else {
            json!({"company": {"id": "c", "name": "Bench"}})
        };
        return Reply::json(200, &json!({ "data": data }));
    }
    if request.path == "/apiKey.info" {
        let results = json!({"title": "Bench", "scopes": []});
        return Reply::json(200, &json!({"success": true, "results": results}));
    }
    let header = request.header("x-ashby-api-key").unwrap_or_default();
    let number = header.rsplit('-').next().and_then(|number| number.parse().ok());
    let good = number.is_some_and(|number| {
        let hook = format!("http://{}/hook", request.header("host").unwrap_or_default());
        let signed = signature(&codesignal_key(number), &hook, "", "");
        header == ashby_key(number) && request.header("x-codesignal-signature") == Some(&signed)
    });
    Reply::json(if good { 200 } else { 401 }, &json!({}))
}
