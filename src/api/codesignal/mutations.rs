//! Creating, finding and deleting a test session and a live interview: for `verify --deep` alone.

use super::operations::{
    DELETE_INTERVIEW, DELETE_SESSION, FIND_INTERVIEWS, FIND_SESSIONS, FIRST_TEST, MAKE_INTERVIEW,
    MAKE_SESSION,
};
use super::{Answer, CodesignalClient, classify};
use crate::api::reply::HttpReply;
use crate::credentials::sanitize::{clean, leaks_key};
use serde_json::{Value, json};

/// Lists of sessions have at most 20 entries a call, whatever is asked for.
const PAGE: usize = 20;

pub(crate) struct Candidate<'a> {
    /// An address at example.com, which takes no mail (RFC 2606, RFC 7505), that nobody else has.
    pub(crate) email: &'a str,
    /// Names this tool to whoever finds the entry.
    pub(crate) note: &'a str,
}

/// What is looked for or deleted.
#[derive(Clone, Copy)]
pub(crate) enum Resource<'a> {
    /// Of the assessment with this id.
    TestSession(&'a str),
    LiveInterview,
}

pub(crate) enum LookupOutcome {
    Found(String),
    /// The list was read to its end.
    Absent,
    /// The deadline came first.
    Unfinished,
    Failed(Answer),
}

pub(crate) struct Lookup {
    pub(crate) outcome: LookupOutcome,
    /// How many entries of the list were read.
    pub(crate) read: usize,
}

impl CodesignalClient<'_> {
    /// The first assessment: its id and its title; `None` where there is none.
    pub(crate) async fn first_test(&self) -> Result<Option<(String, String)>, Answer> {
        match self.ask(&FIRST_TEST).await {
            Answer::Data(page) if page["tests"].is_array() => {
                let first = &page["tests"][0];
                let title = clean(first["title"].as_str().unwrap_or_default(), self.secrets);
                Ok(self.id_of(first).map(|id| (id, title)))
            }
            other => Err(other),
        }
    }

    /// Creates a test session without an invitation, or a live interview. Gives its id.
    pub(crate) async fn create(
        &self,
        resource: Resource<'_>,
        candidate: &Candidate<'_>,
    ) -> Result<String, Answer> {
        let (operation, fields) = match resource {
            Resource::TestSession(test) => (
                &MAKE_SESSION,
                json!({
                    "testId": test,
                    "candidateFirstName": "cs-ashby",
                    "candidateLastName": "verify --deep",
                    "candidateEmail": candidate.email,
                    "noInvitationEmail": true,
                    "preferExisting": false,
                    "externalId": candidate.note,
                }),
            ),
            Resource::LiveInterview => (
                &MAKE_INTERVIEW,
                json!({"candidateEmail": candidate.email, "candidateName": candidate.note}),
            ),
        };
        match self.ask_with(operation, &json!({ "fields": fields })).await {
            Answer::Data(created) => self.id_of(&created).ok_or(Answer::NotUnderstood(
                "it answers without the id of what it was asked to make".into(),
            )),
            other => Err(other),
        }
    }

    /// Deletes it. Only its id in the answer, or CodeSignal's own code that it does not exist, count.
    pub(crate) async fn delete(&self, resource: Resource<'_>, id: &str) -> Result<(), Answer> {
        let operation = match resource {
            Resource::TestSession(_) => &DELETE_SESSION,
            Resource::LiveInterview => &DELETE_INTERVIEW,
        };
        match self.send(operation, &json!({ "id": id })).await {
            Ok(reply) if is_gone(&reply, resource, operation.field, id) => Ok(()),
            Ok(reply) => Err(classify(&reply, operation.field, self.secrets)),
            Err(error) => Err(Answer::NoReply(error)),
        }
    }

    /// Looks for the entry of this candidate page by page, from `offset` on, until an empty page or the
    /// deadline.
    pub(crate) async fn find(&self, resource: Resource<'_>, email: &str, offset: usize) -> Lookup {
        let mut read = offset;
        let mut before = None;
        let outcome = loop {
            if self.deadline.left().is_zero() {
                break LookupOutcome::Unfinished;
            }
            let page = match self.page(resource, email, read).await {
                Answer::Data(Value::Array(page)) => page,
                Answer::NoReply(_) if self.deadline.left().is_zero() => {
                    break LookupOutcome::Unfinished;
                }
                other => break LookupOutcome::Failed(other),
            };
            let own = page.iter().find(|entry| email_of(resource, entry) == email);
            if let Some(id) = own.and_then(|entry| self.id_of(entry)) {
                break LookupOutcome::Found(id);
            }
            if page.is_empty() {
                break LookupOutcome::Absent;
            }
            if before.as_ref() == Some(&page) {
                let why = "it gives the same page of its list again";
                break LookupOutcome::Failed(Answer::NotUnderstood(why.into()));
            }
            read += page.len();
            before = Some(page);
        };
        Lookup { outcome, read }
    }

    async fn page(&self, resource: Resource<'_>, email: &str, offset: usize) -> Answer {
        let (operation, variables) = match resource {
            Resource::TestSession(test) => (
                &FIND_SESSIONS,
                json!({"test": test, "first": PAGE, "offset": offset}),
            ),
            Resource::LiveInterview => (
                &FIND_INTERVIEWS,
                json!({"email": email, "first": PAGE, "offset": offset}),
            ),
        };
        self.ask_with(operation, &variables).await
    }

    /// An id as CodeSignal gives them: letters and digits. Anything else is none, and is not kept.
    fn id_of(&self, entry: &Value) -> Option<String> {
        let id = entry["id"].as_str()?;
        let sound = !id.is_empty()
            && id.len() <= 64
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !leaks_key(id, self.secrets);
        sound.then(|| id.to_owned())
    }
}

