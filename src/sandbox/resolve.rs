//! What the practice CodeSignal answers to the fields of a query, and does for those of a mutation.

use super::codesignal_data::{Interview, Session};
use super::published::{company, company_test, company_test_session, live_interview};
use super::scenario::Scenario;
use super::state::{CodesignalState, SandboxState};
use super::values::{new_id, now};
use crate::integration::Permission;
use serde_json::{Value, json};

/// The root of a query or a mutation, as one key sees it.
pub(super) struct Root<'w> {
    pub(crate) sandbox: &'w SandboxState,
    pub(crate) permissions: &'w [Permission],
}

/// What is wrong with a field, and the code that servers commonly give.
pub(super) struct ResolveError {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

type Resolved = Result<Value, ResolveError>;

impl Root<'_> {
    /// `arguments` are an object, valid for this field.
    pub(super) fn resolve(&self, field: &str, arguments: &Value) -> Resolved {
        // Asked before any id is looked up, so that a denial tells nothing about what exists.
        if needed(field).is_some_and(|it| !self.permissions.contains(&it)) {
            return Err(denied());
        }
        let mut state = self.sandbox.state();
        let refused = state.scenario == Scenario::HasAccessRefused;
        let codesignal = &mut state.codesignal;
        match field {
            "hasAccess" | "hasAccessList" if refused => Err(denied()),
            "hasAccess" => Ok(self.has_access(&arguments["type"]).into()),
            "hasAccessList" => Ok(self.access_list(arguments)),
            "company" => {
                let asked = &arguments["id"];
                let own = asked.is_null() || *asked == codesignal.company_id;
                Ok(if own { company(codesignal) } else { Value::Null })
            }
            "companyTests" => Ok(company_tests(codesignal, arguments)),
            "companyTest" => {
                let test = codesignal.tests.iter().find(|it| arguments["id"] == it.id);
                found(test.map(|it| company_test(codesignal, it)), "Test")
            }
            "companyTestSession" | "resendCompanyTestSession" => {
                let session = codesignal.sessions.iter().find(|it| arguments["id"] == it.id);
                found(session.map(|it| company_test_session(codesignal, it)), SESSION)
            }
            "companyTestSessions" => {
                let sessions = codesignal.sessions.iter();
                let chosen = sessions
                    .filter(|it| arguments["companyTestId"] == it.test_id)
                    .filter(|it| is_among(&arguments["ids"], &it.id))
                    .map(|it| company_test_session(codesignal, it));
                Ok(page(arguments, chosen))
            }
            "liveInterviews" => {
                let email = &arguments["candidateEmail"];
                let interviews = codesignal.interviews.iter();
                let chosen = interviews
                    .filter(|it| email.is_null() || json!(it.candidate_email) == *email)
                    .map(|it| live_interview(codesignal, it));
                Ok(page(arguments, chosen))
            }
            "liveInterview" => {
                let id = &arguments["liveInterviewId"];
                let interview = codesignal.interviews.iter().find(|it| *id == it.id);
                found(interview.map(|it| live_interview(codesignal, it)), INTERVIEW)
            }
            _ => change(codesignal, field, arguments),
        }
    }

    fn has_access(&self, asked: &Value) -> bool {
        let permission = match asked.as_str() {
            Some("company_test_read") => Permission::CompanyTestRead,
            Some("company_test_session_create" | "company_test_session_create_for_company") => {
                Permission::CompanyTestSessionWrite
            }
            Some("interview_read") => Permission::LiveInterviewRead,
            Some("live_interview_write") => Permission::LiveInterviewWrite,
            _ => return false,
        };
        self.permissions.contains(&permission)
    }

    /// What was asked, each with the answer to it.
    fn access_list(&self, arguments: &Value) -> Value {
        let mut queries = arguments["accessQueries"].clone();
        for query in queries.as_array_mut().into_iter().flatten() {
            if query.is_object() {
                query["hasAccess"] = self.has_access(&query["type"]).into();
            }
        }
        queries
    }
}

const SESSION: &str = "Test session";
const INTERVIEW: &str = "Live interview";

fn needed(field: &str) -> Option<Permission> {
    match field {
        "companyTests" | "companyTest" => Some(Permission::CompanyTestRead),
        "companyTestSession"
        | "companyTestSessions"
        | "createCompanyTestSession"
        | "resendCompanyTestSession"
        | "deleteCompanyTestSession" => Some(Permission::CompanyTestSessionWrite),
        "liveInterviews" | "liveInterview" => Some(Permission::LiveInterviewRead),
        "createLiveInterview" | "editLiveInterview" | "deleteLiveInterview" => {
            Some(Permission::LiveInterviewWrite)
        }
        _ => None,
    }
}

