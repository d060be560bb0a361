//! The structure of `src`: no circles, imports that point down, small files, and things only one module does.

use super::imports;
use crate::support::{project, tree};
use std::fs;
use std::path::{Path, PathBuf};

/// What a module must not import: what runs above it, and neighbours it should know nothing of.
const FORBIDDEN: [(&str, &[&str]); 11] = [
    (
        "api",
        &["checks", "cli", "commands", "keystore", "prompt", "report", "rotate", "setup", "state"],
    ),
    ("checks", &["commands", "prompt", "rotate", "setup"]),
    ("dialog", &["checks", "commands", "rotate", "session", "setup"]),
    ("keystore", &["api", "checks", "commands", "prompt", "rotate", "sandbox", "setup"]),
    (
        "platform",
        &["api", "checks", "commands", "keystore", "report", "rotate", "sandbox", "setup", "state"],
    ),
    ("report", &["commands", "prompt", "rotate", "setup"]),
    ("rotate", &["commands", "setup"]),
    ("sandbox", &["checks", "commands", "rotate", "setup"]),
    ("session", &["commands", "prompt", "rotate", "setup"]),
    ("setup", &["commands", "rotate"]),
    ("state", &["api", "checks", "cli", "commands", "prompt", "rotate", "sandbox", "setup"]),
];

fn sources() -> Vec<PathBuf> {
    let is_test =
        |path: &PathBuf| path.ends_with("tests.rs") || path.iter().any(|part| part == "tests");
    let mut files = tree::files(&project().join("src"));
    files.retain(|path| path.extension().is_some_and(|end| end == "rs") && !is_test(path));
    files
}

/// The module directly below `src` that a file belongs to.
fn top(path: &Path) -> String {
    let below = path.strip_prefix(project().join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str();
    first.to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn no_two_files_import_each_other() {
    let graph = imports::graph();
    assert!(graph.len() > 100, "{}", graph.len());
    assert_eq!(imports::circles(&graph), [].into());
}

#[test]
fn imports_point_down() {
    let top = |file: &str| file.split("::").next().unwrap().to_owned();
    let mut wrong = Vec::new();
    for (file, imported) in imports::graph() {
        let rules = FORBIDDEN.iter().filter(|(from, _)| *from == top(&file));
        for (_, forbidden) in rules {
            let bad = imported.iter().filter(|other| forbidden.contains(&&*top(other)));
            wrong.extend(bad.map(|other| format!("{file} imports {other}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short_enough_to_read() {
    for (folder, most) in [("src", 300), ("tests", 500)] {
        for path in tree::files(&project().join(folder)) {
            if path.extension().is_some_and(|end| end == "rs") {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                assert!(lines <= most, "{} has {lines} lines", path.display());
            }
        }
    }
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_is_left_over() {
    for path in sources() {
        for word in ["todo!(", "unimplemented!(", "dbg!("] {
            assert!(!code(&path).contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn only_one_module_does_it() {
    for (word, modules) in [
        ("process::exit(", &["lib"][..]),
        ("env::var", &["platform"]),
        ("SystemTime::now(", &["platform"]),
        ("Timestamp::now", &["platform"]),
        ("reqwest::", &["api", "sandbox"]),
        ("use keyring", &["keystore"]),
    ] {
        for path in sources() {
            let allowed = modules.contains(&top(&path).as_str());
            assert!(allowed || !code(&path).contains(word), "{}: {word}", path.display());
        }
    }
}
