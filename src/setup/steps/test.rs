//! Step 5: the connectivity test, once everything is in place.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::error::Result;
use crate::integration::Step;
use crate::prompt::{Leave, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::sandbox;

/// Asks only where the test doesn't succeed though everything before it is done.
pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult, Leave> {
    if ctx.keys.both().is_none() {
        return Ok(StepResult::NothingToAsk);
    }
    let above = ctx.dialog.mark();
    loop {
        let due = ctx.is_done(Step::AshbySettings) && ctx.is_done(Step::Webhook);
        let status = ctx.checked.status(CheckId::WebhookHandshake);
        let passed = status.is_some_and(Status::allows_dependents);
        let faults = if due && passed { practice_faults(ctx).await } else { Vec::new() };
        if !due || (passed && faults.is_empty()) {
            return Ok(StepResult::NothingToAsk);
        }
        ctx.show_heading(Step::Test);
        if passed {
            show_faults(ctx, &faults);
        } else {
            ctx.show_check(CheckId::WebhookHandshake);
        }
        let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
        let answer = ctx.dialog.prompter.select("What now?", &[("Run it again", ())], &leave).await;
        ctx.dialog.clear_from(above);
        answer?;
        ctx.recheck_integration().await;
    }
}

/// In the sandbox a candidate takes a test, and the wizard can look at what only CodeSignal sees otherwise.
async fn practice_faults(ctx: &mut WizardContext<'_, '_>) -> Vec<String> {
    let Some(sandbox) = &ctx.session.app.sandbox else {
        return Vec::new();
    };
    let faults = sandbox::faults(sandbox).await;
    ctx.practice_result_arrived = faults.is_empty();
    faults
}

fn show_faults(ctx: &WizardContext<'_, '_>, faults: &[String]) {
    ctx.dialog.failed("A practice candidate's result didn't fully arrive in Ashby");
    for fault in faults {
        ctx.dialog.say(&format!("  - {fault}"));
    }
    ctx.dialog.say("  Outside practice nobody can see this, and results would be missing.");
}
