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
const SOURCES: [&str; 14] = [
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
    "src/lib.rs",
    "completions",
];
const DOCS: [&str; 6] = [
    "README.md",
    "docs/usage.md",
    "docs/architecture.md",
    "docs/contributing.md",
    "docs/key-sources.md",
    "docs/proxies.md",
];
const OUTPUTS: [&str; 20] = [
    "verify --sandbox",
    "verify --sandbox -v",
    "setup --sandbox --non-interactive",
    "rotate codesignal --sandbox --non-interactive",
    "webhook test --sandbox",
    "guide",
    "status",
    "keys list",
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
        if path.is_dir() { tree::files(&path) } else { vec![path] }
    });
    let found: Vec<_> = files
        .map(|path| (path.clone(), found_in(&fs::read_to_string(&path).unwrap())))
        .filter(|(_, phrases)| !phrases.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The texts between quotes, without comments.
fn literals(source: &str) -> String {
    let (mut texts, mut inside) = (String::new(), false);
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let skipped = if inside && letter == '\\' {
            rest.chars().take(2).map(char::len_utf8).sum()
        } else if !inside && rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if !inside && (rest.starts_with("'\"'") || rest.starts_with("'\\\"'")) {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else {
            letter.len_utf8()
        };
        if letter == '"' && skipped == 1 {
            inside = !inside;
            texts.push('\n');
        } else if inside {
            texts.push_str(if skipped == 1 { &rest[..1] } else { " " });
        }
        rest = &rest[skipped..];
    }
    texts
}

#[test]
fn no_text_of_the_program_has_them() {
    let is_test =
        |path: &PathBuf| path.ends_with("tests.rs") || path.iter().any(|it| it == "tests");
    let mut found = Vec::new();
    for path in tree::files(&project().join("src")) {
        if path.extension().is_some_and(|end| end == "rs") && !is_test(&path) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            // A single word may be an id or a part of one.
            let texts: Vec<String> = literals(code)
                .lines()
                .filter(|line| line.trim().contains(' '))
                .map(str::to_owned)
                .collect();
            let phrases = found_in(&texts.join("\n"));
            found.extend((!phrases.is_empty()).then_some((path, phrases)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_page_of_the_docs_has_them() {
    for page in DOCS {
        let text = fs::read_to_string(project().join(page)).unwrap();
        assert_eq!(found_in(&text), [""; 0], "{page}");
    }
}

#[test]
fn no_output_has_them() {
    let home = Home::new();
    for command in OUTPUTS {
        let words: Vec<&str> = command.split_whitespace().collect();
        let output = home.cs(&words).run();
        assert_eq!(found_in(&output.stdout), [""; 0], "{command}");
        assert_eq!(found_in(&output.stderr), [""; 0], "{command}");
    }
}

#[test]
fn they_are_found_across_line_ends() {
    assert_eq!(found_in("It is\n  in Force."), ["in force"]);
    assert!(found_in("All 12 checks passed.").is_empty());
}
