//! `profiles list` and `profiles remove`: the profiles that are known on this computer.
//!
//! Not every keychain can list its items. So a profile exists if it has state, which `setup` and `keys set` write, or
//! is in the configuration.

use super::keys::{note_more_than_two, removal_confirmed};
use super::status::last_result;
use crate::app::App;
use crate::config::{Config, Sources};
use crate::credentials::source::Source;
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::platform;
use crate::report::Report;
use crate::state::{self, LastResult, StateStore};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn known(config: &Config) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::from_iter(state::profiles_in(&platform::state_folder()?)?);
    names.extend(config.profiles.keys().cloned());
    Ok(names)
}

/// Asks no vendor, no keychain and no key source.
pub(crate) fn list(report: &mut Report) -> Result<Exit> {
    let config = Config::read()?;
    let folder = platform::state_folder()?;
    let stored = state::profiles_in(&folder)?;
    let (mut lines, mut values) = (Vec::new(), Vec::new());
    for profile in known(&config)? {
        let sources = config.profiles.get(&profile);
        let last = StateStore::Folder { path: folder.clone(), profile: profile.clone() }.last();
        lines.push(line(&profile, sources, last.as_ref()));
        values.push(json!({
            "profile": profile,
            "in_state": stored.contains(&profile),
            "in_configuration": sources.is_some(),
            "codesignal_key": source(sources, KeyName::Codesignal),
            "ashby_key": source(sources, KeyName::Ashby),
            "last": last.map(|last| json!({
                "command": last.command,
                "at": last.at,
                "outcome": last.outcome,
                "exit_code": last.exit_code,
            })),
        }));
    }
    if lines.is_empty() {
        lines.push(
            "There are no profiles on this computer. To start one, run `cs-ashby setup --profile NAME`."
                .into(),
        );
    }
    lines.push(format!("\nState: {}", folder.display()));
    if let Some(path) = &config.path {
        let none = if path.exists() { "" } else { " (there is none)" };
        lines.push(format!("Configuration: {}{none}", path.display()));
    }
    report.say(lines.join("\n"));
    report.data = Some(json!({
        "profiles": values,
        "state": folder.to_string_lossy(),
        "configuration": config.path.as_ref().map(|path| path.to_string_lossy()),
    }));
    Ok(Exit::Pass)
}

fn source(sources: Option<&Sources>, name: KeyName) -> Option<&'static str> {
    Some(Source::from(sources?.get(name)?).as_str())
}

fn line(profile: &str, sources: Option<&Sources>, last: Option<&LastResult>) -> String {
    let result = last.map_or("not checked yet".to_owned(), last_result);
    let configured = KeyName::ALL.into_iter().filter(|name| source(sources, *name).is_some());
    let configured: Vec<&str> = configured.map(KeyName::title).collect();
    let keys = match configured[..] {
        [] => String::new(),
        _ => format!("; configured: {}", configured.join(", ")),
    };
    format!("{profile}: {result}{keys}")
}

/// Removes a profile's keys from the keychain, then its state.
pub(crate) async fn remove(app: &App, yes: bool, report: &mut Report) -> Result<Exit> {
    let name = &app.settings.profile;
    let config = Config::read()?;
    if let Some(sources) = config.profiles.get(name) {
        return Err(still_named(name, &config, sources));
    }
    if app.state_store.has_journal() {
        return Err(left_at_codesignal(name));
    }
    let lock = app.state_store.lock()?;
    note_more_than_two(app).await?;
    let question =
        format!("Remove profile {name}, its keys in your keychain and its confirmations?");
    if !removal_confirmed(app, yes, &question, report).await? {
        return Ok(Exit::Pass);
    }
    // The keys first: while there's state, the profile is listed and can be removed again.
    let keys = app.store.remove(name).await?;
    let state = app.state_store.forget(&lock)?;
    report.data = Some(json!({ "removed": keys || state, "keys": keys, "state": state }));
    let mut words = match (keys, state) {
        (false, false) => format!("There's no profile {name} on this computer."),
        (true, _) => format!(
            "Removed profile {name} and its keys in your keychain. The keys still work: if nobody needs them, delete them at CodeSignal and Ashby."
        ),
        (false, true) => format!("Removed profile {name}. It had no keys in your keychain."),
    };
    if !app.store.exists() {
        words += " With --store none your keychain wasn't checked.";
    }
    report.say(words);
    Ok(Exit::Pass)
}

/// Deleting it takes the key and the journal.
fn left_at_codesignal(name: &str) -> Error {
    Error::todo(
        "made_not_deleted",
        format!(
            "An earlier `verify --deep` left something at CodeSignal that isn't deleted yet. That needs the key of profile {name}, so nothing was removed."
        ),
        format!(
            "Run `cs-ashby verify --profile {name}`: it deletes what's left, or says what to delete where. Then run this command again."
        ),
    )
}

fn still_named(name: &str, config: &Config, sources: &Sources) -> Error {
    Error::todo(
        "profile_in_configuration",
        format!(
            "Your configuration has a profile {name}, and cs-ashby doesn't change that file. Nothing was removed.",
        ),
        format!(
            "Delete profiles.{name} in {} (from line {}), then run this command again.",
            config.path.as_deref().unwrap_or(Path::new(crate::config::FILE)).display(),
            sources.line
        ),
    )
}
