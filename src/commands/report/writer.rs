//! The facts as lines for a person, and the search for keys in them.

use crate::credentials::Secret;
use crate::credentials::sanitize::holds_whole;
use crate::integration::KeyName;
use serde_json::Value;

/// One line per fact, nested facts indented.
pub(super) fn lines(facts: &Value) -> String {
    let mut out = String::new();
    for (name, value) in facts.as_object().into_iter().flatten() {
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
    // The first field is beside the dash.
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

/// Where the facts contain one of the keys, and which one.
pub(super) fn keys_in(facts: &Value, keys: &[(KeyName, Secret)]) -> Vec<(String, KeyName)> {
    let mut found = Vec::new();
    search(facts, "", keys, &mut found);
    found
}

fn search(
    value: &Value,
    path: &str,
    keys: &[(KeyName, Secret)],
    found: &mut Vec<(String, KeyName)>,
) {
    match value {
        Value::Object(fields) => {
            let apart = if path.is_empty() { "" } else { " > " };
            for (name, value) in fields {
                search(value, &format!("{path}{apart}{name}"), keys, found);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                search(value, &format!("{path} {}", at + 1), keys, found);
            }
        }
        other => {
            let text = plain(other);
            let inside = keys.iter().filter(|(_, key)| holds_whole(&text, key));
            found.extend(inside.map(|(name, _)| (path.to_owned(), *name)));
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
    fn names_the_fact_with_a_key() {
        let text = "7c1fA5hBy9Can4ry0eWq3ZrT8tVb5Nn2Mm6Xx4CcLl0Kk8Jj1Hh3Gg5Ff7Dd9Ss2";
        let key = Secret::parse(KeyName::Ashby, text).unwrap();
        let keys = [(KeyName::Ashby, key)];
        let found = keys_in(&json!({"a": ["x", {"b": text}]}), &keys);
        assert_eq!(found, [("a 2 > b".to_owned(), KeyName::Ashby)]);
        assert_eq!(keys_in(&json!({"a": "b"}), &keys), []);
    }
}
