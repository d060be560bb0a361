//! The options everywhere, resolved: command line, then environment, then default.

use crate::api::address::Address;
use crate::cli::{Global, StoreChoice};
use crate::error::{Error, Result};
use crate::integration::{ASHBY_URL, CODESIGNAL_URL, WEBHOOK_URL};
use crate::platform;
pub(crate) use crate::profile_name::PROFILE_NAME;
pub use crate::profile_name::is_profile_name;
use clap::ValueEnum;
use std::time::Duration;

#[derive(Clone)]
pub(crate) struct Addresses {
    pub(crate) codesignal: Address,
    pub(crate) ashby: Address,
    pub(crate) webhook: Address,
}

impl Addresses {
    /// Whether all of them are the vendors' own.
    pub(crate) fn are_published(&self) -> bool {
        self.codesignal.text() == CODESIGNAL_URL
            && self.ashby.text() == ASHBY_URL
            && self.webhook.text() == WEBHOOK_URL
    }
}

/// How a run works and where it sends to. How it talks is decided before, in `report`.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) profile: String,
    /// Whether a person is there to be asked.
    pub(crate) interactive: bool,
    pub(crate) store: StoreChoice,
    pub(crate) timeout: Duration,
    pub(crate) addresses: Addresses,
    /// The options and variables for addresses that are given: a sandbox run ignores them and says so.
    pub(crate) given_addresses: Vec<&'static str>,
}

/// In the sandbox an address that is given is ignored, whatever it says.
pub(crate) fn settings(global: &Global, sandbox: bool) -> Result<Settings> {
    let mut given_addresses = Vec::new();
    type Parse = fn(&str, &str) -> Result<Address>;
    let mut address =
        |parse: Parse, option: &Option<String>, name, variable, default: &str| -> Result<Address> {
            let default = Address::parse(default, name)?;
            let Some((text, from)) = given(option, name, variable)? else {
                return Ok(default);
            };
            given_addresses.push(from);
            if sandbox {
                return Ok(default);
            }
            let address = parse(&text, from)?;
            let is_default = address.url().as_str() == default.url().as_str();
            Ok(if is_default { address } else { address.given_with(from) })
        };
    let addresses = Addresses {
        codesignal: address(
            Address::parse,
            &global.codesignal_url,
            "--codesignal-url",
            "CS_ASHBY_CODESIGNAL_URL",
            CODESIGNAL_URL,
        )?,
        ashby: address(
            Address::parse,
            &global.ashby_url,
            "--ashby-url",
            "CS_ASHBY_ASHBY_URL",
            ASHBY_URL,
        )?,
        webhook: address(
            Address::parse_exact,
            &global.webhook_url,
            "--webhook-url",
            "CS_ASHBY_WEBHOOK_URL",
            WEBHOOK_URL,
        )?,
    };
    let store = match global.store {
        Some(store) => store,
        None => choice("CS_ASHBY_STORE")?.unwrap_or(StoreChoice::Keyring),
    };
    Ok(Settings {
        profile: profile(global)?,
        interactive: !non_interactive(global)?,
        store,
        timeout: timeout(global)?,
        addresses,
        given_addresses,
    })
}

fn unknown_value(variable: &str, known: &[&str]) -> Error {
    Error::usage(
        "variable_invalid",
        format!("The environment variable {variable} has an unknown value."),
        format!("Set {variable} to one of: {}; or unset it.", known.join(", ")),
    )
}

/// What an option or its variable says, and which of the two it was.
fn given(
    option: &Option<String>,
    name: &'static str,
    variable: &'static str,
) -> Result<Option<(String, &'static str)>> {
    Ok(match option {
        Some(text) => Some((text.clone(), name)),
        None => platform::variable(variable)?.map(|text| (text, variable)),
    })
}

pub(crate) fn choice<T: ValueEnum>(variable: &str) -> Result<Option<T>> {
    let Some(value) = platform::variable(variable)? else {
        return Ok(None);
    };
    T::from_str(&value, false).map(Some).map_err(|_| {
        let known = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let known: Vec<_> = known.map(|known| known.get_name().to_owned()).collect();
        unknown_value(variable, &known.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

/// The name of the profile: part of a file name, and the user name of the keychain's item.
pub(crate) fn profile(global: &Global) -> Result<String> {
    match given(&global.profile, "--profile", "CS_ASHBY_PROFILE")? {
        Some((name, from)) => sound_profile(name, from),
        None => Ok("default".into()),
    }
}

/// A profile's name that was given with `from`.
pub(crate) fn sound_profile(name: String, from: &str) -> Result<String> {
    if is_profile_name(&name) {
        return Ok(name);
    }
    Err(Error::usage(
        "profile_invalid",
        format!("The profile name given with {from} isn't valid."),
        format!("Use {PROFILE_NAME}, for example: acme-europe."),
    ))
}

fn non_interactive(global: &Global) -> Result<bool> {
    if global.non_interactive {
        return Ok(true);
    }
    let no_person = !platform::stdin_is_terminal() || !platform::stderr_is_terminal();
    let Some(value) = platform::variable("CS_ASHBY_NON_INTERACTIVE")? else {
        return Ok(no_person);
    };
    match value.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(no_person),
        _ => Err(unknown_value("CS_ASHBY_NON_INTERACTIVE", &["1", "0"])),
    }
}

fn timeout(global: &Global) -> Result<Duration> {
    let Some((text, from)) = given(&global.timeout, "--timeout", "CS_ASHBY_TIMEOUT")? else {
        return Ok(Duration::from_secs(10));
    };
    match text.trim().parse::<f64>() {
        Ok(seconds) if (0.1..=3600.0).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err(Error::usage(
            "timeout_invalid",
            format!("The time given with {from} isn't valid."),
            format!("Give {from} a number of seconds from 0.1 to 3600, for example 10."),
        )),
    }
}
