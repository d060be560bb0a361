//! `keys set`, `keys list`, `keys remove`.

use crate::app::App;
use crate::check_result::exit_of;
use crate::cli::{KeySourceArgs, KeysSetArgs};
use crate::config::Sources;
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Configured;
use crate::credentials::source::Source;
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::keystore::StoreError;
use crate::platform;
use crate::platform::date::ago;
use crate::platform::rfc3339;
use crate::prompt::{Leave, Shortcut};
use crate::report::Report;
use crate::session::{Change, Session};
use crate::state::ProfileState;
use serde_json::{Value, json};

pub(crate) async fn set(app: &App, args: &KeysSetArgs, report: &mut Report) -> Result<Exit> {
    if !app.store.exists() {
        return Err(StoreError::NoStore.into());
    }
    let mut session = Session::open(app, report).await?;
    let wanted = args.key.map_or(KeyName::ALL.to_vec(), |key| vec![key]);
    let mut keys = app.given_now(&args.keys).await?;
    keys.keep_only(&wanted);
    if let Some(name) = args.key {
        session.forbid_during_rotation(&[name])?;
    }
    ask_for(app, &wanted, &mut keys, args.key.is_some()).await?;
    let given: Vec<KeyName> =
        wanted.iter().copied().filter(|name| keys.get(*name).is_some()).collect();
    session.forbid_during_rotation(&given)?;
    if given.is_empty() {
        return Err(report.needs_keys(&wanted));
    }
    // Profiles are listed by their state: not every keychain can list its items.
    session.save_if_new()?;
    keys.rotation_keys.also_redact = session.credentials.secrets().cloned().collect();
    let to_check = if args.unproven { &[][..] } else { &given };
    let checked = session.check_keys(&keys, to_check).await;
    if args.unproven {
        session.store(&given, &keys, false).await?;
    } else {
        session.store_accepted(&keys, &checked).await?;
    }
    report.data = Some(json!({ "changes": Change::words(&session.changes) }));
    report.say(if session.changes.is_empty() {
        "\nNothing was stored.".to_owned()
    } else {
        format!("\n{}", Change::lines(&session.changes, false))
    });
    report.checks = checked.results;
    Ok(exit_of(&report.checks))
}

/// In a terminal, asks for the wanted keys if none was given.
pub(super) async fn ask_for(
    app: &App,
    wanted: &[KeyName],
    keys: &mut KeySet,
    named: bool,
) -> Result<()> {
    let given = wanted.iter().any(|name| keys.get(*name).is_some());
    if !app.prompter.is_person() || (given && !named) {
        return Ok(());
    }
    for name in wanted {
        if keys.get(*name).is_some() {
            continue;
        }
        let typed = match app.prompter.hidden(*name, &[Shortcut::Skip]).await {
            Err(Leave::Shortcut(Shortcut::Skip)) => continue,
            typed => typed?,
        };
        if !typed.trim().is_empty() {
            let secret = Secret::parse(*name, &typed)?;
            keys.set(*name, ResolvedKey::new(secret, Source::Prompt));
        }
    }
    Ok(())
}

/// Shows each key's name, source, age and fingerprint.
pub(crate) async fn list(app: &App, sources: &KeySourceArgs, report: &mut Report) -> Result<Exit> {
    let state = app.state_for_show()?;
    let keys = app.keys(sources).await?;
    report.data = Some(json!({ "keys": key_list(&keys, &state, &app.configured) }));
    report.say(key_lines(&keys, &state, &app.configured));
    Ok(Exit::Pass)
}

pub(super) fn key_list(keys: &KeySet, state: &ProfileState, configured: &Sources) -> Vec<Value> {
    let entry = |name: KeyName| {
        let unread = unread(name, keys, configured);
        let held = keys.get(name).filter(|_| unread.is_none());
        let source = unread.map(Source::from).or(held.map(|held| held.source))?;
        let stored = held.and_then(|held| held.stored.as_ref());
        let stored_at = stored.and_then(|stored| stored.stored_at);
        Some(json!({
            "name": name.as_str(),
            "source": source.as_str(),
            "fingerprint": held.map(|held| state.fingerprint(&held.secret).to_string()),
            "stored_at": stored_at.map(rfc3339),
            "age_days": stored_at.map(|at| platform::age_days(platform::now(), at)),
            "unproven": stored.map(|stored| !stored.proven),
        }))
    };
    KeyName::ALL.into_iter().filter_map(entry).collect()
}

