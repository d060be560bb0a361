//! Step 4: the webhook form, a field at a time, and what CodeSignal's own test says.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Choice, Field, Page, Value};
use crate::error::Result;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, ManualStep, Step, WEBHOOK_EMAIL};
use crate::platform::screen::Mark;
use crate::prompt::{Input, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

const LEAVE: [Shortcut; 3] = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];

#[derive(Clone, Copy)]
enum TestWouldFail {
    FixSettings,
    Continue,
}

impl Choice for TestWouldFail {
    const MENU: &'static [(&'static str, TestWouldFail)] = &[
        ("Go back and fix Ashby's settings", TestWouldFail::FixSettings),
        ("Fill in the form anyway", TestWouldFail::Continue),
    ];
}

#[derive(Clone, Copy)]
enum TestResult {
    Success,
    Refused,
    OtherStatus,
    NoAnswer,
    Other,
}

impl Choice for TestResult {
    const MENU: &'static [(&'static str, TestResult)] = &[
        ("A success message", TestResult::Success),
        ("An error with 401 or 403", TestResult::Refused),
        ("An error with 404 or another number", TestResult::OtherStatus),
        ("It couldn't connect, or took too long", TestResult::NoAnswer),
        ("Something else, or there's no test button", TestResult::Other),
    ];
}

#[derive(Clone, Copy)]
enum Created {
    Yes,
    No,
}

impl Choice for Created {
    const MENU: &'static [(&'static str, Created)] = &[
        ("Yes, it's in the list of webhooks", Created::Yes),
        ("No, CodeSignal shows an error", Created::No),
    ];
}

#[derive(Clone, Copy)]
enum AshbyRefuses {
    FixSettings,
    TestAgain,
}

impl Choice for AshbyRefuses {
    const MENU: &'static [(&'static str, AshbyRefuses)] = &[
        ("Go back and fix Ashby's settings", AshbyRefuses::FixSettings),
        ("Test again", AshbyRefuses::TestAgain),
    ];
}

#[derive(Clone, Copy)]
enum CreatedElsewhere {
    Yes,
}

impl Choice for CreatedElsewhere {
    const MENU: &'static [(&'static str, CreatedElsewhere)] =
        &[("Yes, and its test succeeded", CreatedElsewhere::Yes)];
}

