//! CodeSignal and Ashby often belong to different people: a page for the other person, without a key in it.

use super::context::WizardContext;
use super::text;
use crate::app::App;
use crate::error::Result;
use crate::integration::{KeyName, WEBHOOKS_PAGE};
use crate::prompt::{Leave, Shortcut};
use crate::sandbox::page_paths;

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
pub(super) async fn begin(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<(), Leave> {
    if ctx.session.state.handoff != Some(vendor) || ctx.options.handoff_from_command_line {
        remember(ctx, Some(vendor))?;
        return offer_copy(ctx, vendor).await;
    }
    let question = format!("Is someone else still doing the {} part?", vendor.vendor());
    if !ctx.dialog.prompter.confirm(&question, true).await? {
        ctx.options.handoff = None;
        remember(ctx, None)?;
    }
    Ok(())
}

/// Shows the page and remembers that another person does this vendor's part.
pub(super) async fn start(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<(), Leave> {
    ctx.options.handoff = Some(vendor);
    remember(ctx, Some(vendor))?;
    ctx.dialog.say(&format!("\n{}", page_for(ctx.session.app, vendor)));
    offer_copy(ctx, vendor).await
}

pub(super) fn remember(ctx: &mut WizardContext<'_, '_>, vendor: Option<KeyName>) -> Result<()> {
    if ctx.session.state.handoff == vendor {
        return Ok(());
    }
    ctx.session.state.handoff = vendor;
    ctx.session.save()
}

async fn offer_copy(ctx: &mut WizardContext<'_, '_>, vendor: KeyName) -> Result<(), Leave> {
    ctx.dialog.say(" ");
    let question = format!("Send this page to the person who manages {}.", vendor.vendor());
    if ctx.dialog.can_copy() {
        let entries = [("Copy the page", true), ("Continue", false)];
        if !ctx.dialog.prompter.select(&question, &entries, &[Shortcut::Quit]).await? {
            return Ok(());
        }
        let page = page_for(ctx.session.app, vendor);
        ctx.dialog.copy(&page, "The page");
    } else {
        ctx.dialog.say(&format!("  {question}"));
    }
    ctx.dialog.prompter.enter("Press Enter when you've sent it:", &[]).await
}
