//! Step 1: this computer, both vendors, and the way to the keys at CodeSignal.

use super::handoff;
use super::tour::{Tour, Turn};
use crate::error::Result;
use crate::finding::Finding;
use crate::integration::{CODESIGNAL_SUPPORT, KeyName, ManualStep};
use crate::prompt::{Reply, Word};
use std::time::Instant;

/// Walks it.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    let app = tour.walk.app;
    if app.sandbox.is_some() {
        tour.say("This computer: the rehearsal keeps keys in memory and writes no file.");
    } else if app.store.exists() {
        tour.say("This computer: the key store works, and what you confirm can be kept.");
    } else {
        tour.say("This computer: what you confirm can be kept. No key is stored (--store none): the next run needs the keys again.");
    }
    loop {
        let obstacles = in_the_way(tour).await;
        if obstacles.is_empty() {
            tour.say("CodeSignal and Ashby can be reached.");
            break;
        }
        for found in &obstacles {
            tour.say(&found.summary);
            tour.say(&format!("Next: {}", found.fix.as_deref().unwrap_or("")));
        }
        let choices = ["Try again", "Go on all the same"];
        match app.prompter.choose("What now?", &choices, LEAVE).await? {
            Reply::Given(0) => {}
            Reply::Given(_) => break,
            Reply::Word(word) => return Ok(Turn::of(word)),
        }
    }
    // Who vouches for the webhook, or did once, has seen the page where it is made.
    let has_seen = tour.wishes.vouched.contains(&ManualStep::Webhook)
        || tour.walk.record.attested_at(ManualStep::Webhook).is_some();
    match tour.wishes.handoff {
        Some(KeyName::Codesignal) => Ok(Turn::Next),
        _ if has_seen => Ok(Turn::Next),
        _ => sees_the_sections(tour).await,
    }
    .inspect(|turn| tour.before_done = *turn == Turn::Next)
}

const LEAVE: &[(Word, &str)] = &[(Word::Quit, "Stop here")];

async fn in_the_way(tour: &Tour<'_, '_>) -> Vec<Finding> {
    let app = tour.walk.app;
    let _busy = app
        .voice
        .busy("Looking whether CodeSignal and Ashby can be reached");
    let ask = app.ask(tour.keys, app.deadline_from(Instant::now()));
    ask.in_the_way().await
}

/// A company needs API access switched on; without it nothing that follows can be done.
async fn sees_the_sections(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    tour.say("\nOpen CodeSignal, log in, and look at the integrations settings on the left side:");
    let page = tour.pages.codesignal_keys.clone();
    tour.open(&page).await;
    let choices = [
        "Yes, I see both",
        "No, one or both are missing",
        "Somebody else looks after CodeSignal",
    ];
    let question = "Do you see \"Webhooks\" and \"API Keys\" there?";
    let prompter = tour.walk.app.prompter;
    match prompter.choose(question, &choices, LEAVE).await? {
        Reply::Given(0) => Ok(Turn::Next),
        Reply::Given(1) => ask_for_access(tour).await,
        Reply::Given(_) => {
            tour.wishes.handoff = Some(KeyName::Codesignal);
            let page = handoff::page_for(tour.walk.app, KeyName::Codesignal);
            tour.say(&format!("\n{page}"));
            handoff::offer(tour, KeyName::Codesignal).await
        }
        Reply::Word(word) => Ok(Turn::of(word)),
    }
}

/// The mail of the guide. The walk waits for another day.
async fn ask_for_access(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    let mail = mail();
    tour.say("\nThen API access is not switched on for your company. CodeSignal's support does that. Send this mail:\n");
    if tour.walk.app.sandbox.is_some() {
        tour.say("(This is a rehearsal: don't send it.)\n");
    }
    tour.say(&mail);
    let choices = [
        "Copy the mail, and stop until CodeSignal has answered",
        "I see both now: go on",
    ];
    let prompter = tour.walk.app.prompter;
    match prompter.choose("What now?", &choices, LEAVE).await? {
        Reply::Given(0) => {
            let copied = tour.copying.text(&mail);
            let copied = tour.copying.words(copied, "The mail");
            tour.say(&format!(
                "{copied} Send it to {CODESIGNAL_SUPPORT}. When you see both sections in CodeSignal, run `cs-ashby setup` again: it goes on from here.",
            ));
            Ok(Turn::Quit)
        }
        Reply::Given(_) => Ok(Turn::Next),
        Reply::Word(word) => Ok(Turn::of(word)),
    }
}

fn mail() -> String {
    format!(
        "To: {CODESIGNAL_SUPPORT}\n\
         Subject: API access for our account\n\
         \n\
         Hello,\n\
         \n\
         we are connecting CodeSignal to Ashby. In our account the sections \"Webhooks\" and \"API Keys\" are not shown in the integrations settings. Please switch on API access for our company, and for my user the right to see both sections.\n\
         \n\
         Thank you"
    )
}