/// What a key without the permission is told.
fn denied() -> ResolveError {
    ResolveError { code: "FORBIDDEN", message: "Access Denied".to_owned() }
}

fn failed(message: String) -> ResolveError {
    ResolveError { code: "INTERNAL_SERVER_ERROR", message }
}

fn found(value: Option<Value>, what: &str) -> Resolved {
    value.ok_or_else(|| ResolveError { code: "NOT_FOUND", message: format!("{what} not found") })
}

fn company_tests(codesignal: &CodesignalState, arguments: &Value) -> Value {
    let words = arguments["titleSearchText"].as_str().unwrap_or_default().to_lowercase();
    let tests = codesignal.tests.iter();
    let chosen: Vec<_> = tests
        .filter(|it| is_among(&arguments["ids"], &it.id))
        .filter(|it| it.title.to_lowercase().contains(&words))
        .map(|it| company_test(codesignal, it))
        .collect();
    let total = chosen.len();
    let more = number(&arguments["offset"], 0).saturating_add(number(&arguments["first"], total));
    json!({
        "totalCount": total,
        "tests": page(arguments, chosen.into_iter()),
        "pageInfo": { "hasNextPage": more < total }
    })
}

/// The fields of a mutation.
fn change(codesignal: &mut CodesignalState, field: &str, arguments: &Value) -> Resolved {
    match field {
        "createCompanyTestSession" => create_session(codesignal, &arguments["sessionFields"]),
        "deleteCompanyTestSession" => {
            let gone = take(&mut codesignal.sessions, |it| arguments["id"] == it.id);
            found(gone.map(|it| it.id.into()), SESSION)
        }
        "createLiveInterview" => {
            let id = new_id().map_err(|error| failed(error.message))?;
            let made = Interview { id, candidate_email: None, candidate_name: None };
            codesignal.interviews.push(made);
            edit_interview(codesignal, codesignal.interviews.len() - 1, arguments)
        }
        "editLiveInterview" => {
            let mut interviews = codesignal.interviews.iter();
            match interviews.position(|it| arguments["id"] == it.id) {
                Some(place) => edit_interview(codesignal, place, arguments),
                None => found(None, INTERVIEW),
            }
        }
        "deleteLiveInterview" => {
            let gone = take(&mut codesignal.interviews, |it| arguments["id"] == it.id);
            found(gone.map(|it| it.id.into()), INTERVIEW)
        }
        _ => {
            let message = "Not available in the sandbox".to_owned();
            Err(ResolveError { code: "NOT_IMPLEMENTED", message })
        }
    }
}

fn create_session(codesignal: &mut CodesignalState, fields: &Value) -> Resolved {
    let Some(test) = codesignal.tests.iter().find(|it| fields["testId"] == it.id) else {
        return found(None, "Test");
    };
    let text = |name: &str| fields[name].as_str().map(str::to_owned);
    let session = Session {
        id: new_id().map_err(|error| failed(error.message))?,
        test_id: test.id.clone(),
        first_name: text("candidateFirstName").unwrap_or_default(),
        last_name: text("candidateLastName").unwrap_or_default(),
        email: text("candidateEmail").unwrap_or_default(),
        external_id: text("externalId"),
        created: now(),
        started: None,
        finished: None,
    };
    let answer = company_test_session(codesignal, &session);
    codesignal.sessions.push(session);
    Ok(answer)
}

/// `place` is one that an interview has.
fn edit_interview(codesignal: &mut CodesignalState, place: usize, arguments: &Value) -> Resolved {
    let interview = &mut codesignal.interviews[place];
    let fields = &arguments["interviewFields"];
    if let Some(email) = fields["candidateEmail"].as_str() {
        interview.candidate_email = Some(email.to_owned());
    }
    if let Some(name) = fields["candidateName"].as_str() {
        interview.candidate_name = Some(name.to_owned());
    }
    Ok(live_interview(codesignal, &codesignal.interviews[place]))
}

fn take<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool) -> Option<T> {
    let place = list.iter().position(is)?;
    Some(list.remove(place))
}

/// Every id is, where none are given.
fn is_among(ids: &Value, id: &str) -> bool {
    ids.as_array().is_none_or(|ids| ids.iter().any(|it| it == id))
}

fn number(given: &Value, default: usize) -> usize {
    given.as_i64().map_or(default, |it| usize::try_from(it).unwrap_or(0))
}

fn page(arguments: &Value, items: impl Iterator<Item = Value>) -> Value {
    items
        .skip(number(&arguments["offset"], 0))
        .take(number(&arguments["first"], usize::MAX))
        .collect()
}
