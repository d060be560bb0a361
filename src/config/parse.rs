//! The form of the configuration, read by hand: a message names line and field and never repeats a value,
//! since somebody may have pasted a key where its source belongs.
//!
//! ```toml
//! [profiles.acme]
//! codesignal_key.command = "op read 'op://Recruiting/Acme CodeSignal/credential'"
//! ashby_key.file = "$CREDENTIALS_DIRECTORY/acme-ashby"
//! ```

use super::Sources;
use crate::credentials::configured::{CREDENTIALS, Configured, ConfiguredSource};
use crate::error::{Error, Result};
use crate::settings::{PROFILE_NAME, is_profile_name};
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, de::DeString};

/// A field of the file, as the parser gives it.
type Field<'a> = (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>);

/// The text and where it came from, for messages.
struct Page<'a> {
    text: &'a str,
    path: &'a Path,
}

pub fn profiles(text: &str, path: &Path) -> Result<BTreeMap<String, Sources>> {
    let page = Page { text, path };
    let table = DeTable::parse(text).map_err(|error| {
        // The parser's words are fixed ones; they repeat nothing of the file.
        let at = error.span().map_or(0, |span| span.start);
        page.wrong(at, "", &format!("it is not TOML: {}", error.message()))
    })?;
    let mut found = BTreeMap::new();
    for (name, value) in table.get_ref() {
        if name.get_ref() != "profiles" {
            let why = "there is no such field; the only one here is `profiles`";
            return Err(page.wrong(name.span().start, shown(name), why));
        }
        for field in page.table((name, value), "profiles")? {
            let (profile, sources) = page.profile(field)?;
            found.insert(profile, sources);
        }
    }
    Ok(found)
}

impl<'a> Page<'a> {
    fn profile(&self, (name, value): Field<'a>) -> Result<(String, Sources)> {
        let profile = name.get_ref().to_string();
        if !is_profile_name(&profile) {
            let why = format!("a profile's name is {PROFILE_NAME}");
            return Err(self.wrong(name.span().start, "profiles", &why));
        }
        let path = format!("profiles.{profile}");
        let mut sources = Sources {
            line: self.line(name.span().start),
            ..Sources::default()
        };
        for (key, value) in self.table((name, value), &path)? {
            let slot = match key.get_ref().as_ref() {
                "codesignal_key" => &mut sources.codesignal,
                "ashby_key" => &mut sources.ashby,
                _ => {
                    let field = format!("{path}.{}", shown(key));
                    let why =
                        "there is no such field; a profile has `codesignal_key` and `ashby_key`";
                    return Err(self.wrong(key.span().start, &field, why));
                }
            };
            let field = format!("{path}.{}", key.get_ref());
            *slot = Some(self.source((key, value), &field)?);
        }
        Ok((profile, sources))
    }

    fn source(&self, key: Field<'a>, path: &str) -> Result<Configured> {
        let start = key.0.span().start;
        let mut found = None;
        for (kind, value) in self.table(key, path)? {
            let start = kind.span().start;
            let field = format!("{path}.{}", shown(kind));
            let text = |what: &str| {
                let text = value
                    .get_ref()
                    .as_str()
                    .filter(|text| !text.trim().is_empty());
                text.ok_or_else(|| {
                    self.wrong(start, &field, &format!("it must be {what}, in quotes"))
                })
            };
            let from = match kind.get_ref().as_ref() {
                "command" => ConfiguredSource::Command(text("a command")?.to_owned()),
                "file" => ConfiguredSource::File(text("the path of a file")?.into()),
                _ => {
                    let why = "there is no such field; a key has `command` or `file`";
                    return Err(self.wrong(start, &field, why));
                }
            };
            if let Some(why) = unusable(&from) {
                return Err(self.wrong(start, &field, why));
            }
            if found.is_some() {
                return Err(self.wrong(
                    start,
                    path,
                    "it has both `command` and `file`; it must be one",
                ));
            }
            let place = format!("{field} in {}", self.path.display());
            found = Some(Configured { from, place });
        }
        found.ok_or_else(|| self.wrong(start, path, "it needs `command` or `file`"))
    }

