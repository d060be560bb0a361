//! The four permissions: each missing one is named, with the clicks that add it.

use crate::check_result::Status;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::prompt::{Leave, Shortcut};
use crate::setup::context::WizardContext;

/// Asks until nothing is missing; says whether the person wants to paste another key instead.
pub(super) async fn wants_another_key(ctx: &mut WizardContext<'_, '_>) -> Result<bool, Leave> {
    let above = ctx.dialog.mark();
    let mut before = Vec::new();
    loop {
        let missing = ctx.missing_permissions();
        if missing.is_empty() {
            return Ok(false);
        }
        if missing == before {
            ctx.dialog.attention("Still missing.");
        }
        show_missing(ctx, &missing);
        let entries = [("I clicked SAVE, check again", false), ("Paste another key", true)];
        let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
        let another = ctx.dialog.prompter.select("What now?", &entries, &leave).await;
        ctx.dialog.clear_from(above);
        if another? {
            return Ok(true);
        }
        before = missing;
        ctx.recheck_key(KeyName::Codesignal).await?;
    }
}

fn show_missing(ctx: &WizardContext<'_, '_>, missing: &[Permission]) {
    ctx.dialog.say(" ");
    for permission in missing {
        let words = format!("Permission {} is missing", permission.name());
        ctx.session.app.ui.result(Status::Fail, words);
        ctx.dialog.say(&format!("  Ashby can't {} without it.", permission.purpose()));
    }
    ctx.dialog.say(&format!(
        "  Fix: In CodeSignal, open Integrations > API Keys > \"{KEY_DESCRIPTION}\",\n  select what's missing and click SAVE. The key stays the same."
    ));
}
