//! An Ashby of the tests' own: `apiKey.info`, by `vendor-facts.md`.

use super::http::{Reply, Request, Server};
use super::{ASHBY_KEY, run::Lock};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Own = dyn Fn(&Request) -> Option<Reply> + Send + Sync;

/// What can be set, also between two runs.
#[derive(Clone)]
pub struct Settings {
    pub key: String,
    /// Another key that works too, as an old one does until it is deactivated.
    pub also: Option<String>,
    pub title: String,
    pub scopes: Vec<&'static str>,
    /// Whether the key may ask for its own title and scopes.
    pub may_read_keys: bool,
    /// Before every usual reply.
    pub delay: Duration,
    /// Looked at first; `None` leaves the request to the rest.
    pub own: Option<Arc<Own>>,
}

pub struct Ashby {
    pub server: Server,
    settings: Arc<Mutex<Settings>>,
    invalid: Arc<Mutex<Vec<String>>>,
}

impl Ashby {
    pub fn start() -> Ashby {
        let settings = Arc::new(Mutex::new(Settings {
            key: ASHBY_KEY.into(),
            also: None,
            title: "CodeSignal integration".into(),
            scopes: vec!["candidates:read", "candidates:write"],
            may_read_keys: true,
            delay: Duration::ZERO,
            own: None,
        }));
        let invalid = Arc::new(Mutex::new(Vec::new()));
        let (at, log) = (Arc::clone(&settings), Arc::clone(&invalid));
        let server = Server::start(move |request| {
            let now = at.lock_now().clone();
            if let Some(reply) = now.own.as_ref().and_then(|own| own(request)) {
                return reply;
            }
            if let Some(why) = improper(request) {
                log.lock_now().push(why);
                return Reply::json(404, &json!({"success": false, "errors": ["not found"]}));
            }
            answer(request, &now).after(now.delay)
        });
        Ashby { server, settings, invalid }
    }

    pub fn url(&self) -> String {
        self.server.url("")
    }

    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings.lock_now());
    }

    /// A behaviour that comes before the usual one.
    pub fn own(&self, own: impl Fn(&Request) -> Option<Reply> + Send + Sync + 'static) {
        self.set(|now| now.own = Some(Arc::new(own)));
    }

    /// What was not as Ashby publishes it.
    pub fn invalid(&self) -> Vec<String> {
        self.invalid.lock_now().clone()
    }
}

/// The reply to a key that may not ask, with the code published for it.
fn forbidden(code: &str, message: &str) -> Reply {
    let info = json!({"code": code, "message": message, "requestId": "01HREQ"});
    Reply::json(403, &json!({"success": false, "errors": [code], "errorInfo": info}))
}

fn improper(request: &Request) -> Option<String> {
    let accept = request.header("accept").unwrap_or_default().replace(' ', "");
    let body: Value = request.json();
    if (request.method.as_str(), request.path.as_str()) != ("POST", "/apiKey.info") {
        return Some(format!("{} {} is not POST /apiKey.info", request.method, request.path));
    }
    if accept != "application/json;version=1" {
        return Some(format!("Accept {accept:?} is not as published"));
    }
    (body != json!({})).then(|| format!("the body of apiKey.info is {body}, not {{}}"))
}

fn answer(request: &Request, now: &Settings) -> Reply {
    let Some(key) = request.basic_user() else {
        return Reply::json(401, &json!({"success": false, "errors": ["unauthorized"]}));
    };
    if key != now.key && Some(&key) != now.also.as_ref() {
        return forbidden("forbidden", "Forbidden");
    }
    if !now.may_read_keys {
        return forbidden("missing_endpoint_permission", "Missing permission");
    }
    let results = json!({
        "title": now.title, "createdAt": "2026-01-15T10:00:00.000Z", "scopes": now.scopes
    });
    Reply::json(200, &json!({"success": true, "results": results}))
}
