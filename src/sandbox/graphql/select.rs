//! An operation as it is sent, checked against the schema: the fields it asks for, each with its arguments.
//! Fragments are put in where they stand. What the specification has beyond that (directives, several
//! operations in one document) is refused.

use super::schema::{FieldDefinition, InputValue, Literal, SCHEMA, Type, named_type, to_json};
use graphql_parser::query::{self, Definition, OperationDefinition, TypeCondition};
use graphql_parser::schema::TypeDefinition;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

pub(super) type Document = query::Document<'static, String>;
type SelectionSet = query::SelectionSet<'static, String>;
type Selection = query::Selection<'static, String>;
type Fragment = query::FragmentDefinition<'static, String>;
type Variable = query::VariableDefinition<'static, String>;

type Result<T = ()> = std::result::Result<T, String>;

/// The published limit on the depth of a document.
const DEEPEST: usize = 10;
/// Many more selections inside each other than any real document has: each takes some of the stack.
const MOST_NESTED: usize = 100;
/// Many more selections than any real document has, its fragments put in.
const MOST_SELECTIONS: usize = 10_000;

/// A field that is asked for.
pub(super) struct Selected<'d> {
    /// Its name in the answer.
    pub(super) key: &'d str,
    pub(super) name: &'d str,
    /// The type it is asked of.
    pub(super) parent: &'d str,
    /// `None` for `__typename`, which every object has.
    pub(super) definition: Option<&'static FieldDefinition>,
    pub(super) arguments: Value,
    pub(super) fields: Vec<Selected<'d>>,
}

/// The fields of the root: of `Query` or `Mutation`.
pub(super) fn select<'d>(
    document: &'d Document,
    given: &Map<String, Value>,
) -> Result<Vec<Selected<'d>>> {
    let (mut operations, mut fragments) = (Vec::new(), HashMap::new());
    for definition in &document.definitions {
        match definition {
            Definition::Operation(it) => operations.push(it),
            Definition::Fragment(it) => {
                fragments.insert(it.name.as_str(), it);
            }
        }
    }
    let (root, variables, set) = match operations[..] {
        [OperationDefinition::SelectionSet(set)] => ("Query", &[][..], set),
        [OperationDefinition::Query(it)] => {
            ("Query", &it.variable_definitions[..], &it.selection_set)
        }
        [OperationDefinition::Mutation(it)] => {
            ("Mutation", &it.variable_definitions[..], &it.selection_set)
        }
        [OperationDefinition::Subscription(_)] => return Err("There are no subscriptions".into()),
        _ => return Err("The sandbox takes one operation at a time".into()),
    };
    let mut values = Map::new();
    for Variable { name, var_type, default_value, .. } in variables {
        let value = SCHEMA.given_or_default(var_type, given.get(name), default_value.as_ref());
        if let Some(value) = value.map_err(|wrong| format!("${name}: {wrong}"))? {
            values.insert(name.clone(), value);
        }
    }
    let (used, left) = (HashSet::new(), MOST_SELECTIONS);
    let mut selector = Selector { fragments, variables, values, used, left };
    let mut fields = Vec::new();
    selector.select(root, set, Depth::default(), &mut fields)?;
    match variables.iter().find(|it| !selector.used.contains(it.name.as_str())) {
        Some(unused) => Err(format!("The variable \"${}\" is never used", unused.name)),
        None => Ok(fields),
    }
}

#[derive(Clone, Copy, Default)]
struct Depth {
    fields: usize,
    selections: usize,
}

struct Selector<'d> {
    fragments: HashMap<&'d str, &'d Fragment>,
    variables: &'d [Variable],
    values: Map<String, Value>,
    used: HashSet<&'d str>,
    /// How many more selections are taken.
    left: usize,
}

