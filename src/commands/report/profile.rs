//! What a report says about a profile: its keys, what was confirmed, what was found last.

use super::Section;
use crate::app::key_sources;
use crate::cli::{ReportArgs, StoreChoice};
use crate::commands::attest::ConfirmedStep;
use crate::commands::status::last_result;
use crate::config::Config;
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::credentials::sources::{self, KeySources};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::keystore::{Store, StoredCredentials};
use crate::platform;
use crate::rotate;
use crate::settings::Settings;
use crate::state::{Binding, ProfileState, StateStore};

pub(super) struct Found {
    pub(super) section: Section,
    /// Every key that could be read: the report is searched for them.
    pub(super) keys: Vec<(KeyName, Secret)>,
    /// The sources that couldn't be read.
    pub(super) unread: Vec<String>,
}

/// Reads every source. One that can't be used doesn't hide the others.
pub(super) async fn read(
    profile: String,
    settings: &Settings,
    args: &ReportArgs,
    config: &Config,
    store: &Store,
) -> Result<Found> {
    let state_store =
        StateStore::Folder { path: platform::state_folder()?, profile: profile.clone() };
    let (record, state) = state_store.look().unwrap_or_else(|error| (error.code, None));
    let mut facts = vec![("state".to_owned(), record.to_owned())];
    let mut unread = Vec::new();
    let stored = store.read(&profile).await;
    let keychain = match &stored {
        _ if settings.store == StoreChoice::None => {
            unread.push(format!("{profile}: the keychain (--store none)"));
            "not used (--store none)".to_owned()
        }
        Ok(None) => "works; nothing stored for this profile".to_owned(),
        Ok(Some(item)) => format!("works; {} keys stored", item.secrets().count()),
        Err(error) => {
            unread.push(format!("{profile}: the keychain"));
            format!("{}: {error}", error.code())
        }
    };
    facts.push(("keychain".to_owned(), keychain));
    let item = stored.ok().flatten().unwrap_or_default();
    let mut keys = Vec::new();
    let mut current = KeySet::default();
    for (name, sources) in key_sources(&args.keys) {
        let configured = config.profiles.get(&profile).and_then(|it| it.get(name)).cloned();
        let mut found = sources::every(name, &KeySources { configured, ..sources }).await;
        found.extend(item.get(name).map(|it| (Source::Keystore, Ok(it.secret.clone()))));
        let words: Vec<String> =
            found.iter().map(|(source, key)| source_words(*source, key, state.as_ref())).collect();
        let words = if words.is_empty() { "none found".to_owned() } else { words.join("; else ") };
        facts.push((name.title().to_owned(), words));
        if let Some((source, Ok(key))) = found.first() {
            current.set(name, ResolvedKey::new(key.clone(), *source));
        }
        for (source, key) in found {
            match key {
                Ok(key) => keys.push((name, key)),
                Err(_) => unread.push(format!("{profile}, {}: {}", name.title(), source.as_str())),
            }
        }
    }
    let rotating = item.candidate.iter().chain(&item.retired);
    keys.extend(rotating.map(|it| (it.name, it.key.secret.clone())));
    if let Some(state) = &state {
        facts.extend(confirmed(state, &item, &current, settings));
    }
    if state_store.has_journal() {
        facts.push(("left at CodeSignal by verify --deep".to_owned(), "yes".to_owned()));
    }
    if let Some(last) = state_store.last() {
        facts.push(("last result".to_owned(), last_result(&last)));
        for check in last.checks {
            let summary = check.summary.map_or(String::new(), |it| format!(": {it}"));
            facts.push((check.id, format!("{} ({}){summary}", check.status, check.evidence)));
        }
    }
    Ok(Found { section: (format!("profile {profile}"), facts), keys, unread })
}

/// How far a rotation is, and what a person confirmed.
fn confirmed(
    state: &ProfileState,
    item: &StoredCredentials,
    keys: &KeySet,
    settings: &Settings,
) -> Vec<(String, String)> {
    let endpoint = settings.addresses.webhook.text();
    let binding = keys.both();
    let binding = binding.map(|(codesignal, ashby)| Binding { codesignal, ashby, endpoint });
    let rotation = KeyName::ALL.into_iter().flat_map(|name| {
        let lines = rotate::rotation_lines(name, item, state);
        (!lines.is_empty()).then(|| (format!("rotation of the {}", name.title()), lines.join(" ")))
    });
    let steps = ManualStep::ALL.into_iter().map(|step| {
        let confirmed = ConfirmedStep::new(binding.as_ref(), step, state, item);
        (step.title().to_owned(), confirmed.words())
    });
    rotation.chain(steps).collect()
}

fn source_words(source: Source, key: &Result<Secret>, state: Option<&ProfileState>) -> String {
    let words = match (key, state) {
        (Err(error), _) => format!("can't be used ({})", error.code),
        (Ok(key), Some(state)) => format!("fingerprint {}", state.fingerprint(key)),
        (Ok(_), None) => "read".to_owned(),
    };
    format!("{}, {words}", source.as_str())
}
