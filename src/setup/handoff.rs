//! CodeSignal and Ashby often belong to different people: a page for the other one, without a key in it.

use super::context::{StepResult, WizardContext};
use super::pages::Pages;
use crate::app::App;
use crate::error::Result;
use crate::integration::{
    ASHBY_KEY_HEADER, Event, KEY_DESCRIPTION, KeyName, Permission, WEBHOOK_EMAIL,
};
use crate::prompt::{Input, Shortcut};

/// How a key travels from one person to another.
pub(crate) const SAFELY: &str = "Send a key only in a way that nobody else can read and that does not keep it: share it in your company's password manager (1Password, Bitwarden, Keeper ...), or with a link that opens once. Not by mail, chat or ticket: there it stays readable.";

/// The page for whoever looks after this vendor.
pub(crate) fn page_for(app: &App, vendor: KeyName) -> String {
    let page = match vendor {
        KeyName::Ashby => for_ashby(),
        KeyName::Codesignal => for_codesignal(
            app.settings.addresses.webhook.text(),
            &Pages::of(app).webhooks,
        ),
    };
    if app.sandbox.is_some() {
        format!("{page}\n\n(This is a rehearsal: send it to nobody.)")
    } else {
        page
    }
}

/// Offers to copy the page, which stands on the screen.
pub(super) async fn offer(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<StepResult> {
    ctx.say("\n(Here the page ends.)");
    if !ctx.copying.is_possible() {
        return Ok(StepResult::Next);
    }
    let choices = ["Copy the page to the clipboard", "Go on without"];
    let words = [(Shortcut::Quit, "Stop here")];
    let prompter = ctx.session.app.prompter;
    let question = "Send this page to the person who looks after it.";
    match prompter.choose(question, &choices, &words).await? {
        Input::Value(0) => {
            let copied = ctx.copying.text(&page_for(ctx.session.app, vendor));
            let words = ctx.copying.words(copied, "The page");
            ctx.say(&words);
            Ok(StepResult::Next)
        }
        Input::Value(_) => Ok(StepResult::Next),
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}

fn for_ashby() -> String {
    format!(
        "CONNECT CODESIGNAL TO ASHBY: YOUR PART IN ASHBY\n\
         \n\
         We connect CodeSignal (coding assessments) to Ashby. You look after Ashby, so three things are yours. They take about five minutes.\n\
         \n\
         1. Make the Ashby API key\n\
         - Log in to Ashby and open the assessments admin page.\n\
         - Click Add Integration (top right) and select CodeSignal.\n\
         - Click the \"Ashby API Key\" drop-down and create a key. Copy it at once.\n\
         \n\
         2. Send the key back\n\
         - {SAFELY}\n\
         - You get the CodeSignal API key the same way.\n\
         \n\
         3. Enter the CodeSignal API key\n\
         - On the same page, paste it into the topmost box of the CodeSignal settings.\n\
         - See that the \"Ashby API Key\" drop-down names the key of step 1.\n\
         - Click Save, and say that it is saved."
    )
}

fn for_codesignal(endpoint: &str, webhooks_page: &str) -> String {
    let list = |names: &[&str]| {
        let lines: Vec<String> = names.iter().map(|name| format!("    {name}")).collect();
        lines.join("\n")
    };
    format!(
        "CONNECT CODESIGNAL TO ASHBY: YOUR PART IN CODESIGNAL\n\
         \n\
         We connect CodeSignal to Ashby (applicant tracking). You look after CodeSignal, so three things are yours. They take about ten minutes.\n\
         \n\
         1. Make the CodeSignal API key\n\
         - Log in to CodeSignal and open Integrations > API Keys. (If you don't see \"API Keys\" and \"Webhooks\" there, write to support@codesignal.com and ask for API access.)\n\
         - Click ADD A KEY, type {KEY_DESCRIPTION} as Key Description and click the arrow.\n\
         - Select these four permissions and click SAVE:\n\
         {permissions}\n\
         - Click the key (blue text) to copy it.\n\
         \n\
         2. Send the key back\n\
         - {SAFELY}\n\
         - You get the Ashby API key the same way. Wait until you hear that the CodeSignal API key is saved in Ashby: the test below needs that.\n\
         \n\
         3. Make the webhook\n\
         - Open {webhooks_page} and click ADD A WEBHOOK (top right).\n\
         - Event types:\n\
         {events}\n\
         - Endpoint: {endpoint}\n\
         - Secret Key: paste the CodeSignal API key of part 1. Don't click the refresh button: it would put another secret there.\n\
         - Email: {WEBHOOK_EMAIL}\n\
         - Custom headers: add one; key {ASHBY_KEY_HEADER}, value the Ashby API key.\n\
         - Click the test button. After the success message click create, and say that it is created. If there is an error, send its words back.",
        permissions = list(&Permission::ALL.map(Permission::name)),
        events = list(&Event::ALL.map(Event::name)),
    )
}
