//! Operations by the published schema: what is no valid operation there is refused, as there.

use super::project;
use apollo_compiler::ast::{OperationType, Value as Literal};
use apollo_compiler::executable::Field;
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Node, Schema};
use serde_json::{Value, json};
use std::sync::OnceLock;

pub fn schema() -> &'static Valid<Schema> {
    static SCHEMA: OnceLock<Valid<Schema>> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let file = project().join("src/sandbox/codesignal.graphql");
        let text = std::fs::read_to_string(file).unwrap();
        Schema::parse_and_validate(text, "codesignal.graphql").expect("a valid schema")
    })
}

/// The id of everything that exists here: a probe must not name it.
pub const REAL_ID: &str = "aB3dE5gH7jK9mN1pQ";

/// One root field of a request.
#[derive(Clone, Debug)]
pub struct Root {
    pub mutation: bool,
    pub name: String,
    /// The key in the response.
    pub key: String,
    pub non_null: bool,
    /// The arguments, variables put in.
    pub arguments: Value,
    /// What an unlimited key would get: filler by the schema's types.
    pub value: Value,
}

/// The root fields of a request body, or why the published schema refuses it.
pub fn roots(body: &Value, company: &str) -> Result<Vec<Root>, String> {
    let query = body["query"].as_str().ok_or("Must provide query string.")?;
    let schema = schema();
    let document = ExecutableDocument::parse_and_validate(schema, query, "request.graphql")
        .map_err(|refused| refused.errors.to_string())?;
    let operation = document
        .operations
        .get(body["operationName"].as_str())
        .map_err(|_| "Must provide operation name.")?;
    let given = serde_json::from_value(body["variables"].clone()).unwrap_or_default();
    let variables = coerce_variable_values(schema, operation, &given)
        .map_err(|refused| format!("{refused:?}"))?;
    let variables = serde_json::to_value(&*variables).unwrap();
    Ok(operation
        .root_fields(&document)
        .map(|field| Root {
            mutation: operation.operation_type == OperationType::Mutation,
            name: field.name.to_string(),
            key: field.response_key().to_string(),
            non_null: field.definition.ty.is_non_null(),
            arguments: arguments(field, &variables),
            value: filler(field, company),
        })
        .collect())
}

fn arguments(field: &Field, variables: &Value) -> Value {
    let pairs = field.arguments.iter();
    pairs.map(|given| (given.name.to_string(), plain(&given.value, variables))).collect()
}

fn plain(literal: &Literal, variables: &Value) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Enum(name) => json!(name.as_str()),
        Literal::Variable(name) => variables[name.as_str()].clone(),
        Literal::String(text) => json!(text),
        Literal::Float(number) => serde_json::from_str(number.as_str()).unwrap(),
        Literal::Int(number) => serde_json::from_str(number.as_str()).unwrap(),
        Literal::Boolean(value) => json!(value),
        Literal::List(items) => items.iter().map(|item| plain(item, variables)).collect(),
        Literal::Object(pairs) => {
            let pairs = pairs.iter();
            pairs.map(|(name, value)| (name.to_string(), plain(value, variables))).collect()
        }
    }
}

/// Made up by type, so that any valid selection without fragments gets an answer of the right form.
fn filler(field: &Field, company: &str) -> Value {
    let ty = &field.definition.ty;
    if ty.is_list() {
        return json!([]);
    }
    let name = ty.inner_named_type();
    match schema().types.get(name) {
        Some(ExtendedType::Object(_)) => {
            let fields = field.selection_set.fields();
            let value = |field: &Node<Field>| match (name.as_str(), field.name.as_str()) {
                (ty, "__typename") => json!(ty),
                ("Company", "name") => json!(company),
                _ => filler(field, company),
            };
            fields.map(|it| (it.response_key().to_string(), value(it))).collect()
        }
        Some(ExtendedType::Enum(kind)) => json!(kind.values.keys().next().unwrap().as_str()),
        Some(ExtendedType::Scalar(_)) => match name.as_str() {
            "Int" | "Float" | "Timestamp" | "CodingScore" => json!(0),
            "Boolean" => json!(true),
            "ID" => json!(REAL_ID),
            _ => json!(format!("some {}", field.name)),
        },
        _ => Value::Null,
    }
}
