//! Answers an operation that was checked: its fields in their order, shown as the published schema's types.

use super::schema::{SCHEMA, Type, is_non_null};
use super::select::Selected;
use crate::sandbox::resolve::{ResolveError, Root};
use graphql_parser::schema::TypeDefinition;
use serde_json::{Map, Value, json};

pub(super) fn answer(root: &Root, fields: &[Selected]) -> Value {
    let (mut data, mut errors) = (Map::new(), Vec::new());
    for field in fields {
        let key = field.key.to_owned();
        let Some(definition) = field.definition else {
            data.insert(key, field.parent.into());
            continue;
        };
        match root.resolve(field.name, &field.arguments) {
            Ok(value) => {
                data.insert(key, shown(&value, &definition.field_type, &field.fields));
            }
            Err(ResolveError { code, message }) => {
                errors.push(json!({
                    "message": message, "path": [key], "extensions": { "code": code }
                }));
                if is_non_null(&definition.field_type) {
                    return json!({ "errors": errors, "data": null });
                }
                data.insert(key, Value::Null);
            }
        }
    }
    if errors.is_empty() {
        json!({ "data": data })
    } else {
        json!({ "errors": errors, "data": data })
    }
}

/// `value` as the schema's type wants it. Null in a non-null place becomes the emptiest value of its type, so
/// that every valid selection works without listing every field of every type.
fn shown(value: &Value, ty: &Type, fields: &[Selected]) -> Value {
    match (ty, value) {
        (Type::NonNullType(inner), Value::Null) => emptiest(inner, fields),
        (Type::NonNullType(inner), _) => shown(value, inner, fields),
        (Type::ListType(item), Value::Array(items)) => {
            items.iter().map(|it| shown(it, item, fields)).collect()
        }
        (Type::NamedType(_), Value::Object(values)) if !fields.is_empty() => object(values, fields),
        (_, leaf) => leaf.clone(),
    }
}

fn emptiest(ty: &Type, fields: &[Selected]) -> Value {
    let Type::NamedType(name) = ty else {
        return json!([]);
    };
    match (SCHEMA.definition(name), name.as_str()) {
        _ if !fields.is_empty() => object(&Map::new(), fields),
        (Some(TypeDefinition::Enum(words)), _) => {
            words.values.first().map_or("", |word| &word.name).into()
        }
        (_, "Boolean") => false.into(),
        (_, "String" | "ID") => "".into(),
        _ => 0.into(),
    }
}

fn object(values: &Map<String, Value>, fields: &[Selected]) -> Value {
    let shown = fields.iter().map(|field| {
        let value = match field.definition {
            Some(definition) => {
                let value = values.get(field.name).unwrap_or(&Value::Null);
                shown(value, &definition.field_type, &field.fields)
            }
            None => field.parent.into(), // It's `__typename`.
        };
        (field.key.to_owned(), value)
    });
    shown.collect()
}
