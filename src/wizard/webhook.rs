//! Step 5: the webhook form, field by field, and what CodeSignal's own Test button said.

use super::fields::{Field, Value};
use super::handoff;
use super::tour::{Tour, Turn};
use crate::checklist::CheckId;
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, ManualStep, Step, WEBHOOK_EMAIL};
use crate::prompt::{Reply, Word};

const LEAVE: &[(Word, &str)] = &[
    (Word::Back, "Go back to the fields"),
    (Word::Skip, "Skip this for now"),
    (Word::Quit, "Stop here"),
];

/// Walks it.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    if !tour.has_good_keys() {
        tour.say(
            "This needs both keys first, accepted and with all four permissions. Left for later.",
        );
        return Ok(Turn::Pass);
    }
    if let Some(turn) = before(tour).await? {
        return Ok(turn);
    }
    if tour.wishes.handoff == Some(KeyName::Codesignal) {
        return somebody_else(tour).await;
    }
    begin(tour).await;
    let mut fields = form(tour);
    loop {
        let turn = tour.fill(&fields, 0).await?;
        if turn != Turn::Next {
            return Ok(turn);
        }
        match tested(tour).await? {
            After::Done(turn) => return Ok(turn),
            After::Again(some) => fields = some,
        }
    }
}

/// Where it goes on after CodeSignal's test.
enum After {
    Done(Turn),
    /// With these fields, once more.
    Again(Vec<Field>),
}

/// What stands in the way, or what there is already. `None`: the form is to be filled in.
async fn before(tour: &mut Tour<'_, '_>) -> Result<Option<Turn>> {
    let entry = tour.entry(CheckId::WebhookRegistration);
    if let Some(entry) = entry.filter(|entry| entry.details.contains_key("stale")) {
        tour.say(&entry.summary);
        tour.say("Open the webhook that is there, and put the new values into it.");
    } else if tour.holds(Step::Webhook) {
        tour.say_check(CheckId::WebhookRegistration);
    }
    let test = tour.entry(CheckId::WebhookHandshake);
    if test.is_none_or(|entry| entry.status != Status::Fail) {
        return Ok(None);
    }
    tour.say_check(CheckId::WebhookHandshake);
    tour.say("CodeSignal creates a webhook only when Ashby answers with 200, so its own test would fail now.");
    let choices = [
        "Go back and mend Ashby's settings",
        "Fill in the form all the same",
    ];
    let words = &LEAVE[1..];
    let prompter = tour.walk.app.prompter;
    Ok(match prompter.choose("What now?", &choices, words).await? {
        Reply::Given(0) => Some(Turn::Back),
        Reply::Given(_) => None,
        Reply::Word(word) => Some(Turn::of(word)),
    })
}

async fn begin(tour: &Tour<'_, '_>) {
    tour.say("CodeSignal tells Ashby about results through a webhook. In CodeSignal, open Integrations > Webhooks:");
    tour.open(&tour.pages.webhooks).await;
    tour.say("Click ADD A WEBHOOK (top right). If there is one for Ashby already, open that one.");
    tour.say("Fill in the form from the top. Each Enter here copies the next value. (Or type back; again, to copy the value before once more; skip; or quit.)");
}

/// The form, from the top.
fn form(tour: &Tour<'_, '_>) -> Vec<Field> {
    let endpoint = tour.walk.app.settings.addresses.webhook.text();
    vec![
        Field {
            name: "Event types",
            value: Value::Ticks(Event::ALL.map(Event::name).to_vec()),
            hint: None,
        },
        Field::text("Endpoint", endpoint),
        Field::key("Secret Key", KeyName::Codesignal).hint(
            "Put it in place of what is there. Don't click the refresh button beside it: it would put another secret there.",
        ),
        Field::text("Email", WEBHOOK_EMAIL),
        Field {
            name: "Email, a second one",
            value: Value::OwnEmail,
            hint: Some(
                "The first one is Ashby's own. CodeSignal writes to the owners when deliveries fail, before it disables the webhook: with your address there you hear of it too.",
            ),
        },
        Field::text("Custom headers, key", ASHBY_KEY_HEADER).hint("Add one custom header."),
        Field::key("Custom headers, value", KeyName::Ashby),
    ]
}

/// The fields by which Ashby knows CodeSignal, in a form that is filled in already.
fn proof_fields() -> Vec<Field> {
    vec![
        Field::key("Secret Key", KeyName::Codesignal)
            .hint("Put it in place of what is there, and leave the refresh button alone."),
        Field::text("Custom headers, key", ASHBY_KEY_HEADER)
            .hint("Correct the one that is there; there has to be one with this key."),
        Field::key("Custom headers, value", KeyName::Ashby),
    ]
}

