//! Steps 1 and 2: a key, checked the moment it is pasted, and stored at once.

use super::pasted_key::{Outcome, show_outcome, take};
use super::permissions;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::dialog::{Choice, Page};
use crate::error::Result;
use crate::integration::{KeyName, Step};
use crate::prompt::{Input, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

/// How often a key is refused before other ways are offered.
const MOST_TRIES: usize = 3;

#[derive(Clone, Copy)]
enum NoAnswer {
    TryAgain,
    AnotherKey,
    Continue,
}

impl Choice for NoAnswer {
    const MENU: &'static [(&'static str, NoAnswer)] = &[
        ("Try this key again", NoAnswer::TryAgain),
        ("Paste another key", NoAnswer::AnotherKey),
        ("Continue; the key isn't saved until it's accepted", NoAnswer::Continue),
    ];
}

#[derive(Clone, Copy)]
enum AfterTries {
    OpenPage,
    TryAgain,
}

impl Choice for AfterTries {
    const MENU: &'static [(&'static str, AfterTries)] = &[
        ("Show the steps again and create a new key", AfterTries::OpenPage),
        ("Try again", AfterTries::TryAgain),
    ];
}

/// `revisited` where the person came back to this step.
pub(crate) async fn run(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    revisited: bool,
) -> Result<StepResult> {
    if let Some(result) = kept_in_configuration(ctx, name) {
        return Ok(result);
    }
    ctx.show_heading(match name {
        KeyName::Ashby => Step::AshbyKey,
        KeyName::Codesignal => Step::CodesignalKey,
    });
    let keep = revisited && ctx.is_accepted(name);
    if keep {
        ctx.show_check(CheckId::of_key(name));
        ctx.dialog.say("  Press Enter to keep this key, or paste another one.");
        return ask_for(ctx, name, keep).await;
    }
    show_refused(ctx, name);
    if name == KeyName::Codesignal && ctx.is_accepted(name) {
        // Only permissions are missing: the key itself is fine.
        match permissions::run(ctx).await? {
            permissions::Outcome::Done(result) => return Ok(result),
            permissions::Outcome::AnotherKey => {}
        }
    }
    if let Input::Shortcut(shortcut) = show_instructions(ctx, name).await? {
        return Ok(StepResult::of(shortcut));
    }
    ask_for(ctx, name, false).await
}

/// A key that the configuration names is replaced there: one that is pasted here would be entered in two
/// dashboards, and the next run would use the other one.
fn kept_in_configuration(ctx: &WizardContext<'_, '_>, name: KeyName) -> Option<StepResult> {
    let configured = ctx.session.app.configured.get(name)?;
    if !ctx.is_accepted(name) {
        ctx.show_check(CheckId::of_key(name));
    } else {
        let complete = name == KeyName::Ashby || ctx.missing_permissions().is_empty();
        return complete.then_some(StepResult::NothingToAsk);
    }
    if ctx.checked.status(CheckId::of_key(name)) != Some(Status::Fail) {
        return Some(StepResult::NothingToAsk);
    }
    ctx.dialog.say(&format!(
        "The {} comes from {}. Put the right key there, then run `cs-ashby setup` again.",
        name.title(),
        configured.place
    ));
    Some(StepResult::Quit)
}

/// A stored key that is refused is named before another one is asked for.
fn show_refused(ctx: &WizardContext<'_, '_>, name: KeyName) {
    let shown = ctx.keys.get(name).is_some() && !ctx.is_accepted(name);
    if shown && ctx.checked.status(CheckId::of_key(name)) != Some(Status::Skip) {
        ctx.show_check(CheckId::of_key(name));
    }
}

async fn show_instructions(ctx: &WizardContext<'_, '_>, name: KeyName) -> Result<Input<()>> {
    let dialog = &ctx.dialog;
    if ctx.options.handoff == Some(name) {
        dialog.say(&format!(
            "\n  Paste the {} when the other person has sent it, or type skip.",
            name.title()
        ));
        return Ok(Input::Value(()));
    }
    match name {
        KeyName::Ashby => dialog.instructions(&text::ashby_key()),
        KeyName::Codesignal => dialog.instructions(&text::codesignal_key()),
    }
    if name == KeyName::Codesignal && dialog.pages.are_practice() {
        dialog.say(text::PRACTICE_COPY);
    }
    dialog.offer_page(page(name)).await
}

