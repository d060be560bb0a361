//! Every direct dependency has its reason in docs/dependencies.md, and nothing else stands there.

use crate::support::{project, tree, validators};
use std::collections::BTreeSet;
use std::fs;

/// The names in the tables of a manifest whose header ends with `dependencies]` but not with another table's.
fn named_in_manifest(of: fn(&str) -> bool) -> BTreeSet<String> {
    let text = fs::read_to_string(project().join("Cargo.toml")).unwrap();
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = of(line);
        } else if inside && let Some((name, _)) = line.split_once('=') {
            names.insert(name.trim().to_owned());
        }
    }
    names
}

/// The names in the first column of the tables below a heading, each with the reason beside it.
fn explained_below(heading: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(project().join("docs/dependencies.md")).unwrap();
    let (_, part) = text.split_once(heading).expect(heading);
    let part = part.split("\n#").next().unwrap();
    let mut found = Vec::new();
    for row in part.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = cells[1].split('`').skip(1).step_by(2);
        found.extend(names.map(|name| (name.to_owned(), cells[2..].concat())));
    }
    found
}

fn same(of: fn(&str) -> bool, heading: &str) {
    let wanted = named_in_manifest(of);
    let explained = explained_below(heading);
    assert!(wanted.len() > 2, "no dependency was seen at all: this test looks at nothing");
    let named: BTreeSet<String> = explained.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(named, wanted, "docs/dependencies.md and Cargo.toml");
    assert_eq!(explained.len(), wanted.len(), "one row is enough");
    for (name, reason) in explained {
        let words = reason.split_whitespace().count();
        assert!(words > 2, "{name} has no reason: {reason:?}");
    }
}

#[test]
fn each_dependency_of_the_program_has_its_reason() {
    same(
        |table| {
            table.ends_with("dependencies]") && !table.contains("dev-") && !table.contains("build-")
        },
        "# Dependencies",
    );
}

#[test]
fn each_dependency_of_the_tests_has_its_reason() {
    same(|table| table == "[dev-dependencies]", "## For the tests");
}

/// A tag can be moved to other code by whoever owns it, the hash of a commit can't.
#[test]
fn a_workflow_is_sound_and_brings_in_nothing_that_can_change() {
    let workflows = tree::files(&project().join(".github/workflows"));
    assert!(workflows.len() > 1);
    for path in workflows {
        let text = fs::read_to_string(&path).unwrap();
        for (_, brought) in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let (_, version) = brought.split_once('@').expect("a version");
            let commit = version.split(' ').next().unwrap();
            let hash = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
            assert!(hash, "{}: {brought}", path.display());
        }
        assert!(text.contains("permissions:\n  contents: read"), "{}", path.display());
        if let Some(said) = validators::actionlint(&text) {
            assert_eq!(said, "", "{}", path.display());
        }
    }
}
