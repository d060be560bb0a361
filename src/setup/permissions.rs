//! The four permissions: each one that is missing is named, with the clicks that add it.

use super::context::{StepResult, WizardContext};
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, Permission};
use crate::prompt::{Input, Shortcut};

pub(crate) enum PermissionChoice {
    On(StepResult),
    AnotherKey,
}

/// Names what is missing until nothing is, or the person leaves it.
pub(crate) async fn run(ctx: &mut WizardContext<'_, '_>) -> Result<PermissionChoice> {
    let mut looks = 0;
    loop {
        let missing = ctx.missing_permissions();
        if missing.is_empty() {
            say_found(ctx);
            return Ok(PermissionChoice::On(StepResult::Next));
        }
        name_missing(ctx, &missing, looks > 0);
        looks += 1;
        let choices = [
            "I have saved it: look again",
            "Paste another key",
            "Leave it for now",
        ];
        let words = [
            (Shortcut::Back, "Go back one step"),
            (Shortcut::Quit, "Stop here"),
        ];
        let prompter = ctx.session.app.prompter;
        match prompter.choose("What now?", &choices, &words).await? {
            Input::Value(0) => ctx.look().await?,
            Input::Value(1) => return Ok(PermissionChoice::AnotherKey),
            Input::Value(_) => return Ok(PermissionChoice::On(StepResult::Next)),
            Input::Shortcut(word) => return Ok(PermissionChoice::On(StepResult::of(word))),
        }
    }
}

fn name_missing(ctx: &WizardContext<'_, '_>, missing: &[Permission], still: bool) {
    let count = match (missing.len(), still) {
        (_, true) => "Still missing".to_owned(),
        (1, false) => "One permission is missing".to_owned(),
        (n, false) => format!("{n} permissions are missing"),
    };
    ctx.say(&format!("\n{count}:"));
    for permission in missing {
        ctx.say(&format!("  {}", permission.name()));
        ctx.say(&format!(
            "    Without it Ashby can't {}.",
            permission.purpose()
        ));
    }
    ctx.say(&format!("In CodeSignal, open Integrations > API Keys, open the key \"{KEY_DESCRIPTION}\", select what is missing and click SAVE. The key stays the same."));
}

/// What is known of the four, where none is missing.
fn say_found(ctx: &WizardContext<'_, '_>) {
    let unknown: Vec<&str> = Permission::ALL
        .into_iter()
        .filter(|permission| {
            let status = ctx.checked.status(CheckId::Permission(*permission));
            !status.is_some_and(Status::allows_dependents)
        })
        .map(Permission::name)
        .collect();
    if unknown.is_empty() {
        ctx.say("It has all four permissions.")
    } else {
        ctx.say(&format!(
            "Whether it has {} could not be established now.",
            unknown.join(" and ")
        ))
    }
}
