//! `guide`: the steps of the getting-started guide, offline.

use crate::cli::{GuideArgs, GuideTopic};
use crate::error::Exit;
use crate::integration::{
    CODESIGNAL_SUPPORT, Event, KEY_DESCRIPTION, Permission, WEBHOOK_EMAIL, WEBHOOK_URL,
    WEBHOOKS_PAGE,
};
use crate::report::Report;
use serde_json::json;

/// Shows one part of the guide, or all.
pub(crate) fn run(args: &GuideArgs, report: &mut Report) -> Exit {
    let topics = match args.topic {
        Some(topic) => vec![topic],
        None => vec![
            GuideTopic::Setup,
            GuideTopic::SendAssessment,
            GuideTopic::CreateInterview,
        ],
    };
    let parts: Vec<(&str, String)> = topics.into_iter().map(part).collect();
    report.data = Some(json!({
        "topics": parts.iter().map(|(topic, text)| json!({"topic": topic, "text": text})).collect::<Vec<_>>(),
    }));
    let texts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
    report.text = Some(texts.join("\n\n"));
    Exit::Pass
}

fn part(topic: GuideTopic) -> (&'static str, String) {
    match topic {
        GuideTopic::Setup => ("setup", setup()),
        GuideTopic::SendAssessment => ("send-assessment", SEND.to_owned()),
        GuideTopic::CreateInterview => ("create-interview", INTERVIEW.to_owned()),
    }
}

fn setup() -> String {
    let permissions = list(&Permission::ALL.map(Permission::name));
    let events = list(&Event::ALL.map(Event::name));
    format!(
        "SET UP THE INTEGRATION\n\
         \n\
         Before you start:\n\
         - Your organization uses Ashby, and you may change its integrations.\n\
         - You can log in to CodeSignal and see \"Webhooks\" and \"API Keys\" under Integrations. If you don't see them, write to {CODESIGNAL_SUPPORT} and ask for access.\n\
         - Open two browser tabs: Ashby on its assessments admin page, CodeSignal on Integrations > API Keys.\n\
         \n\
         1. In Ashby, add the integration\n\
         - On the assessments admin page, click Add Integration (top right) and select CodeSignal.\n\
         - With the \"Ashby API Key\" drop-down, create a key or select one. Copy a new key at once and keep it safe. Leave the tab open: you come back in step 3.\n\
         \n\
         2. In CodeSignal, make the API key\n\
         - Under Integrations > API Keys, click ADD A KEY, type {KEY_DESCRIPTION} as Key Description and click the arrow.\n\
         - Select these four permissions and click SAVE:\n\
         {permissions}\n\
         - Click the key (blue text) to copy it.\n\
         \n\
         3. In Ashby, enter the CodeSignal key\n\
         - Paste it into the topmost box of the CodeSignal settings, where you were in step 1, and save.\n\
         \n\
         4. In CodeSignal, add the webhook\n\
         - Open {WEBHOOKS_PAGE} and click ADD A WEBHOOK (top right).\n\
         - Event types:\n\
         {events}\n\
         - Endpoint: {WEBHOOK_URL}\n\
         - Secret Key: paste the CodeSignal API key of step 2. Don't click the refresh button: it would put another secret there.\n\
         - Email: {WEBHOOK_EMAIL}\n\
         - Custom headers: add one; key X-Ashby-Api-Key, value the Ashby API key of step 1.\n\
         - Click the test button. After the success message, click create.\n\
         \n\
         If the test fails: compare each field, and see whether step 3 was saved.\n\
         `cs-ashby setup` walks you through all of this and checks what can be checked."
    )
}

fn list(names: &[&str]) -> String {
    let lines: Vec<String> = names.iter().map(|name| format!("    {name}")).collect();
    lines.join("\n")
}

const SEND: &str = "SEND A CODESIGNAL ASSESSMENT FROM ASHBY\n\
    \n\
    1. Open the Interview Plan in which you want the assessment, and add an Activity.\n\
    2. In the Add Activity menu, under Integrations, click CodeSignal.\n\
    3. Choose the assessment in the drop-down and click Add.";

const INTERVIEW: &str = "CREATE A CODESIGNAL INTERVIEW FROM ASHBY\n\
    \n\
    1. When you create the interview, open the Invite Settings options page.\n\
    2. Switch on \"Attach CodeSignal Interview?\".\n\
    3. Send the invitation. That creates the CodeSignal interview; its link stands with the other details of the meeting.";
