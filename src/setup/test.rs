//! Step 6: the connectivity test, once everything stands in its place.

use super::context::{StepResult, WizardContext};
use super::sandbox;
use crate::check_id::CheckId;
use crate::error::Result;
use crate::integration::Step;
use crate::prompt::{Input, Shortcut};

/// In a rehearsal a candidate takes a test, and it can be seen what only the person can see in life.
async fn arrives(ctx: &WizardContext<'_, '_>) -> Result<bool> {
    let Some(sandbox) = &ctx.session.app.sandbox else {
        return Ok(true);
    };
    let faults = sandbox::faults(sandbox).await?;
    if faults.is_empty() {
        ctx.say("A practice candidate has just finished a test, and the result arrived at Ashby.");
        return Ok(true);
    }
    ctx.say("A practice candidate has just finished a test, and not everything arrives at Ashby as it should:");
    for fault in faults {
        ctx.say(&format!("- {fault}"));
    }
    ctx.say("(In a rehearsal this can be seen. In life CodeSignal lets nobody look, and results would silently be missing.)");
    Ok(false)
}

/// Walks it. Asks only where the test does not succeed though everything before is done.
pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    loop {
        let Some(entry) = ctx.entry(CheckId::WebhookHandshake) else {
            return Ok(StepResult::Pass);
        };
        let status = entry.status;
        ctx.say_check(CheckId::WebhookHandshake);
        let is_due = ctx.holds(Step::AshbySettings) && ctx.holds(Step::Webhook);
        if !is_due {
            return Ok(StepResult::Pass);
        }
        if status.allows_dependents() && arrives(ctx).await? {
            return Ok(StepResult::Pass);
        }
        let choices = ["Run it again", "Leave it for now"];
        let words = [
            (Shortcut::Back, "Go back one step"),
            (Shortcut::Quit, "Stop here"),
        ];
        let prompter = ctx.session.app.prompter;
        match prompter.choose("What now?", &choices, &words).await? {
            Input::Value(0) => ctx.look().await?,
            Input::Value(_) => return Ok(StepResult::Next),
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
        }
    }
}
