//! docs/security.md promises; each promise names the test that holds it.

use crate::support::project;
use std::fs;

fn text() -> String {
    fs::read_to_string(project().join("docs/security.md")).expect("docs/security.md is there")
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    let text = text();
    let (_, promises) = text.split_once("## What we promise").expect("the promises");
    let (promises, _) = promises.split_once("\n## ").expect("and what follows");
    let rows: Vec<&str> = promises
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| promise"))
        .collect();
    assert!(rows.len() >= 10, "{} promises", rows.len());
    let main = fs::read_to_string(project().join("tests/it/main.rs")).unwrap();
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit("| ").next().unwrap();
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test is named: {row}");
        for name in named {
            if name.ends_with(".rs") || name.contains('/') {
                assert!(project().join(name).is_file(), "{name}: {row}");
                continue;
            }
            let (module, test) = name.split_once("::").unwrap_or((name, ""));
            assert!(main.contains(&format!("mod {module};")), "{name}: {row}");
            let file = fs::read_to_string(project().join(format!("tests/it/{module}.rs"))).unwrap();
            let there = test.is_empty() || file.contains(&format!("fn {test}("));
            assert!(there, "there is no {name}: {row}");
        }
    }
}

#[test]
fn the_readme_leads_to_it() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    assert!(readme.contains("(docs/security.md)"));
    for part in [
        "## Who might attack",
        "## What we don't promise",
        "## Reporting a problem",
    ] {
        assert!(text().contains(part), "{part}");
    }
}
