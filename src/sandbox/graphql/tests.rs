//! The practice CodeSignal judges a request as apollo-compiler does by the same schema, within its own limits (depth,
//! directives), except that unused and duplicate fragments pass.

use super::*;
use apollo_compiler::ExecutableDocument;
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::validation::Valid;

/// What is wrong with a request before any field of it is answered.
fn refusal(query: &str, variables: &Value) -> Option<String> {
    let check = || select(&parse(query)?, variables.as_object().unwrap()).map(|_| ());
    check().err()
}

fn apollo() -> Valid<apollo_compiler::Schema> {
    let published = include_str!("../codesignal.graphql");
    apollo_compiler::Schema::parse_and_validate(published, "codesignal.graphql").unwrap()
}

fn apollo_refusal(
    schema: &Valid<apollo_compiler::Schema>,
    query: &str,
    variables: &Value,
) -> Option<String> {
    let check = || {
        let document = ExecutableDocument::parse_and_validate(schema, query, "request")
            .map_err(|refused| refused.errors.to_string())?;
        let operation = document.operations.get(None).map_err(|it| it.message().to_string())?;
        let variables = serde_json::from_value(variables.clone()).unwrap();
        coerce_variable_values(schema, operation, &variables).map_err(|it| it.message().to_string())
    };
    check().err()
}

const ACCEPTED: &[&str] = &[
    "{ company { id name } }",
    "query Q { company { __typename id } }",
    "{ a: company { called: name } b: company { name } }",
    "{ company { name name } company { id } }",
    "{ company(id: 5) { id } }",
    "{ company(id: null) { id } }",
    "{ companyTests(first: 1, ids: \"a\") { totalCount } }",
    "{ companyTests(first: 1, ids: [\"a\", \"b\"]) { totalCount } }",
    "{ hasAccess(type: interview_read) }",
    "{ hasAccessList(accessQueries: [{ type: interview_read, resourceIds: [\"a\", null] }]) { hasAccess } }",
    "{ hasAccessList(accessQueries: { type: interview_read }) { hasAccess } }",
    "mutation { createCompanyTestSession(sessionFields: { testId: \"a\", customDuration: 1 }) { id } }",
    "{ company { ...F } } fragment F on Company { id ...G } fragment G on Company { name }",
    "{ company { ... { id } ... on Company { name } } }",
    "{ companyTest(id: 1) { ... on Test { id } } }",
    "{ companyTestSession(id: 1) { retakeSession { id ... on CompanyTestSession { test { id } } } } }",
    "{ codesignalCreatedTasks(name: \"\"\"a \"b\" \"\"\") { ... on CodeReviewTask { a: id } ... on DatabaseTask { a: id } } }",
];

const REFUSED: &[&str] = &[
    "{",
    "type Company { id: ID }",
    "subscription { company { id } }",
    "{ company }",
    "{ company { id { x } } }",
    "{ company { title } }",
    "{ nothing }",
    "mutation { company { id } }",
    "{ companyTests { totalCount } }",
    "{ companyTests(first: null) { totalCount } }",
    "{ companyTests(first: \"1\") { totalCount } }",
    "{ companyTests(first: 1.0) { totalCount } }",
    "{ companyTests(first: 3000000000) { totalCount } }",
    "{ companyTests(first: 1, ids: [null]) { totalCount } }",
    "{ company(name: \"a\") { id } }",
    "{ company(id: true) { id } }",
    "{ company(id: word) { id } }",
    "{ hasAccess(type: nonsense) }",
    "{ hasAccess(type: \"interview_read\") }",
    "{ hasAccess(type: { a: 1 }) }",
    "{ hasAccessList(accessQueries: [{ kind: interview_read }]) { hasAccess } }",
    "{ hasAccessList(accessQueries: [{ resourceId: 1 }]) { hasAccess } }",
    "{ companyTest(id: [\"a\"]) { id } }",
    "{ company { ...F } }",
    "{ company { ...F } } fragment F on Company { ...G } fragment G on Company { ...F }",
    "{ company { ...F } } fragment F on CompanyTest { id }",
    "{ company { ... on AccessType { id } } }",
    "{ company { ... on Nothing { id } } }",
    "{ a: company { id } a: companyTest(id: 1) { id } }",
    "{ company { a: id a: name } }",
    "{ companyTest(id: 1) { id } companyTest(id: 2) { id } }",
    "{ company { id @nothing } }",
    "{ company { id } } { company { id } }",
    "query A { company { id } } query B { company { id } }",
];

#[test]
fn documents_are_judged_as_apollo_judges_them() {
    let (schema, none) = (apollo(), json!({}));
    let all = ACCEPTED.iter().map(|it| (it, true)).chain(REFUSED.iter().map(|it| (it, false)));
    for (query, accepted) in all {
        let (ours, theirs) = (refusal(query, &none), apollo_refusal(&schema, query, &none));
        assert_eq!(theirs.is_none(), accepted, "apollo, {query}: {theirs:?}");
        assert_eq!(ours.is_none(), accepted, "{query}: {ours:?}");
    }
}

