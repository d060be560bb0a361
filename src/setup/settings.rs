//! Step 4: both keys in Ashby's CodeSignal settings, and the test that shows whether they are there.

use super::context::{StepResult, WizardContext};
use super::fields::Field;
use super::handoff;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};
use crate::prompt::{Input, Shortcut};

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if !ctx.has_good_keys() {
        ctx.say(
            "This needs both keys first, accepted and with all four permissions. Left for later.",
        );
        return Ok(StepResult::Pass);
    }
    if ctx.holds(crate::integration::Step::AshbySettings) {
        ctx.say_check(CheckId::AshbySettings);
    }
    loop {
        let turn = match ctx.options.handoff {
            Some(KeyName::Ashby) => hand_over_key(ctx),
            _ => enter_keys(ctx).await?,
        };
        if turn != StepResult::Next {
            return Ok(turn);
        }
        if let Some(turn) = saved(ctx).await? {
            return Ok(turn);
        }
    }
}

async fn enter_keys(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.say(
        "In Ashby, go back to the panel of the CodeSignal integration (assessments admin page):",
    );
    let page = ctx.pages.ashby.clone();
    ctx.open(&page).await;
    let fields = [Field::key("Topmost box", KeyName::Codesignal)];
    let turn = ctx.fill(&fields, 0).await?;
    if turn != StepResult::Next {
        return Ok(turn);
    }
    let named = match title_of_ashby_key(ctx) {
        Some(title) => format!("the key \"{title}\""),
        None => "the Ashby API key of step 2".to_owned(),
    };
    ctx.say(&format!(
        "Then see that the \"Ashby API Key\" drop-down names {named}, and click Save."
    ));
    Ok(StepResult::Next)
}

/// Somebody else does it: the key has to get to that person.
fn hand_over_key(ctx: &WizardContext<'_, '_>) -> StepResult {
    ctx.say("The person who looks after Ashby has to enter the CodeSignal API key in Ashby's settings. You have it from CodeSignal (Integrations > API Keys, click the key to copy it).");
    ctx.say(handoff::SAFELY);
    ctx.say("Wait until that person says that it is saved.");
    StepResult::Next
}

fn title_of_ashby_key(ctx: &WizardContext<'_, '_>) -> Option<String> {
    let entry = ctx.entry(CheckId::AshbyKey)?;
    entry.details.get("title")?.as_str().map(str::to_owned)
}

/// Asks whether it is saved, and looks. `None`: once more from the first field.
async fn saved(ctx: &mut WizardContext<'_, '_>) -> Result<Option<StepResult>> {
    loop {
        let choices = [
            "Yes, it is saved: check it",
            "Once more from the first field",
            "Skip this for now",
        ];
        let words = [
            (Shortcut::Back, "Go back one step"),
            (Shortcut::Quit, "Stop here"),
        ];
        let prompter = ctx.session.app.prompter;
        match prompter
            .choose_deliberately("Is it saved in Ashby?", &choices, &words)
            .await?
        {
            Input::Value(0) => {}
            Input::Value(1) => return Ok(None),
            Input::Value(_) => return Ok(Some(StepResult::Next)),
            Input::Shortcut(word) => return Ok(Some(StepResult::of(word))),
        }
        ctx.look().await?;
        if judge(ctx).await? {
            return Ok(Some(StepResult::Next));
        }
    }
}

/// Whether the step is done, with words for what was found.
async fn judge(ctx: &mut WizardContext<'_, '_>) -> Result<bool> {
    if ctx.checked.status(CheckId::AshbySettings) == Some(Status::Pass) {
        ctx.say_check(CheckId::AshbySettings);
        return Ok(true);
    }
    let test = ctx.entry(CheckId::WebhookHandshake);
    let refused = test
        .and_then(|entry| entry.details.get("http_status"))
        .and_then(serde_json::Value::as_u64)
        .is_some_and(|status| matches!(status, 401 | 403));
    if refused {
        ctx.say("Ashby refuses what CodeSignal would send, so something there is not right yet. Look at these, in this order:");
        ctx.say("1. Was Save clicked? Reload the page: both fields have to be there still.");
        ctx.say("2. Does the topmost box hold the whole CodeSignal API key? Paste it once more.");
        ctx.say("3. Does the drop-down name the Ashby API key that you pasted in step 2?");
        return Ok(false);
    }
    if test.is_some_and(|entry| entry.status.allows_dependents()) {
        // It answers, but does not check both keys: then it is the person's word that counts.
        ctx.attest(ManualStep::AshbySettings)?;
        ctx.look().await?;
        ctx.say_check(CheckId::WebhookHandshake);
        ctx.say_check(CheckId::AshbySettings);
        return Ok(true);
    }
    ctx.say_check(CheckId::WebhookHandshake);
    Ok(false)
}
