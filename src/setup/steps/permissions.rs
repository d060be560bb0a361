//! The four permissions: each missing one is named, with the clicks that add it.

use crate::check_id::CheckId;
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
    loop {
        let missing = ctx.missing_permissions();
        if missing.is_empty() {
            show_found(ctx);
            return Ok(Outcome::Done(StepResult::Next));
        }
        show_missing(ctx, &missing);
        let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
        match ctx.dialog.select("What now?", &leave).await? {
            Input::Value(Missing::CheckAgain) => ctx.recheck_key(KeyName::Codesignal).await?,
            Input::Value(Missing::AnotherKey) => return Ok(Outcome::AnotherKey),
            Input::Shortcut(shortcut) => return Ok(Outcome::Done(StepResult::of(shortcut))),
        }
    }
}

fn show_missing(ctx: &WizardContext<'_, '_>, missing: &[Permission]) {
    for permission in missing {
        ctx.dialog.failed(&format!("Permission {} is missing", permission.name()));
        ctx.dialog.say(&format!("  Ashby can't {} without it.", permission.purpose()));
    }
    ctx.dialog.say(&format!(
        "  Fix: in CodeSignal, open Integrations > API Keys > \"{KEY_DESCRIPTION}\",\n  select what's missing and click SAVE. The key stays the same."
    ));
}

fn show_found(ctx: &WizardContext<'_, '_>) {
    let unchecked: Vec<&str> = Permission::ALL
        .into_iter()
        .filter(|permission| {
            let status = ctx.checked.status(CheckId::Permission(*permission));
            !status.is_some_and(Status::allows_dependents)
        })
        .map(Permission::name)
        .collect();
    if unchecked.is_empty() {
        ctx.dialog.done("All 4 permissions are there");
    } else {
        ctx.dialog.attention(&format!("Couldn't check {}", unchecked.join(" and ")));
    }
}
