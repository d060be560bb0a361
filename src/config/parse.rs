//! The form of the configuration. A message names the line and never repeats a value, since someone may have
//! pasted a key where its source belongs.
//!
//! ```toml
//! [profiles.acme]
//! codesignal_key.command = "op read 'op://Recruiting/Acme CodeSignal/credential'"
//! ashby_key.file = "$CREDENTIALS_DIRECTORY/acme-ashby"
//! ```

use super::Sources;
use super::error::ConfigError;
use crate::credentials::command_words;
use crate::credentials::source::{CREDENTIALS, Configured, ConfiguredSource};
use crate::error::Result;
use crate::settings::{PROFILE_NAME, is_profile_name};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    #[serde(default)]
    profiles: BTreeMap<Spanned<String>, ProfileForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileForm {
    codesignal_key: Option<Spanned<ConfiguredSource>>,
    ashby_key: Option<Spanned<ConfiguredSource>>,
}

pub fn profiles(text: &str, path: &Path) -> Result<BTreeMap<String, Sources>> {
    let wrong = |span: Option<Range<usize>>, why: &str| {
        let line = line(text, span.map_or(0, |span| span.start));
        ConfigError::Invalid { path: path.to_owned(), line, why: why.to_owned() }
    };
    let form = toml::Deserializer::parse(text)
        // The parser's words are fixed ones; they repeat nothing of the file.
        .map_err(|error| wrong(error.span(), &format!("it isn't TOML ({})", error.message())))?;
    let form =
        FileForm::deserialize(form).map_err(|error| wrong(error.span(), mismatch(&error)))?;
    let mut found = BTreeMap::new();
    for (name, profile) in form.profiles {
        if !is_profile_name(name.get_ref()) {
            let why = format!("a profile's name is {PROFILE_NAME}");
            return Err(wrong(Some(name.span()), &why).into());
        }
        let mut sources = Sources { line: line(text, name.span().start), ..Sources::default() };
        for (field, key, slot) in [
            ("codesignal_key", profile.codesignal_key, &mut sources.codesignal),
            ("ashby_key", profile.ashby_key, &mut sources.ashby),
        ] {
            let Some(key) = key else { continue };
            let (span, from) = (key.span(), key.into_inner());
            let kind = kind_of(&from).map_err(|why| wrong(Some(span), why))?;
            let place = format!("profiles.{}.{field}.{kind} in {}", name.get_ref(), path.display());
            *slot = Some(Configured { from, place });
        }
        found.insert(name.into_inner(), sources);
    }
    Ok(found)
}

fn line(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// Why something is in the wrong place: serde's own words repeat it.
fn mismatch(error: &toml::de::Error) -> &'static str {
    if error.message().starts_with("unknown field") {
        "there's no such field. The file has `profiles`, a profile has `codesignal_key` and `ashby_key`, and a key has `command` or `file`"
    } else {
        "a key must say where it's kept, as `command` or `file` (only one of them) with a text in quotes. A key itself never goes in this file: if there's one, remove it and create a new one at the vendor"
    }
}

/// The field that it's in, if it's sound.
fn kind_of(source: &ConfiguredSource) -> std::result::Result<&'static str, &'static str> {
    match source {
        ConfiguredSource::Command(line) => match command_words(line) {
            Some(words) if words.iter().any(|word| !word.is_empty()) => Ok("command"),
            Some(_) => Err("the command is empty"),
            None => Err("the quotes inside the command don't match"),
        },
        ConfiguredSource::File(path) if path.is_absolute() || path.starts_with(CREDENTIALS) => {
            Ok("file")
        }
        ConfiguredSource::File(_) => Err(
            "it must be a whole path (from / on), or begin with $CREDENTIALS_DIRECTORY/; no other variable and no ~ is replaced",
        ),
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
            assert_eq!(command.place, "profiles.a.codesignal_key.command in /c.toml");
            assert_eq!(a.ashby.as_ref().unwrap().from, ConfiguredSource::File("/k".into()));
        }
        assert_eq!(read("[profiles.b]").unwrap()["b"].ashby, None);
    }

    #[test]
    fn names_the_line_and_repeats_no_value() {
        for (text, line, words) in [
            ("\nprofiles = 1", 2, "where it's kept"),
            ("[profile.a]", 1, "no such field"),
            ("[profiles.'a b']", 1, "a profile's name is"),
            ("[profiles.a]\nashby = 1", 2, "no such field"),
            ("[profiles.a]\nashby_key = 'S3CR3TkeyS3CR3T'", 2, "never goes in this file"),
            ("[profiles.a]\nS3CR3TkeyS3CR3T = 1", 2, "no such field"),
            ("[profiles.a]\nashby_key = {}", 2, "only one of them"),
            (
                "[profiles.a]\nashby_key = { command = 'S3CR3T', file = '/x' }",
                2,
                "only one of them",
            ),
            ("[profiles.a]\nashby_key.file = 'S3CR3T'", 2, "whole path"),
            ("[profiles.a]\nashby_key.file = '~/S3CR3T'", 2, "whole path"),
            ("[profiles.a]\nashby_key.file = '$HOME/S3CR3T'", 2, "whole path"),
            ("[profiles.a]\nashby_key.command = \"S3CR3T '\"", 2, "quotes"),
            ("[profiles.a]\nashby_key.command = \" \"", 2, "the command is empty"),
            ("[profiles.a]\nashby_key.command = ['S3CR3T']", 2, "where it's kept"),
            ("[profiles.a]\n\nashby_key.command = S3CR3T", 3, "it isn't TOML"),
            ("[profiles.a]\n[profiles.a]", 2, "it isn't TOML (duplicate key"),
            ("[profiles.a]\nashby_key.value = 'S3CR3T'", 2, "where it's kept"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.contains(&format!("Line {line} ")), "{text}: {message}");
            assert!(message.contains(words), "{text}: {message}");
            assert!(!message.contains("S3CR3T"), "{text}: {message}");
        }
    }
}
