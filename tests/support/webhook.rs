//! Ashby's webhook endpoint, judging header and signature with the tests' own arithmetic.

use super::hash::signature;
use super::http::{Reply, Request, Server};
use super::{ASHBY_KEY, CODESIGNAL_KEY, run::Lock};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Own = dyn Fn(&Delivery) -> Option<Reply> + Send + Sync;

/// What can be set, also between two runs.
#[derive(Clone)]
pub struct Settings {
    /// The CodeSignal key that Ashby has in the topmost box.
    pub secret: String,
    /// The Ashby key that the header must bring.
    pub header: String,
    pub checks_signature: bool,
    pub checks_header: bool,
    /// The address by which it is called, where that is not its own: it is what is signed.
    pub seen_at: Option<String>,
    /// What a good delivery gets.
    pub accepts: u16,
    /// Before every usual reply.
    pub delay: Duration,
    /// Looked at first; `None` leaves the delivery to the rest.
    pub own: Option<Arc<Own>>,
}

/// A request with what is right about it.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub request: Request,
    pub header: Option<String>,
    pub signature: Option<String>,
    pub header_right: bool,
    pub signature_right: bool,
}

impl Delivery {
    /// The event it brings, empty for the handshake.
    pub fn event(&self) -> String {
        self.request.json()["event"].as_str().unwrap_or_default().to_owned()
    }
}

pub struct Webhook {
    pub server: Server,
    settings: Arc<Mutex<Settings>>,
}

impl Webhook {
    pub fn start() -> Webhook {
        let settings = Arc::new(Mutex::new(Settings {
            secret: CODESIGNAL_KEY.into(),
            header: ASHBY_KEY.into(),
            checks_signature: true,
            checks_header: true,
            seen_at: None,
            accepts: 200,
            delay: Duration::ZERO,
            own: None,
        }));
        let at = Arc::clone(&settings);
        let server = Server::start(move |request| {
            let now = at.lock_now().clone();
            let delivery = judge(request, &now);
            if let Some(reply) = now.own.as_ref().and_then(|own| own(&delivery)) {
                return reply;
            }
            let good = (delivery.header_right || !now.checks_header)
                && (delivery.signature_right || !now.checks_signature);
            let status = if good { now.accepts } else { 401 };
            Reply::json(status, &json!({"success": good})).after(now.delay)
        });
        Webhook { server, settings }
    }

    pub fn url(&self) -> String {
        self.server.url("/api/codesignal_webhook")
    }

    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings.lock_now());
    }

    /// A behaviour that comes before the usual one.
    pub fn own(&self, own: impl Fn(&Delivery) -> Option<Reply> + Send + Sync + 'static) {
        self.set(|now| now.own = Some(Arc::new(own)));
    }

    /// Every delivery so far, judged by the settings of this moment.
    pub fn deliveries(&self) -> Vec<Delivery> {
        let now = self.settings.lock_now().clone();
        let requests = self.server.requests();
        requests.iter().map(|request| judge(request, &now)).collect()
    }
}

fn judge(request: &Request, now: &Settings) -> Delivery {
    let host = request.header("host").unwrap_or_default();
    let called = || format!("http://{host}{}", request.path);
    let url = now.seen_at.clone().unwrap_or_else(called);
    let body = request.json();
    // The number as it stands in the payload: a float or a text would not be the published form.
    let when = match &body["triggeredOn"] {
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let event = body["event"].as_str().unwrap_or_default();
    let header = request.header("x-ashby-api-key").map(str::to_owned);
    let given = request.header("x-codesignal-signature").map(str::to_owned);
    Delivery {
        header_right: header.as_deref() == Some(&now.header),
        signature_right: given == Some(signature(&now.secret, &url, event, &when)),
        request: request.clone(),
        header,
        signature: given,
    }
}
