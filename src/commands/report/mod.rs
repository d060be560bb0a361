//! `report`: what support needs, to read and to send. No vendor is asked.

mod facts;
mod file;
mod page;

use super::profiles;
use crate::cli::{Global, ReportArgs, StoreChoice};
use crate::config::Config;
use crate::credentials::Secret;
use crate::credentials::key_set::choices;
use crate::credentials::sanitize::holds_whole;
use crate::credentials::sources::{self, KeySources, Source};
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::keystore::{AccessPolicy, Store, StoredCredentials};
use crate::platform;
use crate::platform::rfc3339;
use crate::report::Report;
use crate::settings::{OutputOptions, Settings};
use crate::state::StateStore;
use serde_json::json;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const STORE_POLICY: AccessPolicy = AccessPolicy::script(Duration::from_secs(3));

struct Read {
    config: Config,
    path: Option<PathBuf>,
    error: Option<Error>,
}

/// A key that was found, or why its source can't be used (the error's code).
struct Found {
    name: KeyName,
    source: Source,
    secret: std::result::Result<Secret, &'static str>,
    more: String,
}

struct Known<'a> {
    profile: &'a str,
    store: String,
    /// Every source of its keys, of each key the one that counts first.
    found: Vec<Found>,
    /// Further keys in the key store: on their way in or out.
    beside: Vec<(KeyName, Secret)>,
}

impl Known<'_> {
    /// The key that counts, where it could be read.
    fn in_force(&self, name: KeyName) -> Option<&Secret> {
        let first = self.found.iter().find(|it| it.name == name)?;
        first.secret.as_ref().ok()
    }

    fn keys(&self) -> impl Iterator<Item = (KeyName, Secret)> {
        let found = self
            .found
            .iter()
            .filter_map(|it| Some((it.name, it.secret.as_ref().ok()?.clone())));
        found.chain(self.beside.iter().cloned())
    }
}

/// Shows the report, or writes it into a file. Where it holds a key it does neither.
pub(crate) async fn run(
    global: &Global,
    settings: &Settings,
    form: &OutputOptions,
    args: &ReportArgs,
    report: &mut Report,
) -> Result<Exit> {
    let read = read_config()?;
    let folder = platform::state_folder()?;
    let names = if args.all_profiles {
        profiles::known(&read.config)?
            .into_iter()
            .map(|it| it.name)
            .collect()
    } else {
        vec![settings.profile.clone()]
    };
    let (mut keys, mut told) = (Vec::new(), Vec::new());
    let mut unread = unsearched(settings, &read);
    let lost = Arc::default();
    for name in &names {
        let known = look(name, settings, args, &read.config, &lost).await;
        let state_store = StateStore::Folder {
            path: folder.clone(),
            profile: name.clone(),
        };
        told.push(facts::profile(&known, &state_store));
        unread.extend(unreadable(&known));
        keys.extend(known.keys());
    }
    let value = json!({
        "made at": rfc3339(platform::now()),
        "program and system": facts::machine(),
        "terminal": facts::terminal(),
        "environment": facts::environment(settings),
        "settings": facts::settings(global, settings, form),
        "folders": facts::folders(&folder, &read),
        "profiles": told,
        "keys that could not be read, and so not looked for in this report": unread,
    });
    let target = file::target(args)?;
    let mut searched = value.clone();
    // All of it is printed.
    let whole = target.as_deref().map(file::whole);
    searched["the name of the file"] = json!(whole.map(|it| it.to_string_lossy().into_owned()));
    let parts = page::parts_with_keys(&searched, &keys);
    if !parts.is_empty() {
        // The document would name it.
        if keys
            .iter()
            .any(|(_, key)| holds_whole(&report.profile, key))
        {
            report.profile = "[withheld]".to_owned();
        }
        return Err(holds_key(&parts));
    }
    let text = format!("{}{}", head(), page::lines(&value));
    match target {
        None => {
            report.verbatim = Some(text);
            report.data = Some(json!({ "report": value }));
        }
        Some(path) => {
            file::write(&path, &text, args.force)?;
            report.text = Some(file::written(&path, keys.len(), &unread));
            report.data = Some(json!({ "file": path.to_string_lossy(), "report": value }));
        }
    }
    Ok(Exit::Pass)
}

fn head() -> &'static str {
    "cs-ashby report. Read it before you send it to anybody. No key that could be read here is in it (the last\n\
     lines say which could not be read). It does name this computer's system, folders, profiles and addresses.\n\n"
}

