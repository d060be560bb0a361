//! Creating, finding and deleting a test session and a live interview: for `verify --deep` alone.

use super::deletion::is_gone;
use super::operations::{
    DELETE_INTERVIEW, DELETE_SESSION, FIND_INTERVIEWS, FIND_SESSIONS, FIRST_TEST, MAKE_INTERVIEW,
    MAKE_SESSION,
};
use super::resource::Resource;
use super::{Answer, CodesignalClient, Obstacle, classify};
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
                let title = clean(first["title"].as_str().unwrap_or_default(), self.0.secrets);
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
            Answer::Data(created) => self.id_of(&created).ok_or_else(|| {
                let why = "it answers without the id of what it was asked to make";
                Answer::Obstacle(Obstacle::NotUnderstood(why.to_owned()))
            }),
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
            Ok(reply) => Err(classify(&reply, operation.field, self.0.secrets)),
            Err(error) => Err(Answer::Obstacle(Obstacle::NoReply(error))),
        }
    }

    /// Looks for the entry of this candidate page by page, from `offset` on, until an empty page, the
    /// deadline, or a page that comes again: a server that ignores the offset would be asked for ever.
    pub(crate) async fn find(&self, resource: Resource<'_>, email: &str, offset: usize) -> Lookup {
        let mut read = offset;
        let mut before = None;
        let outcome = loop {
            if self.0.deadline.left().is_zero() {
                break LookupOutcome::Unfinished;
            }
            let page = match self.page(resource, email, read).await {
                Answer::Data(Value::Array(page)) => page,
                Answer::Obstacle(Obstacle::NoReply(_)) if self.0.deadline.left().is_zero() => {
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
                let why = "it gives the same page of its list again".to_owned();
                break LookupOutcome::Failed(Answer::Obstacle(Obstacle::NotUnderstood(why)));
            }
            read += page.len();
            before = Some(page);
        };
        Lookup { outcome, read }
    }

    async fn page(&self, resource: Resource<'_>, email: &str, offset: usize) -> Answer {
        let (operation, variables) = match resource {
            Resource::TestSession(test) => {
                (&FIND_SESSIONS, json!({"test": test, "first": PAGE, "offset": offset}))
            }
            Resource::LiveInterview => {
                (&FIND_INTERVIEWS, json!({"email": email, "first": PAGE, "offset": offset}))
            }
        };
        self.ask_with(operation, &variables).await
    }

    /// An id as CodeSignal gives them: letters and digits. Anything else is none, and is not kept.
    fn id_of(&self, entry: &Value) -> Option<String> {
        let id = entry["id"].as_str()?;
        let sound = !id.is_empty()
            && id.len() <= 64
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !leaks_key(id, self.0.secrets);
        sound.then(|| id.to_owned())
    }
}

fn email_of<'a>(resource: Resource<'_>, entry: &'a Value) -> &'a Value {
    match resource {
        Resource::TestSession(_) => &entry["testTaker"]["email"],
        Resource::LiveInterview => &entry["candidateEmail"],
    }
}
