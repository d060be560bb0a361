//! CodeSignal's published schema, and the values that its input types take.

use graphql_parser::query;
use graphql_parser::schema::{self, Definition, TypeDefinition};
use serde_json::{Map, Value};
use std::sync::LazyLock;

pub(super) type Type = schema::Type<'static, String>;
pub(super) type Literal = query::Value<'static, String>;
pub(super) type InputValue = schema::InputValue<'static, String>;
pub(super) type FieldDefinition = schema::Field<'static, String>;

/// Parsed once: it is 2400 lines long.
pub(super) static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let parsed = schema::parse_schema::<String>(include_str!("../codesignal.graphql"));
    // The file is part of the program, and every test of this module reads it.
    let definitions = parsed.expect("a valid schema").into_static().definitions;
    let types = definitions.into_iter().filter_map(|it| match it {
        Definition::TypeDefinition(it) => Some(it),
        _ => None,
    });
    Schema(types.collect())
});

pub(super) struct Schema(Vec<TypeDefinition<'static, String>>);

impl Schema {
    /// `None` for a built-in scalar.
    pub(super) fn definition(&self, name: &str) -> Option<&TypeDefinition<'static, String>> {
        self.0.iter().find(|it| match it {
            TypeDefinition::Scalar(it) => it.name == name,
            TypeDefinition::Object(it) => it.name == name,
            TypeDefinition::Interface(it) => it.name == name,
            TypeDefinition::Union(it) => it.name == name,
            TypeDefinition::Enum(it) => it.name == name,
            TypeDefinition::InputObject(it) => it.name == name,
        })
    }

    /// The fields of an object or interface; `None` for a type without a selection.
    pub(super) fn fields(&self, type_name: &str) -> Option<&[FieldDefinition]> {
        match self.definition(type_name)? {
            TypeDefinition::Object(it) => Some(&it.fields),
            TypeDefinition::Interface(it) => Some(&it.fields),
            _ => None,
        }
    }

    /// The object types that a value of this type can have: the type itself, or those that implement it.
    pub(super) fn objects_of(&self, type_name: &str) -> Vec<&str> {
        let objects = self.0.iter().filter_map(|it| match it {
            TypeDefinition::Object(it) => Some(it),
            _ => None,
        });
        let implements = |all: &[String]| all.iter().any(|it| it == type_name);
        objects
            .filter(|it| it.name == type_name || implements(&it.implements_interfaces))
            .map(|it| it.name.as_str())
            .collect()
    }

    /// The value as an input type takes it, with its defaults filled in.
    pub(super) fn coerce(&self, ty: &Type, value: &Value) -> Result<Value, String> {
        match (ty, value) {
            (Type::NonNullType(_), Value::Null) => Err(format!("null is not a value of {ty}")),
            (Type::NonNullType(inner), _) => self.coerce(inner, value),
            (_, Value::Null) => Ok(Value::Null),
            (Type::ListType(item), Value::Array(items)) => {
                items.iter().map(|it| self.coerce(item, it)).collect()
            }
            (Type::ListType(item), one) => Ok(Value::Array(vec![self.coerce(item, one)?])),
            (Type::NamedType(name), _) => self.coerce_named(name, value),
        }
    }

    fn coerce_named(&self, name: &str, value: &Value) -> Result<Value, String> {
        let fits = match (self.definition(name), value) {
            (Some(TypeDefinition::InputObject(input)), Value::Object(given)) => {
                return self.coerce_all(&input.fields, given).map(Value::Object);
            }
            (Some(TypeDefinition::Enum(it)), Value::String(word)) => {
                it.values.iter().any(|value| &value.name == word)
            }
            (Some(TypeDefinition::Scalar(_)), _) => true,
            (Some(_), _) => false,
            (None, _) => match name {
                "Int" => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
                "Float" => value.is_number(),
                "Boolean" => value.is_boolean(),
                "ID" => value.is_string() || value.is_i64(),
                _ => value.is_string(),
            },
        };
        if fits { Ok(value.clone()) } else { Err(format!("{value} is not a value of {name}")) }
    }

    /// The arguments of a field, or the fields of an input object.
    pub(super) fn coerce_all(
        &self,
        definitions: &[InputValue],
        given: &Map<String, Value>,
    ) -> Result<Map<String, Value>, String> {
        if let Some(name) = given.keys().find(|name| definitions.iter().all(|it| it.name != **name))
        {
            return Err(format!("\"{name}\" is not defined"));
        }
        let mut values = Map::new();
        for InputValue { name, value_type, default_value, .. } in definitions {
            let value = self.given_or_default(value_type, given.get(name), default_value.as_ref());
            if let Some(value) = value.map_err(|wrong| format!("{name}: {wrong}"))? {
                values.insert(name.clone(), value);
            }
        }
        Ok(values)
    }

    /// `None` where nothing is given and nothing is needed.
    pub(super) fn given_or_default(
        &self,
        ty: &Type,
        given: Option<&Value>,
        default: Option<&Literal>,
    ) -> Result<Option<Value>, String> {
        let default = || default.and_then(|it| to_json(it, &Map::new()));
        match given.cloned().or_else(default) {
            Some(value) => self.coerce(ty, &value).map(Some),
            None if is_non_null(ty) => Err(format!("a value of {ty} is required")),
            None => Ok(None),
        }
    }
}

pub(super) fn is_non_null(ty: &Type) -> bool {
    matches!(ty, Type::NonNullType(_))
}

pub(super) fn named_type(ty: &Type) -> &str {
    match ty {
        Type::NamedType(name) => name,
        Type::ListType(inner) | Type::NonNullType(inner) => named_type(inner),
    }
}

/// `None` for a variable that has no value.
pub(super) fn to_json(literal: &Literal, variables: &Map<String, Value>) -> Option<Value> {
    Some(match literal {
        Literal::Variable(name) => return variables.get(name).cloned(),
        Literal::Int(number) => number.as_i64().into(),
        Literal::Float(number) => (*number).into(),
        Literal::String(text) | Literal::Enum(text) => text.as_str().into(),
        Literal::Boolean(value) => (*value).into(),
        Literal::Null => Value::Null,
        Literal::List(items) => {
            items.iter().map(|it| to_json(it, variables).unwrap_or(Value::Null)).collect()
        }
        Literal::Object(fields) => fields
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), to_json(value, variables)?)))
            .collect(),
    })
}
