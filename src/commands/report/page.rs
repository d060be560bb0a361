//! The report as lines for a person, and the search for keys in it.

use crate::credentials::Secret;
use crate::credentials::sanitize::holds_whole;
use crate::integration::KeyName;
use serde_json::Value;

/// The lines of a value: a field a line, deeper ones below.
pub(crate) fn lines(value: &Value) -> String {
    let mut out = String::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        field(&mut out, 0, name, value);
    }
    out
}

fn field(out: &mut String, depth: usize, name: &str, value: &Value) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            out.push_str(&format!("{indent}{name}:\n"));
            for (name, value) in fields {
                field(out, depth + 1, name, value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            out.push_str(&format!("{indent}{name}:\n"));
            items.iter().for_each(|item| entry(out, depth + 1, item));
        }
        other => out.push_str(&format!("{indent}{name}: {}\n", plain(other))),
    }
}

fn entry(out: &mut String, depth: usize, item: &Value) {
    let Value::Object(fields) = item else {
        out.push_str(&format!("{}- {}\n", "  ".repeat(depth), plain(item)));
        return;
    };
    let mut inner = String::new();
    for (name, value) in fields {
        field(&mut inner, depth + 1, name, value);
    }
    // The first field stands beside the dash.
    let place = 2 * depth;
    if inner.len() > place {
        inner.replace_range(place..=place, "-");
    }
    out.push_str(&inner);
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "unknown".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) if text.is_empty() => "none".to_owned(),
        Value::String(text) => text.chars().filter(|c| !c.is_control()).collect(),
        Value::Array(_) | Value::Object(_) => "none".to_owned(),
        Value::Number(number) => number.to_string(),
    }
}

/// The parts of a value that repeat one of the keys, and which one.
pub fn parts_with_keys(value: &Value, keys: &[(KeyName, Secret)]) -> Vec<(String, KeyName)> {
    let mut search = Search {
        keys,
        found: Vec::new(),
    };
    search.look(value, &mut String::new());
    search.found
}

struct Search<'a> {
    keys: &'a [(KeyName, Secret)],
    found: Vec<(String, KeyName)>,
}

impl Search<'_> {
    fn look(&mut self, value: &Value, path: &mut String) {
        let before = path.len();
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let apart = if before == 0 { "" } else { " > " };
                    path.push_str(&format!("{apart}{name}"));
                    self.look(value, path);
                    path.truncate(before);
                }
            }
            Value::Array(items) => {
                for (at, value) in items.iter().enumerate() {
                    path.push_str(&format!(" {}", at + 1));
                    self.look(value, path);
                    path.truncate(before);
                }
            }
            other => self.one(&plain(other), path),
        }
    }

    fn one(&mut self, text: &str, path: &str) {
        for (name, key) in self.keys {
            let known = self.found.iter().any(|it| it.0 == path && it.1 == *name);
            if !known && holds_whole(text, key) {
                self.found.push((path.to_owned(), *name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_as_lines() {
        let value = json!({"a": {"b": 1, "c": true}, "d": ["x", "y"], "e": [{"f": 1, "g": ["h"]}, {"f": null}], "i": [], "j": {}});
        let wanted = "a:\n  b: 1\n  c: yes\nd:\n  - x\n  - y\ne:\n  - f: 1\n    g:\n      - h\n  - f: unknown\ni: none\nj: none\n";
        assert_eq!(lines(&value), wanted);
    }

    #[test]
    fn names_the_part_with_a_key() {
        let text = "7c1fA5hBy9Can4ry0eWq3ZrT8tVb5Nn2Mm6Xx4CcLl0Kk8Jj1Hh3Gg5Ff7Dd9Ss2";
        let key = Secret::parse(KeyName::Ashby, text).unwrap().0;
        let keys = [(KeyName::Ashby, key)];
        let found = |value: Value| parts_with_keys(&value, &keys);
        let part = |words: &str| vec![(words.to_owned(), KeyName::Ashby)];
        assert_eq!(found(json!({"a": ["x", {"b": text}]})), part("a 2 > b"));
        assert_eq!(found(json!({"a": "b"})), []);
    }
}
