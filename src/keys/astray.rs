//! A key that stands where none belongs: in an argument, a profile's name, an address, a path. Everybody on
//! the computer can see arguments, and the others are printed.

use super::Keys;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::os::{self, around};
use crate::secret::Secret;
use crate::secret::said::holds_whole;
use crate::settings::Settings;

/// Refuses a command line, or variables, that repeat a key of the environment.
///
/// # Errors
/// Exit 2, before anything is done.
pub fn none_in_command_line() -> Result<()> {
    for name in KeyName::ALL {
        let Some(value) = os::variable(name.variable()).ok().flatten() else {
            continue;
        };
        // One that is no key is another error, and said elsewhere.
        let Ok((key, _)) = Secret::parse(name, &value) else {
            continue;
        };
        let holds = |text: &str| holds_whole(text, &key);
        let variables = around::own_values(&KeyName::ALL.map(KeyName::variable));
        if printed_arguments().iter().any(|it| holds(it)) {
            return Err(astray(name, "the command line"));
        }
        if let Some((variable, _)) = variables.into_iter().find(|(_, value)| holds(value)) {
            return Err(astray(name, &format!("the variable {variable}")));
        }
    }
    Ok(())
}

/// The arguments, but for the commands that print a key: what they are made of is the person's own affair, and
/// they are never repeated.
fn printed_arguments() -> Vec<String> {
    let options = KeyName::ALL.map(KeyName::command_option);
    let mut arguments = around::arguments();
    let mut behind = false;
    arguments.retain(|argument| {
        let is_value = std::mem::replace(&mut behind, options.contains(&argument.as_str()));
        let holds_value = options.iter().any(|option| {
            let rest = argument.strip_prefix(option);
            rest.is_some_and(|rest| rest.starts_with('='))
        });
        !is_value && !holds_value
    });
    arguments
}

/// Refuses settings that repeat one of these keys, wherever the keys came from.
///
/// # Errors
/// Exit 2.
pub fn none_in_settings(keys: &Keys, settings: &Settings) -> Result<()> {
    let addresses = &settings.addresses;
    let places = [
        (settings.profile.as_str(), "the profile's name"),
        (addresses.codesignal.text(), "CodeSignal's address"),
        (addresses.ashby.text(), "Ashby's address"),
        (addresses.webhook.text(), "the webhook's address"),
    ];
    for name in KeyName::ALL {
        for (text, place) in places {
            if keys.secret(name).is_some_and(|key| holds_whole(text, key)) {
                return Err(astray(name, place));
            }
        }
    }
    Ok(())
}

fn astray(name: KeyName, place: &str) -> Error {
    Error::usage(
        "key_astray",
        format!(
            "The {} stands in {place}, where others can see it and where it would be printed. Nothing was sent.",
            name.title()
        ),
        format!(
            "Take it out of there. What stood in a command line, others may have seen (a list of processes, the shell's history): delete that key at {} and make a new one.",
            name.vendor()
        ),
    )
}
