//! Fields that get one name in the answer have to be one and the same field.

use super::document::{Document, Field, Operation, Selection, SelectionSet};
use super::schema::{Schema, Type, named_type};
use graphql_parser::query::TypeCondition;
use graphql_parser::schema::TypeDefinition;
use std::collections::{HashMap, HashSet};

/// A field with the type that it was selected on.
type Place<'d> = (&'d str, &'d Field);

/// The document's size was checked: fragments exist, and end.
pub(super) fn check<'d>(
    schema: &'d Schema,
    document: &'d Document<'d>,
    operation: &Operation<'d>,
) -> Result<(), String> {
    Overlaps { schema, document }.check(&[(operation.root, operation.set)])
}

struct Overlaps<'d> {
    schema: &'d Schema,
    document: &'d Document<'d>,
}

impl<'d> Overlaps<'d> {
    fn check(&self, sets: &[(&'d str, &'d SelectionSet)]) -> Result<(), String> {
        let (mut named, mut spread) = (HashMap::new(), HashSet::new());
        for (parent, set) in sets {
            self.collect(parent, set, &mut named, &mut spread);
        }
        for (name, places) in named {
            // One for each type: no more are needed to find one that differs.
            let mut distinct: Vec<Place> = Vec::new();
            for place in &places {
                if distinct.iter().any(|it| !self.merges(it, place)) {
                    return Err(format!("Fields \"{name}\" conflict: use different aliases"));
                }
                if distinct.iter().all(|it| it.0 != place.0) {
                    distinct.push(*place);
                }
            }
            let below = places.iter().filter_map(|(parent, field)| {
                Some((named_type(self.type_of(parent, field)?), &field.selection_set))
            });
            self.check(&below.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn collect(
        &self,
        parent: &'d str,
        set: &'d SelectionSet,
        named: &mut HashMap<&'d str, Vec<Place<'d>>>,
        spread: &mut HashSet<&'d str>,
    ) {
        for selection in &set.items {
            match selection {
                Selection::Field(field) => {
                    let name = field.alias.as_ref().unwrap_or(&field.name);
                    named.entry(name).or_default().push((parent, field));
                }
                Selection::InlineFragment(inline) => {
                    let on = inline.type_condition.as_ref().map(|TypeCondition::On(name)| name);
                    let on = on.map_or(parent, String::as_str);
                    self.collect(on, &inline.selection_set, named, spread);
                }
                Selection::FragmentSpread(it) => {
                    let fragment = self.document.fragments[it.fragment_name.as_str()];
                    if spread.insert(&fragment.name) {
                        let TypeCondition::On(on) = &fragment.type_condition;
                        self.collect(on, &fragment.selection_set, named, spread);
                    }
                }
            }
        }
    }

    fn merges(&self, one: &Place<'d>, other: &Place<'d>) -> bool {
        let object = |name| matches!(self.schema.definition(name), Some(TypeDefinition::Object(_)));
        if one.0 != other.0 && object(one.0) && object(other.0) {
            // Only one of them is ever answered, but the answer has one shape.
            return match (self.type_of(one.0, one.1), self.type_of(other.0, other.1)) {
                (Some(one), Some(other)) => self.same_shape(one, other),
                (one, other) => one == other,
            };
        }
        let within = |one: &Field, other: &Field| {
            one.arguments.iter().all(|argument| other.arguments.contains(argument))
        };
        one.1.name == other.1.name && within(one.1, other.1) && within(other.1, one.1)
    }

    /// `None` for `__typename`.
    fn type_of(&self, parent: &str, field: &Field) -> Option<&'d Type> {
        Some(&self.schema.field(parent, &field.name)?.field_type)
    }

    fn same_shape(&self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::NonNullType(one), Type::NonNullType(other))
            | (Type::ListType(one), Type::ListType(other)) => self.same_shape(one, other),
            (Type::NamedType(one), Type::NamedType(other)) => {
                let composite = |name| self.schema.fields(name).is_some();
                one == other || (composite(one) && composite(other))
            }
            _ => false,
        }
    }
}
