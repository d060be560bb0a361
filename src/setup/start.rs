//! How the wizard begins: what it needs, what is done already, and whether both vendors can be reached.

use super::context::{StepResult, WizardContext};
use super::{handoff, support_mail, text};
use crate::check_result::Finding;
use crate::dialog::Choice;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Step};
use crate::prompt::{Input, Shortcut};
use std::time::Instant;

/// How many minutes each step takes the first time, by the number of the step.
const MINUTES: [usize; 5] = [2, 2, 1, 4, 1];

#[derive(Clone, Copy)]
enum Unreachable {
    TryAgain,
    Continue,
}

impl Choice for Unreachable {
    const MENU: &'static [(&'static str, Unreachable)] =
        &[("Try again", Unreachable::TryAgain), ("Continue anyway", Unreachable::Continue)];
}

#[derive(Clone, Copy)]
enum Access {
    Yes,
    Missing,
    SomeoneElse,
}

impl Choice for Access {
    const MENU: &'static [(&'static str, Access)] = &[
        ("Yes", Access::Yes),
        ("No, they're missing", Access::Missing),
        ("Someone else manages CodeSignal", Access::SomeoneElse),
    ];
}

pub(super) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if let Some(vendor) = ctx.options.handoff
        && handoff::begin(ctx, vendor).await? == StepResult::Quit
    {
        return Ok(StepResult::Quit);
    }
    welcome(ctx);
    if ctx.open.iter().all(|step| *step == Step::Test) {
        return Ok(StepResult::Next);
    }
    match reach_vendors(ctx).await? {
        StepResult::Quit => return Ok(StepResult::Quit),
        _ => show_where_keys_go(ctx),
    }
    // Who made the key or the webhook has seen the pages where they are made.
    let has_access = ctx.is_accepted(KeyName::Codesignal)
        || ctx.options.attest.contains(&ManualStep::Webhook)
        || ctx.session.state.attested_at(ManualStep::Webhook).is_some()
        || ctx.options.handoff == Some(KeyName::Codesignal)
        || ctx.options.from.is_some_and(|step| step != Step::Before);
    if has_access {
        return Ok(StepResult::Next);
    }
    ask_about_access(ctx).await
}

fn welcome(ctx: &WizardContext<'_, '_>) {
    let dialog = &ctx.dialog;
    if ctx.open.iter().all(|step| *step == Step::Test) && ctx.options.from.is_none() {
        dialog.say("Everything is set up. Running the connectivity test again.");
        return;
    }
    let minutes: usize = Step::NUMBERED
        .iter()
        .zip(MINUTES)
        .filter(|(step, _)| ctx.open.contains(step))
        .map(|(_, minutes)| minutes)
        .sum();
    dialog.title(&format!("Connect CodeSignal to Ashby (about {minutes} minutes)"));
    dialog.say(&match (ctx.session.app.sandbox.is_some(), dialog.pages.are_practice()) {
        (true, _) => text::START_SANDBOX.to_owned(),
        (false, true) => text::START_PRACTICE.to_owned(),
        (false, false) => text::start(ctx.options.handoff),
    });
    if dialog.pages.are_unknown() {
        dialog.say(text::OTHER_ADDRESSES);
    }
    for (at, step) in Step::NUMBERED.iter().enumerate() {
        if !ctx.open.contains(step) {
            dialog.done(&format!("{}. {}", at + 1, step.title()));
        }
    }
}

fn show_where_keys_go(ctx: &WizardContext<'_, '_>) {
    let app = ctx.session.app;
    if app.sandbox.is_some() {
        return;
    }
    if app.store.exists() {
        ctx.dialog.done("Keys will be saved in your keychain");
    } else {
        ctx.dialog.attention("Keys won't be saved; the next run needs them again");
    }
}

async fn reach_vendors(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    loop {
        let obstacles = obstacles(ctx).await;
        if obstacles.is_empty() {
            ctx.dialog.done("Ashby and CodeSignal are reachable");
            return Ok(StepResult::Next);
        }
        for obstacle in &obstacles {
            ctx.dialog.failed(&obstacle.summary);
            if let Some(fix) = &obstacle.fix {
                ctx.dialog.say(&format!("  Fix: {fix}"));
            }
        }
        match ctx.dialog.select("What now?", &[Shortcut::Quit]).await? {
            Input::Value(Unreachable::TryAgain) => {}
            Input::Value(Unreachable::Continue) => return Ok(StepResult::Next),
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
        }
    }
}

async fn obstacles(ctx: &WizardContext<'_, '_>) -> Vec<Finding> {
    let app = ctx.session.app;
    let _spinner = app.ui.busy("Reaching CodeSignal and Ashby");
    let prober = app.ask(ctx.keys, app.deadline_from(Instant::now()));
    prober.unreachable().await
}

/// A company needs API access; without it nothing that follows can be done.
async fn ask_about_access(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.dialog.say(text::ACCESS);
    let question = "Do you see Webhooks and API Keys there?";
    match ctx.dialog.select(question, &[Shortcut::Quit]).await? {
        Input::Value(Access::Yes) => Ok(StepResult::Next),
        Input::Value(Access::Missing) => support_mail::offer(ctx).await,
        Input::Value(Access::SomeoneElse) => handoff::start(ctx, KeyName::Codesignal).await,
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}
