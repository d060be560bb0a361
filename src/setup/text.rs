//! The longer texts of the wizard, in the order in which they are shown.

use crate::dialog::Instruction;
use crate::integration::{Event, KEY_DESCRIPTION, KeyName, Permission, WEBHOOK_EMAIL};

pub(super) fn start(handoff: Option<KeyName>) -> String {
    let ashby = "an Ashby account that can manage integrations";
    let codesignal = "a CodeSignal account that can see Webhooks and API Keys";
    let needs = match handoff {
        None => format!("{ashby} and {codesignal}"),
        Some(KeyName::Codesignal) => ashby.to_owned(),
        Some(KeyName::Ashby) => codesignal.to_owned(),
    };
    format!(
        "\n  You'll need {needs}.\n  Press Ctrl-C to stop; `cs-ashby setup` picks up where you left off.\n "
    )
}

pub(super) const START_SANDBOX: &str = "
  This is practice: CodeSignal and Ashby are pages on this computer, and nothing is kept when you stop.
 ";

pub(super) const START_PRACTICE: &str = "
  This is practice: CodeSignal and Ashby are the pages of your sandbox.
  Press Ctrl-C to stop; `cs-ashby setup` picks up where you left off.
 ";

pub(super) const OTHER_ADDRESSES: &str =
    "  The addresses are your own, so no dashboard is opened.\n ";

pub(super) const ACCESS: &str = "
  In CodeSignal, look at the integrations settings on the left.";

pub(super) const NO_ACCESS: &str = "
  CodeSignal hasn't turned on API access for your company yet.
  Ask their support with this mail:";

pub(super) const MAIL_SUBJECT: &str = "API access for our account";
pub(super) const MAIL_BODY: &str = "Hello,

we're connecting CodeSignal to Ashby, and our integrations settings
don't show Webhooks and API Keys. Please turn on API access for our
company, and let my user see both sections.

Thank you";

pub(super) const AFTER_MAIL: &str =
    "When you see both sections in CodeSignal, run `cs-ashby setup` again.";

pub(super) fn ashby_key() -> Vec<Instruction> {
    vec![
        "In Ashby, open the assessments admin page. If CodeSignal is listed, open it. If not, click Add Integration and select CodeSignal.".into(),
        "Click the Ashby API Key drop-down and create a key. If it asks for a title, type CodeSignal integration.".into(),
        "Copy the key: Ashby may not show it again. Leave the page open.".into(),
    ]
}

pub(super) fn codesignal_key() -> Vec<Instruction> {
    let permissions = Permission::ALL.map(Permission::name).to_vec();
    vec![
        "In CodeSignal, open Integrations > API Keys and click ADD A KEY.".into(),
        format!("Type {KEY_DESCRIPTION} in Key Description and click the arrow.").into(),
        Instruction::select("Select these permissions and click SAVE:", permissions),
        "Click the key (blue text) to copy it.".into(),
    ]
}

pub(super) const PRACTICE_COPY: &str =
    "  On the practice page: click the key, then press Ctrl+A and Ctrl+C.";

pub(super) const KEY_HINT: &str = "  Or type back, skip, open (the page) or quit.";

pub(super) fn ashby_settings(ashby_key: &str) -> Vec<Instruction> {
    vec![
        "In Ashby, go back to the CodeSignal settings.".into(),
        "Paste the CodeSignal API key into the topmost box.".into(),
        format!("Check that the Ashby API Key drop-down shows {ashby_key}.").into(),
        "Click Save.".into(),
    ]
}

pub(super) const THEY_SAVED: &str = "Press Enter when they've saved it in Ashby:";

pub(super) const ASHBY_REFUSES: &str =
    "Ashby doesn't accept the test request with these keys. Check these:
  1. Was Save clicked? Reload the page: both keys have to be there.
  2. Is the whole CodeSignal API key in the topmost box? Paste it again.
  3. Does the drop-down show the Ashby API key from step 1?";

pub(super) fn webhook() -> Vec<Instruction> {
    vec![
        "In CodeSignal, open Integrations > Webhooks.".into(),
        "If there's a webhook for Ashby, open it. Don't add a second one: Ashby would get everything twice.".into(),
        "If not, click ADD A WEBHOOK.".into(),
    ]
}

