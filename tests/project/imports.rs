//! Which source file imports which: reads `use` declarations and paths that start with `crate::` or `super::`.

use crate::support::{project, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The module path of a file, for example `["api", "http"]`; `lib.rs` is the empty path.
pub type Module = Vec<String>;

pub fn graph() -> BTreeMap<Module, BTreeSet<Module>> {
    let root = project().join("src");
    let mut texts = BTreeMap::new();
    for path in tree::files(&root) {
        let below = path.strip_prefix(&root).unwrap().with_extension("");
        let mut module: Module =
            below.components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).collect();
        if path.extension().is_none_or(|end| end != "rs") || module == ["main"] {
            continue;
        }
        if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
            module.pop();
        }
        texts.insert(module, fs::read_to_string(&path).unwrap());
    }
    texts
        .iter()
        .map(|(module, text)| {
            let named = paths(module, text);
            let files = named.iter().filter_map(|path| resolve(path, &texts));
            let imports = files.filter(|file| file != module).collect();
            (module.clone(), imports)
        })
        .collect()
}

/// The longest prefix of a path that is a file.
fn resolve(path: &[String], files: &BTreeMap<Module, String>) -> Option<Module> {
    (1..=path.len())
        .rev()
        .map(|length| path[..length].to_vec())
        .find(|prefix| files.contains_key(prefix))
}

fn paths(module: &[String], text: &str) -> Vec<Module> {
    let code: String = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap()
        .lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join(" ");
    let mut found = Vec::new();
    for (start, base) in starts(&code, module) {
        let end = code[start..].find(';').map_or(code.len(), |at| start + at);
        expand(&base, &code[start..end], &mut found);
    }
    found
}

/// Where a path starts in the code, after `crate::` or `super::`, and what it is relative to.
fn starts(code: &str, module: &[String]) -> Vec<(usize, Module)> {
    let mut starts = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        starts.push((at + "crate::".len(), Vec::new()));
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let rest = code[at..].trim_start_matches("super::");
        let ups = (code.len() - at - rest.len()) / "super::".len();
        let base = module[..module.len().saturating_sub(ups)].to_vec();
        starts.push((code.len() - rest.len(), base));
    }
    starts
}

/// Follows `a::b` and `a::{b, c::{d}}` to single paths.
fn expand(base: &[String], text: &str, found: &mut Vec<Module>) {
    let text = text.trim_start();
    let mut path = base.to_vec();
    let mut rest = text;
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            for part in parts(group) {
                expand(&path, part, found);
            }
            return;
        }
        let word: String =
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        if word.is_empty() || word == "self" {
            break;
        }
        rest = &rest[word.len()..];
        path.push(word);
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
    }
    found.push(path);
}

/// The comma-separated parts of a group, up to its closing brace.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The files that can be reached from a file and reach it, itself included, where there are any.
pub fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Vec<String>> {
    let reach: BTreeMap<&Module, BTreeSet<&Module>> =
        graph.keys().map(|file| (file, reachable(graph, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reached) in &reach {
        if reached.contains(file) {
            let circle = reached.iter().filter(|other| reach[*other].contains(file));
            circles.insert(circle.map(|other| other.join("/")).collect());
        }
    }
    circles
}

fn reachable<'g>(
    graph: &'g BTreeMap<Module, BTreeSet<Module>>,
    from: &Module,
) -> BTreeSet<&'g Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Module> = graph[from].iter().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(&graph[next]);
        }
    }
    reached
}

#[test]
fn reads_every_form_of_an_import() {
    let module = ["a".to_owned(), "b".to_owned()];
    let text = "use crate::x::{self, y::{Z, w}};\nuse super::c;\nfn f() { crate::d::g(super::super::e::h) } // crate::no";
    let mut found: Vec<String> = paths(&module, text).iter().map(|path| path.join("::")).collect();
    found.sort();
    assert_eq!(found, ["a::c", "d::g", "e::h", "x", "x::y::Z", "x::y::w"]);
}
