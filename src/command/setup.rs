//! `setup`: the checklist, asked, walked and asked again.

use crate::app::App;
use crate::checklist::{CheckId, Checked, Keystore, check};
use crate::cli::SetupArgs;
use crate::error::{Error, Exit, Result};
use crate::finding::{Entry, exit_of};
use crate::keys::Keys;
use crate::output::Report;
use crate::state::Record;
use crate::store::Item;
use crate::wizard::{self, Change, Walk};
use serde_json::json;
use std::time::Instant;

/// Checks this machine, takes the keys, asks, does what it can, and asks again.
pub async fn run(app: &App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    let lock = app.shelf.lock()?;
    let loaded = app.load_record()?;
    let item = prepare_store(app)
        .await
        .inspect_err(|error| report.checks.extend(keystore_failed(app, error)))?;
    let mut keys = app.given(&args.keys).await?;
    keys.complete_from(&item);
    let mut walk = Walk {
        app,
        record: loaded.record,
        item,
        changes: Vec::new(),
    };
    if let Some(sandbox) = &app.sandbox {
        wizard::rehearse(&mut walk, sandbox, &mut keys).await?;
    }
    wizard::ask_missing_keys(&mut walk, &mut keys).await?;
    let mut checked = ask(app, &keys, &walk.record).await;
    walk.store_accepted(&keys, &checked).await?;
    walk.attest(&args.attest, &keys, &checked);
    wizard::walk_manual_steps(&mut walk, &args.attest, &keys, &checked).await?;
    if !walk.changes.is_empty() || !loaded.stored {
        app.shelf.save(&lock, &walk.record)?;
    }
    if !walk.changes.is_empty() {
        checked = ask(app, &keys, &walk.record).await;
    }
    fill(app, report, &keys, &walk, checked);
    let exit = exit_of(&report.checks);
    app.note_result(report, exit);
    Ok(exit)
}

/// A key store that would lose a key is found before anybody is asked for one.
async fn prepare_store(app: &App) -> Result<Item> {
    if !app.store.exists() {
        return Ok(Item::default());
    }
    app.store.self_test(&app.settings.profile).await?;
    let item = app.store.read(&app.settings.profile).await?;
    Ok(item.unwrap_or_default())
}

/// The one check of a run that ends at the key store.
pub fn keystore_failed(app: &App, error: &Error) -> Option<Entry> {
    (error.exit == Exit::Local && app.store.exists())
        .then(|| crate::checklist::failed_keystore(error))
}

async fn ask(app: &App, keys: &Keys, record: &Record) -> Checked {
    let _busy = app.voice.busy("Asking CodeSignal and Ashby");
    let keystore = if app.store.exists() {
        Keystore::Writable
    } else {
        Keystore::Unused
    };
    let ask = app.ask(keys, app.deadline_from(Instant::now()));
    check(&ask, record, std::future::ready(keystore), app.now_ms()).await
}

fn fill(app: &App, report: &mut Report, keys: &Keys, walk: &Walk<'_>, checked: Checked) {
    report.missing = keys.missing();
    report.registration = Some(app.registration(&walk.record, keys));
    report.data = Some(json!({
        "changes": walk.changes.iter().map(Change::word).collect::<Vec<_>>(),
    }));
    report.text = Some(change_lines(&walk.changes, &checked));
    report.checks = checked.entries;
}

fn change_lines(changes: &[Change], checked: &Checked) -> String {
    if changes.is_empty() {
        let whole = checked.entries.iter().all(|entry| entry.status.carries())
            || checked
                .status(CheckId::WebhookHandshake)
                .is_some_and(|s| s.carries());
        return match whole {
            true => "\nNothing was changed: what could be done was done already.".into(),
            false => "\nNothing was changed.".into(),
        };
    }
    let lines: Vec<String> = changes
        .iter()
        .map(|change| format!("  {}", change.words()))
        .collect();
    format!("\nDone in this run:\n{}", lines.join("\n"))
}
