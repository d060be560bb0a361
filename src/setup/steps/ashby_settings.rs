//! Step 3: both keys in Ashby's CodeSignal settings, and the test that shows whether they are there.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Choice, Field, Page};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Step};
use crate::platform::screen::Mark;
use crate::prompt::{Input, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

#[derive(Clone, Copy)]
enum Saved {
    Yes,
    CopyAgain,
}

impl Choice for Saved {
    const MENU: &'static [(&'static str, Saved)] =
        &[("Yes, check it", Saved::Yes), ("Copy the key again", Saved::CopyAgain)];
}

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if !ctx.has_good_keys() {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.show_heading(Step::AshbySettings);
    if ctx.is_done(Step::AshbySettings) {
        ctx.show_check(CheckId::AshbySettings);
    }
    let field = if ctx.options.handoff == Some(KeyName::Ashby) {
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
    };
    let fields = [field];
    let below = ctx.dialog.mark();
    loop {
        if let Input::Shortcut(shortcut) = ctx.dialog.fill(ctx.keys, &fields, 0).await? {
            return Ok(StepResult::of(shortcut));
        }
        if let Some(result) = ask_whether_saved(ctx, below).await? {
            return Ok(result);
        }
    }
}

fn ashby_key_name(ctx: &WizardContext<'_, '_>) -> String {
    let title = ctx.entry(CheckId::AshbyKey).and_then(|entry| entry.details.get("title")?.as_str());
    title.map_or_else(|| "your key".to_owned(), |title| format!("\"{title}\""))
}

/// `None`: the key is copied again.
async fn ask_whether_saved(
    ctx: &mut WizardContext<'_, '_>,
    below: Option<Mark>,
) -> Result<Option<StepResult>> {
    let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
    loop {
        let answer = ctx.dialog.select_deliberately("Saved in Ashby?", &leave).await?;
        ctx.dialog.clear_from(below);
        match answer {
            Input::Value(Saved::Yes) => {}
            Input::Value(Saved::CopyAgain) => return Ok(None),
            Input::Shortcut(shortcut) => return Ok(Some(StepResult::of(shortcut))),
        }
        ctx.recheck_integration().await;
        if check_saved(ctx).await? {
            return Ok(Some(StepResult::Next));
        }
    }
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
