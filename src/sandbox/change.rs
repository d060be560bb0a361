//! What the practice CodeSignal does for the fields of a mutation.

use super::codesignal_data::{Interview, Session};
use super::published::company_test_session;
use super::resolve::{NOT_HERE, Root, error, object, text};
use super::values::{new_id, now};
use crate::integration::Permission;
use apollo_compiler::resolvers::FieldError;
use apollo_compiler::response::JsonMap;
use serde_json::Value;

impl Root<'_> {
    pub(super) fn change(&self, field: &str, arguments: &JsonMap) -> Result<Value, FieldError> {
        match field {
            "createCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                self.create_session(&object(arguments, "sessionFields"))
            }
            "resendCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                self.session(arguments)
            }
            "deleteCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                let mut state = self.sandbox.state();
                let id = text(arguments, "id");
                let sessions = &mut state.codesignal.sessions;
                let place = sessions.iter().position(|one| Some(&one.id) == id.as_ref());
                let place = place.ok_or_else(|| error("Test session not found"))?;
                Ok(sessions.remove(place).id.into())
            }
            "createLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                let fields = object(arguments, "interviewFields");
                let id = new_id().map_err(|problem| error(&problem.message))?;
                let made = Interview {
                    id: id.clone(),
                    candidate_email: text(&fields, "candidateEmail"),
                    candidate_name: text(&fields, "candidateName"),
                };
                self.sandbox.state().codesignal.interviews.push(made);
                self.interview(Some(id))
            }
            "editLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                let fields = object(arguments, "interviewFields");
                let id = text(arguments, "id");
                let mut state = self.sandbox.state();
                let interviews = &mut state.codesignal.interviews;
                let interview = interviews
                    .iter_mut()
                    .find(|one| Some(&one.id) == id.as_ref())
                    .ok_or_else(|| error("Live interview not found"))?;
                if let Some(email) = text(&fields, "candidateEmail") {
                    interview.candidate_email = Some(email);
                }
                if let Some(name) = text(&fields, "candidateName") {
                    interview.candidate_name = Some(name);
                }
                drop(state);
                self.interview(id)
            }
            "deleteLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                let mut state = self.sandbox.state();
                let id = text(arguments, "id");
                let interviews = &mut state.codesignal.interviews;
                let place = interviews.iter().position(|one| Some(&one.id) == id.as_ref());
                let place = place.ok_or_else(|| error("Live interview not found"))?;
                Ok(interviews.remove(place).id.into())
            }
            _ => Err(error(NOT_HERE)),
        }
    }

    fn create_session(&self, fields: &JsonMap) -> Result<Value, FieldError> {
        let mut state = self.sandbox.state();
        let test_id = text(fields, "testId").unwrap_or_default();
        if !state.codesignal.tests.iter().any(|one| one.id == test_id) {
            return Err(error("Test not found"));
        }
        let session = Session {
            id: new_id().map_err(|problem| error(&problem.message))?,
            test_id,
            first_name: text(fields, "candidateFirstName").unwrap_or_default(),
            last_name: text(fields, "candidateLastName").unwrap_or_default(),
            email: text(fields, "candidateEmail").unwrap_or_default(),
            external_id: text(fields, "externalId"),
            created: now(),
            started: None,
            finished: None,
        };
        let answer = company_test_session(&state.codesignal, &session);
        state.codesignal.sessions.push(session);
        Ok(answer)
    }
}
