//! What the practice CodeSignal answers to the fields of a query.

use super::published::{company, company_test, company_test_session, live_interview};
use super::scenario::Scenario;
use super::shape::shown;
use super::state::SandboxState;
use crate::integration::Permission;
use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};
use apollo_compiler::response::{JsonMap, JsonValue};
use serde_json::Value;

/// What a key without the permission is told.
pub(super) const DENIED: &str = "Access Denied";
/// What the practice vendor says about the rest of the published schema.
pub(super) const NOT_HERE: &str = "Not available in the sandbox";

/// The root of a query or a mutation, as one key sees it.
pub(super) struct Root<'w> {
    pub(crate) sandbox: &'w SandboxState,
    pub(crate) permissions: &'w [Permission],
    pub(crate) mutation: bool,
}

impl ObjectValue for Root<'_> {
    fn type_name(&self) -> &str {
        if self.mutation { "Mutation" } else { "Query" }
    }

    fn resolve_field<'a>(
        &'a self,
        info: &'a ResolveInfo<'a>,
    ) -> Result<ResolvedValue<'a>, FieldError> {
        let arguments = info.arguments();
        let value = if self.mutation {
            self.change(info.field_name(), arguments)?
        } else {
            self.read(info.field_name(), arguments)?
        };
        Ok(shown(&value, &info.field_definition().ty, info.schema()))
    }
}

