//! CodeSignal's GraphQL, executed by its published schema: an unknown field is an error, and a denied
//! non-null root field nulls the whole `data`, as with the real one.

use super::world::{Interview, Session, Shared, World, lock};
use crate::integration::Permission;
use apollo_compiler::resolvers::{Execution, FieldError, ObjectValue, ResolveInfo, ResolvedValue};
use apollo_compiler::response::{ExecutionResponse, JsonMap};
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

/// The published schema (developer.codesignal.com, revision of 2026-05-26).
const SCHEMA: &str = include_str!("codesignal.graphql");
/// How deep a query may be, as published.
const DEEPEST: usize = 10;
/// The words for a missing permission.
const DENIED: &str = "Access Denied";

/// The assessments of the practice company: (id, title).
pub(super) const TESTS: [(&str, &str); 3] = [
    ("sandboxTest000001", "Backend Engineer"),
    ("sandboxTest000002", "Frontend Engineer"),
    ("sandboxTest000003", "Data Analyst"),
];

/// The title of an assessment.
pub(super) fn test_title(id: &str) -> &'static str {
    let test = TESTS.iter().find(|(known, _)| *known == id);
    test.map_or("An assessment", |(_, title)| title)
}

/// Who asks.
pub(super) struct Caller {
    pub permissions: Vec<Permission>,
    pub may_ask_access: bool,
}

/// The schema, ready to answer.
pub(super) struct Graphql(Valid<Schema>);

impl Graphql {
    pub fn new() -> Result<Graphql, String> {
        Schema::parse_and_validate(SCHEMA, "codesignal.graphql")
            .map(Graphql)
            .map_err(|errors| errors.to_string())
    }

    /// Answers one request.
    pub fn answer(&self, world: &Shared, caller: &Caller, body: &[u8]) -> (StatusCode, Value) {
        let Ok(request) = serde_json::from_slice::<Value>(body) else {
            return refused("The body is not JSON", "BAD_REQUEST");
        };
        let Some(query) = request["query"].as_str() else {
            return refused("The body has no query", "BAD_REQUEST");
        };
        if depth(query) > DEEPEST {
            return refused("The query is too deep", "GRAPHQL_VALIDATION_FAILED");
        }
        let document = ExecutableDocument::parse_and_validate(&self.0, query, "query.graphql");
        let document = match document {
            Ok(document) => document,
            Err(invalid) => {
                let first = invalid.errors.iter().next();
                let message = first
                    .map(|error| error.to_json().message)
                    .unwrap_or_default();
                return refused(&message, "GRAPHQL_VALIDATION_FAILED");
            }
        };
        let variables: JsonMap =
            serde_json::from_value(request["variables"].clone()).unwrap_or_default();
        self.execute(
            world,
            caller,
            &document,
            &request["operationName"],
            &variables,
        )
    }

    fn execute(
        &self,
        world: &Shared,
        caller: &Caller,
        document: &Valid<ExecutableDocument>,
        name: &Value,
        variables: &JsonMap,
    ) -> (StatusCode, Value) {
        let invalid = |message: String| refused(&message, "BAD_USER_INPUT");
        let operation = match document.operations.get(name.as_str()) {
            Ok(operation) => operation,
            Err(error) => return invalid(error.message().to_string()),
        };
        let root = Root {
            world,
            caller,
            mutation: operation.is_mutation(),
        };
        let execution = Execution::new(&self.0, document)
            .operation(operation)
            .raw_variable_values(variables);
        match execution.execute_sync(&root) {
            Ok(response) => (StatusCode::OK, with_codes(&response)),
            Err(error) => invalid(error.message().to_string()),
        }
    }
}

fn refused(message: &str, code: &str) -> (StatusCode, Value) {
    let error = json!({"message": message, "extensions": {"code": code}});
    (StatusCode::BAD_REQUEST, json!({ "errors": [error] }))
}

/// How deep the braces of a query go.
fn depth(query: &str) -> usize {
    let (mut now, mut deepest) = (0usize, 0);
    for letter in query.chars() {
        match letter {
            '{' => now += 1,
            '}' => now = now.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(now);
    }
    deepest
}

/// The library puts words of its own before a message, and no code behind it.
fn with_codes(response: &ExecutionResponse) -> Value {
    let mut value = serde_json::to_value(response).unwrap_or_default();
    for error in value["errors"].as_array_mut().into_iter().flatten() {
        let message = error["message"].as_str().unwrap_or_default();
        let message = message
            .strip_prefix("resolver error: ")
            .unwrap_or(message)
            .to_owned();
        let code = match message.as_str() {
            DENIED => "FORBIDDEN",
            absent if absent.ends_with("not found") => "NOT_FOUND",
            _ => "INTERNAL_SERVER_ERROR",
        };
        error["message"] = json!(message);
        error["extensions"] = json!({ "code": code });
    }
    value
}

/// The root of a query or a mutation.
struct Root<'a> {
    world: &'a Shared,
    caller: &'a Caller,
    mutation: bool,
}

