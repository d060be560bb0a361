//! CodeSignal and Ashby often belong to different people: a page for the other person, without a key in it.

use super::context::{StepResult, WizardContext};
use super::text;
use crate::app::App;
use crate::dialog::Choice;
use crate::error::Result;
use crate::integration::{KeyName, WEBHOOKS_PAGE};
use crate::prompt::{Input, Shortcut};
use crate::sandbox::page_paths;

#[derive(Clone, Copy)]
enum CopyPage {
    Copy,
    Continue,
}

impl Choice for CopyPage {
    const MENU: &'static [(&'static str, CopyPage)] =
        &[("Copy the page", CopyPage::Copy), ("Continue", CopyPage::Continue)];
}

#[derive(Clone, Copy)]
enum StillHandedOff {
    Yes,
    ShowPage,
    No,
}

impl Choice for StillHandedOff {
    const MENU: &'static [(&'static str, StillHandedOff)] = &[
        ("Yes, continue with my part", StillHandedOff::Yes),
        ("Show the page for them again", StillHandedOff::ShowPage),
        ("No, I'll do it myself", StillHandedOff::No),
    ];
}

/// The page for whoever manages this vendor.
pub(crate) fn page_for(app: &App, vendor: KeyName) -> String {
    let page = match vendor {
        KeyName::Ashby => text::handoff_ashby(),
        KeyName::Codesignal => {
            let addresses = &app.settings.addresses;
            let link = match &app.sandbox {
                Some(sandbox) => Some(sandbox.codesignal_site() + page_paths::WEBHOOKS),
                None => addresses.are_published().then(|| WEBHOOKS_PAGE.to_owned()),
            };
            let page = link.unwrap_or_else(|| "Integrations > Webhooks in CodeSignal".to_owned());
            text::handoff_codesignal(addresses.webhook.text(), &page)
        }
    };
    if app.sandbox.is_some() {
        format!("{page}\n\n(This is practice: don't send it.)")
    } else {
        page
    }
}

/// A run that begins with a hand-off: from the command line, where the page was shown already, or remembered.
pub(super) async fn begin(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<StepResult> {
    if ctx.session.state.handoff() != Some(vendor) {
        remember(ctx, Some(vendor))?;
        return offer_copy(ctx, vendor).await;
    }
    if ctx.options.handoff_from_command_line {
        return offer_copy(ctx, vendor).await;
    }
    let question = format!("Is someone else still doing the {} part?", vendor.vendor());
    match ctx.dialog.select(&question, &[Shortcut::Quit]).await? {
        Input::Value(StillHandedOff::Yes) => Ok(StepResult::Next),
        Input::Value(StillHandedOff::ShowPage) => start(ctx, vendor).await,
        Input::Value(StillHandedOff::No) => {
            ctx.options.handoff = None;
            remember(ctx, None)?;
            Ok(StepResult::Next)
        }
        Input::Shortcut(word) => Ok(StepResult::of(word)),
    }
}

/// Shows the page and remembers that another person does this vendor's part.
pub(super) async fn start(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<StepResult> {
    ctx.options.handoff = Some(vendor);
    remember(ctx, Some(vendor))?;
    ctx.dialog.say(&format!("\n{}", page_for(ctx.session.app, vendor)));
    offer_copy(ctx, vendor).await
}

pub(super) fn remember(ctx: &mut WizardContext<'_, '_>, vendor: Option<KeyName>) -> Result<()> {
    if ctx.session.state.set_handoff(vendor) {
        ctx.session.save()?;
    }
    Ok(())
}

async fn offer_copy(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<StepResult> {
    ctx.dialog.say(" ");
    let question = format!("Send this page to the person who manages {}.", vendor.vendor());
    if ctx.dialog.can_copy() {
        match ctx.dialog.select(&question, &[Shortcut::Quit]).await? {
            Input::Value(CopyPage::Copy) => {
                let page = page_for(ctx.session.app, vendor);
                ctx.dialog.copy(&page, "The page");
            }
            Input::Value(CopyPage::Continue) => return Ok(StepResult::Next),
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
        }
    } else {
        ctx.dialog.say(&format!("  {question}"));
    }
    Ok(match ctx.dialog.enter("Press Enter when you've sent it:").await? {
        Input::Value(()) => StepResult::Next,
        Input::Shortcut(word) => StepResult::of(word),
    })
}
