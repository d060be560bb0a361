//! `guide`: the steps of the getting-started guide, offline. Numbered as in `setup`.

use crate::cli::GuideTopic;
use crate::error::Exit;
use crate::integration::{
    ASHBY_KEY_HEADER, CODESIGNAL_SUPPORT, Event, KEY_DESCRIPTION, Permission, WEBHOOK_EMAIL,
    WEBHOOKS_PAGE,
};
use crate::report::Report;
use crate::settings::Addresses;
use serde_json::json;

/// Shows one part of the guide, or all.
pub(crate) fn run(topic: Option<GuideTopic>, addresses: &Addresses, report: &mut Report) -> Exit {
    let topics = match topic {
        Some(topic) => vec![topic],
        None => vec![GuideTopic::Setup, GuideTopic::SendAssessment, GuideTopic::CreateInterview],
    };
    let parts: Vec<(&str, String)> =
        topics.into_iter().map(|topic| part(topic, addresses)).collect();
    report.data = Some(json!({
        "topics": parts.iter().map(|(topic, text)| json!({"topic": topic, "text": text})).collect::<Vec<_>>(),
    }));
    let texts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
    report.say(texts.join("\n\n"));
    Exit::Pass
}

fn part(topic: GuideTopic, addresses: &Addresses) -> (&'static str, String) {
    match topic {
        GuideTopic::Setup => ("setup", setup(addresses)),
        GuideTopic::SendAssessment => ("send-assessment", SEND.to_owned()),
        GuideTopic::CreateInterview => ("create-interview", INTERVIEW.to_owned()),
    }
}

fn setup(addresses: &Addresses) -> String {
    let endpoint = addresses.webhook.text();
    let webhooks =
        if addresses.are_published() { WEBHOOKS_PAGE } else { "Integrations > Webhooks." };
    let permissions = list(&Permission::ALL.map(Permission::name));
    let events = list(&Event::names());
    format!(
        "SET UP THE INTEGRATION

Before you start
- You need an Ashby account that can manage integrations, and a CodeSignal
  account that can see Webhooks and API Keys under Integrations. If you don't
  see them, ask {CODESIGNAL_SUPPORT} for access.
- Open two browser tabs: Ashby on its assessments admin page, CodeSignal on
  Integrations > API Keys.

1. Ashby API key
- On Ashby's assessments admin page, open CodeSignal. If it isn't listed, click
  Add Integration and select CodeSignal.
- Click the Ashby API Key drop-down, create a key and copy it. Ashby may not
  show it again. Leave the tab open.

2. CodeSignal API key
- In CodeSignal, open Integrations > API Keys and click ADD A KEY.
- Type {KEY_DESCRIPTION} in Key Description and click the arrow.
- Select these permissions and click SAVE:
{permissions}
- Click the key (blue text) to copy it.

3. Ashby's settings
- In the Ashby tab, paste the CodeSignal API key into the topmost box.
- Check that the Ashby API Key drop-down shows your key, and click Save.

4. Webhook
- In CodeSignal, open {webhooks}
- If there's a webhook for Ashby, open it. If not, click ADD A WEBHOOK. Don't
  add a second one: Ashby would get everything twice.
- Event types:
{events}
- Endpoint: {endpoint}
- Secret Key: the CodeSignal API key. Don't click the refresh button.
- Email: {WEBHOOK_EMAIL}
- Another email: optional, yours if you want to hear of failed deliveries.
- Custom headers: {ASHBY_KEY_HEADER}, with the Ashby API key as its value.

5. Connectivity test
- Click the test button in CodeSignal. After the success message, click the
  create button.
- If the test fails, compare each field, and check that step 3 was saved.

`cs-ashby setup` walks you through these steps and checks each one."
    )
}

fn list(names: &[&str]) -> String {
    let lines: Vec<String> = names.iter().map(|name| format!("    {name}")).collect();
    lines.join("\n")
}

const SEND: &str = "SEND A CODESIGNAL ASSESSMENT FROM ASHBY\n\
    \n\
    1. Open the Interview Plan and add an Activity.\n\
    2. In the Add Activity menu, under Integrations, click CodeSignal.\n\
    3. Choose the assessment in the drop-down and click Add.";

const INTERVIEW: &str = "CREATE A CODESIGNAL INTERVIEW FROM ASHBY\n\
    \n\
    1. When you schedule the interview, open Invite Settings.\n\
    2. Turn on \"Attach CodeSignal Interview?\".\n\
    3. Send the invitation. CodeSignal creates the interview, and its link is shown with the other meeting details.";
