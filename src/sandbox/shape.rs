//! Shows JSON as the published schema's types.

use apollo_compiler::Schema;
use apollo_compiler::ast::Type;
use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};
use apollo_compiler::schema::ExtendedType;
use serde_json::{Map, Value};

/// An object of the schema, backed by JSON.
struct Node {
    type_name: String,
    fields: Map<String, Value>,
}

impl ObjectValue for Node {
    fn type_name(&self) -> &str {
        &self.type_name
    }

    fn resolve_field<'a>(
        &'a self,
        info: &'a ResolveInfo<'a>,
    ) -> Result<ResolvedValue<'a>, FieldError> {
        let value = self.fields.get(info.field_name()).unwrap_or(&Value::Null);
        Ok(shown(value, &info.field_definition().ty, info.schema()))
    }
}

/// `value` as the schema's type wants it. Null in a non-null place becomes the emptiest value of
/// its type, so that every valid selection works without listing every field of every type.
pub(super) fn shown<'a>(value: &Value, ty: &Type, schema: &Schema) -> ResolvedValue<'a> {
    let composite = matches!(
        schema.types.get(ty.inner_named_type()),
        Some(ExtendedType::Object(_) | ExtendedType::Interface(_))
    );
    match value {
        Value::Null if ty.is_non_null() => emptiest(ty, schema),
        Value::Array(items) if ty.is_list() => {
            let item_type = ty.item_type();
            let items: Vec<_> = items.iter().map(|item| shown(item, item_type, schema)).collect();
            ResolvedValue::list(items)
        }
        Value::Object(fields) if composite => node(ty, schema, fields.clone()),
        other => ResolvedValue::leaf(other.clone()),
    }
}

fn emptiest<'a>(ty: &Type, schema: &Schema) -> ResolvedValue<'a> {
    if ty.is_list() {
        return ResolvedValue::list([]);
    }
    let name = ty.inner_named_type();
    match (schema.types.get(name), name.as_str()) {
        (Some(ExtendedType::Object(_) | ExtendedType::Interface(_)), _) => {
            node(ty, schema, Map::new())
        }
        (Some(ExtendedType::Enum(words)), _) => {
            let first = words.values.keys().next();
            ResolvedValue::leaf(first.map_or("", |word| word.as_str()))
        }
        (_, "Boolean") => ResolvedValue::leaf(false),
        (_, "Float") => ResolvedValue::leaf(0.0),
        (_, "String" | "ID") => ResolvedValue::leaf(""),
        _ => ResolvedValue::leaf(0),
    }
}

fn node<'a>(ty: &Type, schema: &Schema, fields: Map<String, Value>) -> ResolvedValue<'a> {
    let name = ty.inner_named_type();
    // An interface is shown as the first object type that has it: the data holds no other.
    let object = match schema.types.get(name) {
        Some(ExtendedType::Interface(_)) => schema
            .types
            .iter()
            .find_map(|(object, definition)| match definition {
                ExtendedType::Object(it) if it.implements_interfaces.contains(name) => Some(object),
                _ => None,
            })
            .unwrap_or(name),
        _ => name,
    };
    ResolvedValue::object(Node { type_name: object.to_string(), fields })
}
