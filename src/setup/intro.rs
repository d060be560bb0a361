//! How the walk begins: what it needs, how long it takes, where it stands.

use super::context::WizardContext;
use crate::integration::{KeyName, Step};

/// How long each step takes a person who does it for the first time, in minutes. Measured on the kept
/// screens of the walk (tests/setup/screens/walk-80.txt): their words at 180 a minute, and in the dashboards
/// 2.5 s for a click with the look for it, 4 s for a text, 2 s for a change of windows. 10.0 in all.
const MINUTES: [usize; 7] = [1, 1, 1, 1, 4, 1, 1];

pub(crate) fn welcome(ctx: &WizardContext<'_, '_>) {
    let open = &ctx.open;
    let to_do = open
        .iter()
        .any(|step| !matches!(step, Step::Test | Step::Next));
    if !to_do && ctx.options.from.is_none() {
        ctx.say("Every step holds already. Looking once more.");
        return;
    }
    let minutes: usize = open.iter().map(|step| MINUTES[step.number() - 1]).sum();
    ctx.say("This connects CodeSignal to Ashby, step by step.");
    match ctx.session.app.sandbox {
        Some(_) => ctx.say(&format!("This is a rehearsal, of about {minutes} minutes: CodeSignal and Ashby are practice pages on this computer, and nothing is kept when it ends.")),
        None => needs(ctx, minutes),
    }
    ctx.say("At a question you may type back, to go back.");
    if open.len() == Step::ALL.len() {
        return;
    }
    ctx.say("\nWhere it stands:");
    for step in Step::ALL {
        let state = if open.contains(&step) { "open" } else { "done" };
        ctx.say(&format!("- {state}: {}. {}", step.number(), step.title()));
    }
}

fn needs(ctx: &WizardContext<'_, '_>, minutes: usize) {
    ctx.say("It needs:");
    if ctx.options.handoff != Some(KeyName::Ashby) {
        ctx.say("- a login to Ashby that may change its integrations,");
    }
    if ctx.options.handoff != Some(KeyName::Codesignal) {
        ctx.say("- a login to CodeSignal (you see there \"Webhooks\" and \"API Keys\"),");
    }
    ctx.say(&format!("- about {minutes} minutes."));
    ctx.say("Stop whenever you like (Esc, or type quit): what is done is kept, and `cs-ashby setup` goes on from there.");
}