/// What CodeSignal's Test button said, and what that means.
async fn tested(tour: &mut Tour<'_, '_>) -> Result<After> {
    tour.say("\nNow click the test button in CodeSignal.");
    let choices = [
        "A success message",
        "An error with 401 or 403",
        "An error with 404 or another number",
        "It could not be reached, or it took too long",
        "Something else, or there is no such button",
    ];
    let question = "What does CodeSignal say?";
    let prompter = tour.walk.app.prompter;
    let said = match prompter
        .choose_deliberately(question, &choices, LEAVE)
        .await?
    {
        Reply::Given(said) => said,
        Reply::Word(Word::Back) => return Ok(After::Again(form(tour))),
        Reply::Word(word) => return Ok(After::Done(Turn::of(word))),
    };
    match said {
        0 => return created(tour).await,
        4 => {
            tour.say("The test button stands at the end of the form. If there is none, click the create button: it runs the same test. Then choose what it says.");
            return Box::pin(tested(tour)).await;
        }
        _ => tour.look().await?,
    }
    let from_here = tour
        .entry(CheckId::WebhookHandshake)
        .map(|entry| entry.status);
    tour.say_check(CheckId::WebhookHandshake);
    if from_here == Some(Status::Fail) {
        tour.say("So it is not the form alone: Ashby refuses it from here too.");
        return wrong_at_ashby(tour).await;
    }
    Ok(After::Again(compare(tour, said, from_here)))
}

/// Ashby refuses nothing from here, so the form may differ: says where to look, and gives the fields to
/// fill in again.
fn compare(tour: &Tour<'_, '_>, said: usize, from_here: Option<Status>) -> Vec<Field> {
    tour.say(match from_here {
        Some(Status::Pass) => "From here Ashby takes both keys. So a field of the form differs from what it should be.",
        Some(Status::Warn) => "Ashby's address answers from here, whatever keys it gets: that does not show which field of the form differs.",
        _ => "From here it could not be established, so CodeSignal's answer is all there is.",
    });
    tour.say("Fill in once more:");
    let endpoint = tour.walk.app.settings.addresses.webhook.text();
    match said {
        1 => {
            tour.say("- Secret Key: another text is there (the refresh button puts one there), or a part of the key is missing.");
            tour.say(&format!("- Custom headers: the key has to be {ASHBY_KEY_HEADER}, to the letter, and the value the Ashby API key, alone."));
            proof_fields()
        }
        2 => {
            tour.say("- Endpoint: it has to be the address below, to the letter, with nothing behind it.");
            vec![Field::text("Endpoint", endpoint)]
        }
        _ => {
            tour.say("- Endpoint: a mistake in its first part would have CodeSignal call somebody else. If it is right, CodeSignal may have trouble of its own: try its test again in a few minutes.");
            vec![Field::text("Endpoint", endpoint)]
        }
    }
}

async fn wrong_at_ashby(tour: &mut Tour<'_, '_>) -> Result<After> {
    let choices = ["Go back and mend Ashby's settings", "Try the test again"];
    let prompter = tour.walk.app.prompter;
    match prompter.choose("What now?", &choices, &LEAVE[1..]).await? {
        Reply::Given(0) => Ok(After::Done(Turn::Back)),
        Reply::Given(_) => Box::pin(tested(tour)).await,
        Reply::Word(word) => Ok(After::Done(Turn::of(word))),
    }
}

/// The last click. Only the person can see it done.
async fn created(tour: &mut Tour<'_, '_>) -> Result<After> {
    tour.say("Good. Now click the create button (or save, for a webhook that was there).");
    let choices = [
        "Yes, it is in the list of webhooks",
        "No, CodeSignal says something else",
    ];
    let question = "Is it created?";
    let prompter = tour.walk.app.prompter;
    match prompter
        .choose_deliberately(question, &choices, LEAVE)
        .await?
    {
        Reply::Given(0) => {
            if tour.attest(ManualStep::Webhook)? {
                tour.say("Noted: the webhook stands in CodeSignal with these values.");
            }
            Ok(After::Done(Turn::Next))
        }
        Reply::Given(_) => {
            tour.say("Read its message, mend what it names, and click the test button again.");
            Box::pin(tested(tour)).await
        }
        Reply::Word(Word::Back) => Ok(After::Again(form(tour))),
        Reply::Word(word) => Ok(After::Done(Turn::of(word))),
    }
}

/// Somebody else fills in the form, with the page that was sent.
async fn somebody_else(tour: &mut Tour<'_, '_>) -> Result<Turn> {
    tour.say("The person who looks after CodeSignal makes the webhook, with the page that you sent. For the custom header that person needs the Ashby API key.");
    tour.say(handoff::SAFELY);
    let choices = [
        "They say that it is created, and that the test succeeded",
        "Not yet: skip this for now",
    ];
    let words = [LEAVE[2], (Word::Back, "Go back one step")];
    let prompter = tour.walk.app.prompter;
    match prompter
        .choose_deliberately("Is the webhook there?", &choices, &words)
        .await?
    {
        Reply::Given(0) => {
            tour.attest(ManualStep::Webhook)?;
            Ok(Turn::Next)
        }
        Reply::Given(_) => Ok(Turn::Next),
        Reply::Word(word) => Ok(Turn::of(word)),
    }
}
