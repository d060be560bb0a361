//! Which source file imports which: reads `use` declarations and paths that start with `crate::` or `super::`.

use crate::support::{project, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The module path of a file, for example `api::http`; `lib.rs` is the empty path.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

pub fn graph() -> Graph {
    let root = project().join("src");
    let mut texts = BTreeMap::new();
    for path in tree::files(&root) {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        if let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "main") {
            let name = name.strip_suffix("/mod").unwrap_or(name).replace('/', "::");
            let name = if name == "lib" { String::new() } else { name };
            texts.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    let imports = |(module, text): (&String, &String)| {
        let files = paths(module, text).into_iter().filter_map(|path| file_of(&path, &texts));
        (module.clone(), files.filter(|file| file != module).collect())
    };
    texts.iter().map(imports).collect()
}

/// The longest prefix of a path that is a file.
fn file_of(path: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let mut prefixes = std::iter::successors(Some(path), |path| Some(path.rsplit_once("::")?.0));
    prefixes.find(|prefix| files.contains_key(*prefix)).map(str::to_owned)
}

/// The paths that a file names.
fn paths(module: &str, text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = code.lines().map(|line| line.split("//").next().unwrap());
    let code = lines.collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        expand("", &code[at + "crate::".len()..], &mut found);
    }
    for (at, _) in code.match_indices("super::").filter(|(at, _)| !code[..*at].ends_with("super::"))
    {
        let rest = code[at..].trim_start_matches("super::");
        let ups = (code.len() - at - rest.len()) / "super::".len();
        let parts: Vec<&str> = module.split("::").collect();
        expand(&parts[..parts.len().saturating_sub(ups)].join("::"), rest, &mut found);
    }
    found
}

/// Follows `a::b` and `a::{b, c::{d}}` to single paths; gives what comes after them.
fn expand<'a>(base: &str, text: &'a str, found: &mut Vec<String>) -> &'a str {
    if let Some(mut group) = text.strip_prefix('{') {
        loop {
            group = group.trim_start_matches(|c: char| !c.is_alphanumeric() && !"_{}".contains(c));
            if group.is_empty() || group.starts_with('}') {
                return group.get(1..).unwrap_or_default();
            }
            group = expand(base, group, found);
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let path = match (base, word) {
        (_, "" | "self") => base.to_owned(),
        ("", word) => word.to_owned(),
        (base, word) => format!("{base}::{word}"),
    };
    if let Some(rest) = rest.strip_prefix("::") {
        return expand(&path, rest, found);
    }
    found.push(path);
    rest
}

/// The files that can be reached from a file and reach it, itself included, where there are any.
pub fn circles(graph: &Graph) -> BTreeSet<Vec<&str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (file.as_str(), reachable(graph, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reached) in &reach {
        if reached.contains(file) {
            circles.insert(reached.iter().copied().filter(|it| reach[it].contains(file)).collect());
        }
    }
    circles
}

fn reachable<'g>(graph: &'g Graph, from: &str) -> BTreeSet<&'g str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&String> = graph[from].iter().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next.as_str()) {
            open.extend(&graph[next]);
        }
    }
    reached
}

#[test]
fn reads_every_form_of_an_import() {
    let text = "use crate::x::{self, y::{Z, w}};\nuse super::c;\nfn f() { crate::d::g(super::super::e::h) } // crate::no";
    let mut found = paths("a::b", text);
    found.sort();
    assert_eq!(found, ["a::c", "d::g", "e::h", "x", "x::y::Z", "x::y::w"]);
}
