//! The rules of the GraphQL specification (5, Validation) that a document has to keep.

use super::document::{Directive, Document, Field, Operation, Selection, SelectionSet, Variable};
use super::schema::{
    FieldDefinition, InputValue, Literal, Schema, Type, is_non_null, named_type, to_json,
};
use graphql_parser::schema::{DirectiveLocation as Location, TypeDefinition};
use serde_json::Map;
use std::collections::{HashMap, HashSet};

type Result<T = ()> = std::result::Result<T, String>;

/// The first rule that the document breaks.
pub(super) fn validate(schema: &Schema, document: &Document) -> Result {
    document.check_size()?;
    let mut names = HashSet::new();
    let mut spread = HashSet::new();
    for operation in &document.operations {
        if operation.name.is_none() && document.operations.len() > 1 {
            return Err("An operation without a name has to be the only one".to_owned());
        }
        if !names.insert(operation.name) {
            return Err("Two operations have the same name".to_owned());
        }
        let mut rules = Rules::of(schema, document, operation)?;
        rules.directives(operation.directives, operation.location())?;
        rules.selections(operation.root, operation.set)?;
        if let Some(name) = rules.variables.keys().find(|it| !rules.used.contains(*it)) {
            return Err(format!("The variable \"${name}\" is never used"));
        }
        spread.extend(rules.spread);
    }
    match document.fragments.keys().find(|it| !spread.contains(*it)) {
        Some(name) => Err(format!("The fragment \"{name}\" is never used")),
        None => Ok(()),
    }
}

/// What is looked at with the variables of one operation: its selections, and its fragments'.
struct Rules<'d> {
    schema: &'d Schema,
    document: &'d Document<'d>,
    variables: HashMap<&'d str, &'d Variable>,
    used: HashSet<&'d str>,
    spread: HashSet<&'d str>,
}

