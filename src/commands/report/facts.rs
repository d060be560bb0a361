//! What a report says about the computer and the settings.

use super::Section;
use crate::api::address::Address;
use crate::api::proxy::ProxySettings;
use crate::cli::Global;
use crate::error::Result;
use crate::platform::{self, rfc3339, system_info};
use crate::report::OutputOptions;
use crate::settings::Settings;
use clap::ValueEnum;

/// `broken`: why the configuration can't be used.
pub(super) fn computer(broken: Option<&str>) -> Result<Section> {
    let (built_for, runs_on) = system_info::system();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "none".to_owned());
    let config = platform::config_folder()?.map(|folder| system_info::short(&folder));
    let facts = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("built for", built_for),
        ("system", runs_on),
        ("clock", rfc3339(platform::now())),
        ("locale", or_none(system_info::locale())),
        ("terminal", or_none(platform::variable("TERM")?)),
        ("set variables", system_info::variables().join(", ")),
        ("state folder", system_info::short(&platform::state_folder()?)),
        ("configuration folder", or_none(config)),
        ("configuration error", broken.unwrap_or("none").to_owned()),
    ];
    Ok(section("computer", facts))
}

/// The settings of this run, where each comes from, and the route to each vendor.
pub(super) fn settings(global: &Global, settings: &Settings, options: &OutputOptions) -> Section {
    let from = |given: bool, variable: &'static str| match (given, platform::variable(variable)) {
        (true, _) => "option",
        (false, Ok(None)) => "default",
        (false, _) => variable,
    };
    let profile = from(global.profile.is_some(), "CS_ASHBY_PROFILE");
    let output = from(global.output.is_some(), "CS_ASHBY_OUTPUT");
    let store = from(global.store.is_some(), "CS_ASHBY_STORE");
    let timeout = from(global.timeout.is_some(), "CS_ASHBY_TIMEOUT");
    let proxies = ProxySettings::from_environment();
    let route = |address: &Address| match &proxies {
        Ok(proxies) => {
            proxies.proxy_to(address).map_or("directly".to_owned(), |it| format!("through {it}"))
        }
        Err(error) => error.message.clone(),
    };
    let address = |address| format!("{}, {}", shown(address), route(address));
    let addresses = &settings.addresses;
    let facts = [
        ("profile", format!("{} ({profile})", settings.profile)),
        ("output", format!("{} ({output})", word(&options.output))),
        ("store", format!("{} ({store})", word(&settings.store))),
        ("timeout", format!("{} s ({timeout})", settings.timeout.as_secs_f64())),
        ("a person can be asked", if settings.interactive { "yes" } else { "no" }.to_owned()),
        ("CodeSignal's address", address(&addresses.codesignal)),
        ("Ashby's address", address(&addresses.ashby)),
        ("webhook's address", address(&addresses.webhook)),
    ];
    section("settings", facts)
}

fn section<const N: usize>(title: &str, facts: [(&str, String); N]) -> Section {
    (title.to_owned(), facts.map(|(name, value)| (name.to_owned(), value)).into())
}

/// The word for it on the command line.
fn word(value: &impl ValueEnum) -> String {
    let word = value.to_possible_value().map(|it| it.get_name().to_owned());
    word.unwrap_or_else(|| "unknown".to_owned())
}

/// An address without its query, which could contain anything.
fn shown(address: &Address) -> String {
    let Some(source) = address.source() else {
        return "the vendor's".to_owned();
    };
    let mut url = address.url().clone();
    url.set_query(None);
    format!("{url} ({source})")
}
