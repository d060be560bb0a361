//! The four permissions: each missing one is named, with the clicks that add it.

use crate::check_result::Status;
use crate::dialog::Choice;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::prompt::{Input, Shortcut};
use crate::setup::context::{StepResult, WizardContext};

pub(super) enum Outcome {
    Done(StepResult),
    AnotherKey,
}

#[derive(Clone, Copy)]
enum Missing {
    CheckAgain,
    AnotherKey,
}

impl Choice for Missing {
    const MENU: &'static [(&'static str, Missing)] = &[
        ("I clicked SAVE, check again", Missing::CheckAgain),
        ("Paste another key", Missing::AnotherKey),
    ];
}

/// Asks until nothing is missing, or the person leaves it.
pub(super) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<Outcome> {
    let above = ctx.dialog.mark();
    let mut before = Vec::new();
    loop {
        let missing = ctx.missing_permissions();
        if missing.is_empty() {
            return Ok(Outcome::Done(StepResult::Next));
        }
        if missing == before {
            ctx.dialog.attention("Still missing.");
        }
        show_missing(ctx, &missing);
        let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
        let answer = ctx.dialog.select("What now?", &leave).await?;
        ctx.dialog.clear_from(above);
        match answer {
            Input::Value(Missing::CheckAgain) => {
                before = missing;
                ctx.recheck_key(KeyName::Codesignal).await?;
            }
            Input::Value(Missing::AnotherKey) => return Ok(Outcome::AnotherKey),
            Input::Shortcut(shortcut) => return Ok(Outcome::Done(StepResult::of(shortcut))),
        }
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
