//! Step 3: both keys in Ashby's CodeSignal settings, and the test that shows whether they are there.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Field, Page};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Step};
use crate::prompt::Leave;
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult, Leave> {
    if !ctx.has_good_keys() {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.show_heading(Step::AshbySettings);
    if ctx.is_done(Step::AshbySettings) {
        ctx.dialog.say(" ");
        ctx.show_check(CheckId::AshbySettings);
    }
    let page = Page::AshbyAssessments;
    let handed_off = ctx.options.handoff == Some(KeyName::Ashby);
    if handed_off {
        ctx.dialog.say(&format!(
            "\n  The person who manages Ashby needs the CodeSignal API key.\n  {}",
            text::SEND_SAFELY
        ));
        ctx.dialog.fill(ctx.keys, &[Field::to_share(KeyName::Codesignal)], 0).await?;
    } else {
        let title =
            ctx.entry(CheckId::AshbyKey).and_then(|it| it.finding.details.get("title")?.as_str());
        let key = title.map_or_else(|| "your key".to_owned(), |title| format!("\"{title}\""));
        ctx.dialog.instructions(&text::ashby_settings(&key));
        ctx.dialog.offer_page(page).await?;
    }
    let below = ctx.dialog.mark();
    loop {
        if handed_off {
            ctx.dialog.wait_for_page(page, text::THEY_SAVED).await?;
        } else {
            let field = Field::key("Topmost box", KeyName::Codesignal);
            let field = Field { when: "you've clicked Save", page: Some(page), ..field };
            ctx.dialog.fill(ctx.keys, &[field], 0).await?;
        }
        ctx.dialog.clear_from(below);
        ctx.recheck_integration().await;
        if check_saved(ctx).await? {
            return Ok(StepResult::Done);
        }
    }
}

/// Whether the step is done, with what was found.
async fn check_saved(ctx: &mut WizardContext<'_, '_>) -> Result<bool> {
    if ctx.is_done(Step::AshbySettings) {
        return Ok(true);
    }
    let test = ctx.entry(CheckId::WebhookHandshake);
    if test.is_some_and(|test| test.finding.status.allows_dependents()) {
        // Ashby answers but doesn't check both keys, so the person's word counts.
        ctx.attest(ManualStep::AshbySettings).await?;
        return Ok(true);
    }
    let http_status = test.and_then(|test| test.finding.details.get("http_status")?.as_u64());
    if test.is_some_and(|test| test.finding.status == Status::Fail)
        && matches!(http_status, Some(401 | 403))
    {
        ctx.dialog.failed(text::ASHBY_REFUSES);
    } else {
        ctx.show_check(CheckId::WebhookHandshake);
    }
    Ok(false)
}
