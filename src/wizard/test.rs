//! Step 6: the connectivity test, once everything stands in its place.

use super::tour::{Tour, Turn};
use crate::checklist::CheckId;
use crate::error::Result;
use crate::finding::Status;
use crate::integration::Step;
use crate::prompt::{Reply, Word};

/// Walks it. Asks only where the test does not succeed though everything before is done.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    loop {
        let Some(entry) = tour.entry(CheckId::WebhookHandshake) else {
            return Ok(Turn::Pass);
        };
        let status = entry.status;
        tour.say_check(CheckId::WebhookHandshake);
        let is_due = tour.holds(Step::AshbySettings) && tour.holds(Step::Webhook);
        if !is_due || !matches!(status, Status::Fail | Status::Unknown) {
            return Ok(Turn::Pass);
        }
        let choices = ["Run it again", "Leave it for now"];
        let words = [
            (Word::Back, "Go back one step"),
            (Word::Quit, "Stop here; what is done is kept"),
        ];
        let prompter = tour.walk.app.prompter;
        match prompter.choose("What now?", &choices, &words).await? {
            Reply::Given(0) => tour.look().await?,
            Reply::Given(_) => return Ok(Turn::Next),
            Reply::Word(word) => return Ok(Turn::of(word)),
        }
    }
}
