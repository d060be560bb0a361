//! The practice CodeSignal accepts what apollo-compiler accepts by the same schema, and refuses the rest.

use super::*;
use apollo_compiler::ExecutableDocument;
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::validation::Valid;

/// What is wrong with a request before any field of it is answered.
fn refusal(query: &str, name: Option<&str>, variables: &Value) -> Option<String> {
    let check = || {
        let parsed = parse(query)?;
        let document = Document::new(&parsed)?;
        validate::validate(schema().unwrap(), &document)?;
        let operation = document.operation(name)?;
        let schema = schema().unwrap();
        let variables = coerce_variables(schema, operation, variables.as_object().unwrap())?;
        let execution = Execution { schema, document: &document, variables };
        execution.check_names(operation.root, &[operation.set])
    };
    check().err()
}

fn apollo() -> Valid<apollo_compiler::Schema> {
    let published = include_str!("../codesignal.graphql");
    apollo_compiler::Schema::parse_and_validate(published, "codesignal.graphql").unwrap()
}

fn apollo_refusal(
    schema: &Valid<apollo_compiler::Schema>,
    query: &str,
    name: Option<&str>,
    variables: &Value,
) -> Option<String> {
    let check = || {
        let document = ExecutableDocument::parse_and_validate(schema, query, "request")
            .map_err(|refused| refused.errors.to_string())?;
        let operation = document.operations.get(name).map_err(|it| it.message().to_string())?;
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
    "{ codesignalCreatedTasks(name: \"\\u00e9\\n\") { ... on CodeReviewTask { a: title } ... on DatabaseTask { a: overviewType } } }",
    "{ company @include(if: true) { id @skip(if: false) ...F @skip(if: true) } } fragment F on Company { id }",
    "# a comment\nquery A { company { id } },,, # another",
];

const REFUSED: &[&str] = &[
    "",
    "{",
    "{ }",
    "{ company { id }",
    "{ company() { id } }",
    "nonsense",
    "type Company { id: ID }",
    "subscription { company { id } }",
    "{ company }",
    "{ company { } }",
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
    "{ companyTests(first: 1, first: 1) { totalCount } }",
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
    "{ company { id } } fragment F on Company { id }",
    "{ company { ...F } } fragment F on Company { ...G } fragment G on Company { ...F }",
    "{ company { ...F } } fragment F on Company { id } fragment F on Company { id }",
    "{ company { ...F } } fragment F on CompanyTest { id }",
    "{ company { ... on AccessType { id } } }",
    "{ company { ... on Nothing { id } } }",
    "{ a: company { id } a: companyTest(id: 1) { id } }",
    "{ company { a: id a: name } }",
    "{ companyTest(id: 1) { id } companyTest(id: 2) { id } }",
    "{ company { id @nothing } }",
    "{ company { id @skip } }",
    "{ company { id @skip(if: true) @skip(if: true) } }",
    "{ company { id @include(if: 1) } }",
    "query @skip(if: true) { company { id } }",
    "{ company { id } } { company { id } }",
    "query A { company { id } } { company { id } }",
    "query A { company { id } } query A { company { id } }",
    "query A { company { id } } query B { company { id } }",
];

#[test]
fn documents_are_judged_as_apollo_judges_them() {
    let (schema, none) = (apollo(), json!({}));
    let all = ACCEPTED.iter().map(|it| (it, true)).chain(REFUSED.iter().map(|it| (it, false)));
    for (query, accepted) in all {
        let (ours, theirs) =
            (refusal(query, None, &none), apollo_refusal(&schema, query, None, &none));
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
    let included =
        "($yes: Boolean!) { company { ...F } } fragment F on Company { id @include(if: $yes) }";
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
        (included, json!({ "yes": true }), true),
        (included, json!({ "yes": "true" }), false),
        (duration, json!({}), false), // never used
        ("($n: Int) { companyTests(first: $n) { totalCount } }", json!({ "n": 1 }), false),
        ("($n: String!) { companyTests(first: $n) { totalCount } }", json!({ "n": "1" }), false),
        (
            "($n: Int!, $n: Int!) { companyTests(first: $n) { totalCount } }",
            json!({ "n": 1 }),
            false,
        ),
        ("($n: Company) { companyTests(first: $n) { totalCount } }", json!({}), false),
        ("($n: Int = \"a\") { companyTests(first: $n) { totalCount } }", json!({}), false),
        ("($ids: [ID]) { companyTests(first: 1, ids: $ids) { totalCount } }", json!({}), false),
        ("{ companyTests(first: $n) { totalCount } }", json!({ "n": 1 }), false),
    ];
    let schema = apollo();
    for (rest, variables, accepted) in table {
        let query = format!("query {rest}");
        let ours = refusal(&query, None, &variables);
        let theirs = apollo_refusal(&schema, &query, None, &variables);
        assert_eq!(theirs.is_none(), accepted, "apollo, {query} {variables}: {theirs:?}");
        assert_eq!(ours.is_none(), accepted, "{query} {variables}: {ours:?}");
    }
}

#[test]
fn one_of_several_operations_is_chosen_by_its_name() {
    let query = "query A { company { id } } query B { company { name } }";
    let (schema, none) = (apollo(), json!({}));
    for (name, chosen) in [(Some("A"), true), (Some("B"), true), (Some("C"), false), (None, false)]
    {
        assert_eq!(refusal(query, name, &none).is_none(), chosen, "{name:?}");
        let theirs = apollo_refusal(&schema, query, name, &none);
        assert_eq!(theirs.is_none(), chosen, "{name:?}");
    }
}

/// Nothing that is nested may reach the end of a small stack: Windows' main thread has 1 MB.
#[test]
fn what_is_nested_is_refused_on_a_small_stack() {
    let small = std::thread::Builder::new().stack_size(512 * 1024).spawn(|| {
        let of = |open: &str, close: &str, times: usize| {
            format!("{{ company(id: {}{}) }}", open.repeat(times), close.repeat(times))
        };
        for times in [40, 200, 10_000] {
            let fields = format!("{}{}", "{ a ".repeat(times), "}".repeat(times));
            for query in [fields, of("[", "]", times), of("{ a: ", "}", times)] {
                assert!(refusal(&query, None, &json!({})).is_some(), "{times}");
            }
        }
        let doubled = |n: usize| {
            format!("fragment F{n} on Company {{ ...F{m} {} }}", "a: id ".repeat(50), m = n + 1)
        };
        let wide: String = (0..40).map(doubled).collect();
        let query = format!("{{ company {{ ...F0 }} }} {wide} fragment F40 on Company {{ id }}");
        assert_eq!(refusal(&query, None, &json!({})), None);
    });
    small.unwrap().join().unwrap();
}

#[test]
fn no_request_takes_more_than_a_small_stack() {
    let nested = |more: usize| format!("{}id{}", "...{".repeat(more), "}".repeat(more));
    let mut chain = "{ company { ...f0 } }".to_owned();
    let mut last = 0;
    while chain.len() < LONGEST_QUERY - 12_000 {
        let spread = nested(40).replace("id", &format!("...f{}", last + 1));
        chain.push_str(&format!(" fragment f{last} on Company {{ {spread} }}"));
        last += 1;
    }
    chain.push_str(&format!(" fragment f{last} on Company {{ id }}"));
    // Measured from its end, where each fragment alone is shallow.
    let spreads: String = (0..=last).rev().map(|at| format!("...f{at} @skip(if: true) ")).collect();
    let backwards = chain.replacen("...f0", &format!("{spreads} ...f0"), 1);
    let flat = (0..20).map(|at| format!("a{at}: company {{ {} }} ", nested(40)));
    let flat = format!("{{ {} }}", flat.collect::<String>());
    let too_deep = Some("More than 100 selections lie inside each other".to_owned());
    for (query, expected) in [(chain, too_deep.clone()), (backwards, too_deep), (flat, None)] {
        assert!(query.len() <= LONGEST_QUERY, "{}", query.len());
        let small = std::thread::Builder::new().stack_size(1024 * 1024);
        let answered = small.spawn(move || refusal(&query, None, &json!({}))).unwrap();
        assert_eq!(answered.join().unwrap(), expected);
    }
}
