//! The configuration. The first line is a key that someone pasted; wherever the rest says `@@`, it stands.

use super::text::contains_piece;
use cs_ashby::config::parse::profiles;
use cs_ashby::credentials::source::{CREDENTIALS, ConfiguredSource};
use cs_ashby::settings::is_profile_name;
use std::path::Path;

/// Reads a configuration: what is taken is of its form, and an error repeats no key.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let (key, rest) = text.split_once('\n').unwrap_or(("", text));
    // A key has a digit; what is all small letters is a field's name, and repeated as one.
    let is_key = key.len() >= 16 && key.bytes().all(|b| b.is_ascii_alphanumeric());
    let has_digit = key.bytes().any(|b| b.is_ascii_digit());
    let key = if is_key && has_digit { key } else { "S3CR3T0123456789abcdef" };
    let text = rest.replace("@@", key);
    match profiles(&text, Path::new("/c.toml")) {
        Err(error) => {
            assert_eq!(error.code, "config_invalid");
            // The name of a profile is no secret: it is repeated, whatever it is.
            let names_profile = |line: &str| line.contains("profiles") && line.contains("@@");
            let name = error.message.split("profiles.").nth(1).unwrap_or_default();
            let name = name.split('.').next().unwrap_or_default();
            if !rest.lines().any(names_profile) && !name.contains(key) {
                assert!(!contains_piece(&error.message, key), "{}", error.message);
            }
            assert!(error.message.contains("Line "), "{}", error.message);
        }
        Ok(found) => {
            let lines = text.split('\n').count();
            for (name, sources) in found {
                assert!(is_profile_name(&name));
                assert!((1..=lines).contains(&sources.line), "{}", sources.line);
                for configured in [sources.codesignal, sources.ashby].into_iter().flatten() {
                    assert!(configured.place.starts_with(&format!("profiles.{name}.")));
                    match configured.from {
                        ConfiguredSource::Command(line) => {
                            assert!(shell_words::split(&line).is_ok_and(|it| !it.is_empty()));
                        }
                        ConfiguredSource::File(path) => {
                            assert!(path.is_absolute() || path.starts_with(CREDENTIALS));
                        }
                    }
                }
            }
        }
    }
}