    fn table(&self, (name, value): Field<'a>, path: &str) -> Result<&'a DeTable<'a>> {
        value.get_ref().as_table().ok_or_else(|| {
            let why = if path.ends_with("_key") { "it must say where the key is kept, as `command` or `file`. A key itself never stands in this file: if one stands here, take it out, and make a new one at the vendor" } else { "it must be a table" };
            self.wrong(name.span().start, path, why)
        })
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    fn wrong(&self, at: usize, field: &str, why: &str) -> Error {
        let field = match field {
            "" => String::new(),
            field => format!(", {field}"),
        };
        Error::local(
            "config_invalid",
            format!(
                "The configuration {} can't be used. Line {}{field}: {why}.",
                self.path.display(),
                self.line(at)
            ),
            "Correct that line in an editor, then run the command again. docs/key-sources.md shows what the file looks like.",
        )
    }
}

/// Why a source that is a text can't be one.
fn unusable(from: &ConfiguredSource) -> Option<&'static str> {
    match from {
        ConfiguredSource::Command(line) => match shell_words::split(line) {
            Ok(words) if !words.is_empty() => None,
            Ok(_) => Some("the command is empty"),
            Err(_) => Some("the quotes inside the command don't match"),
        },
        ConfiguredSource::File(path) if path.is_absolute() || path.starts_with(CREDENTIALS) => None,
        ConfiguredSource::File(_) => Some(
            "it must be a whole path (from / on), or begin with $CREDENTIALS_DIRECTORY/; no other variable and no ~ is replaced",
        ),
    }
}

/// A field's name for a message: what does not look like one may be a key.
fn shown<'a>(name: &'a Spanned<DeString<'_>>) -> &'a str {
    let name = name.get_ref();
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '-');
    if name.len() <= 24 && !name.is_empty() && name.chars().all(plain) {
        name
    } else {
        "a field"
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn read(text: &str) -> std::result::Result<BTreeMap<String, Sources>, String> {
        profiles(text, Path::new("/c.toml")).map_err(|error| error.message)
    }

    #[test]
    fn reads_each_way_to_write_a_profile() {
        let one = read("[profiles.a]\ncodesignal_key.command = \"x y\"\nashby_key.file = \"/k\"\n");
        let two = read(
            "[profiles.a.codesignal_key]\ncommand = 'x y'\n[profiles.a.ashby_key]\nfile = '/k'",
        );
        let three = read(
            "profiles.a = { codesignal_key = { command = \"x y\" }, ashby_key = { file = \"/k\" } }",
        );
        for read in [one, two, three] {
            let a = &read.unwrap()["a"];
            assert_eq!(a.line, 1);
            let command = a.codesignal.as_ref().unwrap();
            assert_eq!(command.from, ConfiguredSource::Command("x y".into()));
            assert_eq!(
                command.place,
                "profiles.a.codesignal_key.command in /c.toml"
            );
            assert_eq!(
                a.ashby.as_ref().unwrap().from,
                ConfiguredSource::File("/k".into())
            );
        }
        assert_eq!(read("[profiles.b]").unwrap()["b"].ashby, None);
    }

    #[test]
    fn names_line_and_field_and_repeats_no_value() {
        for (text, line, words) in [
            ("\nprofiles = 1", 2, "profiles: it must be a table"),
            ("[profile.a]", 1, "profile: there is no such field"),
            ("[profiles.'a b']", 1, "a profile's name is"),
            (
                "[profiles.a]\nashby = 1",
                2,
                "profiles.a.ashby: there is no such field",
            ),
            (
                "[profiles.a]\nashby_key = 'S3CR3TkeyS3CR3T'",
                2,
                "A key itself never stands",
            ),
            ("[profiles.a]\nS3CR3TkeyS3CR3T = 1", 2, "profiles.a.a field"),
            (
                "[profiles.a]\nashby_key = {}",
                2,
                "it needs `command` or `file`",
            ),
            (
                "[profiles.a]\nashby_key = { command = 'S3CR3T', file = '/x' }",
                2,
                "it has both",
            ),
            ("[profiles.a]\nashby_key.file = 'S3CR3T'", 2, "whole path"),
            ("[profiles.a]\nashby_key.file = '~/S3CR3T'", 2, "whole path"),
            (
                "[profiles.a]\nashby_key.file = '$HOME/S3CR3T'",
                2,
                "whole path",
            ),
            (
                "[profiles.a]\nashby_key.command = \"S3CR3T '\"",
                2,
                "quotes",
            ),
            (
                "[profiles.a]\nashby_key.command = ['S3CR3T']",
                2,
                "must be a command",
            ),
            (
                "[profiles.a]\n\nashby_key.command = S3CR3T",
                3,
                "it is not TOML",
            ),
            (
                "[profiles.a]\n[profiles.a]",
                2,
                "it is not TOML: duplicate key",
            ),
            (
                "[profiles.a]\nashby_key.value = 'S3CR3T'",
                2,
                "profiles.a.ashby_key.value: there is no such",
            ),
        ] {
            let message = read(text).unwrap_err();
            assert!(
                message.contains(&format!("Line {line}")),
                "{text}: {message}"
            );
            assert!(message.contains(words), "{text}: {message}");
            assert!(!message.contains("S3CR3T"), "{text}: {message}");
        }
    }
}
