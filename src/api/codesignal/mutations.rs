//! Making, finding and deleting a test session and a live interview: for `verify --deep` alone.

use super::operations::{
    DELETE_INTERVIEW, DELETE_SESSION, FIND_INTERVIEWS, FIND_SESSIONS, FIRST_TEST, MAKE_INTERVIEW,
    MAKE_SESSION,
};
use super::{Answer, CodesignalClient};
use crate::credentials::sanitize::clean;
use serde_json::{Value, json};

/// How many test sessions of an assessment are looked at on one page, and how many pages at the most.
const PAGE: usize = 100;
const MOST_PAGES: usize = 20;

pub(crate) struct Candidate<'a> {
    /// An address at example.com, which takes no mail (RFC 2606, RFC 7505), that nobody else has.
    pub(crate) email: &'a str,
    /// Names this tool to whoever finds the thing.
    pub(crate) note: &'a str,
}

pub(crate) enum LookupOutcome {
    Found(String),
    Absent,
    Failed(Answer),
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

    /// Makes a test session, without an invitation. Gives its id.
    pub(crate) async fn make_session(
        &self,
        test: &str,
        candidate: &Candidate<'_>,
    ) -> Result<String, Answer> {
        let fields = json!({
            "testId": test,
            "candidateFirstName": "cs-ashby",
            "candidateLastName": "verify --deep",
            "candidateEmail": candidate.email,
            "noInvitationEmail": true,
            "preferExisting": false,
            "externalId": candidate.note,
        });
        let variables = json!({ "fields": fields });
        self.made(self.ask_with(&MAKE_SESSION, &variables).await)
    }

    pub(crate) async fn make_interview(&self, candidate: &Candidate<'_>) -> Result<String, Answer> {
        let fields = json!({"candidateEmail": candidate.email, "candidateName": candidate.note});
        let variables = json!({ "fields": fields });
        self.made(self.ask_with(&MAKE_INTERVIEW, &variables).await)
    }

    fn made(&self, answer: Answer) -> Result<String, Answer> {
        match answer {
            Answer::Data(made) => self.id_of(&made).ok_or(Answer::NotUnderstood(
                "it answers without the id of what it was asked to make".into(),
            )),
            other => Err(other),
        }
    }

    /// Deletes a test session. What is not there any more counts as deleted.
    pub(crate) async fn delete_session(&self, id: &str) -> Result<(), Answer> {
        deleted(self.ask_with(&DELETE_SESSION, &json!({ "id": id })).await)
    }

    /// Deletes a live interview. What is not there any more counts as deleted.
    pub(crate) async fn delete_interview(&self, id: &str) -> Result<(), Answer> {
        deleted(self.ask_with(&DELETE_INTERVIEW, &json!({ "id": id })).await)
    }

    /// Looks for the test session of this candidate, page by page.
    pub(crate) async fn find_session(&self, test: &str, email: &str) -> LookupOutcome {
        for page in 0..MOST_PAGES {
            let variables = json!({"test": test, "first": PAGE, "offset": page * PAGE});
            let sessions = match self.ask_with(&FIND_SESSIONS, &variables).await {
                Answer::Data(Value::Array(sessions)) => sessions,
                other => return LookupOutcome::Failed(other),
            };
            let own = sessions
                .iter()
                .find(|session| session["testTaker"]["email"] == email);
            match own.and_then(|session| self.id_of(session)) {
                Some(id) => return LookupOutcome::Found(id),
                None if sessions.len() < PAGE => return LookupOutcome::Absent,
                None => {}
            }
        }
        LookupOutcome::Failed(Answer::Other(format!(
            "there are more than {} test sessions to look through",
            MOST_PAGES * PAGE
        )))
    }

    /// Looks for the live interview of this candidate.
    pub(crate) async fn find_interview(&self, email: &str) -> LookupOutcome {
        match self
            .ask_with(&FIND_INTERVIEWS, &json!({ "email": email }))
            .await
        {
            Answer::Data(Value::Array(interviews)) => {
                let mut own = interviews
                    .iter()
                    .filter(|interview| interview["candidateEmail"] == email);
                match own.find_map(|interview| self.id_of(interview)) {
                    Some(id) => LookupOutcome::Found(id),
                    None => LookupOutcome::Absent,
                }
            }
            other => LookupOutcome::Failed(other),
        }
    }

    /// An id as CodeSignal gives them: letters and digits. Anything else is none, and is not kept.
    fn id_of(&self, thing: &Value) -> Option<String> {
        let id = thing["id"].as_str()?;
        let sound = !id.is_empty()
            && id.len() <= 64
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !crate::credentials::sanitize::leaks_key(id, self.secrets);
        sound.then(|| id.to_owned())
    }
}

fn deleted(answer: Answer) -> Result<(), Answer> {
    const ABSENT: [&str; 5] = [
        "not found",
        "not_found",
        "does not exist",
        "doesn't exist",
        "no such",
    ];
    match answer {
        Answer::Data(_) | Answer::NotFound(_) => Ok(()),
        Answer::Other(words) | Answer::Invalid(words)
            if ABSENT.iter().any(|it| words.to_lowercase().contains(it)) =>
        {
            Ok(())
        }
        other => Err(other),
    }
}