/// A source in the configuration that wasn't read. It comes before the keychain.
fn unread<'a>(name: KeyName, keys: &KeySet, configured: &'a Sources) -> Option<&'a Configured> {
    let stored = |held: &ResolvedKey| held.source == Source::Keystore;
    configured.get(name).filter(|_| keys.get(name).is_none_or(stored))
}

pub(super) fn key_lines(keys: &KeySet, state: &ProfileState, configured: &Sources) -> String {
    let line = |name: KeyName| {
        let words = match (unread(name, keys, configured), keys.get(name)) {
            (Some(unread), held) => {
                let stored =
                    if held.is_some() { ". The one in the keychain isn't used" } else { "" };
                format!("from {}, not read for this{stored}.", unread.place)
            }
            (None, Some(held)) => {
                let origin = origin(name, held);
                format!("{origin}; fingerprint {}", state.fingerprint(&held.secret))
            }
            (None, None) => {
                format!("not saved. Save it with `cs-ashby keys set {}`.", name.as_str())
            }
        };
        format!("{}: {words}", name.title())
    };
    KeyName::ALL.map(line).join("\n")
}

fn origin(name: KeyName, held: &ResolvedKey) -> String {
    match (held.source, &held.stored) {
        (Source::Keystore, Some(stored)) => {
            let ago = |at| ago(at, platform::now());
            let when = stored.stored_at.map_or("at an unknown time".into(), ago);
            let proven = if stored.proven { "" } else { ", not checked yet: run `cs-ashby setup`" };
            format!("in the keychain, saved {when}{proven}")
        }
        (Source::File, _) => format!("from {}", name.file_option()),
        (Source::Command, _) => format!("from {}", name.command_option()),
        (Source::Environment, _) => format!("from {}", name.variable()),
        _ => "from the configuration".to_owned(),
    }
}

/// Before the question: during a rotation more goes than the two keys it names. A keychain that can't be used ends
/// the run here, not after a person agreed.
pub(super) async fn note_more_than_two(app: &App) -> Result<()> {
    match app.store.read(&app.settings.profile).await {
        Err(error) if error.concerns_all() => return Err(error.into()),
        Ok(Some(item)) if item.candidate.is_some() || !item.retired.is_empty() => app.ui.note(
            "Note: a key of this profile is being rotated; its old and its new key are both removed.",
        ),
        _ => {}
    }
    Ok(())
}

/// Removes this profile's keys from the keychain.
pub(crate) async fn remove(app: &App, yes: bool, report: &mut Report) -> Result<Exit> {
    if !app.store.exists() {
        return Err(StoreError::NoStore.into());
    }
    let profile = &app.settings.profile;
    let lock = app.state_store.lock()?;
    note_more_than_two(app).await?;
    let question = format!("Remove both keys of profile {profile} from your keychain?");
    if !removal_confirmed(app, yes, &question, report).await? {
        return Ok(Exit::Pass);
    }
    let removed = app.store.remove(profile).await?;
    if let (true, Some(note)) = (removed, app.store.removal_note()) {
        app.ui.note(note);
    }
    // Without its keys the rotation is over. If this fails, nothing else depends on it.
    if let Ok(mut loaded) = app.load_state(Some(&lock))
        && loaded.state.end_rotation()
    {
        app.state_store.save(&lock, &loaded.state)?;
    }
    report.data = Some(json!({ "removed": removed }));
    report.say(if removed {
        format!(
            "Removed the keys of profile {profile} from your keychain. They still work at CodeSignal and Ashby: delete them there if nobody needs them."
        )
    } else {
        format!("Your keychain has no keys of profile {profile}.")
    });
    Ok(Exit::Pass)
}

/// Whether to remove what a command is for: `--yes`, or a person agrees.
pub(super) async fn removal_confirmed(
    app: &App,
    yes: bool,
    question: &str,
    report: &mut Report,
) -> Result<bool> {
    if yes {
        return Ok(true);
    }
    if !app.prompter.is_person() {
        return Err(Error::todo(
            "not_confirmed",
            "Removing this needs your confirmation, and no prompt is allowed here. Nothing was removed.",
            "Add --yes to remove it without being asked.",
        ));
    }
    let agreed = app.prompter.agrees(question, false).await?;
    if !agreed {
        report.data = Some(json!({ "removed": false }));
        report.say("Nothing was removed.");
    }
    Ok(agreed)
}