impl ObjectValue for Root<'_> {
    fn type_name(&self) -> &str {
        if self.mutation { "Mutation" } else { "Query" }
    }

    fn resolve_field<'a>(
        &'a self,
        info: &'a ResolveInfo<'a>,
    ) -> Result<ResolvedValue<'a>, FieldError> {
        let arguments = serde_json::to_value(info.arguments()).unwrap_or_default();
        let value = self
            .answer(info.field_name(), &arguments)
            .map_err(|message| FieldError { message })?;
        Ok(resolved(value))
    }
}

/// A value of the world; fields that it does not have are null.
struct Object(Map<String, Value>);

impl ObjectValue for Object {
    fn type_name(&self) -> &str {
        self.0
            .get("__typename")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    fn resolve_field<'a>(
        &'a self,
        info: &'a ResolveInfo<'a>,
    ) -> Result<ResolvedValue<'a>, FieldError> {
        match self.0.get(info.field_name()) {
            Some(value) => Ok(resolved(value.clone())),
            None => Ok(ResolvedValue::null()),
        }
    }
}

fn resolved<'a>(value: Value) -> ResolvedValue<'a> {
    match value {
        Value::Object(map) => ResolvedValue::object(Object(map)),
        Value::Array(items) => ResolvedValue::list(items.into_iter().map(resolved)),
        leaf => ResolvedValue::leaf(leaf),
    }
}

impl Root<'_> {
    fn answer(&self, field: &str, arguments: &Value) -> Result<Value, String> {
        let id = |name: &str| arguments[name].as_str().unwrap_or_default().to_owned();
        let mut world = lock(self.world);
        match field {
            "company" => Ok(company()),
            "companyTests" => {
                self.need(Permission::CompanyTestRead)?;
                Ok(tests(arguments))
            }
            "companyTest" => {
                self.need(Permission::CompanyTestRead)?;
                let test = TESTS.iter().find(|(known, _)| *known == id("id"));
                Ok(test.map_or(Value::Null, |(id, title)| company_test(id, title)))
            }
            "liveInterviews" => {
                self.need(Permission::LiveInterviewRead)?;
                let list = world.interviews.iter().map(live_interview);
                Ok(Value::Array(list.take(first(arguments)).collect()))
            }
            "liveInterview" => {
                self.need(Permission::LiveInterviewRead)?;
                let known = world
                    .interviews
                    .iter()
                    .find(|i| i.id == id("liveInterviewId"));
                Ok(known.map_or(Value::Null, live_interview))
            }
            "hasAccess" => self.has_access(&arguments["type"]),
            "hasAccessList" => {
                let queries = arguments["accessQueries"]
                    .as_array()
                    .cloned()
                    .unwrap_or_default();
                queries
                    .iter()
                    .map(|query| {
                        let granted = self.has_access(&query["type"])?;
                        Ok(json!({
                            "__typename": "AccessQueryResult",
                            "type": query["type"],
                            "resourceId": query["resourceId"],
                            "hasAccess": granted,
                        }))
                    })
                    .collect()
            }
            "createCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                create_session(&mut world, &arguments["sessionFields"])
            }
            "resendCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                let known = world.sessions.iter().find(|s| s.id == id("id"));
                known
                    .map(test_session)
                    .ok_or_else(|| "Test session not found".into())
            }
            "deleteCompanyTestSession" => {
                self.need(Permission::CompanyTestSessionWrite)?;
                let before = world.sessions.len();
                world.sessions.retain(|session| session.id != id("id"));
                match world.sessions.len() < before {
                    true => Ok(json!(id("id"))),
                    false => Err("Test session not found".into()),
                }
            }
            "createLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                Ok(create_interview(&mut world, &arguments["interviewFields"]))
            }
            "editLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                edit_interview(&mut world, &id("id"), &arguments["interviewFields"])
            }
            "deleteLiveInterview" => {
                self.need(Permission::LiveInterviewWrite)?;
                let before = world.interviews.len();
                world
                    .interviews
                    .retain(|interview| interview.id != id("id"));
                match world.interviews.len() < before {
                    true => Ok(json!(id("id"))),
                    false => Err("Live interview not found".into()),
                }
            }
            _ => Err("Not available in the sandbox".into()),
        }
    }

    /// The permission is looked at before anything else.
    fn need(&self, permission: Permission) -> Result<(), String> {
        match self.caller.permissions.contains(&permission) {
            true => Ok(()),
            false => Err(DENIED.into()),
        }
    }

    /// Access types and permissions, paired by name.
    fn has_access(&self, kind: &Value) -> Result<Value, String> {
        if !self.caller.may_ask_access {
            return Err(DENIED.into());
        }
        let permission = match kind.as_str().unwrap_or_default() {
            "company_test_read" => Permission::CompanyTestRead,
            "company_test_session_create" | "company_test_session_create_for_company" => {
                Permission::CompanyTestSessionWrite
            }
            "interview_read" => Permission::LiveInterviewRead,
            "live_interview_write" => Permission::LiveInterviewWrite,
            _ => return Ok(json!(false)),
        };
        Ok(json!(self.caller.permissions.contains(&permission)))
    }
}

