//! How the wizard begins: what it needs, what is done already, and whether both vendors can be reached.

use super::context::WizardContext;
use super::{handoff, summary, support_mail, text};
use crate::check_result::{Finding, Status};
use crate::dialog::Page;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Step};
use crate::platform::screen::Mark;
use crate::prompt::{Leave, Shortcut};
use std::time::Instant;

/// How many minutes each step takes the first time, by the number of the step.
const MINUTES: [usize; 5] = [2, 2, 1, 4, 1];

/// What is found out at the start. It stays on the screen when the rest has gone.
#[derive(Default)]
struct Found(Vec<(Status, String)>);

impl Found {
    fn show(&mut self, ctx: &WizardContext<'_, '_>, status: Status, words: impl Into<String>) {
        let words = words.into();
        ctx.session.app.ui.result(status, &words);
        self.0.push((status, words));
    }

    /// Leaves only this on the screen, where it can be cleared.
    fn collapse(&self, ctx: &WizardContext<'_, '_>, top: Option<Mark>) {
        if ctx.dialog.clear_from(top) {
            ctx.dialog.say(" ");
            for (status, words) in &self.0 {
                ctx.session.app.ui.result(*status, words);
            }
        }
    }
}

pub(super) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<(), Leave> {
    if let Some(vendor) = ctx.options.handoff {
        handoff::begin(ctx, vendor).await?;
    }
    if ctx.is_complete() && ctx.options.from.is_none() {
        ctx.dialog.say("Everything is set up. Running the connectivity test again.");
        return Ok(());
    }
    ctx.dialog.title("Connect CodeSignal to Ashby", &time_left(ctx));
    let top = ctx.dialog.mark();
    let mut found = Found::default();
    welcome(ctx, &mut found);
    look_around(ctx, &mut found, top).await?;
    found.collapse(ctx, top);
    Ok(())
}

async fn look_around(
    ctx: &mut WizardContext<'_, '_>,
    found: &mut Found,
    top: Option<Mark>,
) -> Result<(), Leave> {
    if ctx.is_complete() {
        return Ok(());
    }
    reach_vendors(ctx, found).await?;
    show_where_keys_go(ctx, found);
    // Who made the key or the webhook has seen the pages where they are made.
    let has_access = ctx.is_accepted(KeyName::Codesignal)
        || ctx.options.attest.contains(&ManualStep::Webhook)
        || ctx.session.state.attested_at(ManualStep::Webhook).is_some()
        || ctx.options.handoff == Some(KeyName::Codesignal)
        || ctx.options.from.is_some_and(|step| step != Step::Before);
    if has_access { Ok(()) } else { ask_about_access(ctx, found, top).await }
}

fn time_left(ctx: &WizardContext<'_, '_>) -> String {
    let steps = Step::NUMBERED.iter().zip(MINUTES);
    let open = steps.filter(|(step, _)| ctx.open.contains(step));
    let minutes: usize = open.map(|(_, minutes)| minutes).sum();
    let word = if minutes == 1 { "minute" } else { "minutes" };
    format!("about {minutes} {word}")
}

fn welcome(ctx: &WizardContext<'_, '_>, found: &mut Found) {
    let dialog = &ctx.dialog;
    dialog.say(&match (ctx.session.app.sandbox.is_some(), dialog.pages.are_practice()) {
        (true, _) => text::START_SANDBOX.to_owned(),
        (false, true) => text::START_PRACTICE.to_owned(),
        (false, false) => text::start(ctx.options.handoff),
    });
    if dialog.pages.are_unknown() {
        dialog.say(text::OTHER_ADDRESSES);
    }
    for step in Step::NUMBERED.iter().filter(|step| !ctx.open.contains(step)) {
        let (status, words) = summary::of(ctx, *step);
        found.show(ctx, status, words);
    }
}

fn show_where_keys_go(ctx: &WizardContext<'_, '_>, found: &mut Found) {
    let app = ctx.session.app;
    if app.sandbox.is_some() {
        return;
    }
    if app.store.exists() {
        found.show(ctx, Status::Pass, "Keys will be saved in your keychain");
    } else {
        let words = "Keys won't be saved; the next run needs them again";
        found.show(ctx, Status::Warn, words);
    }
}

async fn reach_vendors(ctx: &mut WizardContext<'_, '_>, found: &mut Found) -> Result<(), Leave> {
    let above = ctx.dialog.mark();
    loop {
        let obstacles = obstacles(ctx).await;
        if obstacles.is_empty() {
            found.show(ctx, Status::Pass, "Ashby and CodeSignal are reachable");
            return Ok(());
        }
        for obstacle in &obstacles {
            ctx.dialog.failed(&obstacle.summary);
            if let Some(fix) = &obstacle.fix {
                ctx.dialog.say(&format!("  Fix: {fix}"));
            }
        }
        let entries = [("Try again", true), ("Continue anyway", false)];
        if !ctx.dialog.prompter.select("What now?", &entries, &[Shortcut::Quit]).await? {
            found.0.extend(obstacles.into_iter().map(|it| (Status::Warn, it.summary)));
            return Ok(());
        }
        ctx.dialog.clear_from(above);
    }
}

async fn obstacles(ctx: &WizardContext<'_, '_>) -> Vec<Finding> {
    let app = ctx.session.app;
    let _spinner = app.ui.busy("Reaching CodeSignal and Ashby");
    let prober = app.ask(ctx.keys, app.deadline_from(Instant::now()));
    prober.unreachable().await
}

/// A company needs API access; without it nothing that follows can be done.
async fn ask_about_access(
    ctx: &mut WizardContext<'_, '_>,
    found: &mut Found,
    top: Option<Mark>,
) -> Result<(), Leave> {
    #[derive(Clone, Copy)]
    enum Access {
        Yes,
        Missing,
        SomeoneElse,
    }
    ctx.dialog.say(text::ACCESS);
    if let Some(address) = ctx.dialog.pages.address(Page::CodesignalWebhooks) {
        ctx.dialog.say(&format!("  {address}"));
    }
    let question = "Do you see Webhooks and API Keys there?";
    let entries = [
        ("Yes", Access::Yes),
        ("No, they're missing", Access::Missing),
        ("Someone else manages CodeSignal", Access::SomeoneElse),
    ];
    match ctx.dialog.prompter.select(question, &entries, &[Shortcut::Quit]).await? {
        Access::Yes => Ok(()),
        Access::Missing => {
            found.collapse(ctx, top);
            support_mail::offer(ctx).await
        }
        Access::SomeoneElse => handoff::start(ctx, KeyName::Codesignal).await,
    }
}
