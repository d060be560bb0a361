//! Step 6: the connectivity test, once everything stands in its place.

use super::rehearsal;
use super::tour::{Tour, Turn};
use crate::checklist::CheckId;
use crate::error::Result;
use crate::integration::Step;
use crate::prompt::{Reply, Word};

/// In a rehearsal a candidate takes a test, and it can be seen what only the person can see in life.
async fn arrives(tour: &Tour<'_, '_>) -> Result<bool> {
    let Some(sandbox) = &tour.walk.app.sandbox else {
        return Ok(true);
    };
    let faults = rehearsal::faults(sandbox).await?;
    if faults.is_empty() {
        tour.say("A practice candidate has just finished a test, and the result arrived at Ashby.");
        return Ok(true);
    }
    tour.say("A practice candidate has just finished a test, and not everything arrives at Ashby as it should:");
    for fault in faults {
        tour.say(&format!("- {fault}"));
    }
    tour.say("(In a rehearsal this can be seen. In life CodeSignal lets nobody look, and results would silently be missing.)");
    Ok(false)
}

/// Walks it. Asks only where the test does not succeed though everything before is done.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    loop {
        let Some(entry) = tour.entry(CheckId::WebhookHandshake) else {
            return Ok(Turn::Pass);
        };
        let status = entry.status;
        tour.say_check(CheckId::WebhookHandshake);
        let is_due = tour.holds(Step::AshbySettings) && tour.holds(Step::Webhook);
        if !is_due {
            return Ok(Turn::Pass);
        }
        if status.carries() && arrives(tour).await? {
            return Ok(Turn::Pass);
        }
        let choices = ["Run it again", "Leave it for now"];
        let words = [(Word::Back, "Go back one step"), (Word::Quit, "Stop here")];
        let prompter = tour.walk.app.prompter;
        match prompter.choose("What now?", &choices, &words).await? {
            Reply::Given(0) => tour.look().await?,
            Reply::Given(_) => return Ok(Turn::Next),
            Reply::Word(word) => return Ok(Turn::of(word)),
        }
    }
}
