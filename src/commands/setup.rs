//! `setup`: the checklist, asked, walked and asked again.

use super::drift;
use crate::app::App;
use crate::check_result::exit_of;
use crate::checks::CheckRun;
use crate::cli::{KeyArg, SetupArgs};
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::{KeyName, Step};
use crate::platform;
use crate::report::{Report, model::DetailLevel};
use crate::session::{Change, Session};
use crate::setup::{self, PlanInput, WizardContext, WizardEnd, WizardOptions};
use serde_json::{Value, json};

/// Checks this machine, takes the keys, asks, does what it can, and asks again.
pub(crate) async fn run(app: &App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    if args.plan {
        return plan(app, args, report).await;
    }
    let handed_off = args.handoff.map(KeyArg::name);
    if let Some(vendor) = handed_off {
        // At once, so that it can be sent while the walk waits, and whatever is wrong with this computer.
        app.ui.page(&setup::page_for(app, vendor), report);
        report.data = Some(data(app, &[], handed_off));
    }
    let mut session = Session::open(app, report).await?;
    session.forbid_during_rotation(&KeyName::ALL)?;
    let mut keys = app.given(&args.keys).await?;
    keys.complete_from(&session.credentials);
    session.rebind(&keys);
    session.save_if_new()?;
    let walked = if app.prompter.is_person() {
        with_person(&mut session, args, &mut keys).await
    } else {
        without_person(&mut session, args, &mut keys)
            .await
            .map(|checked| (checked, WizardEnd::Unwalked))
    };
    let (checked, ended) = walked.inspect_err(|_| {
        // What was done so far is kept, and the report says so.
        report.data = Some(data(app, &session.changes, handed_off));
    })?;
    report.data = Some(data(app, &session.changes, handed_off));
    drift::remember(&mut session, &keys, &checked)?;
    fill(app, report, &keys, &session, checked, &ended);
    let exit = exit_of(&report.checks);
    app.note_result(report, exit);
    Ok(exit)
}

async fn with_person(
    session: &mut Session<'_>,
    args: &SetupArgs,
    keys: &mut KeySet,
) -> Result<(CheckRun, WizardEnd)> {
    let options = WizardOptions {
        // A rehearsal begins with nothing: there is no later step to begin at.
        from: args.from.filter(|_| session.app.sandbox.is_none()),
        vouched: args.attest.clone(),
        handoff: args.handoff.map(KeyArg::name),
    };
    // From here on nothing that is typed or pasted is shown but by the prompts.
    platform::terminal::prepare_prompt();
    platform::terminal::prompt_ended();
    let mut ctx = WizardContext::begin(session, keys, options).await?;
    let ended = ctx.walk_through().await?;
    Ok((ctx.into_checked(), ended))
}

/// Does what can be done with what was given.
async fn without_person(
    session: &mut Session<'_>,
    args: &SetupArgs,
    keys: &mut KeySet,
) -> Result<CheckRun> {
    let app = session.app;
    if let Some(sandbox) = &app.sandbox {
        setup::rehearse(session, sandbox, keys).await?;
    }
    let checked = session.check(keys).await;
    session.store_accepted(keys, &checked).await?;
    session.attest(&args.attest, keys, &checked)?;
    if session.changes.is_empty() {
        return Ok(checked);
    }
    let checked = session.check(keys).await;
    // A key whose vendor could not be asked before may be accepted now.
    session.store_accepted(keys, &checked).await?;
    Ok(checked)
}

/// Shows what would be asked and done, from what lies on this computer.
async fn plan(app: &App, args: &SetupArgs, report: &mut Report) -> Result<Exit> {
    let record = app.state_store.peek()?;
    let item = match app.store.read(&app.settings.profile).await {
        Ok(item) => item,
        Err(error) => {
            app.ui.note(&format!("Note: {} `cs-ashby setup` would stop there. The plan below is for an empty key store.", error.message));
            None
        }
    };
    let known = PlanInput {
        record: &record,
        item: &item.unwrap_or_default(),
        endpoint: app.settings.addresses.webhook.text(),
        given: app.named(&args.keys)?,
        vouched: &args.attest,
        keeps_keys: app.store.exists() && app.sandbox.is_none(),
        configured: KeyName::ALL
            .into_iter()
            .filter(|name| app.configured.get(*name).is_some())
            .collect(),
    };
    let plan = setup::plan(&known);
    report.data = Some(json!({ "plan": plan.iter().map(|step| step.value()).collect::<Vec<_>>() }));
    let lines: Vec<String> = plan.iter().map(|step| step.lines()).collect();
    report.text = Some(format!(
        "What `cs-ashby setup` would ask and do for profile {}. Nothing was asked, sent or changed now.\n{}",
        app.settings.profile,
        lines.join("\n")
    ));
    Ok(Exit::Pass)
}

/// What was changed, and the page where one was asked for.
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
    ended: &WizardEnd,
) {
    report.missing = keys.missing();
    report.registration = Some(app.registration(&session.state, keys));
    report.keys = app.used_keys(&session.state, keys);
    let mut text = change_lines(&session.changes, &checked, app.sandbox.is_some());
    match ended {
        WizardEnd::Unwalked => {}
        WizardEnd::Finished(words) => {
            report.detail = DetailLevel::Brief;
            report.closing = Some(format!(
                "\nStep {0} of {0}: {1}\n{words}",
                Step::ALL.len(),
                Step::Next.title()
            ));
        }
        WizardEnd::Stopped(step) => {
            report.detail = DetailLevel::None;
            text.push_str(&stopped_at(*step, app));
        }
    }
    report.text = Some(text);
    report.checks = checked.entries;
}

fn stopped_at(step: Step, app: &App) -> String {
    let next = match (&app.sandbox, app.store.exists()) {
        (Some(_), _) => "The rehearsal keeps nothing: the next one begins from nothing.",
        (None, true) => "What is done is kept. Run `cs-ashby setup` to go on from there.",
        (None, false) => {
            "What you confirmed is kept; keys are not (--store none). Run `cs-ashby setup` with the keys to go on from there."
        }
    };
    format!(
        "\n\nStopped at step {} of {} ({}). {next}",
        step.number(),
        Step::ALL.len(),
        step.title()
    )
}

fn change_lines(changes: &[Change], checked: &CheckRun, sandbox: bool) -> String {
    if changes.is_empty() {
        return match exit_of(&checked.entries) {
            Exit::Pass => "\nNothing was changed: everything was done already.".into(),
            _ => "\nNothing was changed.".into(),
        };
    }
    format!("\n{}", Change::lines(changes, sandbox))
}
