//! Step 1: this computer, both vendors, and the way to the keys at CodeSignal.

use super::context::{StepResult, WizardContext};
use super::handoff;
use crate::check_result::Finding;
use crate::error::Result;
use crate::integration::{CODESIGNAL_SUPPORT, KeyName, ManualStep};
use crate::prompt::{Input, Shortcut};
use std::time::Instant;

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    let app = ctx.session.app;
    if app.sandbox.is_some() {
        ctx.say("This computer: the rehearsal keeps keys in memory and writes no file.");
    } else if app.store.exists() {
        ctx.say("This computer: the key store works, and what you confirm can be kept.");
    } else {
        ctx.say("This computer: what you confirm can be kept. No key is stored (--store none): the next run needs the keys again.");
    }
    loop {
        let obstacles = in_the_way(ctx).await;
        if obstacles.is_empty() {
            ctx.say("CodeSignal and Ashby can be reached.");
            break;
        }
        for found in &obstacles {
            ctx.say(&found.summary);
            ctx.say(&format!("Next: {}", found.fix.as_deref().unwrap_or("")));
        }
        let choices = ["Try again", "Go on all the same"];
        match app.prompter.choose("What now?", &choices, LEAVE).await? {
            Input::Value(0) => {}
            Input::Value(_) => break,
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
        }
    }
    // Who vouches for the webhook, or did once, has seen the page where it is made.
    let has_seen = ctx.options.vouched.contains(&ManualStep::Webhook)
        || ctx.session.state.attested_at(ManualStep::Webhook).is_some();
    match ctx.options.handoff {
        Some(KeyName::Codesignal) => Ok(StepResult::Next),
        _ if has_seen => Ok(StepResult::Next),
        _ => sees_the_sections(ctx).await,
    }
    .inspect(|turn| ctx.before_done = *turn == StepResult::Next)
}

const LEAVE: &[(Shortcut, &str)] = &[(Shortcut::Quit, "Stop here")];

async fn in_the_way(ctx: &WizardContext<'_, '_>) -> Vec<Finding> {
    let app = ctx.session.app;
    let _busy = app
        .ui
        .busy("Looking whether CodeSignal and Ashby can be reached");
    let ask = app.ask(ctx.keys, app.deadline_from(Instant::now()));
    ask.unreachable().await
}

/// A company needs API access switched on; without it nothing that follows can be done.
async fn sees_the_sections(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.say("\nOpen CodeSignal, log in, and look at the integrations settings on the left side:");
    let page = ctx.pages.codesignal_keys.clone();
    ctx.open(&page).await;
    let choices = [
        "Yes, I see both",
        "No, one or both are missing",
        "Somebody else looks after CodeSignal",
    ];
    let question = "Do you see \"Webhooks\" and \"API Keys\" there?";
    let prompter = ctx.session.app.prompter;
    match prompter.choose(question, &choices, LEAVE).await? {
        Input::Value(0) => Ok(StepResult::Next),
        Input::Value(1) => ask_for_access(ctx).await,
        Input::Value(_) => {
            ctx.options.handoff = Some(KeyName::Codesignal);
            let page = handoff::page_for(ctx.session.app, KeyName::Codesignal);
            ctx.say(&format!("\n{page}"));
            handoff::offer(ctx, KeyName::Codesignal).await
        }
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}

/// The mail of the guide. The walk waits for another day.
async fn ask_for_access(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    let mail = mail();
    ctx.say("\nThen API access is not switched on for your company. CodeSignal's support does that. Send this mail:\n");
    if ctx.session.app.sandbox.is_some() {
        ctx.say("(This is a rehearsal: don't send it.)\n");
    }
    ctx.say(&mail);
    let choices = [
        "Copy the mail, and stop until CodeSignal has answered",
        "I see both now: go on",
    ];
    let prompter = ctx.session.app.prompter;
    match prompter.choose("What now?", &choices, LEAVE).await? {
        Input::Value(0) => {
            let copied = ctx.copying.text(&mail);
            let copied = ctx.copying.words(copied, "The mail");
            ctx.say(&format!(
                "{copied} Send it to {CODESIGNAL_SUPPORT}. When you see both sections in CodeSignal, run `cs-ashby setup` again: it goes on from here.",
            ));
            Ok(StepResult::Quit)
        }
        Input::Value(_) => Ok(StepResult::Next),
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}

fn mail() -> String {
    format!(
        "To: {CODESIGNAL_SUPPORT}\n\
         Subject: API access for our account\n\
         \n\
         Hello,\n\
         \n\
         we are connecting CodeSignal to Ashby. In our account the sections \"Webhooks\" and \"API Keys\" are not shown in the integrations settings. Please switch on API access for our company, and for my user the right to see both sections.\n\
         \n\
         Thank you"
    )
}
