//! One GraphQL request, from its body to its answer, by CodeSignal's published schema.

mod document;
mod execute;
mod schema;
#[cfg(test)]
mod tests;
mod validate;

pub(super) use schema::Schema;

use super::resolve::Root;
use super::state::SandboxState;
use crate::error::{Error, Result};
use crate::integration::Permission;
use axum::http::StatusCode;
use document::{Document, Operation, Parsed};
use execute::Execution;
use schema::{is_non_null, to_json};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Many more bytes than any real document has.
const LONGEST_QUERY: usize = 64 * 1024;

/// Parsed once: it is 2400 lines long.
static SCHEMA: LazyLock<Option<Schema>> =
    LazyLock::new(|| Schema::parse(include_str!("../codesignal.graphql")));

#[derive(Deserialize)]
struct Request {
    query: String,
    #[serde(default)]
    variables: Option<Map<String, Value>>,
    #[serde(default, rename = "operationName")]
    operation_name: Option<String>,
}

/// A request that is not executed at all: the word in `extensions.code`, and the message.
struct Rejected(&'static str, String);

/// The word for a key that asked for a field too often.
const RATE_LIMITED: &str = "RATE_LIMITED";
const BAD_INPUT: &str = "BAD_USER_INPUT";
const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";

pub(super) fn schema() -> Result<&'static Schema> {
    SCHEMA.as_ref().ok_or_else(|| {
        Error::local(
            "sandbox_schema",
            "The built-in copy of CodeSignal's schema can't be read, so the sandbox can't start.",
            "This is a bug in cs-ashby. Report this message.",
        )
    })
}

/// The answer to a request body, for a key with these permissions. With 429 there is no more to it.
pub(super) fn answer(
    sandbox: &SandboxState,
    key: &str,
    permissions: &[Permission],
    body: &[u8],
) -> (StatusCode, Value) {
    match execute(sandbox, key, permissions, body) {
        Ok(answer) => (StatusCode::OK, answer),
        Err(Rejected(RATE_LIMITED, _)) => (StatusCode::TOO_MANY_REQUESTS, Value::Null),
        Err(Rejected(code, message)) => {
            (StatusCode::BAD_REQUEST, json!({ "errors": [problem(code, &message)] }))
        }
    }
}

/// One entry of `errors`.
pub(super) fn problem(code: &str, message: &str) -> Value {
    json!({ "message": message, "extensions": { "code": code } })
}

fn execute(
    sandbox: &SandboxState,
    key: &str,
    permissions: &[Permission],
    body: &[u8],
) -> std::result::Result<Value, Rejected> {
    let schema = sandbox.schema;
    let request: Request = serde_json::from_slice(body).map_err(|error| {
        Rejected("BAD_REQUEST", format!("The body is not a GraphQL request: {error}"))
    })?;
    let invalid = |message| Rejected(INVALID, message);
    let parsed = parse(&request.query).map_err(invalid)?;
    let document = Document::new(&parsed).map_err(invalid)?;
    validate::validate(schema, &document).map_err(invalid)?;
    let operation = document
        .operation(request.operation_name.as_deref())
        .map_err(|message| Rejected("OPERATION_RESOLUTION_FAILURE", message))?;
    let variables = coerce_variables(schema, operation, &request.variables.unwrap_or_default())
        .map_err(|message| Rejected(BAD_INPUT, message))?;
    let execution = Execution { schema, document: &document, variables };
    execution.check_names(operation.root, &[operation.set]).map_err(invalid)?;
    admit(sandbox, key, &execution, operation)?;
    Ok(execution.run(&Root { sandbox, permissions }, operation))
}

/// Counts the fields of the root against the limits of this key.
fn admit(
    sandbox: &SandboxState,
    key: &str,
    execution: &Execution,
    operation: &Operation,
) -> std::result::Result<(), Rejected> {
    let fields = execution.fields(operation.root, &[operation.set]);
    let mut names = fields.iter().map(|(_, fields)| fields[0].name.as_str());
    let limits = &mut sandbox.state().codesignal.limits;
    if names.all(|name| name.starts_with("__") || limits.admit_field(key, name)) {
        Ok(())
    } else {
        Err(Rejected(RATE_LIMITED, String::new()))
    }
}

/// The parser goes into at most 50 brackets. That takes more than the 1 MB that Windows' main thread has.
const PARSER_STACK: usize = 4 * 1024 * 1024;

fn parse(query: &str) -> std::result::Result<Parsed, String> {
    if query.len() > LONGEST_QUERY {
        return Err(format!("The query has more than {LONGEST_QUERY} bytes"));
    }
    let parse = || match graphql_parser::parse_query::<String>(query) {
        Ok(document) => Ok(document.into_static()),
        Err(error) => Err(format!("Syntax error: {error}")),
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(PARSER_STACK);
        let parsing = thread.spawn_scoped(scope, parse).map_err(|error| error.to_string())?;
        parsing.join().unwrap_or_else(|_| Err("Syntax error".to_owned()))
    })
}

fn coerce_variables(
    schema: &Schema,
    operation: &Operation,
    given: &Map<String, Value>,
) -> std::result::Result<Map<String, Value>, String> {
    let mut values = Map::new();
    for document::Variable { name, var_type, default_value, .. } in operation.variables {
        let default = || default_value.as_ref().and_then(|it| to_json(it, &Map::new()));
        let value = match given.get(name).cloned().or_else(default) {
            Some(value) => value,
            None if is_non_null(var_type) => {
                return Err(format!("The variable \"${name}\" of type {var_type} is required"));
            }
            None => continue,
        };
        let value = schema.coerce(var_type, &value);
        values.insert(name.clone(), value.map_err(|wrong| format!("${name}: {wrong}"))?);
    }
    Ok(values)
}
