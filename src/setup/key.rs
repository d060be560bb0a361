//! Steps 2 and 3: a key, proven the moment it is pasted, and kept at once.

use super::context::{StepResult, WizardContext};
use super::permissions;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::sources::Source;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::prompt::{Input, Shortcut};

/// How often a key is asked for before ways out are offered.
const MOST_TRIES: usize = 3;

/// A slip of the fingers or a word is no key, and none of its vendor's business, in bytes.
const SHORTEST: usize = 8;

/// What came of a key that was pasted.
enum Outcome {
    /// It is accepted, and in force from now on.
    Accepted,
    /// It is not, or can't be a key.
    Refused,
    Unknown,
}

/// Walks it. `again` where there may be an accepted key that could be kept.
pub(crate) async fn run(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    again: bool,
) -> Result<StepResult> {
    if let Some(turn) = kept_elsewhere(ctx, name) {
        return Ok(turn);
    }
    let kept = again && accepted(&ctx.checked, name);
    if kept {
        ctx.say_check(CheckId::of_key(name));
        ctx.say("Enter alone keeps this key; or paste another one.");
    } else {
        show_stored_one(ctx, name);
        where_to_find(ctx, name).await;
    }
    if name == KeyName::Codesignal && accepted(&ctx.checked, name) && !kept {
        // Only permissions are missing: the key itself is there.
        match permissions::run(ctx).await? {
            permissions::PermissionChoice::AnotherKey => {}
            permissions::PermissionChoice::On(turn) => return Ok(turn),
        }
    }
    ask_for(ctx, name, kept).await
}

/// A key that the configuration names is replaced there, and nowhere else: one that is pasted here would be
/// carried into two dashboards, and the next run would use the other one.
fn kept_elsewhere(ctx: &WizardContext<'_, '_>, name: KeyName) -> Option<StepResult> {
    let configured = ctx.session.app.configured.get(name)?;
    ctx.say_check(CheckId::of_key(name));
    if accepted(&ctx.checked, name) {
        return (name == KeyName::Ashby || ctx.missing_permissions().is_empty())
            .then_some(StepResult::Pass);
    }
    if ctx.checked.status(CheckId::of_key(name)) != Some(Status::Fail) {
        // Its vendor could not be asked: that says nothing against the key.
        return Some(StepResult::Pass);
    }
    ctx.say(&format!(
        "The {} comes from where {} says. Put the right one there, then run `cs-ashby setup` again.",
        name.title(),
        configured.place
    ));
    Some(StepResult::Quit)
}

async fn ask_for(ctx: &mut WizardContext<'_, '_>, name: KeyName, kept: bool) -> Result<StepResult> {
    let mut tries = 0;
    let words = [Shortcut::Back, Shortcut::Skip, Shortcut::Open];
    ctx.say("Nothing is shown while you paste it; then press Enter. In place of a key you may type back, skip (not now), open (the page) or quit.");
    loop {
        let prompter = ctx.session.app.prompter;
        let text = match prompter.hidden(name, &words).await? {
            Input::Shortcut(Shortcut::Open) => {
                let page = page(ctx, name);
                ctx.open(&page).await;
                continue;
            }
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
            Input::Value(text) => text,
        };
        if text.trim().is_empty() {
            if kept {
                return Ok(StepResult::Next);
            }
            ctx.say("Nothing came. Copy the key, paste it here, then press Enter.");
            continue;
        }
        match take(ctx, name, &text).await? {
            Outcome::Accepted => return after_accepting(ctx, name).await,
            Outcome::Refused => tries += 1,
            Outcome::Unknown => {
                if let Some(turn) = nobody_answers(ctx, name).await? {
                    return Ok(turn);
                }
                continue;
            }
        }
        if tries < MOST_TRIES {
            ctx.say(&format!(
                "Copy the {} again, alone and whole, and paste it here.",
                name.title()
            ));
        } else {
            tries = 0;
            if let Some(turn) = way_out(ctx, name).await? {
                return Ok(turn);
            }
        }
    }
}