impl Root<'_> {
    fn read(&self, field: &str, arguments: &JsonMap) -> Result<Value, FieldError> {
        match field {
            "company" => {
                let state = self.sandbox.state();
                let own = &state.codesignal.company_id;
                let asked = text(arguments, "id");
                Ok(match asked {
                    Some(id) if &id != own => Value::Null,
                    _ => company(&state.codesignal),
                })
            }
            "hasAccess" => {
                self.need_answer_about_access()?;
                Ok(self.has_access(text(arguments, "type")).into())
            }
            "hasAccessList" => {
                self.need_answer_about_access()?;
                Ok(self.access_list(arguments))
            }
            "companyTests" => self.company_tests(arguments),
            "companyTest" => {
                self.need(Permission::CompanyTestRead)?;
                let state = self.sandbox.state();
                let id = text(arguments, "id");
                let tests = &state.codesignal.tests;
                let test = tests.iter().find(|test| Some(&test.id) == id.as_ref());
                test.map(|test| company_test(&state.codesignal, test))
                    .ok_or_else(|| error("Test not found"))
            }
            "companyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                self.session(arguments)
            }
            "companyTestSessions" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                let state = self.sandbox.state();
                let test = text(arguments, "companyTestId");
                let ids = ids(arguments);
                let sessions = state.codesignal.sessions.iter();
                let chosen = sessions
                    .filter(|one| Some(&one.test_id) == test.as_ref())
                    .filter(|one| ids.as_ref().is_none_or(|ids| ids.contains(&one.id)))
                    .map(|one| company_test_session(&state.codesignal, one));
                Ok(page(arguments, chosen).into())
            }
            "liveInterviews" => {
                self.need(Permission::LiveInterviewRead)?;
                let state = self.sandbox.state();
                let email = text(arguments, "candidateEmail");
                let interviews = state.codesignal.interviews.iter();
                let chosen = interviews
                    .filter(|one| email.is_none() || one.candidate_email == email)
                    .map(|one| live_interview(&state.codesignal, one));
                Ok(page(arguments, chosen).into())
            }
            "liveInterview" => {
                self.need(Permission::LiveInterviewRead)?;
                self.interview(text(arguments, "liveInterviewId"))
            }
            _ => Err(error(NOT_HERE)),
        }
    }

    /// Asked before any id is looked up, so that a denial tells nothing about what exists.
    pub(super) fn need(&self, permission: Permission) -> Result<(), FieldError> {
        if self.permissions.contains(&permission) { Ok(()) } else { Err(error(DENIED)) }
    }

    fn need_answer_about_access(&self) -> Result<(), FieldError> {
        if self.sandbox.scenario() == Scenario::HasAccessRefused {
            Err(error(DENIED))
        } else {
            Ok(())
        }
    }

    fn has_access(&self, asked: Option<String>) -> bool {
        let permission = match asked.as_deref() {
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

    fn access_list(&self, arguments: &JsonMap) -> Value {
        let queries = arguments
            .get("accessQueries")
            .and_then(JsonValue::as_array)
            .map_or(&[][..], Vec::as_slice);
        let answer = |query: &JsonMap| {
            // What was asked, and the answer to it.
            let mut answer = serde_json::to_value(query).unwrap_or(Value::Null);
            answer["hasAccess"] = self.has_access(text(query, "type")).into();
            answer
        };
        let queries = queries.iter().filter_map(JsonValue::as_object);
        queries.map(answer).collect()
    }

    fn company_tests(&self, arguments: &JsonMap) -> Result<Value, FieldError> {
        self.need(Permission::CompanyTestRead)?;
        let state = self.sandbox.state();
        let ids = ids(arguments);
        let words = text(arguments, "titleSearchText").map(|words| words.to_lowercase());
        let chosen: Vec<Value> = state
            .codesignal
            .tests
            .iter()
            .filter(|one| ids.as_ref().is_none_or(|ids| ids.contains(&one.id)))
            .filter(|one| {
                let title = one.title.to_lowercase();
                words.as_ref().is_none_or(|words| title.contains(words))
            })
            .map(|one| company_test(&state.codesignal, one))
            .collect();
        let total = chosen.len();
        let tests = page(arguments, chosen.into_iter());
        let more = number(arguments, "offset").unwrap_or(0) + tests.len() < total;
        Ok(serde_json::json!({
            "totalCount": total,
            "tests": tests,
            "pageInfo": { "hasNextPage": more }
        }))
    }

    pub(super) fn session(&self, arguments: &JsonMap) -> Result<Value, FieldError> {
        let state = self.sandbox.state();
        let id = text(arguments, "id");
        let sessions = &state.codesignal.sessions;
        let session = sessions.iter().find(|one| Some(&one.id) == id.as_ref());
        session
            .map(|one| company_test_session(&state.codesignal, one))
            .ok_or_else(|| error("Test session not found"))
    }

    pub(super) fn interview(&self, id: Option<String>) -> Result<Value, FieldError> {
        let state = self.sandbox.state();
        let interviews = &state.codesignal.interviews;
        let interview = interviews.iter().find(|one| Some(&one.id) == id.as_ref());
        interview
            .map(|one| live_interview(&state.codesignal, one))
            .ok_or_else(|| error("Live interview not found"))
    }
}

pub(super) fn error(message: &str) -> FieldError {
    FieldError { message: message.to_owned() }
}

pub(super) fn text(arguments: &JsonMap, name: &str) -> Option<String> {
    arguments.get(name)?.as_str().map(str::to_owned)
}

fn number(arguments: &JsonMap, name: &str) -> Option<usize> {
    let number = arguments.get(name)?.as_i64()?;
    Some(usize::try_from(number).unwrap_or(0))
}

fn ids(arguments: &JsonMap) -> Option<Vec<String>> {
    let ids = arguments.get("ids")?.as_array()?;
    let ids = ids.iter().filter_map(|id| id.as_str().map(str::to_owned));
    Some(ids.collect())
}

/// An input object, empty if it is not given.
pub(super) fn object(arguments: &JsonMap, name: &str) -> JsonMap {
    let object = arguments.get(name).and_then(JsonValue::as_object);
    object.cloned().unwrap_or_default()
}

fn page(arguments: &JsonMap, items: impl Iterator<Item = Value>) -> Vec<Value> {
    items
        .skip(number(arguments, "offset").unwrap_or(0))
        .take(number(arguments, "first").unwrap_or(usize::MAX))
        .collect()
}
