//! `setup`: runs the checklist, walks through what doesn't pass, and runs it again.

#[cfg(test)]
mod tests;

use super::drift;
use crate::app::App;
use crate::check_result::exit_of;
use crate::checks::CheckRun;
use crate::cli::SetupArgs;
use crate::credentials::key_set::KeySet;
use crate::error::{Error, Exit, Result};
use crate::integration::{KeyName, Step};
use crate::keystore::{Store, StoredCredentials};
use crate::platform;
use crate::report::{Missing, Report, model::DetailLevel};
use crate::session::{Change, Session, keystore_failed, waits_for_keychain};
use crate::setup::{self, PlanInput, WizardContext, WizardEnd, WizardOptions};
use serde_json::{Value, json};
use std::time::Duration;

/// Opens the keychain, reads the keys, runs the wizard or, without a person, what can be done without one.
pub(crate) async fn run(app: &mut App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    if args.plan {
        return plan(app, args, report).await;
    }
    let handed_off = args.handoff;
    if let Some(vendor) = handed_off {
        // Printed first, so that it can be sent while the wizard waits, even if the keychain can't be used.
        app.ui.page(&setup::page_for(app, vendor), report);
        report.data = Some(data(app, &[], handed_off));
    }
    let opened =
        if app.prompter.is_person() { Some(open_keychain(app, report).await?) } else { None };
    let app = &*app;
    report.keeps_keys = app.store.exists();
    let mut session = match opened {
        Some(opened) => Session::begin(app, opened)?,
        None => Session::open(app, report).await?,
    };
    session.forbid_during_rotation(&KeyName::ALL)?;
    let mut keys = app.given(&args.keys).await?;
    keys.complete_from(&session.credentials);
    session.rebind(&keys);
    session.save_if_new()?;
    let walked = if app.prompter.is_person() {
        with_person(&mut session, args, &mut keys).await
    } else {
        without_person(&mut session, args, &mut keys).await.map(|checked| (checked, None))
    };
    let (checked, ended) = walked.inspect_err(|_| {
        // Changes so far are kept, so the report lists them.
        report.data = Some(data(app, &session.changes, handed_off));
    })?;
    report.data = Some(data(app, &session.changes, handed_off));
    drift::remember(&mut session, &keys, &checked)?;
    fill(app, report, &keys, &session, checked, ended.as_ref());
    let exit = exit_of(&report.checks);
    app.note_result(report, exit);
    let finished = matches!(ended, Some(WizardEnd::Finished { .. })) && exit == Exit::Pass;
    if finished && app.sandbox.is_none() && app.ui.reports_to_person() {
        // The question comes after what it's about.
        report.close(exit);
        report.given = true;
        let printed = app.ui.report(report);
        setup::offer_report(app, report).await;
        return Ok(printed);
    }
    Ok(exit)
}

async fn with_person(
    session: &mut Session<'_>,
    args: &SetupArgs,
    keys: &mut KeySet,
) -> Result<(CheckRun, Option<WizardEnd>)> {
    let handoff = args.handoff;
    let mut options = WizardOptions {
        // The sandbox starts from nothing, so it can't start at a later step.
        from: args.from.filter(|_| session.app.sandbox.is_none()),
        attest: args.attest.clone(),
        handoff: handoff.or(session.state.handoff),
        handoff_from_command_line: handoff.is_some(),
    };
    // From here on the terminal shows typed or pasted text only at a prompt.
    platform::terminal::prepare_prompt();
    platform::terminal::prompt_ended();
    setup::review_given_keys(session.app, keys, &mut options.attest).await?;
    let mut ctx = WizardContext::begin(session, keys, options).await?;
    let ended = setup::walk(&mut ctx).await?;
    Ok((ctx.checked, Some(ended)))
}

/// Opens the keychain. If it can't be used, a person may continue without saving keys.
async fn open_keychain(
    app: &mut App,
    report: &mut Report,
) -> Result<(StoredCredentials, Duration)> {
    let opened = {
        let _spinner = waits_for_keychain(app);
        app.open_store().await
    };
    let Err(error) = opened else {
        return opened;
    };
    report.checks.extend(keystore_failed(app, &error));
    if report.checks.is_empty() {
        return Err(error);
    }
    let how = "You can continue: your keys are used now, and not saved.";
    app.ui.note(format!("\n! {}\n  {how}", error.message));
    if !app.prompter.agrees("Continue without saving your keys?", false).await? {
        if app.ui.reports_to_person() {
            // The question came with what's wrong.
            report.checks.clear();
        }
        return Err(Error { message: "Stopped: your keys can't be saved.".into(), ..error });
    }
    report.checks.clear();
    app.store = Store::None;
    Ok((StoredCredentials::default(), Duration::ZERO))
}

