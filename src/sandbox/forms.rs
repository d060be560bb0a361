//! The forms of CodeSignal's dashboard, and what they accept.

use crate::integration::SIGNATURE_HEADER;
use reqwest::header::{HeaderName, HeaderValue};
use url::{Host, Url};

/// What a form says beside a field.
pub(super) struct FieldError {
    /// The field's id and name in the page.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) message: String,
}

fn error(id: &'static str, label: &'static str, message: impl Into<String>) -> FieldError {
    FieldError { id, label, message: message.into() }
}

/// The permissions that the dashboard offers. The guide's four are published; the others are made
/// up after their pattern, so that the four have to be found among their like.
pub(super) const PERMISSIONS: [&str; 20] = [
    "company.company.read",
    "company.company.write",
    "companyTest.company.read",
    "companyTest.company.write",
    "companyTestInvitation.company.write",
    "companyTestSession.company.read",
    "companyTestSession.company.write",
    "companyTestSession.company.archive",
    "executiveReport.company.read",
    "framework.company.read",
    "integration.company.read",
    "integration.company.write",
    "interviewTemplate.company.read",
    "interviewTemplate.company.write",
    "liveInterview.company.read",
    "liveInterview.company.write",
    "role.company.read",
    "role.company.write",
    "user.company.read",
    "user.company.write",
];

/// The form of an API key, as it was filled in.
#[derive(Default)]
pub(super) struct KeyForm {
    pub(crate) description: String,
    pub(crate) permissions: Vec<String>,
}

impl KeyForm {
    /// The description, and the ticked permissions, each once.
    pub(crate) fn check(&self) -> Result<(String, Vec<&'static str>), Vec<FieldError>> {
        let mut wrong = Vec::new();
        let description = self.description.trim();
        if description.is_empty() {
            let message = "Enter a description, so that you can recognize the key.";
            wrong.push(error("description", "Key Description", message));
        }
        if let Some(name) = self.permissions.iter().find(|it| !PERMISSIONS.contains(&it.as_str())) {
            wrong.push(error("permissions", "Permissions", format!("There is no \"{name}\".")));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let ticked = |name: &&str| self.permissions.iter().any(|it| it == name);
        Ok((description.to_owned(), PERMISSIONS.into_iter().filter(ticked).collect()))
    }
}

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

#[derive(Clone, Default)]
pub(super) struct WebhookForm {
    pub(crate) events: Vec<String>,
    pub(crate) url: String,
    /// Empty: deliveries are not signed.
    pub(crate) secret: String,
    /// The second may be empty.
    pub(crate) emails: [String; 2],
    /// Name and value of the custom header; both are empty if there is none.
    pub(crate) header: (String, String),
}

impl WebhookForm {
    /// Everything that is wrong, from top to bottom.
    pub(crate) fn check(&self) -> Vec<FieldError> {
        let events = self.check_events().map(|it| error("events", "Event types", it));
        let url = check_url(&self.url).map(|it| error("url", "Endpoint", it));
        let [first, second] = &self.emails;
        let message = "Enter an email address, like name@example.com.";
        let first = (!well_formed(first)).then(|| error("email", "Email", message));
        let second = (!second.is_empty() && !well_formed(second))
            .then(|| error("email-2", "Another email", message));
        [events, url, first, second, self.check_header()].into_iter().flatten().collect()
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

    fn check_header(&self) -> Option<FieldError> {
        let (name, value) = &self.header;
        let wrong_name = |message: &str| Some(error("header-name", "Header key", message));
        if name.is_empty() && value.is_empty() {
            return None;
        } else if name.is_empty() {
            return wrong_name("Enter the key of this header, or remove its value.");
        }
        match HeaderName::from_bytes(name.as_bytes()) {
            Err(_) => wrong_name("Use only letters, digits and hyphens."),
            Ok(_) if RESERVED_HEADERS.iter().any(|it| it.eq_ignore_ascii_case(name)) => {
                wrong_name(&format!("{name} is set by CodeSignal itself."))
            }
            Ok(_) if HeaderValue::from_str(value).is_err() => {
                let message = "This value has a character that can't be sent in a header.";
                Some(error("header-value", "Header value", message))
            }
            Ok(_) => None,
        }
    }
}

fn well_formed(email: &str) -> bool {
    email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !email.chars().any(|c| c.is_whitespace() || c.is_control())
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::{Event, Permission};

    #[test]
    fn the_events_of_the_guide_are_among_those_offered() {
        for event in Event::ALL {
            let offered = EVENT_TYPES.iter().filter(|it| **it == event.name());
            assert_eq!(offered.count(), 1, "{}", event.name());
        }
    }

    #[test]
    fn the_guide_s_four_permissions_are_offered_and_what_is_not_is_refused() {
        let check = |names: &[&str]| {
            let permissions = names.iter().map(|it| (*it).to_owned()).collect();
            let form = KeyForm { description: " a ".to_owned(), permissions };
            form.check().map_err(|wrong| wrong.iter().map(|it| it.id).collect::<Vec<_>>())
        };
        for permission in Permission::ALL.map(Permission::name) {
            assert_eq!(check(&[permission, permission]), Ok(("a".to_owned(), vec![permission])));
        }
        assert_eq!(check(&[]), Ok(("a".to_owned(), vec![])));
        assert_eq!(check(&["companyTest.company.reed"]), Err(vec!["permissions"]));
    }
}
