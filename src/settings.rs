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

/// The longest `--timeout` that is taken, in seconds.
const LONGEST_TIMEOUT: f64 = 3600.0;

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
    let mut given = Vec::new();
    type Parse = fn(&str, &str) -> Result<Address>;
    let mut address = |parse: Parse, option: &Option<String>, name, variable, default: &str| {
        let (text, from) = match (option, platform::variable(variable)?) {
            (Some(text), _) => (text.clone(), name),
            (None, Some(text)) => (text, variable),
            (None, None) => return Address::parse(default, name),
        };
        given.push(from);
        if sandbox {
            return Address::parse(default, name);
        }
        let address = parse(&text, from)?;
        let is_default = address.url().as_str() == Address::parse(default, name)?.url().as_str();
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
        given_addresses: given,
    })
}

#[derive(Debug, thiserror::Error)]
enum SettingsError {
    #[error("The environment variable {variable} has an unknown value.")]
    UnknownValue { variable: String, known: String },
    #[error("The profile name given with {0} isn't valid.")]
    ProfileName(String),
    #[error("The time given with {0} isn't valid.")]
    Timeout(&'static str),
}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Error {
        let (code, fix) = match &error {
            SettingsError::UnknownValue { variable, known } => {
                ("variable_invalid", format!("Set {variable} to one of: {known}; or unset it."))
            }
            SettingsError::ProfileName(_) => {
                ("profile_invalid", format!("Use {PROFILE_NAME}, for example: acme-europe."))
            }
            SettingsError::Timeout(from) => (
                "timeout_invalid",
                format!("Give {from} a number of seconds from 0.1 to 3600, for example 10."),
            ),
        };
        Error::usage(code, error.to_string(), fix)
    }
}

fn unknown_value(variable: &str, known: &[&str]) -> Error {
    SettingsError::UnknownValue { variable: variable.to_owned(), known: known.join(", ") }.into()
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
    let (name, from) = match (&global.profile, platform::variable("CS_ASHBY_PROFILE")?) {
        (Some(name), _) => (name.clone(), "--profile"),
        (None, Some(name)) => (name, "CS_ASHBY_PROFILE"),
        (None, None) => return Ok("default".into()),
    };
    sound_profile(name, from)
}

/// A profile's name that was given with `from`.
pub(crate) fn sound_profile(name: String, from: &str) -> Result<String> {
    if is_profile_name(&name) {
        return Ok(name);
    }
    Err(SettingsError::ProfileName(from.to_owned()).into())
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
    let (text, from) = match (&global.timeout, platform::variable("CS_ASHBY_TIMEOUT")?) {
        (Some(text), _) => (text.clone(), "--timeout"),
        (None, Some(text)) => (text, "CS_ASHBY_TIMEOUT"),
        (None, None) => return Ok(Duration::from_secs(10)),
    };
    match text.trim().parse::<f64>() {
        Ok(seconds) if (0.1..=LONGEST_TIMEOUT).contains(&seconds) => {
            Ok(Duration::from_secs_f64(seconds))
        }
        _ => Err(SettingsError::Timeout(from).into()),
    }
}
