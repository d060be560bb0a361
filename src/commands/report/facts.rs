//! The facts: about the program, the computer, the settings and each profile.

use super::ReadConfig;
use super::keys::ProfileKeys;
use crate::api::address::Address;
use crate::api::certificates;
use crate::api::proxy::ProxySettings;
use crate::cli::Global;
use crate::credentials::fields;
use crate::credentials::sanitize::clean;
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::platform::{self, system_info};
use crate::report::OutputOptions;
use crate::settings::Settings;
use crate::state::{AttestationStatus, Binding, LastResult, ProfileState, StateStore};
use clap::ValueEnum;
use jiff::Timestamp;
use serde_json::{Value, json};

pub(crate) fn machine() -> Value {
    let (built_for, runs_on) = system_info::system();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "built for": built_for,
        "system": runs_on,
        "clock": rfc3339(platform::now()),
        "locale": system_info::locale(),
        "locale can show all letters": platform::locale_is_utf8(),
        "files that may be open": platform::most_open_files(),
        "certificates": certificates::sources().iter().map(|path| {
            format!("{} ({})", system_info::short(path), system_info::describe(path))
        }).collect::<Vec<_>>(),
    })
}

pub(crate) fn terminal() -> Value {
    json!({
        "standard input is one": platform::stdin_is_terminal(),
        "standard output is one": platform::stdout_is_terminal(),
        "standard error is one": platform::stderr_is_terminal(),
        "kind": platform::variable("TERM").ok().flatten(),
        "columns and rows": system_info::terminal_size().map(|(columns, rows)| format!("{columns} x {rows}")),
        "over SSH": platform::is_over_ssh(),
    })
}

/// The names of the variables that are set, and the resulting route to each vendor.
pub(crate) fn environment(settings: &Settings) -> Value {
    let addresses = &settings.addresses;
    let routes = match ProxySettings::from_environment() {
        Ok(proxies) => {
            let route = |address| {
                let proxy = proxies.proxy_to(address);
                proxy.map_or("direct".to_owned(), ToString::to_string)
            };
            json!({
                "CodeSignal": route(&addresses.codesignal),
                "Ashby": route(&addresses.ashby),
                "webhook": route(&addresses.webhook),
            })
        }
        Err(error) => error.message.into(),
    };
    json!({ "set variables": system_info::variables(), "proxies": routes })
}

/// The settings of this run, and where each comes from.
pub(crate) fn settings(global: &Global, settings: &Settings, form: &OutputOptions) -> Value {
    let from = |given: bool, variable: &'static str| match (given, platform::variable(variable)) {
        (true, _) => "option",
        (false, Ok(None)) => "default",
        (false, _) => variable,
    };
    let line = |value: String, from: &str| Value::from(format!("{value} ({from})"));
    let addresses = &settings.addresses;
    let address = |address: &Address, own: &str, given: &Option<String>, variable| {
        line(shown(address, own), from(given.is_some(), variable))
    };
    json!({
        "profile": line(settings.profile.clone(), from(global.profile.is_some(), "CS_ASHBY_PROFILE")),
        "output": line(word(&form.output), from(global.output.is_some(), "CS_ASHBY_OUTPUT")),
        "store": line(word(&settings.store), from(global.store.is_some(), "CS_ASHBY_STORE")),
        "timeout": line(format!("{} s", settings.timeout.as_secs_f64()), from(global.timeout.is_some(), "CS_ASHBY_TIMEOUT")),
        "a person can be asked": settings.interactive,
        "accessible": form.accessible,
        "CodeSignal's address": address(&addresses.codesignal, crate::integration::CODESIGNAL_URL, &global.codesignal_url, "CS_ASHBY_CODESIGNAL_URL"),
        "Ashby's address": address(&addresses.ashby, crate::integration::ASHBY_URL, &global.ashby_url, "CS_ASHBY_ASHBY_URL"),
        "webhook's address": address(&addresses.webhook, crate::integration::WEBHOOK_URL, &global.webhook_url, "CS_ASHBY_WEBHOOK_URL"),
    })
}

/// The word for it on the command line.
fn word(value: &impl ValueEnum) -> String {
    let word = value.to_possible_value().map(|it| it.get_name().to_owned());
    word.unwrap_or_else(|| "unknown".to_owned())
}

/// An address without its query, which could contain anything.
fn shown(address: &Address, own: &str) -> String {
    if address.text() == own {
        return "the vendor's".to_owned();
    }
    let mut url = address.url().clone();
    let query = url.query().is_some();
    url.set_query(None);
    if query { format!("{url}, and more behind ?") } else { url.to_string() }
}

