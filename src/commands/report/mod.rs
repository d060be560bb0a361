//! `report`: diagnostics for support, to read and to send. No vendor is asked.

mod bundle;
mod facts;
mod keys;
mod writer;

use self::keys::ProfileKeys;
use super::profiles;
use crate::cli::{Global, ReportArgs, StoreChoice};
use crate::config::Config;
use crate::credentials::Secret;
use crate::credentials::sanitize::holds_whole;
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::platform::{self, rfc3339};
use crate::report::{OutputOptions, Report};
use crate::settings::Settings;
use crate::state::StateStore;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "cs-ashby report. Your keys aren't included; keys that\n\
    couldn't be read are named at the end. Read it before you send it: it names\n\
    this computer's system, folders, profiles and addresses.\n\n";

/// The configuration, or what is wrong with it: one that can't be used is a fact worth reporting.
struct ReadConfig {
    config: Config,
    path: Option<PathBuf>,
    error: Option<Error>,
}

/// Shows the report, or writes it into a file. If a key is in it, it does neither.
pub(crate) async fn run(
    global: &Global,
    settings: &Settings,
    options: &OutputOptions,
    args: &ReportArgs,
    report: &mut Report,
) -> Result<Exit> {
    let read = read_config()?;
    let folder = platform::state_folder()?;
    let names = if args.all_profiles {
        let known = profiles::known(&read.config)?;
        known.into_iter().map(|it| it.name).collect()
    } else {
        vec![settings.profile.clone()]
    };
    let (mut keys, mut profiles) = (Vec::new(), Vec::new());
    let mut unread = unsearched(settings, &read);
    let store_failed = Arc::default();
    for name in names {
        let found = ProfileKeys::read(name, settings, args, &read.config, &store_failed).await;
        let state_store =
            StateStore::Folder { path: folder.clone(), profile: found.profile.clone() };
        profiles.push(facts::profile(&found, &state_store));
        unread.extend(found.unread());
        keys.extend(found.all());
    }
    let target = bundle::target(args);
    let facts = json!({
        "made at": rfc3339(platform::now()),
        "program and system": facts::machine(),
        "terminal": facts::terminal(),
        "environment": facts::environment(settings),
        "settings": facts::settings(global, settings, options),
        "folders": facts::folders(&folder, &read),
        "profiles": profiles,
        "keys that could not be read, and so not looked for in this report": unread,
    });
    refuse_keys(&facts, target.as_deref(), &keys, report)?;
    let text = format!("{HEAD}{}", writer::lines(&facts));
    report.data = Some(match &target {
        Some(path) => json!({ "file": path.to_string_lossy(), "report": facts }),
        None => json!({ "report": facts }),
    });
    match target {
        None => report.verbatim = Some(text),
        Some(path) => {
            bundle::write(&path, &text, args.force)?;
            report.say(bundle::written(&path, keys.len(), &unread));
        }
    }
    Ok(Exit::Pass)
}

/// Refuses a report, or a file name, that contains one of the keys.
fn refuse_keys(
    facts: &Value,
    target: Option<&Path>,
    keys: &[(KeyName, Secret)],
    report: &mut Report,
) -> Result<()> {
    let mut printed = facts.clone();
    let whole = target.map(bundle::whole);
    printed["the name of the file"] = json!(whole.map(|path| path.to_string_lossy().into_owned()));
    let places = writer::keys_in(&printed, keys);
    if places.is_empty() {
        return Ok(());
    }
    if keys.iter().any(|(_, key)| holds_whole(&report.profile, key)) {
        report.profile = "[withheld]".to_owned();
    }
    Err(contains_key(&places))
}

fn read_config() -> Result<ReadConfig> {
    let folder = platform::config_folder()?;
    let (config, error) = match Config::read() {
        Ok(config) => (config, None),
        Err(error) => (Config::default(), Some(error)),
    };
    Ok(ReadConfig { config, path: folder.map(|folder| folder.join(crate::config::FILE)), error })
}

/// The sources that aren't read at all.
fn unsearched(settings: &Settings, read: &ReadConfig) -> Vec<String> {
    let broken = read.error.as_ref();
    let configuration = broken.map(|error| format!("the configuration: {}", error.code));
    let store = (settings.store == StoreChoice::None).then(|| "the keychain (--store none)".into());
    configuration.into_iter().chain(store).collect()
}

fn contains_key(places: &[(String, KeyName)]) -> Error {
    let of = |name: &KeyName| places.iter().any(|(_, of)| of == name);
    let names: Vec<KeyName> = KeyName::ALL.into_iter().filter(of).collect();
    let join = |text: fn(KeyName) -> &'static str| {
        let texts: Vec<&str> = names.iter().map(|name| text(*name)).collect();
        texts.join(" and ")
    };
    let mut paths: Vec<&str> = places.iter().map(|(path, _)| path.as_str()).collect();
    paths.dedup();
    Error::local(
        "key_in_report",
        format!(
            "The report would contain the {}, or a part of it, at: {}. So it was neither shown nor written.",
            join(KeyName::title),
            paths.join("; ")
        ),
        format!(
            "Remove it there: it was probably pasted as a name, a path or an address. Others may have seen it, so delete the key at {} and create a new one. Then run the command again.",
            join(KeyName::vendor)
        ),
    )
}
