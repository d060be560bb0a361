//! docs/security.md promises; each promise names the test that checks it.

use crate::support::{project, tree};
use std::fs;

#[test]
fn every_promise_names_a_test_that_is_there() {
    let text = fs::read_to_string(project().join("docs/security.md")).unwrap();
    let (_, promises) = text.split_once("## What we promise").expect("the promises");
    let (promises, _) = promises.split_once("\n## ").expect("and what follows");
    let rows: Vec<&str> = promises
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| promise"))
        .collect();
    assert!(rows.len() >= 10, "{} promises", rows.len());
    let tests: String = tree::files(&project().join("tests"))
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for row in rows {
        let named = row.trim_end_matches(" |").rsplit("| ").next().unwrap();
        let named: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test is named: {row}");
        for name in named {
            if name.ends_with(".rs") || name.contains('/') {
                assert!(project().join(name).is_file(), "{name}: {row}");
                continue;
            }
            let test = name.rsplit("::").next().unwrap();
            let there =
                tests.contains(&format!("fn {test}(")) || tests.contains(&format!("mod {test};"));
            assert!(there, "there is no {name}: {row}");
        }
    }
}
