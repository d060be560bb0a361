//! A document as it is sent: its operations, which of them is meant, and how large it is.

use graphql_parser::query::{self, Definition, OperationDefinition, SelectionSet as Set};
use std::collections::HashMap;

pub(super) type Parsed = query::Document<'static, String>;
pub(super) type SelectionSet = Set<'static, String>;
pub(super) type Selection = query::Selection<'static, String>;
pub(super) type Field = query::Field<'static, String>;
pub(super) type Fragment = query::FragmentDefinition<'static, String>;
pub(super) type Directive = query::Directive<'static, String>;
pub(super) type Variable = query::VariableDefinition<'static, String>;

/// The published limit on the depth of a document.
const DEEPEST: usize = 10;
/// Many more fields than any real document has, its fragments put in.
const MOST_FIELDS: usize = 10_000;
/// Many more selections inside each other than any real document has, its fragments put in: each takes some of
/// the stack.
const MOST_NESTED: usize = 100;

pub(super) struct Operation<'d> {
    /// `Query` or `Mutation`.
    pub(super) root: &'static str,
    pub(super) name: Option<&'d str>,
    pub(super) variables: &'d [Variable],
    pub(super) directives: &'d [Directive],
    pub(super) set: &'d SelectionSet,
}

pub(super) struct Document<'d> {
    pub(super) operations: Vec<Operation<'d>>,
    pub(super) fragments: HashMap<&'d str, &'d Fragment>,
}

impl<'d> Document<'d> {
    pub(super) fn new(parsed: &'d Parsed) -> Result<Self, String> {
        let mut document = Document { operations: Vec::new(), fragments: HashMap::new() };
        for definition in &parsed.definitions {
            match definition {
                Definition::Operation(it) => document.operations.push(operation(it)?),
                Definition::Fragment(it) => {
                    if document.fragments.insert(&it.name, it).is_some() {
                        return Err(format!("There are two fragments \"{}\"", it.name));
                    }
                }
            }
        }
        Ok(document)
    }

    /// The operation that the request names, or the only one.
    pub(super) fn operation(&self, name: Option<&str>) -> Result<&Operation<'d>, String> {
        match (name, &self.operations[..]) {
            (None, [only]) => Ok(only),
            (None, _) => Err("The request has to name one of several operations".to_owned()),
            (Some(name), all) => all
                .iter()
                .find(|it| it.name == Some(name))
                .ok_or_else(|| format!("There is no operation \"{name}\"")),
        }
    }

    /// Refuses a document that is too deep or too large, or whose fragments are missing or endless.
    pub(super) fn check_size(&self) -> Result<(), String> {
        let mut measured = HashMap::new();
        for set in self.operations.iter().map(|it| it.set) {
            let Size { depth, fields, .. } = self.measure(set, 0, &mut measured)?;
            if depth > DEEPEST {
                return Err(format!(
                    "The query is {depth} levels deep; at most {DEEPEST} are allowed"
                ));
            }
            if fields > MOST_FIELDS {
                return Err(format!("The query has more than {MOST_FIELDS} fields"));
            }
        }
        Ok(())
    }

    /// A selection that lies inside of `within` others. Each fragment is measured once; `None` is one that is
    /// being measured.
    fn measure(
        &self,
        set: &'d SelectionSet,
        within: usize,
        measured: &mut HashMap<&'d str, Option<Size>>,
    ) -> Result<Size, String> {
        check_nesting(within)?;
        let mut size = Size { depth: 0, fields: 0, nested: 0 };
        for selection in &set.items {
            let part = match selection {
                Selection::Field(field) => {
                    let below = self.measure(&field.selection_set, within + 1, measured)?;
                    let own = usize::from(!field.name.starts_with("__"));
                    let fields = below.fields.saturating_add(1);
                    Size { depth: below.depth + own, fields, ..below }
                }
                Selection::InlineFragment(inline) => {
                    self.measure(&inline.selection_set, within + 1, measured)?
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.fragment_name;
                    let (name, fragment) = self
                        .fragments
                        .get_key_value(name.as_str())
                        .ok_or_else(|| format!("There is no fragment \"{name}\""))?;
                    match measured.get(name) {
                        Some(Some(known)) => {
                            check_nesting(within + known.nested)?;
                            *known
                        }
                        Some(None) => return Err(format!("The fragment \"{name}\" has itself")),
                        None => {
                            measured.insert(name, None);
                            let found =
                                self.measure(&fragment.selection_set, within + 1, measured)?;
                            measured.insert(name, Some(found));
                            found
                        }
                    }
                }
            };
            size.depth = size.depth.max(part.depth);
            size.fields = size.fields.saturating_add(part.fields);
            size.nested = size.nested.max(part.nested + 1);
        }
        Ok(size)
    }
}

#[derive(Clone, Copy)]
struct Size {
    /// How many fields lie inside each other at the deepest place.
    depth: usize,
    fields: usize,
    /// How many selections do.
    nested: usize,
}

fn check_nesting(nested: usize) -> Result<(), String> {
    if nested > MOST_NESTED {
        return Err(format!("More than {MOST_NESTED} selections lie inside each other"));
    }
    Ok(())
}

fn operation<'d>(
    parsed: &'d OperationDefinition<'static, String>,
) -> Result<Operation<'d>, String> {
    let (root, name, variables, directives, set) = match parsed {
        OperationDefinition::SelectionSet(set) => ("Query", &None, &[][..], &[][..], set),
        OperationDefinition::Query(it) => {
            ("Query", &it.name, &it.variable_definitions[..], &it.directives[..], &it.selection_set)
        }
        OperationDefinition::Mutation(it) => {
            let variables = &it.variable_definitions[..];
            ("Mutation", &it.name, variables, &it.directives[..], &it.selection_set)
        }
        OperationDefinition::Subscription(_) => {
            return Err("The schema has no subscriptions".to_owned());
        }
    };
    Ok(Operation { root, name: name.as_deref(), variables, directives, set })
}
