//! Phrases that must not return: in what the program prints, in the docs and in the source.

use crate::support::{Home, project, tree};
use std::fs;
use std::path::PathBuf;

/// The private vocabulary of version 1, in lower case.
const PHRASES: [&str; 31] = [
    "stands in",
    "stand in",
    "holds",
    "in force",
    "these very",
    "this very",
    "once more",
    "look whether",
    "see whether",
    "is in trouble",
    "key store",
    "somebody",
    "nobody is",
    "rehearsal",
    "vouch",
    "mend",
    "mended",
    "proven to",
    "is dead",
    "could be established",
    "not established",
    "for a person to do",
    "let a call through",
    "could not be asked",
    "is told",
    "are told",
    "makes a mistake",
    "made a mistake",
    "the way out",
    "on its way",
    "anew",
];

/// What is checked so far; each area is added when its words are done.
const SOURCES: [&str; 15] = [
    "src/cli",
    "src/report",
    "src/schedule",
    "src/commands/report",
    "src/commands/schedule",
    "src/commands/schedule.rs",
    "src/commands/shell.rs",
    "src/settings.rs",
    "src/error.rs",
    "src/main.rs",
    "src/commands/sandbox.rs",
    "src/commands/mod.rs",
    "src/commands/start.rs",
    "src/lib.rs",
    "completions",
];
const OUTPUTS: [&str; 12] = [
    "",
    "--help",
    "setup --help",
    "verify --help",
    "rotate --help",
    "webhook test --help",
    "schedule print --help",
    "report --help",
    "schedule print --for cron",
    "schedule print --for kubernetes",
    "schedule print --for github",
    "man verify",
];

fn found_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Whole words, and no part of a name in the source.
    let is_part =
        |letter: Option<char>| letter.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_in = |phrase: &&str| {
        text.match_indices(*phrase).any(|(at, _)| {
            let behind = text[at + phrase.len()..].chars().next();
            !is_part(text[..at].chars().next_back()) && !is_part(behind)
        })
    };
    PHRASES.into_iter().filter(is_in).collect()
}

#[test]
fn no_source_has_them() {
    let files = SOURCES.iter().flat_map(|name| -> Vec<PathBuf> {
        let path = project().join(name);
        if path.is_dir() {
            tree::files(&path)
        } else {
            vec![path]
        }
    });
    let found: Vec<_> = files
        .map(|path| (path.clone(), found_in(&fs::read_to_string(&path).unwrap())))
        .filter(|(_, phrases)| !phrases.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_output_has_them() {
    let home = Home::new();
    for command in OUTPUTS {
        let words: Vec<&str> = command.split_whitespace().collect();
        let output = home.cs(&words).run().expect_code(0);
        assert_eq!(found_in(&output.stdout), [""; 0], "{command}");
        assert_eq!(found_in(&output.stderr), [""; 0], "{command}");
    }
}

#[test]
fn they_are_found_across_line_ends() {
    assert_eq!(found_in("It is\n  in Force."), ["in force"]);
    assert!(found_in("All 12 checks passed.").is_empty());
}