fn page(name: KeyName) -> Page {
    match name {
        KeyName::Ashby => Page::AshbyAssessments,
        KeyName::Codesignal => Page::CodesignalKeys,
    }
}

async fn ask_for(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    mut keep: bool,
) -> Result<StepResult> {
    let mut tries = 0;
    let shortcuts = [Shortcut::Back, Shortcut::Skip, Shortcut::Open];
    ctx.dialog.say(text::KEY_HINT);
    let below = ctx.dialog.mark();
    loop {
        let prompter = ctx.session.app.prompter;
        let typed = prompter.hidden(name, &shortcuts).await?;
        ctx.dialog.clear_from(below);
        let typed = match typed {
            Input::Shortcut(Shortcut::Open) => {
                ctx.dialog.open_page(page(name)).await;
                continue;
            }
            Input::Shortcut(shortcut) => return Ok(StepResult::of(shortcut)),
            Input::Value(typed) => typed,
        };
        if typed.trim().is_empty() {
            if keep {
                return Ok(StepResult::Next);
            }
            ctx.dialog.say("No key entered. Paste it and press Enter.");
            continue;
        }
        let next = match take(ctx, name, &typed).await? {
            Outcome::Accepted => after_accepting(ctx, name).await?,
            Outcome::Unknown => no_answer(ctx, name).await?,
            Outcome::Refused => {
                tries += 1;
                if tries < MOST_TRIES {
                    None
                } else {
                    tries = 0;
                    other_ways(ctx, name).await?
                }
            }
        };
        match next {
            Some(result) => return Ok(result),
            None => keep = false,
        }
    }
}

/// `None`: another key is asked for.
async fn after_accepting(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
) -> Result<Option<StepResult>> {
    if name == KeyName::Ashby {
        return Ok(Some(StepResult::Next));
    }
    match permissions::run(ctx).await? {
        permissions::Outcome::Done(result) => Ok(Some(result)),
        permissions::Outcome::AnotherKey => Ok(None),
    }
}

/// The vendor doesn't answer. `None`: another key is asked for.
async fn no_answer(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<Option<StepResult>> {
    let leave = [Shortcut::Back, Shortcut::Quit];
    loop {
        match ctx.dialog.select("What now?", &leave).await? {
            Input::Value(NoAnswer::TryAgain) => {
                ctx.recheck_key(name).await?;
                if ctx.is_accepted(name) {
                    return after_accepting(ctx, name).await;
                }
                show_outcome(ctx, &ctx.checked, name);
            }
            Input::Value(NoAnswer::AnotherKey) => return Ok(None),
            Input::Value(NoAnswer::Continue) => {
                ctx.unanswered = true;
                return Ok(Some(StepResult::Next));
            }
            Input::Shortcut(shortcut) => return Ok(Some(StepResult::of(shortcut))),
        }
    }
}

/// After some refused keys. `None`: the key is asked for again.
async fn other_ways(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<Option<StepResult>> {
    ctx.dialog.say(&format!(
        "\nStill no key that {} accepts. Often another text was copied, or the key belongs to another account.",
        name.vendor()
    ));
    let leave = [Shortcut::Skip, Shortcut::Back, Shortcut::Quit];
    match ctx.dialog.select("What now?", &leave).await? {
        Input::Value(AfterTries::OpenPage) => {
            let left = show_instructions(ctx, name).await?;
            Ok(match left {
                Input::Value(()) => None,
                Input::Shortcut(shortcut) => Some(StepResult::of(shortcut)),
            })
        }
        Input::Value(AfterTries::TryAgain) => Ok(None),
        Input::Shortcut(shortcut) => Ok(Some(StepResult::of(shortcut))),
    }
}
