//! Step 5: the webhook form, field by field, and what CodeSignal's own Test button said.

use super::context::{StepResult, WizardContext};
use super::fields::{Field, Value};
use super::handoff;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::error::Result;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, ManualStep, Step, WEBHOOK_EMAIL};
use crate::prompt::{Input, Shortcut};

const LEAVE: &[(Shortcut, &str)] = &[
    (Shortcut::Back, "Go back to the fields"),
    (Shortcut::Skip, "Skip this for now"),
    (Shortcut::Quit, "Stop here"),
];

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if !ctx.has_good_keys() {
        ctx.say(
            "This needs both keys first, accepted and with all four permissions. Left for later.",
        );
        return Ok(StepResult::Pass);
    }
    if let Some(turn) = before(ctx).await? {
        return Ok(turn);
    }
    if ctx.options.handoff == Some(KeyName::Codesignal) {
        return somebody_else(ctx).await;
    }
    begin(ctx).await;
    let mut fields = form(ctx);
    loop {
        let turn = ctx.fill(&fields, 0).await?;
        if turn != StepResult::Next {
            return Ok(turn);
        }
        match tested(ctx).await? {
            After::Done(turn) => return Ok(turn),
            After::Again(some) => fields = some,
        }
    }
}

enum After {
    Done(StepResult),
    Again(Vec<Field>),
}

/// What stands in the way, or what there is already. `None`: the form is to be filled in.
async fn before(ctx: &mut WizardContext<'_, '_>) -> Result<Option<StepResult>> {
    let entry = ctx.entry(CheckId::WebhookRegistration);
    if let Some(entry) = entry.filter(|entry| entry.details.contains_key("stale")) {
        ctx.say(&entry.summary);
        ctx.say("Open the webhook that is there, and put the new values into it.");
    } else if ctx.holds(Step::Webhook) {
        ctx.say_check(CheckId::WebhookRegistration);
    }
    let test = ctx.entry(CheckId::WebhookHandshake);
    if test.is_none_or(|entry| entry.status != Status::Fail) {
        return Ok(None);
    }
    ctx.say_check(CheckId::WebhookHandshake);
    ctx.say("CodeSignal creates a webhook only when Ashby answers with 200, so its own test would fail now.");
    let choices = [
        "Go back and mend Ashby's settings",
        "Fill in the form all the same",
    ];
    let words = &LEAVE[1..];
    let prompter = ctx.session.app.prompter;
    Ok(match prompter.choose("What now?", &choices, words).await? {
        Input::Value(0) => Some(StepResult::Back),
        Input::Value(_) => None,
        Input::Shortcut(word) => Some(StepResult::of(word)),
    })
}

async fn begin(ctx: &WizardContext<'_, '_>) {
    ctx.say("CodeSignal tells Ashby about results through a webhook. In CodeSignal, open Integrations > Webhooks:");
    ctx.open(&ctx.pages.webhooks).await;
    ctx.say("Click ADD A WEBHOOK (top right). If there is one for Ashby already, open that one.");
    ctx.say("Fill in the form from the top. Each Enter here copies the next value. (Or type back; again, to copy the value before once more; skip; or quit.)");
}

