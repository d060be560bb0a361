//! Phrases that must not return, in what the program prints and in the docs.

use crate::support::{project, tree};
use std::fs;
use std::path::Path;

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

fn found_in(text: &str) -> Vec<&'static str> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|it| !it.is_empty())
        .collect();
    let text = format!(" {} ", words.join(" ").to_lowercase());
    PHRASES.into_iter().filter(|phrase| text.contains(&format!(" {phrase} "))).collect()
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

/// Man pages and help are made of the doc comments in src/cli, everything else is between quotes.
fn texts_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    if path.starts_with(project().join("src/cli")) || path.extension().is_none_or(|it| it != "rs") {
        return text;
    }
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    // A single word may be an id or a part of one.
    literals(code).lines().filter(|it| it.trim().contains(' ')).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_text_of_the_program_and_no_page_of_the_docs_has_them() {
    let mut files = tree::files(&project().join("src"));
    files.retain(|it| !it.ends_with("tests.rs") && !it.iter().any(|part| part == "tests"));
    files.extend(tree::files(&project().join("completions")));
    let pages = [
        "README.md",
        "docs/usage.md",
        "docs/architecture.md",
        "docs/contributing.md",
        "docs/key-sources.md",
        "docs/proxies.md",
    ];
    files.extend(pages.map(|page| project().join(page)));
    let found = files.iter().map(|path| (path, found_in(&texts_of(path))));
    let found: Vec<_> = found.filter(|(_, phrases)| !phrases.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn they_are_found_across_line_ends_and_in_code() {
    assert_eq!(found_in("It is\n  in Force."), ["in force"]);
    assert_eq!(found_in(&literals("say(\"a key store\"); // in force")), ["key store"]);
    assert!(found_in("All 12 checks passed.").is_empty());
}