pub(super) const FIELDS: &str = "
  Fill in the form one field at a time. Each value is copied for you. Type back for the previous field, again to copy again, open for the page, or skip.";

pub(super) const HINT_SECRET: &str = "Replace what's in the box. Don't click the refresh button.";
pub(super) const HINT_EMAIL: &str =
    "You can add your own email too: CodeSignal writes to it when deliveries fail.";

pub(super) const CLICK_TEST: &str = "Click the test button in CodeSignal.";
pub(super) const CLICK_CREATE: &str =
    "If there's no test button, click the create button: it runs the same test.";
pub(super) const FIX_AND_TEST: &str =
    "Fix what the error names, then click the test button in CodeSignal.";

pub(super) const FIELD_IS_WRONG: &str =
    "Your keys are fine, so a field in the webhook form is probably wrong. Check these:";
pub(super) const CHECK_KEYS: &str = "  Secret Key: the whole CodeSignal API key and nothing else.
  Custom headers: X-Ashby-Api-Key, with the Ashby API key as its value.";
pub(super) const CHECK_ENDPOINT: &str =
    "  Endpoint: exactly the address below, with nothing after it.
  If it's right, CodeSignal may have a problem: test again in a few minutes.";

/// How a key gets from one person to another.
pub(super) const SEND_SAFELY: &str = "Send keys only through your password manager or a link that opens once, never by mail, chat or ticket.";

pub(super) fn handoff_ashby() -> String {
    format!(
        "CONNECT CODESIGNAL TO ASHBY: YOUR PART IN ASHBY

We're connecting CodeSignal (coding assessments) to Ashby. Three things need
your Ashby account. They take about five minutes.

1. Create the Ashby API key
   - In Ashby, open the assessments admin page.
   - If CodeSignal is listed, open it. If not, click Add Integration and
     select CodeSignal.
   - Click the Ashby API Key drop-down, create a key and copy it.

2. Send the key back
   - {SEND_SAFELY}
   - You'll get the CodeSignal API key the same way.

3. Enter the CodeSignal API key
   - On the same page, paste it into the topmost box.
   - Check that the Ashby API Key drop-down shows the key from part 1.
   - Click Save, and say that it's saved."
    )
}

pub(super) fn handoff_codesignal(endpoint: &str, webhooks_page: &str) -> String {
    let list = |names: &[&str]| {
        let lines: Vec<String> = names.iter().map(|name| format!("       {name}")).collect();
        lines.join("\n")
    };
    format!(
        "CONNECT CODESIGNAL TO ASHBY: YOUR PART IN CODESIGNAL

We're connecting CodeSignal to Ashby (applicant tracking). Three things need
your CodeSignal account. They take about ten minutes.

1. Create the CodeSignal API key
   - In CodeSignal, open Integrations > API Keys. If you don't see API Keys
     and Webhooks, ask support@codesignal.com for API access.
   - Click ADD A KEY, type {KEY_DESCRIPTION} in Key Description and click the arrow.
   - Select these permissions and click SAVE:
{permissions}
   - Click the key (blue text) to copy it.

2. Send the key back
   - {SEND_SAFELY}
   - You'll get the Ashby API key the same way. Wait until you hear that the
     CodeSignal API key is saved in Ashby: the test below needs that.

3. Create the webhook
   - Open {webhooks_page}
   - If there's a webhook for Ashby, open it. If not, click ADD A WEBHOOK.
     Don't add a second one: Ashby would get everything twice.
   - Event types:
{events}
   - Endpoint: {endpoint}
   - Secret Key: the CodeSignal API key from part 1. Don't click the refresh
     button.
   - Email: {WEBHOOK_EMAIL}
   - Custom headers: X-Ashby-Api-Key, with the Ashby API key as its value.
   - Click the test button. After the success message click the create
     button, and say that it's created. If there's an error, send it back.",
        permissions = list(&Permission::ALL.map(Permission::name)),
        events = list(&Event::names()),
    )
}
