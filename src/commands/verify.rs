//! `verify`: runs the checklist.

use super::verify_session::VerifySession;
use crate::app::App;
use crate::check_id::CheckId;
use crate::check_result::exit_of;
use crate::checks::Keystore;
use crate::cli::VerifyArgs;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::KeyName;
use crate::report::{Missing, Report};
use crate::session::keystore_failed;
use std::time::{Duration, Instant};

/// Prompts for nothing, changes no key and no attestation. Creates something at CodeSignal only with --deep.
pub(crate) async fn run(app: &App, args: &VerifyArgs, report: &mut Report) -> Result<Exit> {
    let mut state = app.load_state(None)?.state;
    let mut session = VerifySession::open(app, args)?;
    let mut keys = app.given(&args.keys).await?;
    // The deadline starts after the key sources, which have ten seconds of their own.
    let start = Instant::now();
    let looked = Instant::now();
    let needed = !keys.missing().is_empty();
    if needed {
        app.complete(&mut keys).await.inspect_err(|error| {
            report.checks.extend(keystore_failed(app, error));
        })?;
    }
    session.rebind(&mut state, &keys);
    let read_already = needed.then(|| looked.elapsed());
    let (_turns, waited) = app.turn(&keys).await;
    let busy = app.ui.busy("Asking CodeSignal and Ashby");
    let looking = keystore(app, read_already);
    let checked = session.check(&keys, &state, looking, app.deadline_from(start + waited)).await?;
    drop(busy);
    report.missing = keys.missing().into_iter().map(Missing::key).collect();
    report.checks = checked.results;
    name_sources(report, &keys);
    report.keys = app.used_keys(&state, &keys);
    let exit = exit_of(&report.checks);
    session.note(report, exit);
    Ok(exit)
}

fn name_sources(report: &mut Report, keys: &KeySet) {
    for name in KeyName::ALL {
        let id = CheckId::of_key(name);
        let entry = report.checks.iter_mut().find(|entry| entry.id == id);
        if let (Some(entry), Some(held)) = (entry, keys.get(name)) {
            entry.details.insert("source".into(), held.source.as_str().into());
        }
    }
}

/// Whether the keychain works, and how long reading it took. If it wasn't read yet, it's read now, while the vendors
/// are asked.
async fn keystore(app: &App, read_already: Option<Duration>) -> (Keystore, Duration) {
    if app.sandbox.is_some() {
        return (Keystore::InMemory, Duration::ZERO);
    }
    if !app.store.exists() {
        return (Keystore::Unused, Duration::ZERO);
    }
    if let Some(took) = read_already {
        return (Keystore::Readable, took);
    }
    let start = Instant::now();
    let found = match app.store.read(&app.settings.profile).await {
        Ok(_) => Keystore::Readable,
        Err(error) => Keystore::Unusable(error.into()),
    };
    (found, start.elapsed())
}
