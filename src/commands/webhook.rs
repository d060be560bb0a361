//! `webhook show` and `webhook test`.

use super::keys::ask_for;
use crate::api::deadline::Deadline;
use crate::app::App;
use crate::check_id::CheckId;
use crate::check_result::exit_of;
use crate::checks::{self, Keystore, Scope};
use crate::cli::{WebhookShowArgs, WebhookTestArgs};
use crate::credentials::key_set::{KeyGeneration, KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::error::{Error, Exit, Result};
use crate::integration::{Event, KeyName, WEBHOOKS_PAGE};
use crate::report::Report;
use crate::session::keystore_failed;
use std::time::{Duration, Instant};

pub(crate) async fn show(app: &App, args: &WebhookShowArgs, report: &mut Report) -> Result<Exit> {
    if args.reveal && !app.ui.prints_to_terminal() {
        return Err(Error::usage(
            "reveal_refused",
            "--reveal shows your keys, so it only works as text in a terminal. Elsewhere they could end up in a file or a log.",
            "Leave out --reveal, or run the command in a terminal without a pipe.",
        ));
    }
    let state = app.state_for_show()?;
    let keys = match app.keys(&args.keys).await {
        // The form is useful without the fingerprints too.
        Err(error) if error.exit == Exit::Local && !args.reveal => {
            app.ui.note(format!("Note: {}", error.message));
            KeySet::default()
        }
        other => other?,
    };
    let keys = with_new_key(app, keys);
    let mut form = app.registration(&state, &keys);
    if args.reveal {
        let key = |name| keys.secret(name).cloned();
        form.secret.revealed = key(KeyName::Codesignal);
        form.header.value.revealed = key(KeyName::Ashby);
    }
    report.registration = Some(form);
    let page = if app.settings.addresses.are_published() {
        format!("\n{WEBHOOKS_PAGE}")
    } else {
        String::new()
    };
    report.say(format!(
        "\nIn CodeSignal, open Integrations > Webhooks. Edit the webhook that's there;\ndon't add a second one. If there's none, click ADD A WEBHOOK.{page}"
    ));
    Ok(Exit::Pass)
}

/// While a key is being replaced, the form needs the new one.
fn with_new_key(app: &App, mut keys: KeySet) -> KeySet {
    let Some(new) = keys.rotation_keys.counterpart.take_if(|it| it.in_use == KeyGeneration::Old)
    else {
        return keys;
    };
    app.ui.note(format!(
        "Note: you're replacing the {}, so these are the values with the new one.",
        new.name.title()
    ));
    keys.set(new.name, ResolvedKey::new(new.secret, Source::Keystore));
    keys
}

pub(crate) async fn test(app: &App, args: &WebhookTestArgs, report: &mut Report) -> Result<Exit> {
    let state = app.load_state(None)?.state;
    let mut keys = app
        .keys(&args.keys)
        .await
        .inspect_err(|error| report.checks.extend(keystore_failed(app, error)))?;
    ask_for(app, &KeyName::ALL, &mut keys, true).await?;
    let missing = keys.missing();
    if !missing.is_empty() {
        return Err(report.needs_keys(&missing));
    }
    let scope = Scope {
        events: Event::ALL
            .iter()
            .copied()
            .filter(|event| args.all_events || args.event.contains(event))
            .collect(),
        ..Scope::of(vec![CheckId::WebhookHandshake])
    };
    let _busy = app.ui.busy("Asking Ashby's endpoint");
    // The handshake, then each event: one after the other, each with the whole time of an attempt.
    let rounds = u32::try_from(scope.events.len() + 2).unwrap_or(u32::MAX);
    let deadline = Deadline::at(Instant::now() + app.settings.timeout * rounds);
    let ask = app.ask(&keys, deadline);
    let keystore = std::future::ready((Keystore::Unused, Duration::ZERO));
    let checked = checks::run(&ask, &state, keystore, crate::platform::now(), &scope).await;
    report.checks = checked.results;
    Ok(exit_of(&report.checks))
}