/// A configuration that can't be used is a fact worth reporting.
fn read_config() -> Result<Read> {
    let folder = platform::config_folder()?;
    let (config, error) = match Config::read() {
        Ok(config) => (config, None),
        Err(error) => (Config::default(), Some(error)),
    };
    Ok(Read {
        config,
        path: folder.map(|folder| folder.join(crate::config::FILE)),
        error,
    })
}

/// Reads every source of a profile's keys. None that can't be used keeps the others away.
async fn look<'a>(
    profile: &'a str,
    settings: &Settings,
    args: &ReportArgs,
    config: &Config,
    lost: &Arc<Mutex<Option<Error>>>,
) -> Known<'a> {
    let configured = config.profile(profile).cloned().unwrap_or_default();
    let (codesignal, ashby) = choices(&args.keys);
    let store = match settings.store {
        StoreChoice::Keyring => Store::Shared(STORE_POLICY, Arc::clone(lost)),
        StoreChoice::None => Store::None,
    };
    let item = store.read(profile).await;
    let words = match (&item, settings.store) {
        (_, StoreChoice::None) => "not used (--store none)".to_owned(),
        (Ok(None), _) => "works; holds nothing of this profile".to_owned(),
        (Ok(Some(item)), _) => format!("works; holds {} keys", item.secrets().count()),
        (Err(error), _) => format!("{}: {}", error.code, error.message),
    };
    let mut known = Known {
        profile,
        store: words,
        found: Vec::new(),
        beside: Vec::new(),
    };
    for (name, choice) in [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)] {
        let choice = KeySources {
            configured: configured.get(name).cloned(),
            ..choice
        };
        for (source, secret) in sources::every(name, &choice).await {
            known.found.push(Found {
                name,
                source,
                secret: secret.map_err(|error| error.code),
                more: String::new(),
            });
        }
        if let Ok(Some(item)) = &item {
            known.found.extend(stored(name, item));
        }
    }
    if let Ok(Some(item)) = item {
        let passing = item.candidate.iter().chain(&item.retired);
        known.beside = passing.map(|it| (it.name, it.key.secret.clone())).collect();
    }
    known
}

fn stored(name: KeyName, item: &StoredCredentials) -> Option<Found> {
    let stored = item.get(name)?;
    let at = stored
        .stored_at
        .map_or("at an unknown time".to_owned(), rfc3339);
    let proven = if stored.proven { "" } else { ", unproven" };
    let passing = match (item.candidate(name), item.retired(name)) {
        (Some(_), _) => ", being replaced",
        (None, Some(_)) => ", and the one before it",
        (None, None) => "",
    };
    Some(Found {
        name,
        source: Source::Keystore,
        secret: Ok(stored.secret.clone()),
        more: format!(", stored {at}{proven}{passing}"),
    })
}

/// The places of keys that are not looked into at all.
fn unsearched(settings: &Settings, read: &Read) -> Vec<String> {
    let broken = read.error.as_ref();
    let configuration = broken.map(|error| format!("the configuration: {}", error.code));
    let store = match settings.store {
        StoreChoice::None => Some("the key store (--store none)".to_owned()),
        StoreChoice::Keyring => None,
    };
    configuration.into_iter().chain(store).collect()
}

/// The sources whose keys nobody could look for.
fn unreadable(known: &Known<'_>) -> Vec<String> {
    let sources = known.found.iter().filter(|it| it.secret.is_err());
    let mut words: Vec<String> = sources
        .map(|it| {
            format!(
                "{}, {} key: {}",
                known.profile,
                it.name.as_str(),
                it.source.as_str()
            )
        })
        .collect();
    if known.store.starts_with("keystore_") {
        words.push(format!("{}: the key store", known.profile));
    }
    words
}

fn holds_key(parts: &[(String, KeyName)]) -> Error {
    let mut names: Vec<&str> = parts.iter().map(|(_, name)| name.title()).collect();
    names.sort_unstable();
    names.dedup();
    let mut places: Vec<&str> = parts.iter().map(|(part, _)| part.as_str()).collect();
    places.dedup();
    let vendors: Vec<&str> = KeyName::ALL
        .into_iter()
        .filter(|name| parts.iter().any(|(_, of)| of == name))
        .map(KeyName::vendor)
        .collect();
    Error::local(
        "key_in_report",
        format!(
            "The report would repeat the {}, or a part of it, in: {}. So it was neither shown nor written.",
            names.join(" and the "),
            places.join("; ")
        ),
        format!(
            "Take the key out of there: it was most likely pasted where a name, a path or an address belongs. Whoever could see that may have the key, so delete it at {} and make a new one. Then run the command again.",
            vendors.join(" and at ")
        ),
    )
}