fn email_of<'a>(resource: Resource<'_>, entry: &'a Value) -> &'a Value {
    match resource {
        Resource::TestSession(_) => &entry["testTaker"]["email"],
        Resource::LiveInterview => &entry["candidateEmail"],
    }
}

/// Whether the answer to a deletion shows that this one does not exist any more.
fn is_gone(reply: &HttpReply, resource: Resource<'_>, field: &str, id: &str) -> bool {
    if reply.status >= 500 || reply.status == 429 || reply.edge.is_some() {
        return false;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&reply.body) else {
        return false;
    };
    if body["data"][field] == id {
        return true;
    }
    let errors = body["errors"].as_array();
    errors.is_some_and(|errors| {
        let mut about = errors
            .iter()
            .filter(|error| error["path"].is_null() || error["path"][0] == field);
        about.any(|error| says_absent(error, resource, id))
    })
}

/// NOT_FOUND as a code, and not about something else such as the company.
fn says_absent(error: &Value, resource: Resource<'_>, id: &str) -> bool {
    const OTHERS: [&str; 16] = [
        "company",
        "user",
        "candidate",
        "account",
        "organi",
        "team",
        "role",
        "key",
        "token",
        "permission",
        "template",
        "route",
        "endpoint",
        "operation",
        "field",
        "assessment",
    ];
    let own = match resource {
        Resource::TestSession(_) => "session",
        Resource::LiveInterview => "interview",
    };
    let code = error["extensions"]["code"].as_str();
    let code = code.or(error["code"].as_str()).unwrap_or_default();
    let code = code.to_lowercase();
    let Some(subject) = code.strip_suffix("not_found") else {
        return false;
    };
    let message = error["message"].as_str().unwrap_or_default().to_lowercase();
    let named = |text: &str| OTHERS.iter().any(|other| text.contains(other));
    if subject.contains(own) {
        return true;
    }
    // Any other subject in the code is something else.
    subject.is_empty()
        && (message.contains(&id.to_lowercase()) || message.contains(own) || !named(&message))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "aB3dE5gH7jK9mN2pQ";

    fn gone(status: u16, body: &str) -> bool {
        let reply = HttpReply {
            status,
            html: false,
            coded: false,
            retry_after: None,
            clock: None,
            edge: None,
            body: body.as_bytes().to_vec(),
        };
        is_gone(
            &reply,
            Resource::TestSession("tT2uU3vV4wW5xX6yY"),
            "deleteCompanyTestSession",
            ID,
        )
    }

    #[test]
    fn only_the_id_or_the_vendors_code_counts_as_deleted() {
        let data = |value: &str| format!(r#"{{"data":{{"deleteCompanyTestSession":{value}}}}}"#);
        let error = |message: &str, code: &str| {
            format!(
                r#"{{"data":null,"errors":[{{"message":"{message}","path":["deleteCompanyTestSession"],"extensions":{{"code":"{code}"}}}}]}}"#
            )
        };
        for (status, body, expected) in [
            (200, data(&format!("\"{ID}\"")), true),
            (200, data("null"), false),
            (200, data("false"), false),
            (200, data("true"), false),
            (200, data("\"\""), false),
            (200, data("{}"), false),
            (200, data("0"), false),
            (200, data("\"another0000000000\""), false),
            (200, data("[]"), false),
            (200, error("Not found", "NOT_FOUND"), true),
            (404, error("Not found", "NOT_FOUND"), true),
            (200, error("Test session not found", "NOT_FOUND"), true),
            (
                200,
                error(&format!("{ID} does not exist"), "not_found"),
                true,
            ),
            (200, error("gone", "COMPANY_TEST_SESSION_NOT_FOUND"), true),
            (200, error("Company not found", "NOT_FOUND"), false),
            (200, error("User does not exist", "NOT_FOUND"), false),
            (200, error("Not found", "COMPANY_NOT_FOUND"), false),
            (
                200,
                error("Test session not found", "INTERNAL_SERVER_ERROR"),
                false,
            ),
            (200, error("Test session not found", ""), false),
            (200, error("API key not found", "UNAUTHENTICATED"), false),
            (503, error("Not found", "NOT_FOUND"), false),
            (429, error("Not found", "NOT_FOUND"), false),
            (404, "Not found".into(), false),
            (
                404,
                r#"{"message":"Not found","code":"NOT_FOUND"}"#.into(),
                false,
            ),
            (200, "{}".into(), false),
            (200, String::new(), false),
        ] {
            assert_eq!(gone(status, &body), expected, "{status} {body}");
        }
        let elsewhere =
            error("Not found", "NOT_FOUND").replace("deleteCompanyTestSession", "company");
        assert!(!gone(200, &elsewhere));
    }
}