/// What follows a look at CodeSignal's test.
enum Next {
    Leave(StepResult),
    /// These fields, from the one at this place.
    Fill(Vec<Field>, usize),
    /// CodeSignal's test, with what to click.
    Test(&'static str),
}

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    if !ctx.has_good_keys() {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.show_heading(Step::Webhook);
    if let Some(result) = before(ctx).await? {
        return Ok(result);
    }
    if ctx.options.handoff == Some(KeyName::Codesignal) {
        return created_elsewhere(ctx).await;
    }
    let below = ctx.dialog.mark();
    ctx.dialog.instructions(&text::webhook());
    if let Input::Shortcut(shortcut) = ctx.dialog.offer_page(Page::CodesignalWebhooks).await? {
        return Ok(StepResult::of(shortcut));
    }
    let form = "Press Enter when the form is open:";
    let opened = ctx.dialog.wait_for_page(Page::CodesignalWebhooks, form).await?;
    if let Input::Shortcut(shortcut) = opened {
        return Ok(StepResult::of(shortcut));
    }
    ctx.dialog.clear_from(below);
    ctx.dialog.say(text::FIELDS);
    let (mut fields, mut at) = (all_fields(ctx), 0);
    loop {
        if let Input::Shortcut(shortcut) = ctx.dialog.fill(ctx.keys, &fields, at).await? {
            return Ok(StepResult::of(shortcut));
        }
        ctx.dialog.clear_from(below);
        let mut next = Next::Test(text::CLICK_TEST);
        while let Next::Test(click) = next {
            next = ask_about_test(ctx, below, click).await?;
        }
        match next {
            Next::Leave(result) => return Ok(result),
            Next::Fill(some, from) => (fields, at) = (some, from),
            Next::Test(_) => {}
        }
    }
}

/// What is there already, and what is in the way. `None`: the form is to be filled in.
async fn before(ctx: &mut WizardContext<'_, '_>) -> Result<Option<StepResult>> {
    let registration = ctx.entry(CheckId::WebhookRegistration);
    let stale = registration.is_some_and(|entry| entry.details.contains_key("stale"));
    if stale || ctx.is_done(Step::Webhook) {
        ctx.dialog.say(" ");
        ctx.show_check(CheckId::WebhookRegistration);
    }
    if ctx.checked.status(CheckId::WebhookHandshake) != Some(Status::Fail) {
        return Ok(None);
    }
    ctx.dialog.say(" ");
    ctx.show_check(CheckId::WebhookHandshake);
    ctx.dialog.say("  CodeSignal's own test would fail too, and no webhook is created without it.");
    match ctx.dialog.select("What now?", &[Shortcut::Skip, Shortcut::Quit]).await? {
        Input::Value(TestWouldFail::FixSettings) => Ok(Some(StepResult::Back)),
        Input::Value(TestWouldFail::Continue) => Ok(None),
        Input::Shortcut(shortcut) => Ok(Some(StepResult::of(shortcut))),
    }
}

fn all_fields(ctx: &WizardContext<'_, '_>) -> Vec<Field> {
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
    let fields = vec![
        Field::select("Event types", Event::names()),
        Field::text("Endpoint", endpoint),
        Field::key("Secret Key", KeyName::Codesignal).hint(text::HINT_SECRET),
        Field::text("Email", WEBHOOK_EMAIL),
        Field::new("Your own email", Value::OwnEmail).hint(text::HINT_OWN_EMAIL),
        Field::text("Custom headers, key", ASHBY_KEY_HEADER),
        Field::key("Custom headers, value", KeyName::Ashby),
    ];
    on_page(fields)
}

fn on_page(fields: Vec<Field>) -> Vec<Field> {
    fields.into_iter().map(|field| field.on(Page::CodesignalWebhooks)).collect()
}

/// The fields by which Ashby recognises CodeSignal.
fn key_fields() -> Vec<Field> {
    on_page(vec![
        Field::key("Secret Key", KeyName::Codesignal).hint(text::HINT_SECRET),
        Field::text("Custom headers, key", ASHBY_KEY_HEADER),
        Field::key("Custom headers, value", KeyName::Ashby),
    ])
}

async fn ask_about_test(
    ctx: &mut WizardContext<'_, '_>,
    below: Option<Mark>,
    click: &str,
) -> Result<Next> {
    ctx.dialog.say(&format!("\n  {click}"));
    let question = "What does CodeSignal say?";
    let answer = ctx.dialog.select_deliberately(question, &LEAVE).await?;
    ctx.dialog.clear_from(below);
    let result = match answer {
        Input::Value(result) => result,
        Input::Shortcut(Shortcut::Back) => return Ok(back_to_fields(ctx)),
        Input::Shortcut(shortcut) => return Ok(Next::Leave(StepResult::of(shortcut))),
    };
    match result {
        TestResult::Success => ask_whether_created(ctx, below).await,
        TestResult::Other => Ok(Next::Test(text::CLICK_CREATE)),
        TestResult::Refused | TestResult::OtherStatus | TestResult::NoAnswer => {
            find_cause(ctx, result, below).await
        }
    }
}

fn back_to_fields(ctx: &WizardContext<'_, '_>) -> Next {
    let fields = all_fields(ctx);
    let last = fields.len() - 1;
    Next::Fill(fields, last)
}

/// CodeSignal's test failed: is it Ashby's settings, or the form?
async fn find_cause(
    ctx: &mut WizardContext<'_, '_>,
    result: TestResult,
    below: Option<Mark>,
) -> Result<Next> {
    ctx.recheck_integration().await;
    ctx.show_check(CheckId::WebhookHandshake);
    match ctx.checked.status(CheckId::WebhookHandshake) {
        Some(Status::Fail) => {
            ctx.dialog.say("Ashby refuses these keys from here too, so it isn't the form alone.");
            let leave = [Shortcut::Skip, Shortcut::Quit];
            let answer = ctx.dialog.select("What now?", &leave).await?;
            ctx.dialog.clear_from(below);
            return Ok(match answer {
                Input::Value(AshbyRefuses::FixSettings) => Next::Leave(StepResult::Back),
                Input::Value(AshbyRefuses::TestAgain) => Next::Test(text::CLICK_TEST),
                Input::Shortcut(shortcut) => Next::Leave(StepResult::of(shortcut)),
            });
        }
        Some(Status::Pass) => ctx.dialog.say(text::FIELD_IS_WRONG),
        _ => ctx.dialog.say("Your keys couldn't be checked from here. Check the form:"),
    }
    if matches!(result, TestResult::Refused) {
        ctx.dialog.say(text::CHECK_KEYS);
        return Ok(Next::Fill(key_fields(), 0));
    }
    ctx.dialog.say(text::CHECK_ENDPOINT);
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
    Ok(Next::Fill(on_page(vec![Field::text("Endpoint", endpoint)]), 0))
}

/// The last click: only the person can see it done.
async fn ask_whether_created(ctx: &mut WizardContext<'_, '_>, below: Option<Mark>) -> Result<Next> {
    ctx.dialog.say("\n  Click the create button (or Save if you edited an existing one).");
    let question = "Did you create the webhook?";
    let answer = ctx.dialog.select_deliberately(question, &LEAVE).await?;
    ctx.dialog.clear_from(below);
    match answer {
        Input::Value(Created::Yes) => {
            ctx.attest(ManualStep::Webhook).await?;
            Ok(Next::Leave(StepResult::Next))
        }
        Input::Value(Created::No) => Ok(Next::Test(text::FIX_AND_TEST)),
        Input::Shortcut(Shortcut::Back) => Ok(back_to_fields(ctx)),
        Input::Shortcut(shortcut) => Ok(Next::Leave(StepResult::of(shortcut))),
    }
}

/// Another person creates the webhook, with the page that was sent.
async fn created_elsewhere(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.dialog.say(&format!(
        "\n  The person who manages CodeSignal needs the Ashby API key for the webhook.\n  {}",
        text::SEND_SAFELY
    ));
    let field = [Field::to_share(KeyName::Ashby)];
    if let Input::Shortcut(shortcut) = ctx.dialog.fill(ctx.keys, &field, 0).await? {
        return Ok(StepResult::of(shortcut));
    }
    let question = "Have they created the webhook?";
    match ctx.dialog.select_deliberately(question, &LEAVE).await? {
        Input::Value(CreatedElsewhere::Yes) => {
            ctx.attest(ManualStep::Webhook).await?;
            Ok(StepResult::Next)
        }
        Input::Shortcut(shortcut) => Ok(StepResult::of(shortcut)),
    }
}
