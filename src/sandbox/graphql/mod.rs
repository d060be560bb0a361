//! One GraphQL request, from its body to its answer, by CodeSignal's published schema.

mod answer;
mod schema;
mod select;
#[cfg(test)]
mod tests;

use super::resolve::Root;
use axum::http::StatusCode;
use select::{Document, select};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Many more bytes than any real document has.
const LONGEST_QUERY: usize = 64 * 1024;

#[derive(Deserialize)]
pub(super) struct Request {
    query: String,
    #[serde(default)]
    variables: Option<Map<String, Value>>,
}

/// Takes more stack than a thread of Windows has at first: the parser goes into 50 brackets.
pub(super) fn answer(root: &Root, request: Request) -> (StatusCode, Value) {
    let variables = request.variables.unwrap_or_default();
    let answered = parse(&request.query)
        .and_then(|document| Ok(answer::answer(root, &select(&document, &variables)?)));
    match answered {
        Ok(answer) => (StatusCode::OK, answer),
        Err(why) => {
            let errors = [problem("GRAPHQL_VALIDATION_FAILED", &why)];
            (StatusCode::BAD_REQUEST, json!({ "errors": errors }))
        }
    }
}

/// One entry of `errors`.
pub(super) fn problem(code: &str, message: &str) -> Value {
    json!({ "message": message, "extensions": { "code": code } })
}

fn parse(query: &str) -> Result<Document, String> {
    if query.len() > LONGEST_QUERY {
        return Err(format!("The query has more than {LONGEST_QUERY} bytes"));
    }
    match graphql_parser::parse_query::<String>(query) {
        Ok(document) => Ok(document.into_static()),
        Err(error) => Err(format!("Syntax error: {error}")),
    }
}
