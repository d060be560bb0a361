//! A key that stands where none belongs: in an argument, a profile's name, an address, a path. Everybody on
//! the computer can see arguments, and the others are printed.

use super::key_set::KeySet;
use crate::credentials::Secret;
use crate::credentials::sanitize::holds_whole;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform::{self, system_info};
use crate::settings::Settings;

/// The variable of the profile's name, which stands in every report.
const PROFILE: &str = "CS_ASHBY_PROFILE";
/// This program's other variables, without those of keys. What stands in them may be printed.
const VARIABLES: [&str; 9] = [
    "CS_ASHBY_NON_INTERACTIVE",
    "CS_ASHBY_OUTPUT",
    "CS_ASHBY_CODESIGNAL_URL",
    "CS_ASHBY_ASHBY_URL",
    "CS_ASHBY_WEBHOOK_URL",
    "CS_ASHBY_STORE",
    "CS_ASHBY_TIMEOUT",
    "CS_ASHBY_STATE_DIR",
    "CS_ASHBY_CONFIG_DIR",
];

/// Refuses a command line, or variables, that repeat a key of the environment. Where the command does without
/// settings, of the variables only the profile's can be printed.
pub(crate) fn none_in_command_line(with_settings: bool) -> Result<()> {
    let others: &[&str] = if with_settings { &VARIABLES } else { &[] };
    for name in KeyName::ALL {
        let Some(value) = platform::variable(name.variable()).ok().flatten() else {
            continue;
        };
        // One that is no key is another error, and said elsewhere.
        let Ok((key, _)) = Secret::parse(name, &value) else {
            continue;
        };
        let holds = |text: &str| holds_whole(text, &key);
        if printed_arguments().iter().any(|it| holds(it)) {
            return Err(astray(name, "the command line"));
        }
        let value = |variable: &str| platform::variable(variable).ok().flatten();
        let mut variables = others.iter().chain([&PROFILE]);
        if let Some(variable) = variables.find(|it| value(it).is_some_and(|text| holds(&text))) {
            return Err(astray_in_variable(name, variable));
        }
    }
    Ok(())
}

/// The arguments, but for the commands that print a key: what they are made of is the person's own affair, and
/// they are never repeated.
fn printed_arguments() -> Vec<String> {
    let options = KeyName::ALL.map(KeyName::command_option);
    let mut arguments = system_info::arguments();
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
pub(crate) fn none_in_settings(keys: &KeySet, settings: &Settings) -> Result<()> {
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

fn astray_in_variable(name: KeyName, variable: &str) -> Error {
    Error::usage(
        "key_astray",
        format!(
            "The {} stands in the variable {variable}, and what stands there is printed and passed on. Nothing was sent.",
            name.title()
        ),
        format!(
            "Unset {variable}, or set it to what belongs there. If a log or a file may hold it by now, delete that key at {} and make a new one.",
            name.vendor()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{PROFILE, VARIABLES};
    use crate::integration::KeyName;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    /// Those that the help names, and the two folders, for which there is no option.
    #[test]
    fn every_variable_of_the_program_is_known() {
        let help = crate::cli::Cli::command().render_long_help().to_string();
        let of_name = |c: char| c.is_ascii_uppercase() || c == '_';
        let told = help.split(|c| !of_name(c));
        let told = told.filter(|word| word.starts_with("CS_ASHBY_"));
        let folders = ["CS_ASHBY_STATE_DIR", "CS_ASHBY_CONFIG_DIR"];
        let keys = KeyName::ALL.map(KeyName::variable);
        let wanted: BTreeSet<&str> = told
            .chain(folders)
            .filter(|name| !keys.contains(name))
            .collect();
        let known: BTreeSet<&str> = VARIABLES.into_iter().chain([PROFILE]).collect();
        assert_eq!(known, wanted);
    }
}
