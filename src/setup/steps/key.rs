//! Steps 1 and 2: a key, checked the moment it is pasted, and stored at once.

use super::permissions;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::dialog::Page;
use crate::error::Result;
use crate::integration::{KeyName, Step};
use crate::prompt::{Leave, Shortcut};
use crate::setup::context::{StepResult, WizardContext};
use crate::setup::text;

/// What came of a key that was pasted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Accepted,
    /// It was refused, or can't be a key.
    Refused,
    Unknown,
}

/// `revisited` where the person came back to this step.
pub(crate) async fn run(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    revisited: bool,
) -> Result<StepResult, Leave> {
    let app = ctx.session.app;
    let accepted = ctx.is_accepted(name);
    let lacks_permissions = name == KeyName::Codesignal && !ctx.missing_permissions().is_empty();
    if let Some(configured) = app.configured.get(name)
        && !(accepted && lacks_permissions)
    {
        return kept_in_configuration(ctx, name, &configured.place);
    }
    ctx.show_heading(match name {
        KeyName::Ashby => Step::AshbyKey,
        KeyName::Codesignal => Step::CodesignalKey,
    });
    let keep = revisited && accepted;
    if keep {
        ctx.show_check(CheckId::of_key(name));
        ctx.dialog.say("  Press Enter to keep this key, or paste another one.");
    } else {
        let status = ctx.checked.status(CheckId::of_key(name));
        if ctx.keys.get(name).is_some() && !accepted && status != Some(Status::Skip) {
            // A stored key that is refused is named before another one is asked for.
            ctx.show_check(CheckId::of_key(name));
        }
        // If only permissions are missing, the key itself is fine.
        if accepted && !wants_another_key(ctx, name).await? {
            return Ok(StepResult::Done);
        }
        show_instructions(ctx, name).await?;
    }
    ask_for(ctx, name, keep).await?;
    Ok(StepResult::Done)
}

/// A key that the configuration names is replaced there: one that is pasted here would be entered in two
/// dashboards, and the next run would use the other one.
fn kept_in_configuration(
    ctx: &WizardContext<'_, '_>,
    name: KeyName,
    place: &str,
) -> Result<StepResult, Leave> {
    if !ctx.is_accepted(name) {
        ctx.show_check(CheckId::of_key(name));
    }
    if ctx.checked.status(CheckId::of_key(name)) != Some(Status::Fail) {
        return Ok(StepResult::NothingToAsk);
    }
    ctx.dialog.say(&format!(
        "The {} comes from {place}. Put the right key there, then run `cs-ashby setup` again.",
        name.title()
    ));
    Err(Shortcut::Quit.into())
}

async fn show_instructions(ctx: &WizardContext<'_, '_>, name: KeyName) -> Result<(), Leave> {
    let dialog = &ctx.dialog;
    if ctx.options.handoff == Some(name) {
        dialog.say(&format!(
            "\n  Paste the {} when the other person has sent it, or type skip.",
            name.title()
        ));
        return Ok(());
    }
    match name {
        KeyName::Ashby => dialog.instructions(&text::ashby_key()),
        KeyName::Codesignal => dialog.instructions(&text::codesignal_key()),
    }
    if name == KeyName::Codesignal && dialog.pages.are_practice() {
        dialog.say(text::PRACTICE_COPY);
    }
    dialog.offer_page(Page::of_key(name)).await
}

/// Asks until there is a key to go on with; `keep` where Enter alone keeps the one that is there.
async fn ask_for(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    mut keep: bool,
) -> Result<(), Leave> {
    let shortcuts = [Shortcut::Back, Shortcut::Skip, Shortcut::Open];
    ctx.dialog.say(text::KEY_HINT);
    let below = ctx.dialog.mark();
    loop {
        let typed = ctx.dialog.prompter.hidden(name, &shortcuts).await;
        ctx.dialog.clear_from(below);
        let typed = match typed {
            Err(Leave::Shortcut(Shortcut::Open)) => {
                ctx.dialog.open_page(Page::of_key(name)).await;
                continue;
            }
            typed => typed?,
        };
        if typed.trim().is_empty() {
            if keep {
                return Ok(());
            }
            ctx.dialog.say("No key entered. Paste it and press Enter.");
            continue;
        }
        let another = match take(ctx, name, &typed).await? {
            Outcome::Accepted => wants_another_key(ctx, name).await?,
            Outcome::Unknown => no_answer(ctx, name).await?,
            Outcome::Refused => true,
        };
        if !another {
            return Ok(());
        }
        keep = false;
    }
}

