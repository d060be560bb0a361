//! The house: imports run one way, every room has a name of its own, and only one does a thing.

use crate::support::{project, tree};
use std::fs;
use std::path::PathBuf;

/// Rooms by floor: a room may use its own floor's ground and everything below, nothing above.
const FLOORS: [&[&str]; 5] = [
    &["main"],
    &["command"],
    &["wizard", "rotation", "checklist"],
    &["prompt", "output", "store", "state", "vendor"],
    &["secret", "integration", "error"],
];

fn sources() -> Vec<PathBuf> {
    let files = tree::files(&project().join("src"));
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// The room a file belongs to: its folder below src, or its own name.
fn room(path: &std::path::Path) -> String {
    let below = path.strip_prefix(project().join("src")).unwrap();
    let first = below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that a line of code names after `crate::`, also in a group.
fn named(line: &str, own: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap();
    let mut found = Vec::new();
    for start in [
        format!("{own}::"),
        "crate::".to_owned(),
        "cs_ashby::".to_owned(),
    ] {
        for part in code.split(&start).skip(1) {
            let words = match part.strip_prefix('{') {
                Some(group) => group.split(',').map(str::trim).map(first_word).collect(),
                None => vec![first_word(part)],
            };
            found.extend(words);
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources() {
        let from = room(&path);
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            for to in named(line, "crate") {
                seen += 1;
                let (Some(above), Some(below)) = (floor(&from), floor(&to)) else {
                    continue;
                };
                if above > below {
                    wrong.push(format!(
                        "{}:{}: {from} uses {to}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(
        seen > 0,
        "no import was seen at all: this test looks at nothing"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn neighbours_leave_each_other_alone() {
    for (from, to) in [
        ("wizard", "vendor"),
        ("checklist", "prompt"),
        ("checklist", "wizard"),
        ("checklist", "rotation"),
        ("rotation", "vendor"),
        ("vendor", "rotation"),
        ("vendor", "checklist"),
        ("vendor", "wizard"),
        ("vendor", "prompt"),
        ("vendor", "store"),
        ("secret", "vendor"),
    ] {
        for path in sources().iter().filter(|path| room(path) == from) {
            let text = fs::read_to_string(path).unwrap();
            let used = text
                .lines()
                .any(|line| named(line, "crate").iter().any(|name| name == to));
            assert!(!used, "{} uses {to}", path.display());
        }
    }
}

#[test]
fn no_room_is_called_by_what_it_is_not() {
    for path in tree::all(&project().join("src")) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        for word in [
            "util",
            "utils",
            "common",
            "helper",
            "helpers",
            "misc",
            "lib_inner",
        ] {
            assert_ne!(name, word, "{}", path.display());
        }
    }
}

#[test]
fn nothing_is_unsafe_and_nothing_is_left_over() {
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for word in ["unsafe ", "unsafe{", "todo!(", "unimplemented!(", "dbg!("] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

/// A few things are done in one room only; the lints hold most, this the rest.
#[test]
fn one_room_does_it() {
    for (word, rooms) in [
        ("process::exit(", &["main"][..]),
        ("env::var", &["os"]),
        ("SystemTime::now(", &["os"]),
        ("OffsetDateTime::now", &["os"]),
        ("reqwest::", &["vendor", "sandbox"]),
        ("keyring::Entry", &["store"]),
        ("use keyring", &["store"]),
    ] {
        for path in sources()
            .into_iter()
            .filter(|path| !rooms.contains(&room(path).as_str()))
        {
            let text = fs::read_to_string(&path).unwrap();
            let mut code = text.lines().map(|line| line.split("//").next().unwrap());
            let found = code.find(|line| line.contains(word));
            assert_eq!(found, None, "{} does what {rooms:?} is for", path.display());
        }
    }
}

#[test]
fn files_are_small_enough_to_read() {
    for folder in ["src", "tests"] {
        for path in tree::files(&project().join(folder)) {
            if path.extension().is_some_and(|end| end == "rs") {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                assert!(
                    lines <= 500,
                    "{} has {lines} lines: it may be two",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_root_holds_what_it_should() {
    for name in [
        "Cargo.toml",
        "src",
        "tests",
        "completions",
        "README.md",
        "LICENSE-MIT",
    ] {
        let there = project().join(name).exists();
        let other = name == "LICENSE-MIT" && project().join("LICENSE").exists();
        assert!(there || other, "no {name}");
    }
}
