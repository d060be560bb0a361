//! The webhook form of CodeSignal's dashboard, and what it accepts.

use crate::integration::SIGNATURE_HEADER;
use reqwest::header::{HeaderName, HeaderValue};
use url::{Host, Url};

/// The 14 event types that the dashboard offers: the eight of the guide among the other six.
pub(super) const EVENT_TYPES: [&str; 14] = [
    "assessmentCreated",
    "assessmentUpdated",
    "companyTestSessionCreated",
    "companyTestSessionStarted",
    "companyTestSessionFinished",
    "preScreenResultShared",
    "preScreenResultVerified",
    "preScreenExpired",
    "preScreenCandidateDeclined",
    "preScreenResultNotVerified",
    "preScreenResultVerificationPending",
    "preScreenIntegrityReviewUpdated",
    "liveInterviewFinished",
    "liveInterviewFeedbackUpdated",
];

const RESERVED_HEADERS: [&str; 6] =
    [SIGNATURE_HEADER, "Connection", "Content-Length", "Content-Type", "Host", "Transfer-Encoding"];

#[derive(Clone)]
pub(super) struct WebhookForm {
    pub(crate) events: Vec<String>,
    pub(crate) url: String,
    /// Empty: deliveries are not signed.
    pub(crate) secret: String,
    pub(crate) emails: Vec<String>,
    pub(crate) headers: Vec<CustomHeader>,
}

#[derive(Clone)]
pub(super) struct CustomHeader {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A field of the form. The number is the place among its like, from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FormField {
    Events,
    Endpoint,
    Email(usize),
    HeaderName(usize),
    HeaderValue(usize),
}

impl FormField {
    /// The name of its part of the form.
    pub(crate) fn title(self) -> &'static str {
        match self {
            FormField::Events => "Event types",
            FormField::Endpoint => "Endpoint",
            FormField::Email(_) => "Email",
            FormField::HeaderName(_) | FormField::HeaderValue(_) => "Custom headers",
        }
    }
}

pub(super) struct FieldError {
    pub(crate) field: FormField,
    pub(crate) message: String,
}

impl WebhookForm {
    /// Everything that is wrong, from top to bottom.
    pub(crate) fn check(&self) -> Vec<FieldError> {
        let events = self.check_events().map(|message| (FormField::Events, message));
        let url = check_url(&self.url).map(|message| (FormField::Endpoint, message));
        let emails = self.emails.iter().enumerate();
        let emails = emails.filter(|(_, email)| !well_formed(email)).map(|it| {
            let message = "Enter an email address, like name@example.com.".to_owned();
            (FormField::Email(it.0), message)
        });
        let none = self.emails.is_empty().then(|| {
            let message = "Enter at least one email address.".to_owned();
            (FormField::Email(0), message)
        });
        let headers = self.headers.iter().enumerate();
        let headers = headers.filter_map(|(place, header)| check_header(place, header));
        let all = events.into_iter().chain(url).chain(none).chain(emails);
        all.chain(headers).map(|(field, message)| FieldError { field, message }).collect()
    }

    fn check_events(&self) -> Option<String> {
        if self.events.is_empty() {
            return Some("Select at least one event type.".to_owned());
        }
        self.events.iter().enumerate().find_map(|(place, event)| {
            if !EVENT_TYPES.contains(&event.as_str()) {
                Some(format!("There is no \"{event}\"."))
            } else if self.events[..place].contains(event) {
                Some(format!("\"{event}\" is selected twice."))
            } else {
                None
            }
        })
    }
}

fn well_formed(email: &str) -> bool {
    match email.split_once('@') {
        Some((name, host)) => {
            !name.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        }
        None => false,
    }
}

fn check_url(url: &str) -> Option<String> {
    if url.is_empty() {
        return Some("Enter the address that events are sent to.".to_owned());
    }
    let parsed = match Url::parse(url) {
        Ok(parsed) => parsed,
        Err(error) => return Some(format!("That's not a web address: {error}.")),
    };
    let here = match parsed.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match (parsed.scheme(), here) {
        ("http" | "https", true) => None,
        // A real form would take it. The sandbox never speaks to anyone outside this machine.
        ("https", false) => Some(
            "The practice CodeSignal only sends events to this computer. Use the endpoint that \
             cs-ashby shows you."
                .to_owned(),
        ),
        _ => Some("Use an address that starts with https://.".to_owned()),
    }
}

fn check_header(place: usize, header: &CustomHeader) -> Option<(FormField, String)> {
    let Ok(name) = HeaderName::from_bytes(header.name.as_bytes()) else {
        let message = if header.name.is_empty() {
            "Enter the key of this header, or remove the header."
        } else {
            "Use only letters, digits and hyphens."
        };
        return Some((FormField::HeaderName(place), message.to_owned()));
    };
    let reserved = RESERVED_HEADERS.iter().any(|it| it.eq_ignore_ascii_case(name.as_str()));
    if reserved {
        let message = format!("{} is set by CodeSignal itself.", header.name);
        return Some((FormField::HeaderName(place), message));
    }
    let message = "This value has a character that can't be sent in a header.".to_owned();
    match HeaderValue::from_str(&header.value) {
        Ok(_) => None,
        Err(_) => Some((FormField::HeaderValue(place), message)),
    }
}

#[cfg(test)]
mod tests {
    use super::EVENT_TYPES;
    use crate::integration::Event;

    #[test]
    fn the_events_of_the_guide_are_among_those_offered() {
        for event in Event::ALL {
            let offered = EVENT_TYPES.iter().filter(|it| **it == event.name());
            assert_eq!(offered.count(), 1, "{}", event.name());
        }
    }
}