/// Reads what was pasted, proves it, and keeps it if its vendor accepts it.
async fn take(ctx: &mut WizardContext<'_, '_>, name: KeyName, text: &str) -> Result<Outcome> {
    let secret = match Secret::parse(name, text) {
        Ok((secret, notices)) => {
            for notice in notices {
                ctx.say(&format!("Removed from the key: {}.", notice.words()));
            }
            secret
        }
        Err(error) => {
            ctx.say(&error.message);
            return Ok(Outcome::Refused);
        }
    };
    if secret.is_shorter_than(SHORTEST) {
        ctx.say("That is too short for a key, so it was not sent to anybody.");
        return Ok(Outcome::Refused);
    }
    if let Some(other) = same_as_other(ctx, name, &secret) {
        ctx.say(&format!(
            "That is the {} once more. Each vendor has a key of its own.",
            other.title()
        ));
        return Ok(Outcome::Refused);
    }
    let mut alone = KeySet::default();
    alone.set(name, ResolvedKey::new(secret, Source::Prompt));
    let known = KeyName::ALL
        .iter()
        .filter_map(|name| ctx.keys.secret(*name));
    alone.passing.unasked = known
        .chain(ctx.session.credentials.secrets())
        .cloned()
        .collect();
    prove(ctx, name, alone).await
}

/// Asks the key's own vendor, and takes the key over if it is accepted.
async fn prove(ctx: &mut WizardContext<'_, '_>, name: KeyName, alone: KeySet) -> Result<Outcome> {
    let checked = ctx.session.check_keys(&alone, &[name]).await;
    let Some(entry) = checked.find(CheckId::of_key(name)) else {
        return Ok(Outcome::Unknown);
    };
    let outcome = match entry.status {
        status if status.allows_dependents() => Outcome::Accepted,
        Status::Fail => Outcome::Refused,
        _ => Outcome::Unknown,
    };
    // What kept the key from being asked about stands in the check that it rests on.
    let said = match entry.status {
        Status::Skip => checked.entries.first().unwrap_or(entry),
        _ => entry,
    };
    ctx.say(&format!("{}: {}", entry.title, said.summary));
    match outcome {
        Outcome::Accepted => {
            ctx.session.store_accepted(&alone, &checked).await?;
            ctx.keys.adopt(name, alone);
            ctx.look().await?;
        }
        Outcome::Unknown => {
            if let Some(fix) = &said.fix {
                ctx.say(&format!("Next: {fix}"));
            }
            // Held for this run, so that it can be tried again without pasting it.
            ctx.keys.adopt(name, alone);
            ctx.changed();
        }
        Outcome::Refused => {}
    }
    Ok(outcome)
}