#[test]
fn variables_are_judged_as_apollo_judges_them() {
    let first = "($n: Int!) { companyTests(first: $n) { totalCount } }";
    let defaulted = "($n: Int = 2) { companyTests(first: $n) { totalCount } }";
    let access = "($t: AccessType!) { hasAccess(type: $t) }";
    let list = "($q: [AccessQueryInput!]!) { hasAccessList(accessQueries: $q) { hasAccess } }";
    let inner = "($t: AccessType!, $r: [ID]) { hasAccessList(accessQueries: [{ type: $t, resourceIds: $r }]) { type } }";
    let ids = "($ids: [ID!]) { companyTests(first: 1, ids: $ids) { totalCount } }";
    let duration = "($d: Float) { companyTests(first: 1) { totalCount } } ";
    let table = [
        (first, json!({ "n": 1 }), true),
        (first, json!({ "n": 1, "other": true }), true),
        (first, json!({}), false),
        (first, json!({ "n": null }), false),
        (first, json!({ "n": "1" }), false),
        (first, json!({ "n": 1.5 }), false),
        (first, json!({ "n": 3_000_000_000_i64 }), false),
        (defaulted, json!({}), true),
        (access, json!({ "t": "interview_read" }), true),
        (access, json!({ "t": "nonsense" }), false),
        (access, json!({ "t": 1 }), false),
        (list, json!({ "q": [{ "type": "interview_read" }] }), true),
        (list, json!({ "q": { "type": "interview_read", "resourceId": 1 } }), true),
        (list, json!({ "q": [null] }), false),
        (list, json!({ "q": [{}] }), false),
        (list, json!({ "q": [{ "type": "interview_read", "other": 1 }] }), false),
        (inner, json!({ "t": "interview_read", "r": null }), true),
        (ids, json!({ "ids": "a" }), true),
        (ids, json!({ "ids": ["a", 1] }), true),
        (ids, json!({ "ids": [true] }), false),
        (duration, json!({}), false), // never used
        ("($n: Int) { companyTests(first: $n) { totalCount } }", json!({ "n": 1 }), false),
        ("($n: String!) { companyTests(first: $n) { totalCount } }", json!({ "n": "1" }), false),
        ("($n: Company) { companyTests(first: $n) { totalCount } }", json!({}), false),
        ("($n: Int = \"a\") { companyTests(first: $n) { totalCount } }", json!({}), false),
        ("($ids: [ID]) { companyTests(first: 1, ids: $ids) { totalCount } }", json!({}), false),
        ("{ companyTests(first: $n) { totalCount } }", json!({ "n": 1 }), false),
    ];
    let schema = apollo();
    for (rest, variables, accepted) in table {
        let query = format!("query {rest}");
        let ours = refusal(&query, &variables);
        let theirs = apollo_refusal(&schema, &query, &variables);
        assert_eq!(theirs.is_none(), accepted, "apollo, {query} {variables}: {theirs:?}");
        assert_eq!(ours.is_none(), accepted, "{query} {variables}: {ours:?}");
    }
}

/// Threads of the runtime have 2 MB.
#[test]
fn nothing_that_is_nested_or_endless_takes_much_of_the_stack() {
    let value = |open: &str, close: &str, times: usize| {
        format!("{{ company(id: {}{}) {{ id }} }}", open.repeat(times), close.repeat(times))
    };
    let mut queries = vec![
        // Each spreads the next one many times: there is no end to the fields.
        (0..40).fold("{ company { ...F0 } }".to_owned(), |query, n| {
            let spread = format!("...F{} ", n + 1).repeat(20);
            format!("{query} fragment F{n} on Company {{ {spread} }}")
        }) + " fragment F40 on Company { id }",
        "{ company { ...F } } fragment F on Company { ...F }".to_owned(),
        format!("{{ company {} }}", "{ ... ".repeat(40) + "{ id }" + &"}".repeat(40)),
    ];
    for times in [40, 200, 10_000] {
        queries.push(format!("{}{}", "{ a ".repeat(times), "}".repeat(times)));
        queries.extend([value("[", "]", times), value("{ a: ", "}", times)]);
    }
    for query in queries {
        let small = std::thread::Builder::new().stack_size(1536 * 1024);
        let start: String = query.chars().take(60).collect();
        let refused = small.spawn(move || refusal(&query, &json!({})).is_some()).unwrap();
        let is_valid = start.starts_with("{ company { ... {");
        assert_eq!(refused.join().unwrap(), !is_valid, "{start}");
    }
}

#[test]
fn a_query_is_ten_levels_deep_at_most() {
    // A test has sessions, a session has a test: as deep as anyone likes.
    let levels = |more: &str| {
        let inner = "testSession(id: 1) { test { ".repeat(4);
        format!("{{ companyTest(id: 1) {{ {inner} {more} {} }} }}", "} }".repeat(4))
    };
    assert_eq!(refusal(&levels("id"), &json!({})), None);
    let fragment = " fragment F on CompanyTest { ...G } fragment G on CompanyTest { id labels }";
    assert_eq!(refusal(&(levels("...F") + fragment), &json!({})), None);
    let refused = refusal(&levels("company { id }"), &json!({})).unwrap();
    assert!(refused.contains("more than 10 levels deep"), "{refused}");
}

#[test]
fn what_the_sandbox_does_not_take_is_named() {
    for (query, said) in [
        ("query A { company { id } } query B { company { id } }", "one operation"),
        ("{ company { id @skip(if: true) } }", "no directives: @skip"),
        ("{ __schema { types { name } } }", "\"__schema\""),
    ] {
        let refused = refusal(query, &json!({})).unwrap();
        assert!(refused.contains(said), "{refused}");
    }
}