/// Without a person: checks the given keys, stores the accepted ones, saves confirmations.
async fn without_person(
    session: &mut Session<'_>,
    args: &SetupArgs,
    keys: &mut KeySet,
) -> Result<CheckRun> {
    let app = session.app;
    if let Some(sandbox) = &app.sandbox {
        setup::act_as_admin(session, sandbox, keys).await?;
    }
    let checked = session.check(keys).await;
    session.store_accepted(keys, &checked).await?;
    session.attest(&args.attest, keys, &checked)?;
    if session.changes.is_empty() {
        return Ok(checked);
    }
    let checked = session.check(keys).await;
    // A key whose vendor didn't respond before may be accepted now.
    session.store_accepted(keys, &checked).await?;
    Ok(checked)
}

/// Shows what setup would ask and do, from what's stored on this computer.
async fn plan(app: &App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    let state = app.state_store.peek()?;
    let item = match app.store.read(&app.settings.profile).await {
        Ok(item) => item,
        Err(error) => {
            app.ui.note(format!("Note: {error} The plan below is for an empty keychain."));
            None
        }
    };
    let known = PlanInput {
        state: &state,
        item: &item.unwrap_or_default(),
        endpoint: app.settings.addresses.webhook.text(),
        given: app.named(&args.keys),
        attested: &args.attest,
        keeps_keys: app.store.exists() && app.sandbox.is_none(),
        configured: KeyName::ALL
            .into_iter()
            .filter(|name| app.configured.get(*name).is_some())
            .collect(),
    };
    let plan = setup::plan(&known);
    report.data = Some(json!({ "plan": plan.iter().map(|step| step.value()).collect::<Vec<_>>() }));
    let lines: Vec<String> = plan.iter().map(|step| step.lines()).collect();
    report.say(format!(
        "What `cs-ashby setup` will do for profile {}. Nothing was sent or changed.\n{}",
        app.settings.profile,
        lines.join("\n")
    ));
    Ok(Exit::Pass)
}

/// The changes, and the hand-off page if there's one.
fn data(app: &App, changed: &[Change], handed_off: Option<KeyName>) -> Value {
    let mut data = json!({ "changes": Change::words(changed) });
    if let Some(vendor) = handed_off {
        data["handoff"] = json!({
            "vendor": vendor.as_str(),
            "page": setup::page_for(app, vendor),
        });
    }
    data
}

fn fill(
    app: &App,
    report: &mut Report,
    keys: &KeySet,
    session: &Session<'_>,
    checked: CheckRun,
    ended: Option<&WizardEnd>,
) {
    report.missing = keys.missing().into_iter().map(Missing::key).collect();
    report.registration = Some(app.registration(&session.state, keys));
    report.keys = app.used_keys(&session.state, keys);
    let mut text = change_lines(&session.changes, app.sandbox.is_some());
    match ended {
        None => {}
        Some(WizardEnd::Finished { next, walked }) => {
            if *walked && app.ui.prints_to_terminal() {
                // Each step has said there what was done.
                report.detail = DetailLevel::Brief;
                text.clear();
            }
            report.closing = Some(format!("\n{}\n{next}", Step::Next.title()).into());
        }
        Some(WizardEnd::Stopped(step)) => {
            report.detail = DetailLevel::None;
            text.push_str(&stopped_at(*step, app));
        }
    }
    report.say(text);
    report.checks = checked.results;
}

fn stopped_at(step: Step, app: &App) -> String {
    let place = match step.number() {
        Some(number) => format!(" at step {number} of {}", Step::NUMBERED.len()),
        None => String::new(),
    };
    let next = match (&app.sandbox, app.store.exists()) {
        (Some(_), _) => "",
        (None, true) => " Your progress is saved; run `cs-ashby setup` to continue.",
        (None, false) => {
            " Your progress is saved, but not your keys. Run `cs-ashby setup` to continue."
        }
    };
    format!("\n\nStopped{place}.{next}")
}

fn change_lines(changes: &[Change], sandbox: bool) -> String {
    if changes.is_empty() {
        return "\nNothing was changed.".into();
    }
    format!("\n{}", Change::lines(changes, sandbox))
}
