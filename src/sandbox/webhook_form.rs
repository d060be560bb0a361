//! The webhook form of CodeSignal's dashboard, and what it accepts.

use super::world::masked;
use crate::integration::{Event, SIGNATURE_HEADER};
use reqwest::header::{HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};

/// The event types that the dashboard offers beside the eight of the guide.
const OTHER_EVENTS: [&str; 6] = [
    "assessmentCreated",
    "assessmentUpdated",
    "companyTestSessionCreated",
    "preScreenIntegrityReviewUpdated",
    "liveInterviewFinished",
    "liveInterviewFeedbackUpdated",
];

/// What CodeSignal sets itself, or HTTP does.
const RESERVED_HEADERS: [&str; 6] = [
    SIGNATURE_HEADER,
    "Connection",
    "Content-Length",
    "Content-Type",
    "Host",
    "Transfer-Encoding",
];

/// What a person fills in.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub events: Vec<String>,
    pub url: String,
    /// Empty: deliveries are not signed.
    #[serde(default)]
    pub secret: String,
    pub email: String,
    #[serde(default)]
    pub headers: Vec<Header>,
}

/// One custom header.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub name: String,
    pub value: String,
}

impl Form {
    /// Reads a form, or says what is wrong with it.
    pub fn read(body: &[u8]) -> Result<Form, String> {
        let form: Form =
            serde_json::from_slice(body).map_err(|error| format!("Not a webhook form: {error}"))?;
        form.check()?;
        Ok(form)
    }

    /// The form as a list may show it.
    pub fn shown(&self) -> Value {
        let header = |it: &Header| json!({ "name": it.name, "value": masked(&it.value) });
        json!({
            "events": self.events,
            "url": self.url,
            "secret": masked(&self.secret),
            "email": self.email,
            "headers": self.headers.iter().map(header).collect::<Vec<_>>()
        })
    }

    fn check(&self) -> Result<(), String> {
        if self.events.is_empty() {
            return Err("Event types: choose at least one".to_owned());
        }
        for (place, event) in self.events.iter().enumerate() {
            if Event::from_name(event).is_none() && !OTHER_EVENTS.contains(&event.as_str()) {
                return Err(format!("Event types: there is no \"{event}\""));
            }
            if self.events[..place].contains(event) {
                return Err(format!("Event types: \"{event}\" is chosen twice"));
            }
        }
        check_url(&self.url)?;
        let well_formed = |email: &str| match email.split_once('@') {
            Some((name, host)) => {
                !name.is_empty()
                    && host.contains('.')
                    && !host.contains('@')
                    && !email.chars().any(|c| c.is_whitespace() || c.is_control())
            }
            None => false,
        };
        if !well_formed(&self.email) {
            return Err("Email: that is no email address".to_owned());
        }
        self.headers.iter().try_for_each(check_header)
    }
}

fn check_url(url: &str) -> Result<(), String> {
    let parsed = Url::parse(url).map_err(|error| format!("Endpoint: {error}"))?;
    let here = match parsed.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match (parsed.scheme(), here) {
        ("http" | "https", true) => Ok(()),
        // A real form would take it. The sandbox never speaks to anyone outside this machine.
        ("https", false) => Err(
            "Endpoint: the sandbox delivers to this machine only; use the address it printed"
                .to_owned(),
        ),
        _ => Err("Endpoint: use an https address".to_owned()),
    }
}

fn check_header(header: &Header) -> Result<(), String> {
    let Ok(name) = HeaderName::from_bytes(header.name.as_bytes()) else {
        return Err("Custom headers: the key is no header name".to_owned());
    };
    let reserved = RESERVED_HEADERS
        .iter()
        .any(|it| it.eq_ignore_ascii_case(name.as_str()));
    if reserved {
        return Err(format!("Custom headers: {name} is set by CodeSignal"));
    }
    match HeaderValue::from_str(&header.value) {
        Ok(_) => Ok(()),
        Err(_) => Err(format!(
            "Custom headers: {name} has a value that HTTP can't carry"
        )),
    }
}
