//! One GraphQL request, from its body to its answer, by CodeSignal's published schema.

use super::resolve::{DENIED, NOT_HERE, Root};
use super::state::SandboxState;
use crate::error::{Error, Result};
use crate::integration::Permission;
use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::{Operation, OperationType, Selection, SelectionSet};
use apollo_compiler::parser::Parser;
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::resolvers::Execution;
use apollo_compiler::response::JsonMap;
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Name, Schema};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The published limit on the depth of a document.
const DEEPEST: usize = 10;

/// How deep a document may be nested before it is even parsed: what lies between this and
/// `DEEPEST` gets the published error, what lies beyond never reaches the stack.
const PARSED_DEPTH: usize = 64;

/// More tokens than any real document has: validation takes time that grows faster than they do.
const MOST_TOKENS: usize = 20_000;

/// Parsed once: it is 2400 lines long.
static SCHEMA: LazyLock<Option<Valid<Schema>>> = LazyLock::new(|| {
    Schema::parse_and_validate(include_str!("codesignal.graphql"), "codesignal.graphql").ok()
});

#[derive(Deserialize)]
struct Request {
    query: String,
    #[serde(default)]
    variables: Option<JsonMap>,
    #[serde(default, rename = "operationName")]
    operation_name: Option<String>,
}

/// A request that is not executed at all: the word in `extensions.code`, and the messages.
struct Rejected(&'static str, Vec<String>);

/// The word for a key that asked for a field too often.
const RATE_LIMITED: &str = "RATE_LIMITED";

pub(super) fn schema() -> Result<&'static Valid<Schema>> {
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
        Err(Rejected(code, messages)) => {
            let errors: Vec<Value> =
                messages.iter().map(|message| problem(code, message)).collect();
            (StatusCode::BAD_REQUEST, json!({ "errors": errors }))
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
    let request: Request = serde_json::from_slice(body).map_err(|error| {
        let message = format!("The body is not a GraphQL request: {error}");
        Rejected("BAD_REQUEST", vec![message])
    })?;
    let document = parse(sandbox.schema, request.query)?;
    let operation =
        document.operations.get(request.operation_name.as_deref()).map_err(|error| {
            let message = error.message().to_string();
            Rejected("OPERATION_RESOLUTION_FAILURE", vec![message])
        })?;
    let depth = depth(&document, &operation.selection_set, &mut HashMap::default());
    if depth > DEEPEST {
        return Err(invalid(format!(
            "The query is {depth} levels deep; at most {DEEPEST} are allowed"
        )));
    }
    // Introspection is exempt from that depth, as tools need more; this bounds it instead.
    apollo_compiler::introspection::check_max_depth(&document, operation)
        .map_err(|error| invalid(error.message().to_string()))?;
    let variables = request.variables.unwrap_or_default();
    let bad_input = |error: apollo_compiler::request::RequestError| {
        Rejected("BAD_USER_INPUT", vec![error.message().to_string()])
    };
    let variables =
        coerce_variable_values(sandbox.schema, operation, &variables).map_err(bad_input)?;
    admit(sandbox, key, operation)?;
    let root = Root {
        sandbox,
        permissions,
        mutation: operation.operation_type == OperationType::Mutation,
    };
    let response = Execution::new(sandbox.schema, &document)
        .operation(operation)
        .coerced_variable_values(&variables)
        .enable_schema_introspection(true)
        .execute_sync(&root)
        .map_err(bad_input)?;
    // A response is made of strings, numbers, lists and objects with text keys: always JSON.
    let mut response = serde_json::to_value(response).unwrap_or(Value::Null);
    let errors = response.get_mut("errors").and_then(Value::as_array_mut);
    errors.into_iter().flatten().for_each(as_published);
    Ok(response)
}

/// Counts the fields of the root against the limits of this key.
fn admit(
    sandbox: &SandboxState,
    key: &str,
    operation: &Operation,
) -> std::result::Result<(), Rejected> {
    let mut state = sandbox.state();
    // Fragments at the root are not looked into: no client of this program sends one.
    let fields = operation.selection_set.fields();
    let mut names = fields.map(|field| field.name.as_str());
    let limits = &mut state.codesignal.limits;
    if names.all(|name| name.starts_with("__") || limits.admit_field(key, name)) {
        Ok(())
    } else {
        Err(Rejected(RATE_LIMITED, Vec::new()))
    }
}

fn parse(
    schema: &Valid<Schema>,
    query: String,
) -> std::result::Result<Valid<ExecutableDocument>, Rejected> {
    Parser::new()
        .recursion_limit(PARSED_DEPTH)
        .token_limit(MOST_TOKENS)
        .parse_executable(schema, query, "request")
        .map_err(|refused| all_invalid(&refused.errors))?
        .validate(schema)
        .map_err(|refused| all_invalid(&refused.errors))
}

fn invalid(message: String) -> Rejected {
    Rejected("GRAPHQL_VALIDATION_FAILED", vec![message])
}

fn all_invalid(errors: &DiagnosticList) -> Rejected {
    let messages = errors.iter().map(|error| error.to_json().message);
    Rejected("GRAPHQL_VALIDATION_FAILED", messages.collect())
}

/// How many fields lie inside each other at the deepest place. A fragment is measured once.
fn depth<'d>(
    document: &'d ExecutableDocument,
    set: &'d SelectionSet,
    measured: &mut HashMap<&'d Name, usize>,
) -> usize {
    let below = |selection: &'d Selection| match selection {
        Selection::Field(field) if field.name.starts_with("__") => 0,
        Selection::Field(field) => 1 + depth(document, &field.selection_set, measured),
        Selection::InlineFragment(inline) => depth(document, &inline.selection_set, measured),
        Selection::FragmentSpread(spread) => {
            let name = &spread.fragment_name;
            if let Some(known) = measured.get(name) {
                return *known;
            }
            // Validation refused unknown fragments and cycles.
            let fragment = document.fragments.get(name);
            let found = fragment.map_or(0, |it| depth(document, &it.selection_set, measured));
            measured.insert(name, found);
            found
        }
    };
    set.selections.iter().map(below).max().unwrap_or(0)
}

/// Takes off what the library adds to a message, and adds the code that servers commonly give.
fn as_published(error: &mut Value) {
    let message = error["message"].as_str().unwrap_or_default();
    let message = message.strip_prefix("resolver error: ").unwrap_or(message);
    let code = match message {
        DENIED => "FORBIDDEN",
        NOT_HERE => "NOT_IMPLEMENTED",
        other if other.ends_with(" not found") => "NOT_FOUND",
        _ => "INTERNAL_SERVER_ERROR",
    };
    let message = message.to_owned();
    error["message"] = message.into();
    error["extensions"]["code"] = code.into();
}
