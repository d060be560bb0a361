//! Answers a valid operation: its fields in their order, shown as the published schema's types.

use super::document::{Directive, Document, Field, Operation, Selection, SelectionSet};
use super::schema::{FieldDefinition, Schema, Type, is_non_null, named_type, to_json};
use crate::sandbox::resolve::{ResolveError, Root};
use graphql_parser::query::TypeCondition;
use graphql_parser::schema::TypeDefinition;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

pub(super) struct Execution<'d> {
    pub(super) schema: &'d Schema,
    pub(super) document: &'d Document<'d>,
    pub(super) variables: Map<String, Value>,
}

/// A name in the answer, and the fields that share it.
type Named<'d> = Vec<(&'d str, Vec<&'d Field>)>;

impl<'d> Execution<'d> {
    pub(super) fn run(&self, root: &Root, operation: &Operation<'d>) -> Value {
        let (mut data, mut errors) = (Map::new(), Vec::new());
        for (key, fields) in self.fields(operation.root, &[operation.set]) {
            let field = fields[0]; // A name is there because of a field.
            let Some(definition) = self.schema.field(operation.root, &field.name) else {
                data.insert(key.to_owned(), operation.root.into()); // It's `__typename`.
                continue;
            };
            let arguments = self.arguments(definition, field);
            match arguments.and_then(|arguments| root.resolve(&field.name, &arguments)) {
                Ok(value) => {
                    let value = self.shown(&value, &definition.field_type, &fields);
                    data.insert(key.to_owned(), value);
                }
                Err(ResolveError { code, message }) => {
                    let at =
                        json!({ "line": field.position.line, "column": field.position.column });
                    errors.push(json!({
                        "message": message,
                        "locations": [at],
                        "path": [key],
                        "extensions": { "code": code }
                    }));
                    if is_non_null(&definition.field_type) {
                        return json!({ "errors": errors, "data": null });
                    }
                    data.insert(key.to_owned(), Value::Null);
                }
            }
        }
        if errors.is_empty() {
            json!({ "data": data })
        } else {
            json!({ "errors": errors, "data": data })
        }
    }

    /// The fields that are asked for of an object, each name once.
    pub(super) fn fields(&self, object: &str, sets: &[&'d SelectionSet]) -> Named<'d> {
        let (mut named, mut spread) = (Named::new(), HashSet::new());
        for set in sets {
            self.collect(object, set, &mut named, &mut spread);
        }
        named
    }

    /// Fields that share a name in the answer have to be one and the same field.
    pub(super) fn check_names(
        &self,
        object: &str,
        sets: &[&'d SelectionSet],
    ) -> Result<(), String> {
        for (key, fields) in self.fields(object, sets) {
            let first = fields[0]; // A name is there because of a field.
            if fields.iter().any(|it| it.name != first.name || it.arguments != first.arguments) {
                return Err(format!("Fields \"{key}\" conflict: use different aliases"));
            }
            let Some(definition) = self.schema.field(object, &first.name) else {
                continue;
            };
            let sets: Vec<_> = fields.iter().map(|field| &field.selection_set).collect();
            for object in self.schema.objects_of(named_type(&definition.field_type)) {
                self.check_names(object, &sets)?;
            }
        }
        Ok(())
    }

    fn collect(
        &self,
        object: &str,
        set: &'d SelectionSet,
        named: &mut Named<'d>,
        spread: &mut HashSet<&'d str>,
    ) {
        let is = |TypeCondition::On(name): &TypeCondition<'static, String>| {
            self.schema.objects_of(name).contains(&object)
        };
        for selection in &set.items {
            match selection {
                Selection::Field(field) if self.included(&field.directives) => {
                    let key = field.alias.as_ref().unwrap_or(&field.name).as_str();
                    match named.iter_mut().find(|it| it.0 == key) {
                        Some((_, fields)) => fields.push(field),
                        None => named.push((key, vec![field])),
                    }
                }
                Selection::InlineFragment(inline)
                    if self.included(&inline.directives)
                        && inline.type_condition.as_ref().is_none_or(is) =>
                {
                    self.collect(object, &inline.selection_set, named, spread);
                }
                Selection::FragmentSpread(it) if self.included(&it.directives) => {
                    let fragment = self.document.fragments[it.fragment_name.as_str()];
                    if is(&fragment.type_condition) && spread.insert(&fragment.name) {
                        self.collect(object, &fragment.selection_set, named, spread);
                    }
                }
                _ => {}
            }
        }
    }

    /// What `@skip` and `@include` say.
    fn included(&self, directives: &[Directive]) -> bool {
        directives.iter().all(|Directive { name, arguments, .. }| {
            let value = arguments.first().and_then(|(_, value)| to_json(value, &self.variables));
            value == Some(Value::Bool(name == "include"))
        })
    }

    fn arguments(
        &self,
        definition: &FieldDefinition,
        field: &Field,
    ) -> Result<Value, ResolveError> {
        let given = field
            .arguments
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), to_json(value, &self.variables)?)));
        let values = self.schema.coerce_all(&definition.arguments, &given.collect());
        values
            .map(Value::Object)
            .map_err(|message| ResolveError { code: super::BAD_INPUT, message })
    }

    /// `value` as the schema's type wants it. Null in a non-null place becomes the emptiest value of
    /// its type, so that every valid selection works without listing every field of every type.
    fn shown(&self, value: &Value, ty: &Type, fields: &[&'d Field]) -> Value {
        match (ty, value) {
            (Type::NonNullType(inner), Value::Null) => self.emptiest(inner, fields),
            (Type::NonNullType(inner), _) => self.shown(value, inner, fields),
            (Type::ListType(item), Value::Array(items)) => {
                items.iter().map(|it| self.shown(it, item, fields)).collect()
            }
            (Type::NamedType(name), Value::Object(values))
                if self.schema.fields(name).is_some() =>
            {
                self.object(name, values, fields)
            }
            (_, leaf) => leaf.clone(),
        }
    }

    fn emptiest(&self, ty: &Type, fields: &[&'d Field]) -> Value {
        let Type::NamedType(name) = ty else {
            return json!([]);
        };
        match (self.schema.definition(name), name.as_str()) {
            (Some(TypeDefinition::Object(_) | TypeDefinition::Interface(_)), _) => {
                self.object(name, &Map::new(), fields)
            }
            (Some(TypeDefinition::Enum(words)), _) => {
                words.values.first().map_or("", |word| &word.name).into()
            }
            (_, "Boolean") => false.into(),
            (_, "Float") => 0.0.into(),
            (_, "String" | "ID") => "".into(),
            _ => 0.into(),
        }
    }

    fn object(&self, ty: &str, values: &Map<String, Value>, fields: &[&'d Field]) -> Value {
        // An interface is shown as the first object type that has it: the data holds no other.
        let object = self.schema.objects_of(ty).first().copied().unwrap_or(ty);
        let sets: Vec<_> = fields.iter().map(|field| &field.selection_set).collect();
        let shown = self.fields(object, &sets).into_iter().map(|(key, fields)| {
            let name = &fields[0].name; // A name is there because of a field.
            let value = match self.schema.field(object, name) {
                Some(definition) => {
                    let value = values.get(name).unwrap_or(&Value::Null);
                    self.shown(value, &definition.field_type, &fields)
                }
                None => object.into(), // It's `__typename`.
            };
            (key.to_owned(), value)
        });
        shown.collect()
    }
}
