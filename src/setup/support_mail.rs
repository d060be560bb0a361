//! The mail to CodeSignal's support, for a company without API access.

use super::context::{StepResult, WizardContext};
use super::text;
use crate::dialog::Choice;
use crate::error::Result;
use crate::integration::CODESIGNAL_SUPPORT;
use crate::platform::browser;
use crate::prompt::{Input, Shortcut};
use url::Url;

const FILE: (&str, &str) = ("codesignal-api-access", "eml");

#[derive(Clone, Copy)]
enum Send {
    Mail,
    File,
    Continue,
}

impl Choice for Send {
    const MENU: &'static [(&'static str, Send)] = &[
        ("Open it in your mail program", Send::Mail),
        ("Save it as a file", Send::File),
        ("I see both now, continue", Send::Continue),
    ];
}

#[derive(Clone, Copy)]
enum SendElsewhere {
    File,
    Continue,
}

impl Choice for SendElsewhere {
    const MENU: &'static [(&'static str, SendElsewhere)] = &[
        ("Save it as a file", SendElsewhere::File),
        ("I see both now, continue", SendElsewhere::Continue),
    ];
}

pub(super) async fn offer(ctx: &mut WizardContext<'_, '_>) -> Result<StepResult> {
    ctx.dialog.say(text::NO_ACCESS);
    ctx.dialog.say(&format!(
        "\n  To: {CODESIGNAL_SUPPORT}\n  Subject: {}\n\n  {}",
        text::MAIL_SUBJECT,
        text::MAIL_BODY.replace('\n', "\n  ")
    ));
    if ctx.session.app.sandbox.is_some() {
        ctx.dialog.say("\n  This is practice, so there's nothing to send.");
        let answer = ctx.dialog.enter("Press Enter to continue:").await?;
        return Ok(match answer {
            Input::Value(()) => StepResult::Next,
            Input::Shortcut(word) => StepResult::of(word),
        });
    }
    let question = "How do you want to send it?";
    let choice = if browser::can_open().is_ok() {
        ctx.dialog.select(question, &[Shortcut::Quit]).await?
    } else {
        match ctx.dialog.select(question, &[Shortcut::Quit]).await? {
            Input::Value(SendElsewhere::File) => Input::Value(Send::File),
            Input::Value(SendElsewhere::Continue) => Input::Value(Send::Continue),
            Input::Shortcut(word) => Input::Shortcut(word),
        }
    };
    match choice {
        Input::Value(Send::Mail) => {
            ctx.dialog.open(&mailto()).await;
        }
        Input::Value(Send::File) => save(ctx),
        Input::Value(Send::Continue) => return Ok(StepResult::Next),
        Input::Shortcut(word) => return Ok(StepResult::of(word)),
    }
    ctx.dialog.say(text::AFTER_MAIL);
    Ok(StepResult::Quit)
}

fn mailto() -> String {
    match Url::parse(&format!("mailto:{CODESIGNAL_SUPPORT}")) {
        Ok(mut url) => {
            let encode = |text: &str| -> String {
                url::form_urlencoded::byte_serialize(text.as_bytes())
                    .collect::<String>()
                    .replace('+', "%20")
            };
            let query =
                format!("subject={}&body={}", encode(text::MAIL_SUBJECT), encode(text::MAIL_BODY));
            url.set_query(Some(&query));
            url.to_string()
        }
        Err(_) => format!("mailto:{CODESIGNAL_SUPPORT}"),
    }
}

/// A draft that a mail program opens.
fn save(ctx: &WizardContext<'_, '_>) {
    let draft = format!(
        "X-Unsent: 1\r\nTo: {CODESIGNAL_SUPPORT}\r\nSubject: {}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
        text::MAIL_SUBJECT,
        text::MAIL_BODY.replace('\n', "\r\n")
    );
    ctx.dialog.save(FILE, draft.as_bytes(), "Copy the text above instead.");
}
