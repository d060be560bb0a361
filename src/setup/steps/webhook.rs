//! Step 4: the webhook form, a field at a time, and what CodeSignal's own test says.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Field, Page};
use crate::error::Result;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, ManualStep, Step, WEBHOOK_EMAIL};
use crate::platform::screen::Mark;
use crate::prompt::{Leave, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

const PAGE: Page = Page::CodesignalWebhooks;
const LEAVE: [Shortcut; 3] = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
const FIX_SETTINGS: &str = "Go back and fix Ashby's settings";

/// What follows in the form.
enum Next {
    Done,
    /// These fields, from the one at this place.
    Fill(Vec<Field>, usize),
    /// CodeSignal's test, with what to click.
    Test(&'static str),
}

pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult, Leave> {
    if !ctx.has_good_keys() {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.show_heading(Step::Webhook);
    show_what_is_there(ctx).await?;
    if ctx.options.handoff == Some(KeyName::Codesignal) {
        return created_elsewhere(ctx).await;
    }
    let below = ctx.dialog.mark();
    ctx.dialog.instructions(&text::webhook());
    ctx.dialog.offer_page(PAGE).await?;
    ctx.dialog.wait_for_page(PAGE, "Press Enter when the form is open:").await?;
    ctx.dialog.clear_from(below);
    ctx.dialog.say(text::FIELDS);
    let mut next = Next::Fill(all_fields(ctx), 0);
    loop {
        next = match next {
            Next::Done => return Ok(StepResult::Done),
            Next::Fill(fields, from) => {
                ctx.dialog.fill(ctx.keys, &fields, from).await?;
                ctx.dialog.clear_from(below);
                Next::Test(text::CLICK_TEST)
            }
            Next::Test(click) => ask_about_test(ctx, below, click).await?,
        };
    }
}

/// What is there already, and what is in the way.
async fn show_what_is_there(ctx: &mut WizardContext<'_, '_>) -> Result<(), Leave> {
    let registration = ctx.entry(CheckId::WebhookRegistration);
    let stale = registration.is_some_and(|entry| entry.finding.details.contains_key("stale"));
    if stale || ctx.is_done(Step::Webhook) {
        ctx.dialog.say(" ");
        ctx.show_check(CheckId::WebhookRegistration);
    }
    if ctx.checked.status(CheckId::WebhookHandshake) != Some(Status::Fail) {
        return Ok(());
    }
    ctx.dialog.say(" ");
    ctx.show_check(CheckId::WebhookHandshake);
    ctx.dialog.say("  CodeSignal's own test would fail too, and no webhook is created without it.");
    let entries = [(FIX_SETTINGS, true), ("Fill in the form anyway", false)];
    let leave = [Shortcut::Skip, Shortcut::Quit];
    if ctx.dialog.prompter.select("What now?", &entries, &leave).await? {
        return Err(Shortcut::Back.into());
    }
    Ok(())
}

fn all_fields(ctx: &WizardContext<'_, '_>) -> Vec<Field> {
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
    let [secret, header, header_value] = key_fields();
    on_page([
        Field::select("Event types", Event::names()),
        Field::text("Endpoint", endpoint),
        secret,
        Field { hint: Some(text::HINT_EMAIL), ..Field::text("Email", WEBHOOK_EMAIL) },
        header,
        header_value,
    ])
}

/// The fields by which Ashby recognises CodeSignal.
fn key_fields() -> [Field; 3] {
    let secret = Field::key("Secret Key", KeyName::Codesignal);
    [
        Field { hint: Some(text::HINT_SECRET), ..secret },
        Field::text("Custom headers, key", ASHBY_KEY_HEADER),
        Field::key("Custom headers, value", KeyName::Ashby),
    ]
}

fn on_page(fields: impl IntoIterator<Item = Field>) -> Vec<Field> {
    fields.into_iter().map(|field| Field { page: Some(PAGE), ..field }).collect()
}

async fn ask_about_test(
    ctx: &mut WizardContext<'_, '_>,
    below: Option<Mark>,
    click: &str,
) -> Result<Next, Leave> {
    #[derive(Clone, Copy)]
    enum TestResult {
        Success,
        Refused,
        Failed,
        Other,
    }
    ctx.dialog.say(&format!("\n  {click}"));
    let entries = [
        ("A success message", TestResult::Success),
        ("An error with 401 or 403", TestResult::Refused),
        ("An error with 404 or another number", TestResult::Failed),
        ("It couldn't connect, or took too long", TestResult::Failed),
        ("Something else, or there's no test button", TestResult::Other),
    ];
    let question = "What does CodeSignal say?";
    let answer = ctx.dialog.prompter.select_deliberately(question, &entries, &LEAVE).await;
    ctx.dialog.clear_from(below);
    match answer {
        Ok(TestResult::Success) => ask_whether_created(ctx, below).await,
        Ok(TestResult::Refused) => find_cause(ctx, true, below).await,
        Ok(TestResult::Failed) => find_cause(ctx, false, below).await,
        Ok(TestResult::Other) => Ok(Next::Test(text::CLICK_CREATE)),
        Err(leave) => back_to_fields(ctx, leave),
    }
}

/// Going back from CodeSignal's test leads to the last field.
fn back_to_fields(ctx: &WizardContext<'_, '_>, leave: Leave) -> Result<Next, Leave> {
    match leave {
        Leave::Shortcut(Shortcut::Back) => {
            let fields = all_fields(ctx);
            let last = fields.len() - 1;
            Ok(Next::Fill(fields, last))
        }
        leave => Err(leave),
    }
}

/// CodeSignal's test failed: is it Ashby's settings, or the form?
async fn find_cause(
    ctx: &mut WizardContext<'_, '_>,
    refused: bool,
    below: Option<Mark>,
) -> Result<Next, Leave> {
    ctx.recheck_integration().await;
    ctx.show_check(CheckId::WebhookHandshake);
    match ctx.checked.status(CheckId::WebhookHandshake) {
        Some(Status::Fail) => {
            ctx.dialog.say("Ashby refuses these keys from here too, so it isn't the form alone.");
            let entries = [(FIX_SETTINGS, true), ("Test again", false)];
            let leave = [Shortcut::Skip, Shortcut::Quit];
            let fix = ctx.dialog.prompter.select("What now?", &entries, &leave).await;
            ctx.dialog.clear_from(below);
            return if fix? {
                Err(Shortcut::Back.into())
            } else {
                Ok(Next::Test(text::CLICK_TEST))
            };
        }
        Some(Status::Pass) => ctx.dialog.say(text::FIELD_IS_WRONG),
        _ => ctx.dialog.say("Your keys couldn't be checked from here. Check the form:"),
    }
    if refused {
        ctx.dialog.say(text::CHECK_KEYS);
        return Ok(Next::Fill(on_page(key_fields()), 0));
    }
    ctx.dialog.say(text::CHECK_ENDPOINT);
    let endpoint = ctx.session.app.settings.addresses.webhook.text();
    Ok(Next::Fill(on_page([Field::text("Endpoint", endpoint)]), 0))
}

/// The last click: only the person can see it done.
async fn ask_whether_created(
    ctx: &mut WizardContext<'_, '_>,
    below: Option<Mark>,
) -> Result<Next, Leave> {
    ctx.dialog.say("\n  Click the create button (or Save if you edited an existing one).");
    let question = "Did you create the webhook?";
    let entries =
        [("Yes, it's in the list of webhooks", true), ("No, CodeSignal shows an error", false)];
    let answer = ctx.dialog.prompter.select_deliberately(question, &entries, &LEAVE).await;
    ctx.dialog.clear_from(below);
    match answer {
        Ok(true) => {
            ctx.attest(ManualStep::Webhook).await?;
            Ok(Next::Done)
        }
        Ok(false) => Ok(Next::Test(text::FIX_AND_TEST)),
        Err(leave) => back_to_fields(ctx, leave),
    }
}

/// Another person creates the webhook, with the page that was sent.
async fn created_elsewhere(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult, Leave> {
    ctx.dialog.say(&format!(
        "\n  The person who manages CodeSignal needs the Ashby API key for the webhook.\n  {}",
        text::SEND_SAFELY
    ));
    ctx.dialog.fill(ctx.keys, &[Field::to_share(KeyName::Ashby)], 0).await?;
    let question = "Have they created the webhook?";
    let entries = [("Yes, and its test succeeded", ())];
    ctx.dialog.prompter.select_deliberately(question, &entries, &LEAVE).await?;
    ctx.attest(ManualStep::Webhook).await?;
    Ok(StepResult::Done)
}