fn first(arguments: &Value) -> usize {
    let first = arguments["first"].as_u64().unwrap_or(100);
    usize::try_from(first).unwrap_or(usize::MAX)
}

fn company() -> Value {
    json!({
        "__typename": "Company",
        "id": "sandboxCompany001",
        "alias": "practice",
        "name": "Practice Company (sandbox)",
        "logo": "",
        "status": "active",
        "contacts": [],
        "notes": "",
        "companyProfileEnabled": false,
        "plans": [],
        "customFeatures": {"__typename": "CompanyFeatures", "apiIntegration": true, "atsIntegration": true},
        "usedNumericFeatures": {
            "__typename": "UsedNumericFeatures",
            "numLicenses": 1,
            "maxConcurrentPrescreenSessions": 0,
        },
        "ownedEmailDomains": ["example.com"],
    })
}

fn tests(arguments: &Value) -> Value {
    let shown = first(arguments);
    json!({
        "__typename": "CompanyTests",
        "totalCount": TESTS.len(),
        "tests": TESTS.iter().take(shown).map(|(id, title)| company_test(id, title)).collect::<Vec<_>>(),
        "pageInfo": {"__typename": "PageInfo", "hasNextPage": shown < TESTS.len()},
    })
}

fn company_test(id: &str, title: &str) -> Value {
    json!({
        "__typename": "CompanyTest",
        "id": id,
        "title": title,
        "externalTitle": title,
        "internalDescription": "",
        "introMessage": "",
        "outroMessage": "",
        "duration": 3600.0,
        "company": company(),
        "createDate": 1_767_225_600_000_i64,
        "emailReminderTemplates": [],
        "emailReminders": [],
    })
}

fn test_session(session: &Session) -> Value {
    json!({
        "__typename": "CompanyTestSession",
        "id": session.id,
        "test": company_test(&session.test_id, test_title(&session.test_id)),
        "status": if session.finished { "over" } else { "pending" },
        "testTaker": {
            "__typename": "TestTaker",
            "email": session.email,
            "firstName": session.first_name,
            "lastName": session.last_name,
        },
        "maxScore": 1000,
        "tasks": [],
        "labels": [],
        "verificationNotes": "",
        "integrityReviewFinalized": false,
    })
}

fn live_interview(interview: &Interview) -> Value {
    let url = format!("https://app.codesignal.com/live-interview/{}", interview.id);
    json!({
        "__typename": "LiveInterview",
        "id": interview.id,
        "candidateName": interview.candidate_name,
        "candidateEmail": interview.candidate_email,
        "status": "pending",
        "url": url,
        "shortenedUrl": url,
        "company": company(),
    })
}

fn create_session(world: &mut World, fields: &Value) -> Result<Value, String> {
    let text = |name: &str| fields[name].as_str().map(str::to_owned);
    let test_id = text("testId").unwrap_or_default();
    if !TESTS.iter().any(|(known, _)| *known == test_id) {
        return Err("Test not found".into());
    }
    let session = Session {
        id: world.id(),
        test_id,
        first_name: text("candidateFirstName").unwrap_or_default(),
        last_name: text("candidateLastName").unwrap_or_default(),
        email: text("candidateEmail").unwrap_or_default(),
        external_id: text("externalId"),
        finished: false,
    };
    world.sessions.push(session.clone());
    Ok(test_session(&session))
}

fn create_interview(world: &mut World, fields: &Value) -> Value {
    let interview = Interview {
        id: world.id(),
        candidate_name: fields["candidateName"].as_str().map(str::to_owned),
        candidate_email: fields["candidateEmail"].as_str().map(str::to_owned),
    };
    world.interviews.push(interview.clone());
    live_interview(&interview)
}

fn edit_interview(world: &mut World, id: &str, fields: &Value) -> Result<Value, String> {
    let known = world
        .interviews
        .iter_mut()
        .find(|interview| interview.id == id);
    let interview = known.ok_or("Live interview not found")?;
    if let Some(name) = fields["candidateName"].as_str() {
        interview.candidate_name = Some(name.to_owned());
    }
    if let Some(email) = fields["candidateEmail"].as_str() {
        interview.candidate_email = Some(email.to_owned());
    }
    Ok(live_interview(interview))
}
