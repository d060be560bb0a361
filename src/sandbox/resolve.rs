//! What the practice CodeSignal answers to the fields of a query, and does for those of a mutation.

use super::company::{company_test_session, live_interview};
use super::scenario::Scenario;
use super::state::{CodesignalState, SandboxState};
use crate::integration::Permission;
use serde_json::{Value, json};

/// The root of a query or a mutation, as one key sees it.
pub(super) struct Root<'w> {
    pub(super) sandbox: &'w SandboxState,
    pub(super) permissions: &'w [&'static str],
}

/// What is wrong with a field, and the code that servers commonly give.
pub(super) struct ResolveError {
    pub(super) code: &'static str,
    pub(super) message: String,
}

type Resolved = Result<Value, ResolveError>;

impl Root<'_> {
    /// `arguments` are an object, valid for this field.
    pub(super) fn resolve(&self, field: &str, arguments: &Value) -> Resolved {
        // Asked before any id is looked up, so that a denial tells nothing about what exists.
        if needed(field).is_some_and(|it| !self.may(it)) {
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
                let company = &codesignal.company;
                let is_asked = arguments["id"].is_null() || arguments["id"] == company["id"];
                Ok(if is_asked { company.clone() } else { Value::Null })
            }
            "companyTests" => Ok(company_tests(codesignal, arguments)),
            "companyTest" => one(&codesignal.tests, &arguments["id"], TEST),
            "companyTestSession" | "resendCompanyTestSession" => {
                one(&codesignal.sessions, &arguments["id"], SESSION)
            }
            "companyTestSessions" => {
                let sessions = codesignal.sessions.iter();
                let chosen = sessions
                    .filter(|it| it["test"]["id"] == arguments["companyTestId"])
                    .filter(|it| is_among(&arguments["ids"], it));
                Ok(page(arguments, chosen))
            }
            "liveInterviews" => {
                let email = &arguments["candidateEmail"];
                let interviews = codesignal.interviews.iter();
                let chosen =
                    interviews.filter(|it| email.is_null() || it["candidateEmail"] == *email);
                Ok(page(arguments, chosen))
            }
            "liveInterview" => {
                one(&codesignal.interviews, &arguments["liveInterviewId"], INTERVIEW)
            }
            _ => change(codesignal, field, arguments),
        }
    }

    fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission.name())
    }

    fn has_access(&self, asked: &Value) -> bool {
        match asked.as_str() {
            Some("company_test_read") => self.may(Permission::CompanyTestRead),
            Some("company_test_session_create" | "company_test_session_create_for_company") => {
                self.may(Permission::CompanyTestSessionWrite)
            }
            Some("interview_read") => self.may(Permission::LiveInterviewRead),
            Some("live_interview_write") => self.may(Permission::LiveInterviewWrite),
            _ => false,
        }
    }

    /// What was asked, each with the answer to it.
    fn access_list(&self, arguments: &Value) -> Value {
        let mut queries = arguments["accessQueries"].clone();
        for query in queries.as_array_mut().into_iter().flatten() {
            query["hasAccess"] = self.has_access(&query["type"]).into();
        }
        queries
    }
}

const TEST: &str = "Test";
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

fn one(list: &[Value], id: &Value, what: &str) -> Resolved {
    Ok(list[place_of(list, id, what)?].clone())
}

/// The place of the one with this id.
fn place_of(list: &[Value], id: &Value, what: &str) -> Result<usize, ResolveError> {
    let place = list.iter().position(|it| it["id"] == *id);
    place.ok_or_else(|| ResolveError { code: "NOT_FOUND", message: format!("{what} not found") })
}

fn company_tests(codesignal: &CodesignalState, arguments: &Value) -> Value {
    let words = arguments["titleSearchText"].as_str().unwrap_or_default().to_lowercase();
    let has_words =
        |it: &Value| it["title"].as_str().is_some_and(|it| it.to_lowercase().contains(&words));
    let tests = codesignal.tests.iter();
    let chosen = tests.filter(|it| is_among(&arguments["ids"], it) && has_words(it));
    let total = chosen.clone().count();
    let more = number(&arguments["offset"], 0).saturating_add(number(&arguments["first"], total));
    json!({
        "totalCount": total,
        "tests": page(arguments, chosen),
        "pageInfo": { "hasNextPage": more < total }
    })
}

/// The fields of a mutation.
fn change(codesignal: &mut CodesignalState, field: &str, arguments: &Value) -> Resolved {
    let CodesignalState { company, tests, sessions, interviews, .. } = codesignal;
    match field {
        "createCompanyTestSession" => {
            let given = &arguments["sessionFields"];
            let test = &tests[place_of(tests, &given["testId"], TEST)?];
            let taker = json!({
                "email": given["candidateEmail"],
                "firstName": given["candidateFirstName"],
                "lastName": given["candidateLastName"]
            });
            let made = company_test_session(test, &taker);
            sessions.push(made.clone());
            Ok(made)
        }
        "deleteCompanyTestSession" => {
            let at = place_of(sessions, &arguments["id"], SESSION)?;
            Ok(sessions.remove(at)["id"].take())
        }
        "createLiveInterview" => {
            let made = edit_interview(&mut live_interview(company), arguments);
            interviews.push(made.clone());
            Ok(made)
        }
        "editLiveInterview" => {
            let at = place_of(interviews, &arguments["id"], INTERVIEW)?;
            Ok(edit_interview(&mut interviews[at], arguments))
        }
        "deleteLiveInterview" => {
            let at = place_of(interviews, &arguments["id"], INTERVIEW)?;
            Ok(interviews.remove(at)["id"].take())
        }
        _ => {
            let message = "Not available in the sandbox".to_owned();
            Err(ResolveError { code: "NOT_IMPLEMENTED", message })
        }
    }
}

fn edit_interview(interview: &mut Value, arguments: &Value) -> Value {
    for name in ["candidateEmail", "candidateName"] {
        if let given @ Value::String(_) = &arguments["interviewFields"][name] {
            interview[name] = given.clone();
        }
    }
    interview.clone()
}

/// Every id is, where none are given.
fn is_among(ids: &Value, item: &Value) -> bool {
    ids.as_array().is_none_or(|ids| ids.contains(&item["id"]))
}

fn number(given: &Value, default: usize) -> usize {
    given.as_i64().map_or(default, |it| usize::try_from(it).unwrap_or(0))
}

fn page<'v>(arguments: &Value, items: impl Iterator<Item = &'v Value>) -> Value {
    items
        .skip(number(&arguments["offset"], 0))
        .take(number(&arguments["first"], usize::MAX))
        .cloned()
        .collect()
}