async fn wants_another_key(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<bool, Leave> {
    Ok(name == KeyName::Codesignal && permissions::wants_another_key(ctx).await?)
}

/// The vendor doesn't answer. Says whether another key is asked for.
async fn no_answer(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<bool, Leave> {
    #[derive(Clone, Copy)]
    enum NoAnswer {
        TryAgain,
        AnotherKey,
        Continue,
    }
    let entries = [
        ("Try this key again", NoAnswer::TryAgain),
        ("Paste another key", NoAnswer::AnotherKey),
        ("Continue; the key isn't saved until it's accepted", NoAnswer::Continue),
    ];
    let leave = [Shortcut::Back, Shortcut::Quit];
    loop {
        match ctx.dialog.prompter.select("What now?", &entries, &leave).await? {
            NoAnswer::TryAgain => {
                ctx.recheck_key(name).await?;
                if ctx.is_accepted(name) {
                    return wants_another_key(ctx, name).await;
                }
                show_outcome(ctx, &ctx.checked, name);
            }
            NoAnswer::AnotherKey => return Ok(true),
            NoAnswer::Continue => {
                if !ctx.unanswered.contains(&name) {
                    ctx.unanswered.push(name);
                }
                return Ok(false);
            }
        }
    }
}

/// Checks what was pasted, and keeps it if its vendor accepts it.
async fn take(ctx: &mut WizardContext<'_, '_>, name: KeyName, typed: &str) -> Result<Outcome> {
    let refused = ctx.checked.status(CheckId::of_key(name)) == Some(Status::Fail);
    let why = format!("That's the same key, and {} refused it. Create a new one.", name.vendor());
    let same = ctx.keys.secret(name).filter(|_| refused);
    let not_this = same.map(|key| (key, why.as_str()));
    let other = ctx.keys.secret(name.other());
    let Some(secret) = ctx.dialog.read_key(name, typed, not_this, other).await? else {
        return Ok(Outcome::Refused);
    };
    let known = KeyName::ALL.iter().filter_map(|name| ctx.keys.secret(*name));
    let checked = ctx.session.check_key(name, &secret, known).await;
    let outcome = match checked.status(CheckId::of_key(name)) {
        Some(status) if status.allows_dependents() => Outcome::Accepted,
        Some(Status::Fail) => Outcome::Refused,
        _ => Outcome::Unknown,
    };
    if outcome != Outcome::Accepted {
        show_outcome(ctx, &checked, name);
    }
    if outcome != Outcome::Refused {
        // Kept for this run even if nobody answered, so that it can be tried again without pasting it.
        ctx.adopt(name, secret);
        ctx.checked.update(checked);
    }
    if outcome == Outcome::Accepted {
        ctx.key_was_checked().await?;
    }
    Ok(outcome)
}

/// What kept the key from being checked is in the check that it depends on.
fn show_outcome(ctx: &WizardContext<'_, '_>, checked: &CheckRun, name: KeyName) {
    let (key, access) = match name {
        KeyName::Ashby => (CheckId::AshbyKey, CheckId::AshbyAccess),
        KeyName::Codesignal => (CheckId::CodesignalKey, CheckId::CodesignalAccess),
    };
    let id = if checked.status(key) == Some(Status::Skip) { access } else { key };
    let Some(entry) = checked.find(id) else {
        return;
    };
    if entry.finding.status == Status::Fail {
        // What to do is to paste another key here, not what the report says.
        ctx.dialog.failed(&entry.finding.summary);
        ctx.dialog.say("  Copy the whole key again, with nothing before or after it.");
    } else {
        ctx.dialog.check(entry);
    }
}
