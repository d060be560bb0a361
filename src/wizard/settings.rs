//! Step 4: both keys in Ashby's CodeSignal settings, and the test that shows whether they are there.

use super::fields::Field;
use super::handoff;
use super::tour::{Tour, Turn};
use crate::checklist::CheckId;
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KeyName, ManualStep};
use crate::prompt::{Reply, Word};

/// Walks it.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    if !tour.has_good_keys() {
        tour.say(
            "This needs both keys first, accepted and with all four permissions. Left for later.",
        );
        return Ok(Turn::Pass);
    }
    if tour.holds(crate::integration::Step::AshbySettings) {
        tour.say_check(CheckId::AshbySettings);
    }
    loop {
        let turn = match tour.wishes.handoff {
            Some(KeyName::Ashby) => hand_over_key(tour),
            _ => enter_keys(tour).await?,
        };
        if turn != Turn::Next {
            return Ok(turn);
        }
        if let Some(turn) = saved(tour).await? {
            return Ok(turn);
        }
    }
}

/// The way into the two fields.
async fn enter_keys(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    tour.say(
        "In Ashby, go back to the panel of the CodeSignal integration (assessments admin page):",
    );
    let page = tour.pages.ashby.clone();
    tour.open(&page).await;
    let fields = [Field::key("Topmost box", KeyName::Codesignal)];
    let turn = tour.fill(&fields, 0).await?;
    if turn != Turn::Next {
        return Ok(turn);
    }
    let named = match title_of_ashby_key(tour) {
        Some(title) => format!("the key \"{title}\""),
        None => "the Ashby API key of step 2".to_owned(),
    };
    tour.say(&format!(
        "Then see that the \"Ashby API Key\" drop-down names {named}, and click Save."
    ));
    Ok(Turn::Next)
}

/// Somebody else does it: the key has to get to that person.
fn hand_over_key(tour: &Tour<'_, '_>) -> Turn {
    tour.say("The person who looks after Ashby has to enter the CodeSignal API key in Ashby's settings. You have it from CodeSignal (Integrations > API Keys, click the key to copy it).");
    tour.say(handoff::SAFELY);
    tour.say("Wait until that person says that it is saved.");
    Turn::Next
}

fn title_of_ashby_key(tour: &Tour<'_, '_>) -> Option<String> {
    let entry = tour.entry(CheckId::AshbyKey)?;
    entry.details.get("title")?.as_str().map(str::to_owned)
}

/// Asks whether it is saved, and looks. `None`: once more from the first field.
async fn saved(tour: &mut Tour<'_, '_>) -> Result<Option<Turn>> {
    loop {
        let choices = [
            "Yes, it is saved: check it",
            "Once more from the first field",
            "Skip this for now",
        ];
        let words = [(Word::Back, "Go back one step"), (Word::Quit, "Stop here")];
        let prompter = tour.walk.app.prompter;
        match prompter
            .choose_deliberately("Is it saved in Ashby?", &choices, &words)
            .await?
        {
            Reply::Given(0) => {}
            Reply::Given(1) => return Ok(None),
            Reply::Given(_) => return Ok(Some(Turn::Next)),
            Reply::Word(word) => return Ok(Some(Turn::of(word))),
        }
        tour.look().await?;
        if judge(tour).await? {
            return Ok(Some(Turn::Next));
        }
    }
}

/// Whether the step is done, with words for what was found.
async fn judge(tour: &mut Tour<'_, '_>) -> Result<bool> {
    if tour.checked.status(CheckId::AshbySettings) == Some(Status::Pass) {
        tour.say_check(CheckId::AshbySettings);
        return Ok(true);
    }
    let test = tour.entry(CheckId::WebhookHandshake);
    let refused = test
        .and_then(|entry| entry.details.get("http_status"))
        .and_then(serde_json::Value::as_u64)
        .is_some_and(|status| matches!(status, 401 | 403));
    if refused {
        tour.say("Ashby refuses what CodeSignal would send, so something there is not right yet. Look at these, in this order:");
        tour.say("1. Was Save clicked? Reload the page: both fields have to be there still.");
        tour.say("2. Does the topmost box hold the whole CodeSignal API key? Paste it once more.");
        tour.say("3. Does the drop-down name the Ashby API key that you pasted in step 2?");
        return Ok(false);
    }
    if test.is_some_and(|entry| entry.status.carries()) {
        // It answers, but does not check both keys: then it is the person's word that counts.
        tour.attest(ManualStep::AshbySettings)?;
        tour.look().await?;
        tour.say_check(CheckId::WebhookHandshake);
        tour.say_check(CheckId::AshbySettings);
        return Ok(true);
    }
    tour.say_check(CheckId::WebhookHandshake);
    Ok(false)
}