async fn after_accepting(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<StepResult> {
    if ctx.session.app.store.exists() && ctx.session.app.sandbox.is_none() {
        ctx.say("It is stored in this computer's key store.");
    }
    if name == KeyName::Ashby {
        return Ok(StepResult::Next);
    }
    match permissions::run(ctx).await? {
        permissions::PermissionChoice::On(turn) => Ok(turn),
        permissions::PermissionChoice::AnotherKey => Box::pin(ask_for(ctx, name, false)).await,
    }
}

/// The vendor does not answer. `None`: another key is asked for.
async fn nobody_answers(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
) -> Result<Option<StepResult>> {
    loop {
        let choices = [
            "Ask again with this key",
            "Paste another key",
            "Go on; it is not stored until it is accepted",
        ];
        let prompter = ctx.session.app.prompter;
        match prompter.choose("What now?", &choices, LEAVE).await? {
            Input::Value(0) => {
                ctx.look().await?;
                ctx.session.store_accepted(ctx.keys, &ctx.checked).await?;
                ctx.say_check(CheckId::of_key(name));
                if accepted(&ctx.checked, name) {
                    return after_accepting(ctx, name).await.map(Some);
                }
            }
            Input::Value(1) => return Ok(None),
            Input::Value(_) => return Ok(Some(StepResult::Next)),
            Input::Shortcut(word) => return Ok(Some(StepResult::of(word))),
        }
    }
}

const LEAVE: &[(Shortcut, &str)] = &[
    (Shortcut::Back, "Go back one step"),
    (Shortcut::Quit, "Stop here"),
];

/// After three wrong tries. `None`: the key is asked for again.
async fn way_out(ctx: &mut WizardContext<'_, '_>, name: KeyName) -> Result<Option<StepResult>> {
    ctx.say(&format!("\nThree tries did not bring a key that {vendor} accepts. Most often another text was copied, or the key belongs to another account.", vendor = name.vendor()));
    let choices = [
        "Open the page and make a new key",
        "Try once more",
        "Skip this for now",
    ];
    let prompter = ctx.session.app.prompter;
    match prompter.choose("What now?", &choices, LEAVE).await? {
        Input::Value(0) => {
            where_to_find(ctx, name).await;
            Ok(None)
        }
        Input::Value(1) => Ok(None),
        Input::Value(_) => Ok(Some(StepResult::Next)),
        Input::Shortcut(word) => Ok(Some(StepResult::of(word))),
    }
}

/// A stored key that is not accepted any more is named before another one is asked for.
fn show_stored_one(ctx: &WizardContext<'_, '_>, name: KeyName) {
    if ctx.keys.get(name).is_some() && !accepted(&ctx.checked, name) {
        let refused = ctx
            .entry(CheckId::of_key(name))
            .filter(|entry| entry.status != Status::Skip);
        if let Some(entry) = refused {
            ctx.say(&format!("The key that is there: {}", entry.summary));
        }
    }
}

async fn where_to_find(ctx: &WizardContext<'_, '_>, name: KeyName) {
    let from_other = ctx.options.handoff == Some(name);
    if from_other {
        ctx.say(&format!("The {} comes from the person you sent the page to. Until it is there you may type skip or quit.", name.title()));
        return;
    }
    match name {
        KeyName::Ashby => {
            ctx.say("In Ashby, open the assessments admin page:");
            ctx.open(&ctx.pages.ashby).await;
            ctx.say("1. Click Add Integration (top right) and select CodeSignal.");
            ctx.say("2. Click the \"Ashby API Key\" drop-down, and create a key or select one.");
            ctx.say("3. Copy a new key at once, and keep it in a safe place. (An old key may not be shown again: without its text, create a new one.)");
            ctx.say("Leave that page open: you come back to it in step 4. Paste the key here.");
        }
        KeyName::Codesignal => {
            ctx.say("In CodeSignal, open Integrations > API Keys:");
            ctx.open(&ctx.pages.codesignal_keys).await;
            ctx.say("1. Click ADD A KEY.");
            ctx.say(&format!(
                "2. Type {KEY_DESCRIPTION} as Key Description, and click the arrow."
            ));
            ctx.say("3. Select these four permissions, and click SAVE:");
            for permission in Permission::ALL {
                ctx.say(&format!("     {}", permission.name()));
            }
            ctx.say("4. Click the key (blue text) to copy it. Paste it here.");
            if ctx.session.app.sandbox.is_some() {
                ctx.say("   (The practice page can't copy by itself: click the key, then press Ctrl+A and Ctrl+C.)");
            }
        }
    }
}

fn page(ctx: &WizardContext<'_, '_>, name: KeyName) -> String {
    match name {
        KeyName::Ashby => ctx.pages.ashby.clone(),
        KeyName::Codesignal => ctx.pages.codesignal_keys.clone(),
    }
}

fn accepted(checked: &CheckRun, name: KeyName) -> bool {
    checked
        .status(CheckId::of_key(name))
        .is_some_and(Status::allows_dependents)
}

/// The other key, where the same text was given for it.
fn same_as_other(ctx: &WizardContext<'_, '_>, name: KeyName, secret: &Secret) -> Option<KeyName> {
    KeyName::ALL.into_iter().find(|other| {
        *other != name
            && ctx
                .keys
                .secret(*other)
                .is_some_and(|key| key.same_as(secret))
    })
}
