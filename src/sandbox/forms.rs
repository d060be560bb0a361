//! The forms of CodeSignal's dashboard, and what they accept.

use reqwest::header::{HeaderName, HeaderValue};
use url::{Host, Url};

/// What a form says beside a field.
pub(super) struct FieldError {
    /// The field's id and name in the page.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) message: String,
}

/// The permissions that the dashboard offers. The guide's four are published; the others are made
/// up after their pattern, so that the four have to be found among their like.
pub(super) const PERMISSIONS: [&str; 12] = [
    "company.company.read",
    "companyTest.company.read",
    "companyTest.company.write",
    "companyTestInvitation.company.write",
    "companyTestSession.company.read",
    "companyTestSession.company.write",
    "integration.company.read",
    "interviewTemplate.company.read",
    "liveInterview.company.read",
    "liveInterview.company.write",
    "user.company.read",
    "user.company.write",
];

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

#[derive(Clone, Default)]
pub(super) struct WebhookForm {
    pub(super) events: Vec<&'static str>,
    pub(super) url: String,
    /// Empty: deliveries are not signed.
    pub(super) secret: String,
    /// The second may be empty.
    pub(super) emails: [String; 2],
    /// Name and value of the custom header; both are empty if there is none.
    pub(super) header: (String, String),
}

impl WebhookForm {
    /// Everything that is wrong, from top to bottom.
    pub(super) fn check(&self) -> Vec<FieldError> {
        let [first, second] = &self.emails;
        let (name, value) = &self.header;
        let no_email =
            |it: &str| (!is_email(it)).then_some("Enter an email address, like name@example.com.");
        let none = self.events.is_empty().then_some("Select at least one event type.");
        let unsendable = HeaderValue::from_str(value)
            .is_err()
            .then_some("This value has a character that can't be sent in a header.");
        [
            ("events", "Event types", none),
            ("url", "Endpoint", check_url(&self.url)),
            ("email", "Email", no_email(first)),
            (
                "email-2",
                "Another email",
                Some(second).filter(|it| !it.is_empty()).and_then(|it| no_email(it)),
            ),
            ("header-name", "Header key", check_header_name(name, value)),
            ("header-value", "Header value", unsendable),
        ]
        .into_iter()
        .filter_map(|(id, label, message)| {
            Some(FieldError { id, label, message: message?.to_owned() })
        })
        .collect()
    }
}

fn check_header_name(name: &str, value: &str) -> Option<&'static str> {
    if name.is_empty() {
        let why = "Enter the key of this header, or remove its value.";
        return (!value.is_empty()).then_some(why);
    }
    let is_wrong = HeaderName::from_bytes(name.as_bytes()).is_err();
    is_wrong.then_some("Use only letters, digits and hyphens.")
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !text.chars().any(char::is_whitespace)
    })
}

fn check_url(url: &str) -> Option<&'static str> {
    if url.is_empty() {
        return Some("Enter the address that events are sent to.");
    }
    let Ok(parsed) = Url::parse(url) else {
        return Some("That's not a web address.");
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
             cs-ashby shows you.",
        ),
        _ => Some("Use an address that starts with https://."),
    }
}