fn form(ctx: &WizardContext<'_, '_>) -> Vec<Field> {
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
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
async fn tested(ctx: &mut WizardContext<'_, '_>) -> Result<After> {
    ctx.say("\nNow click the test button in CodeSignal.");
    let choices = [
        "A success message",
        "An error with 401 or 403",
        "An error with 404 or another number",
        "It could not be reached, or it took too long",
        "Something else, or there is no such button",
    ];
    let question = "What does CodeSignal say?";
    let prompter = ctx.session.app.prompter;
    let said = match prompter
        .choose_deliberately(question, &choices, LEAVE)
        .await?
    {
        Input::Value(said) => said,
        Input::Shortcut(Shortcut::Back) => return Ok(After::Again(form(ctx))),
        Input::Shortcut(word) => return Ok(After::Done(StepResult::of(word))),
    };
    match said {
        0 => return created(ctx).await,
        4 => {
            ctx.say("The test button stands at the end of the form. If there is none, click the create button: it runs the same test. Then choose what it says.");
            return Box::pin(tested(ctx)).await;
        }
        _ => ctx.look().await?,
    }
    let from_here = ctx
        .entry(CheckId::WebhookHandshake)
        .map(|entry| entry.status);
    ctx.say_check(CheckId::WebhookHandshake);
    if from_here == Some(Status::Fail) {
        ctx.say("So it is not the form alone: Ashby refuses it from here too.");
        return wrong_at_ashby(ctx).await;
    }
    Ok(After::Again(compare(ctx, said, from_here)))
}

/// Ashby refuses nothing from here, so the form may differ: says where to look, and gives the fields to
/// fill in again.
fn compare(ctx: &WizardContext<'_, '_>, said: usize, from_here: Option<Status>) -> Vec<Field> {
    ctx.say(match from_here {
        Some(Status::Pass) => "From here Ashby takes both keys. So a field of the form differs from what it should be.",
        Some(Status::Warn) => "Ashby's address answers from here, whatever keys it gets: that does not show which field of the form differs.",
        _ => "From here it could not be established, so CodeSignal's answer is all there is.",
    });
    ctx.say("Fill in once more:");
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
    match said {
        1 => {
            ctx.say("- Secret Key: another text is there (the refresh button puts one there), or a part of the key is missing.");
            ctx.say(&format!("- Custom headers: the key has to be {ASHBY_KEY_HEADER}, to the letter, and the value the Ashby API key, alone."));
            proof_fields()
        }
        2 => {
            ctx.say("- Endpoint: it has to be the address below, to the letter, with nothing behind it.");
            vec![Field::text("Endpoint", endpoint)]
        }
        _ => {
            ctx.say("- Endpoint: a mistake in its first part would have CodeSignal call somebody else. If it is right, CodeSignal may have trouble of its own: try its test again in a few minutes.");
            vec![Field::text("Endpoint", endpoint)]
        }
    }
}

async fn wrong_at_ashby(ctx: &mut WizardContext<'_, '_>) -> Result<After> {
    let choices = ["Go back and mend Ashby's settings", "Try the test again"];
    let prompter = ctx.session.app.prompter;
    match prompter.choose("What now?", &choices, &LEAVE[1..]).await? {
        Input::Value(0) => Ok(After::Done(StepResult::Back)),
        Input::Value(_) => Box::pin(tested(ctx)).await,
        Input::Shortcut(word) => Ok(After::Done(StepResult::of(word))),
    }
}

/// The last click. Only the person can see it done.
async fn created(ctx: &mut WizardContext<'_, '_>) -> Result<After> {
    ctx.say("Good. Now click the create button (or save, for a webhook that was there).");
    let choices = [
        "Yes, it is in the list of webhooks",
        "No, CodeSignal says something else",
    ];
    let question = "Is it created?";
    let prompter = ctx.session.app.prompter;
    match prompter
        .choose_deliberately(question, &choices, LEAVE)
        .await?
    {
        Input::Value(0) => {
            if ctx.attest(ManualStep::Webhook)? {
                ctx.say("Noted: the webhook stands in CodeSignal with these values.");
            }
            Ok(After::Done(StepResult::Next))
        }
        Input::Value(_) => {
            ctx.say("Read its message, mend what it names, and click the test button again.");
            Box::pin(tested(ctx)).await
        }
        Input::Shortcut(Shortcut::Back) => Ok(After::Again(form(ctx))),
        Input::Shortcut(word) => Ok(After::Done(StepResult::of(word))),
    }
}

/// Somebody else fills in the form, with the page that was sent.
async fn somebody_else(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.say("The person who looks after CodeSignal makes the webhook, with the page that you sent. For the custom header that person needs the Ashby API key.");
    ctx.say(handoff::SAFELY);
    let choices = [
        "They say that it is created, and that the test succeeded",
        "Not yet: skip this for now",
    ];
    let words = [LEAVE[2], (Shortcut::Back, "Go back one step")];
    let prompter = ctx.session.app.prompter;
    match prompter
        .choose_deliberately("Is the webhook there?", &choices, &words)
        .await?
    {
        Input::Value(0) => {
            ctx.attest(ManualStep::Webhook)?;
            Ok(StepResult::Next)
        }
        Input::Value(_) => Ok(StepResult::Next),
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}