pub(crate) fn folders(state: &std::path::Path, config: &ReadConfig) -> Value {
    let place = |path: &std::path::Path| {
        format!("{} ({})", system_info::short(path), system_info::describe(path))
    };
    json!({
        "state": place(state),
        "configuration": config.path.as_deref().map(place),
        "configuration names profiles": config.config.profiles.len(),
        "configuration can't be used": config.error.as_ref().map_or("no".to_owned(), |error| error.code.to_owned()),
    })
}

/// One profile: where its keys come from, what was confirmed, what was found last.
pub fn profile(known: &ProfileKeys, state_store: &StateStore) -> Value {
    let (rotation_json, state) = match state_store.look() {
        Ok((rotation_json, state)) => (rotation_json, state),
        Err(error) => (error.code, None),
    };
    let last = state_store.last();
    json!({
        "profile": known.profile,
        "keychain": known.store,
        "keys": KeyName::ALL.map(|name| keys(name, known, state.as_ref(), last.as_ref())),
        "record": rotation_json,
        "confirmed": ManualStep::ALL.map(|step| confirmed(step, known, state.as_ref())),
        "replacing a key": state.as_ref().and_then(|it| it.rotation.as_ref()).map_or("no", |it| it.key.as_str()),
        "left at CodeSignal by verify --deep": state_store.has_journal(),
        "last result": last.as_ref().map_or(Value::from("none yet"), last_result),
    })
}

/// Every source of a key, the one that counts first.
fn keys(
    name: KeyName,
    known: &ProfileKeys,
    state: Option<&ProfileState>,
    last: Option<&LastResult>,
) -> Value {
    let mut sources = Vec::new();
    let current = known.current(name);
    for (at, it) in known.found.iter().filter(|it| it.name == name).enumerate() {
        let word = it.source.as_str();
        let what = match &it.secret {
            Err(code) => format!("{word}: can't be used ({code})"),
            Ok(secret) => {
                let print = state.map(|state| state.fingerprint(secret).to_string());
                let print = print.map_or(String::new(), |it| format!(", fingerprint {it}"));
                format!("{word}: read{print}{}", it.note)
            }
        };
        sources.push(match at {
            0 => format!("{what}; this one counts"),
            _ => what,
        });
    }
    let since = current.zip(state).and_then(|(secret, state)| state.known_since(name, secret));
    // The history of `verify` has its own salt.
    let seen = current
        .zip(last.and_then(|last| last.key_history.as_ref()))
        .and_then(|(secret, seen)| seen.since(name, secret));
    json!({
        "key": name.as_str(),
        "sources": sources,
        "known since": since.into_iter().chain(seen).min().map(rfc3339),
    })
}

fn confirmed(step: ManualStep, known: &ProfileKeys, state: Option<&ProfileState>) -> Value {
    let Some(word) = state.and_then(|state| state.attestation(step)) else {
        return format!("{}: no", step.as_str()).into();
    };
    let pair = (known.current(KeyName::Codesignal), known.current(KeyName::Ashby));
    let now = match (state, pair) {
        (Some(state), (Some(codesignal), Some(ashby))) => {
            let binding = Binding { codesignal, ashby, endpoint: &known.endpoint };
            match state.attestation_status(step, &binding) {
                AttestationStatus::Current(_) => "for the current keys".to_owned(),
                AttestationStatus::Stale(_, stale) => format!("out of date: {}", fields(&stale)),
                AttestationStatus::Never => "changed afterwards, so it doesn't count".to_owned(),
            }
        }
        _ => "for keys that are unknown here".to_owned(),
    };
    let elsewhere = if word.salt.is_some() { ", on another computer" } else { "" };
    let prints = format!("codesignal {}, ashby {}", word.codesignal, word.ashby);
    format!(
        "{}: {} ({}){elsewhere}, {now}; fingerprints then: {prints}",
        step.as_str(),
        rfc3339(word.at),
        age(word.at)
    )
    .into()
}

fn age(at: Timestamp) -> String {
    format!("{} days ago", platform::age_days(platform::now(), at))
}

fn last_result(last: &LastResult) -> Value {
    json!({
        "command": last.command,
        "at": last.at,
        "outcome": last.outcome,
        "exit code": last.exit_code,
        "checks": last.checks.iter().map(|check| {
            let result = format!("{}: {} ({})", check.id, check.status, check.evidence);
            match &check.summary {
                Some(why) => format!("{result}: {}", clean(why, &[])),
                None => result,
            }
        }).collect::<Vec<_>>(),
    })
}
