//! The webhook form, field by field as CodeSignal shows it.

use super::keys::{KeyField, Registration};
use super::wrap::paragraph;
use crate::hint::Hint;
use crate::integration::KeyName;

pub(super) fn lines(form: &Registration, profile: &str, width: usize) -> String {
    let mut out = String::new();
    paragraph(&mut out, "Event types (all eight):", "", "", width);
    for event in &form.events {
        paragraph(&mut out, event, "  ", "  ", width);
    }
    let secret = value(KeyName::Codesignal, &form.secret, profile);
    let header = value(KeyName::Ashby, &form.header.value, profile);
    for (name, value) in [
        ("Endpoint", form.endpoint.as_str()),
        ("Secret Key", &secret),
        ("Email", form.email),
        ("Another email", "optional, yours if you want to hear of failed deliveries"),
        ("Custom headers, key", form.header.name),
        ("Custom headers, value", &header),
    ] {
        paragraph(&mut out, &format!("{name}: {value}"), "", "  ", width);
        if name == "Secret Key" {
            let trap = "Paste it over the key that's there. Don't click the refresh button: it creates another one.";
            paragraph(&mut out, trap, "  ", "  ", width);
        }
    }
    out
}

fn value(name: KeyName, field: &KeyField, profile: &str) -> String {
    match (&field.revealed, &field.fingerprint) {
        (Some(key), _) => key.expose().to_owned(),
        (None, Some(_)) => {
            let hint = "(`cs-ashby webhook show --reveal` prints it)";
            format!("your {} {}", name.title(), Hint::from(hint).for_profile(profile))
        }
        (None, None) => format!("your {} (not stored here)", name.title()),
    }
}
