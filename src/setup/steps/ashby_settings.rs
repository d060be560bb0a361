//! Step 3: both keys in Ashby's CodeSignal settings, and the test that shows whether they are there.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Field, Page};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Step};
use crate::prompt::Input;
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if !ctx.has_good_keys() {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.show_heading(Step::AshbySettings);
    if ctx.is_done(Step::AshbySettings) {
        ctx.dialog.say(" ");
        ctx.show_check(CheckId::AshbySettings);
    }
    let handed_off = ctx.options.handoff == Some(KeyName::Ashby);
    let field = if handed_off {
        ctx.dialog.say(&format!(
            "\n  The person who manages Ashby needs the CodeSignal API key.\n  {}",
            text::SEND_SAFELY
        ));
        Field::to_share(KeyName::Codesignal)
    } else {
        let lines = text::ashby_settings(&ashby_key_name(ctx));
        ctx.dialog.instructions(&lines);
        if let Input::Shortcut(shortcut) = ctx.dialog.offer_page(Page::AshbyAssessments).await? {
            return Ok(StepResult::of(shortcut));
        }
        Field::key("Topmost box", KeyName::Codesignal)
            .when("you've clicked Save")
            .on(Page::AshbyAssessments)
    };
    let fields = [field];
    let below = ctx.dialog.mark();
    let mut shared = false;
    loop {
        if !shared && let Input::Shortcut(shortcut) = ctx.dialog.fill(ctx.keys, &fields, 0).await? {
            return Ok(StepResult::of(shortcut));
        }
        shared = handed_off;
        if handed_off
            && let Input::Shortcut(shortcut) =
                ctx.dialog.wait_for_page(Page::AshbyAssessments, text::THEY_SAVED).await?
        {
            return Ok(StepResult::of(shortcut));
        }
        ctx.dialog.clear_from(below);
        ctx.recheck_integration().await;
        if check_saved(ctx).await? {
            return Ok(StepResult::Next);
        }
    }
}

fn ashby_key_name(ctx: &WizardContext<'_, '_>) -> String {
    let title = ctx.entry(CheckId::AshbyKey).and_then(|entry| entry.details.get("title")?.as_str());
    title.map_or_else(|| "your key".to_owned(), |title| format!("\"{title}\""))
}

/// Whether the step is done, with what was found.
async fn check_saved(ctx: &mut WizardContext<'_, '_>) -> Result<bool> {
    if ctx.is_done(Step::AshbySettings) {
        return Ok(true);
    }
    match ctx.checked.status(CheckId::WebhookHandshake) {
        Some(status) if status.allows_dependents() => {
            // Ashby answers but doesn't check both keys, so the person's word counts.
            ctx.attest(ManualStep::AshbySettings).await?;
            Ok(true)
        }
        Some(Status::Fail) if was_refused(ctx) => {
            ctx.dialog.failed(text::ASHBY_REFUSES);
            Ok(false)
        }
        _ => {
            ctx.show_check(CheckId::WebhookHandshake);
            Ok(false)
        }
    }
}

fn was_refused(ctx: &WizardContext<'_, '_>) -> bool {
    let status = ctx
        .entry(CheckId::WebhookHandshake)
        .and_then(|entry| entry.details.get("http_status")?.as_u64());
    matches!(status, Some(401 | 403))
}