impl<'d> Rules<'d> {
    fn of(
        schema: &'d Schema,
        document: &'d Document<'d>,
        operation: &Operation<'d>,
    ) -> Result<Rules<'d>> {
        let (used, spread) = (HashSet::new(), HashSet::new());
        let mut rules = Rules { schema, document, variables: HashMap::new(), used, spread };
        for variable in operation.variables {
            let Variable { name, var_type, default_value, .. } = variable;
            if !schema.is_input(named_type(var_type)) {
                return Err(format!("The variable \"${name}\" can't have the type {var_type}"));
            }
            if let Some(default) = default_value {
                rules.literal(var_type, false, default)?;
            }
            if rules.variables.insert(name, variable).is_some() {
                return Err(format!("The variable \"${name}\" is defined twice"));
            }
        }
        Ok(rules)
    }

    fn selections(&mut self, parent: &'d str, set: &'d SelectionSet) -> Result {
        for selection in &set.items {
            match selection {
                Selection::Field(field) => self.field(parent, field)?,
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives, Location::InlineFragment)?;
                    let on = match &inline.type_condition {
                        Some(condition) => self.condition(parent, on(condition))?,
                        None => parent,
                    };
                    self.selections(on, &inline.selection_set)?;
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives, Location::FragmentSpread)?;
                    let name = spread.fragment_name.as_str();
                    let fragment = self.document.fragments[name]; // `check_size` found it.
                    let on = self.condition(parent, on(&fragment.type_condition))?;
                    if self.spread.insert(name) {
                        self.directives(&fragment.directives, Location::FragmentDefinition)?;
                        self.selections(on, &fragment.selection_set)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The type of a fragment, if something of the type around it can have that type.
    fn condition(&self, parent: &str, on: &'d str) -> Result<&'d str> {
        if self.schema.fields(on).is_none() {
            return Err(format!("A fragment can't be on \"{on}\""));
        }
        let possible = self.schema.objects_of(parent);
        if self.schema.objects_of(on).iter().any(|it| possible.contains(it)) {
            Ok(on)
        } else {
            Err(format!("A fragment on \"{on}\" can't be inside of \"{parent}\""))
        }
    }

    fn field(&mut self, parent: &'d str, field: &'d Field) -> Result {
        self.directives(&field.directives, Location::Field)?;
        let name = field.name.as_str();
        if name == "__typename" {
            return self.given(name, &[], &field.arguments).and(leaf(field, true, "String"));
        }
        if parent == "Query" && ["__schema", "__type"].contains(&name) {
            return Err("Introspection is not available in the sandbox".to_owned());
        }
        let FieldDefinition { arguments, field_type, .. } = self
            .schema
            .field(parent, name)
            .ok_or_else(|| format!("Cannot query field \"{name}\" on type \"{parent}\""))?;
        self.given(name, arguments, &field.arguments)?;
        let kind = named_type(field_type);
        leaf(field, self.schema.fields(kind).is_none(), kind)?;
        self.selections(kind, &field.selection_set)
    }

    fn directives(&mut self, all: &'d [Directive], place: Location) -> Result {
        for (index, Directive { name, arguments, .. }) in all.iter().enumerate() {
            let known = self.schema.directive(name).filter(|it| it.locations.contains(&place));
            let Some(definition) = known else {
                return Err(format!("The directive \"@{name}\" can't be used here"));
            };
            if all[..index].iter().any(|it| it.name == *name) {
                return Err(format!("The directive \"@{name}\" can be used once"));
            }
            self.given(name, &definition.arguments, arguments)?;
        }
        Ok(())
    }

    /// The arguments of a field or a directive.
    fn given(
        &mut self,
        owner: &str,
        definitions: &'d [InputValue],
        given: &'d [(String, Literal)],
    ) -> Result {
        let names: HashSet<_> = given.iter().map(|it| &it.0).collect();
        if names.len() < given.len() {
            return Err(format!("\"{owner}\" has an argument twice"));
        }
        let given = given.iter().map(|(name, value)| (name, value));
        self.values(definitions, &given.collect()).map_err(|wrong| format!("\"{owner}\": {wrong}"))
    }

    /// Arguments, or the fields of an input object.
    fn values(
        &mut self,
        definitions: &'d [InputValue],
        given: &HashMap<&'d String, &'d Literal>,
    ) -> Result {
        if let Some(name) =
            given.keys().find(|name| definitions.iter().all(|it| it.name != ***name))
        {
            return Err(format!("Unknown argument \"{name}\""));
        }
        for InputValue { name, value_type, default_value, .. } in definitions {
            match given.get(name) {
                Some(value) => self.literal(value_type, default_value.is_some(), value)?,
                None if is_non_null(value_type) && default_value.is_none() => {
                    return Err(format!(
                        "The argument \"{name}\" of type {value_type} is required"
                    ));
                }
                None => {}
            }
        }
        Ok(())
    }

    fn literal(&mut self, ty: &'d Type, has_default: bool, value: &'d Literal) -> Result {
        let mismatch = || Err(format!("{value} is not a value of {ty}"));
        match (value, ty) {
            (Literal::Variable(name), _) => self.variable(ty, has_default, name),
            (Literal::Null, Type::NonNullType(_)) => mismatch(),
            (Literal::Null, _) => Ok(()),
            (_, Type::NonNullType(inner)) => self.literal(inner, false, value),
            (Literal::List(items), Type::ListType(item)) => {
                items.iter().try_for_each(|it| self.literal(item, false, it))
            }
            (_, Type::ListType(item)) => self.literal(item, false, value),
            (_, Type::NamedType(name)) => match (value, self.schema.definition(name)) {
                (Literal::Object(fields), Some(TypeDefinition::InputObject(input))) => {
                    self.values(&input.fields, &fields.iter().collect())
                }
                (Literal::String(_), Some(TypeDefinition::Enum(_))) => mismatch(),
                (Literal::Enum(_), None) => mismatch(),
                _ => {
                    let json = to_json(value, &Map::new()).unwrap_or_default();
                    self.schema.coerce(ty, &json).map(drop)
                }
            },
        }
    }

    /// A variable in a place of type `ty`.
    fn variable(&mut self, ty: &Type, has_default: bool, name: &'d str) -> Result {
        let variable = *self
            .variables
            .get(name)
            .ok_or_else(|| format!("The variable \"${name}\" is not defined"))?;
        self.used.insert(name);
        let Variable { var_type, default_value, .. } = variable;
        let never_null =
            has_default || default_value.as_ref().is_some_and(|it| *it != Literal::Null);
        let wanted = match ty {
            Type::NonNullType(inner) if never_null && !is_non_null(var_type) => inner,
            other => other,
        };
        if goes_into(var_type, wanted) {
            Ok(())
        } else {
            Err(format!("The variable \"${name}\" of type {var_type} can't be used where {ty} is"))
        }
    }
}

impl Operation<'_> {
    fn location(&self) -> Location {
        if self.root == "Mutation" { Location::Mutation } else { Location::Query }
    }
}

fn on<'d>(condition: &'d graphql_parser::query::TypeCondition<'static, String>) -> &'d str {
    let graphql_parser::query::TypeCondition::On(name) = condition;
    name
}

/// A value of an object type has a selection, any other has none.
fn leaf(field: &Field, is_leaf: bool, kind: &str) -> Result {
    let name = &field.name;
    match (is_leaf, field.selection_set.items.is_empty()) {
        (true, false) => Err(format!("Field \"{name}\" of type {kind} has no fields to select")),
        (false, true) => Err(format!("Field \"{name}\" of type {kind} needs a selection")),
        _ => Ok(()),
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
