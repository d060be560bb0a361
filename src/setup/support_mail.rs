//! The mail to CodeSignal's support, for a company without API access.

use super::context::WizardContext;
use super::text;
use crate::error::Result;
use crate::integration::CODESIGNAL_SUPPORT;
use crate::platform::browser;
use crate::prompt::{Leave, Shortcut};

#[derive(Clone, Copy)]
enum Send {
    Mail,
    File,
    Continue,
}

pub(super) async fn offer(ctx: &mut WizardContext<'_, '_>) -> Result<(), Leave> {
    ctx.dialog.say(text::NO_ACCESS);
    ctx.dialog.say(&format!(
        "\n  To: {CODESIGNAL_SUPPORT}\n  Subject: {}\n\n  {}",
        text::MAIL_SUBJECT,
        text::MAIL_BODY.replace('\n', "\n  ")
    ));
    if ctx.session.app.sandbox.is_some() {
        ctx.dialog.say("\n  This is practice, so there's nothing to send.");
        return ctx.dialog.prompter.enter("Press Enter to continue:", &[]).await;
    }
    let entries = [
        ("Open it in your mail program", Send::Mail),
        ("Save it as a file", Send::File),
        ("I see both now, continue", Send::Continue),
    ];
    let possible = if browser::can_open() { &entries[..] } else { &entries[1..] };
    let question = "How do you want to send it?";
    match ctx.dialog.prompter.select(question, possible, &[Shortcut::Quit]).await? {
        Send::Mail => ctx.dialog.open(&mailto()).await,
        Send::File => save(ctx),
        Send::Continue => return Ok(()),
    }
    ctx.dialog.say(text::AFTER_MAIL);
    Err(Shortcut::Quit.into())
}

fn mailto() -> String {
    let encoded = |text: &str| -> String {
        let bytes = url::form_urlencoded::byte_serialize(text.as_bytes());
        bytes.collect::<String>().replace('+', "%20")
    };
    let (subject, body) = (encoded(text::MAIL_SUBJECT), encoded(text::MAIL_BODY));
    format!("mailto:{CODESIGNAL_SUPPORT}?subject={subject}&body={body}")
}

/// A draft that a mail program opens.
fn save(ctx: &WizardContext<'_, '_>) {
    let draft = format!(
        "X-Unsent: 1\r\nTo: {CODESIGNAL_SUPPORT}\r\nSubject: {}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
        text::MAIL_SUBJECT,
        text::MAIL_BODY.replace('\n', "\r\n")
    );
    let file = ("codesignal-api-access", "eml");
    ctx.dialog.save(file, draft.as_bytes(), "Copy the text above instead.");
}