impl<'d> Selector<'d> {
    /// Adds what a set asks of a value of type `parent`.
    fn select(
        &mut self,
        parent: &'d str,
        set: &'d SelectionSet,
        mut depth: Depth,
        fields: &mut Vec<Selected<'d>>,
    ) -> Result {
        depth.selections += 1;
        if depth.selections > MOST_NESTED {
            return Err("Too many selections lie inside each other".into());
        }
        for selection in &set.items {
            self.left = self.left.checked_sub(1).ok_or("The query has too many fields")?;
            let directives = match selection {
                Selection::Field(field) => {
                    self.field(parent, field, depth, fields)?;
                    &field.directives
                }
                Selection::InlineFragment(inline) => {
                    let on = match &inline.type_condition {
                        Some(condition) => narrowed(parent, condition)?,
                        None => parent,
                    };
                    self.select(on, &inline.selection_set, depth, fields)?;
                    &inline.directives
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.fragment_name;
                    let fragment = *self
                        .fragments
                        .get(name.as_str())
                        .ok_or_else(|| format!("There is no fragment \"{name}\""))?;
                    let on = narrowed(parent, &fragment.type_condition)?;
                    self.select(on, &fragment.selection_set, depth, fields)?;
                    &spread.directives
                }
            };
            if let Some(directive) = directives.first() {
                return Err(format!("The sandbox takes no directives: @{}", directive.name));
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        parent: &'d str,
        field: &'d query::Field<'static, String>,
        mut depth: Depth,
        fields: &mut Vec<Selected<'d>>,
    ) -> Result {
        let name = field.name.as_str();
        let mut all = SCHEMA.fields(parent).unwrap_or_default().iter();
        let definition = all.find(|it| it.name == name);
        if definition.is_none() && name != "__typename" {
            return Err(format!("Cannot query field \"{name}\" on type \"{parent}\""));
        }
        let definitions = definition.map_or(&[][..], |it| &it.arguments);
        let arguments = self.arguments(definitions, &field.arguments);
        let arguments = arguments.map_err(|wrong| format!("\"{name}\": {wrong}"))?;

        let key = field.alias.as_ref().unwrap_or(&field.name).as_str();
        let place = match fields.iter().position(|it| it.key == key) {
            Some(place) => place,
            None => {
                let arguments = arguments.clone();
                let inner = Vec::new();
                fields.push(Selected { key, name, parent, definition, arguments, fields: inner });
                fields.len() - 1
            }
        };
        let selected = &mut fields[place];
        if selected.name != name || selected.arguments != arguments {
            return Err(format!("Fields \"{key}\" conflict: use different aliases"));
        }

        let kind = definition.map_or("String", |it| named_type(&it.field_type));
        let set = &field.selection_set;
        match (SCHEMA.fields(kind), set.items.is_empty()) {
            (None, true) => Ok(()),
            (None, false) => Err(format!("Field \"{name}\" of type {kind} has no fields")),
            (Some(_), true) => Err(format!("Field \"{name}\" of type {kind} needs a selection")),
            (Some(_), false) => {
                depth.fields += 1;
                if depth.fields >= DEEPEST {
                    return Err(format!("The query is more than {DEEPEST} levels deep"));
                }
                self.select(kind, set, depth, &mut selected.fields)
            }
        }
    }

    fn arguments(
        &mut self,
        definitions: &[InputValue],
        given: &'d [(String, Literal)],
    ) -> Result<Value> {
        let mut values = Map::new();
        for (name, literal) in given {
            if let Some(definition) = definitions.iter().find(|it| it.name == *name) {
                self.check(&definition.value_type, literal)?;
            }
            if let Some(value) = to_json(literal, &self.values) {
                values.insert(name.clone(), value);
            }
        }
        SCHEMA.coerce_all(definitions, &values).map(Value::Object)
    }

    /// What can't be seen in the value: whether a word is an enum's, and the type of a variable.
    fn check(&mut self, ty: &Type, literal: &'d Literal) -> Result {
        let kind = SCHEMA.definition(named_type(ty));
        match (literal, ty, kind) {
            (Literal::Variable(name), ..) => self.check_variable(ty, name),
            (_, Type::NonNullType(inner), _) => self.check(inner, literal),
            (Literal::List(items), Type::ListType(item), _) => {
                items.iter().try_for_each(|it| self.check(item, it))
            }
            (Literal::Object(given), _, Some(TypeDefinition::InputObject(input))) => {
                let fields = input.fields.iter();
                fields
                    .filter_map(|it| Some((it, given.get(&it.name)?)))
                    .try_for_each(|(field, literal)| self.check(&field.value_type, literal))
            }
            (Literal::String(_), _, Some(TypeDefinition::Enum(_)))
            | (Literal::Enum(_), _, None) => Err(format!("{literal} is not a value of {ty}")),
            _ => Ok(()),
        }
    }

    /// A variable in a place of type `ty`.
    fn check_variable(&mut self, ty: &Type, name: &'d str) -> Result {
        let mut variables = self.variables.iter();
        let Variable { var_type, default_value, .. } = variables
            .find(|it| it.name == name)
            .ok_or_else(|| format!("The variable \"${name}\" is not defined"))?;
        self.used.insert(name);
        let wanted = match ty {
            // A variable with a default always has a value.
            Type::NonNullType(inner) if default_value.is_some() => inner,
            other => other,
        };
        if goes_into(var_type, wanted) {
            Ok(())
        } else {
            Err(format!("The variable \"${name}\" of type {var_type} can't be used where {ty} is"))
        }
    }
}

/// The type that a fragment is on, if a value of the type around it can have it.
fn narrowed<'d>(
    parent: &str,
    TypeCondition::On(on): &'d TypeCondition<'_, String>,
) -> Result<&'d str> {
    let around = SCHEMA.objects_of(parent);
    if SCHEMA.objects_of(on).iter().any(|it| around.contains(it)) {
        Ok(on)
    } else {
        Err(format!("A fragment on \"{on}\" can't be inside of \"{parent}\""))
    }
}

fn goes_into(from: &Type, into: &Type) -> bool {
    match (from, into) {
        (Type::NonNullType(from), Type::NonNullType(into)) => goes_into(from, into),
        (_, Type::NonNullType(_)) => false,
        (Type::NonNullType(from), _) => goes_into(from, into),
        (Type::ListType(from), Type::ListType(into)) => goes_into(from, into),
        (Type::NamedType(from), Type::NamedType(into)) => from == into,
        _ => false,
    }
}
