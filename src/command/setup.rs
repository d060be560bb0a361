//! `setup`: the checklist, asked, walked and asked again.

use crate::app::App;
use crate::checklist::{Checked, Keystore, check};
use crate::cli::SetupArgs;
use crate::error::{Error, Exit, Result};
use crate::finding::{Entry, exit_of};
use crate::keys::Keys;
use crate::output::Report;
use crate::state::Record;
use crate::wizard::{self, Change, Walk};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Checks this machine, takes the keys, asks, does what it can, and asks again.
pub async fn run(app: &App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    let lock = app.shelf.lock()?;
    let loaded = app.load_record(Some(&lock))?;
    let (item, took) = app
        .open_store()
        .await
        .inspect_err(|error| report.checks.extend(keystore_failed(app, error)))?;
    let mut keys = app.given(&args.keys).await?;
    keys.complete_from(&item);
    let mut walk = Walk {
        app,
        lock: &lock,
        record: loaded.record,
        item,
        changes: Vec::new(),
    };
    if !loaded.stored {
        // A state that can't be written is found before anybody is asked for anything.
        walk.keep()?;
    }
    let walked = walk_through(&mut walk, args, &mut keys, took).await;
    let checked = walked.inspect_err(|_| {
        // What was done so far is kept, and the report says so.
        report.data = Some(changes(&walk.changes));
    })?;
    fill(app, report, &keys, &walk, checked);
    let exit = exit_of(&report.checks);
    app.note_result(report, exit);
    Ok(exit)
}

async fn walk_through(
    walk: &mut Walk<'_>,
    args: &SetupArgs,
    keys: &mut Keys,
    took: Duration,
) -> Result<Checked> {
    let app = walk.app;
    if let Some(sandbox) = &app.sandbox {
        wizard::rehearse(walk, sandbox, keys).await?;
    }
    wizard::ask_missing_keys(walk, keys).await?;
    let checked = ask(app, keys, &walk.record, took).await;
    walk.store_accepted(keys, &checked).await?;
    walk.attest(&args.attest, keys, &checked)?;
    wizard::walk_manual_steps(walk, &args.attest, keys, &checked).await?;
    match walk.changes.is_empty() {
        true => Ok(checked),
        false => Ok(ask(app, keys, &walk.record, took).await),
    }
}

/// The one check of a run that ends at the key store.
pub fn keystore_failed(app: &App, error: &Error) -> Option<Entry> {
    (error.exit == Exit::Local && app.store.exists())
        .then(|| crate::checklist::failed_keystore(error))
}

async fn ask(app: &App, keys: &Keys, record: &Record, took: Duration) -> Checked {
    let _busy = app.voice.busy("Asking CodeSignal and Ashby");
    let keystore = match (&app.sandbox, app.store.exists()) {
        (Some(_), _) => Keystore::InMemory,
        (None, true) => Keystore::Writable,
        (None, false) => Keystore::Unused,
    };
    let ask = app.ask(keys, app.deadline_from(Instant::now()));
    check(
        &ask,
        record,
        std::future::ready((keystore, took)),
        app.now_ms(),
    )
    .await
}

fn fill(app: &App, report: &mut Report, keys: &Keys, walk: &Walk<'_>, checked: Checked) {
    report.missing = keys.missing();
    report.registration = Some(app.registration(&walk.record, keys));
    report.data = Some(changes(&walk.changes));
    report.text = Some(change_lines(&walk.changes, &checked, app.sandbox.is_some()));
    report.checks = checked.entries;
}

/// What was changed, for scripts.
pub fn changes(changes: &[Change]) -> Value {
    json!({ "changes": changes.iter().map(Change::word).collect::<Vec<_>>() })
}

fn change_lines(changes: &[Change], checked: &Checked, sandbox: bool) -> String {
    if changes.is_empty() {
        return match exit_of(&checked.entries) {
            Exit::Pass => "\nNothing was changed: everything was done already.".into(),
            _ => "\nNothing was changed.".into(),
        };
    }
    let lines: Vec<String> = changes
        .iter()
        .map(|change| format!("  {}", change.words(sandbox)))
        .collect();
    format!("\nDone in this run:\n{}", lines.join("\n"))
}
