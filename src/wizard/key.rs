//! Steps 2 and 3: a key, proven the moment it is pasted, and kept at once.

use super::permissions;
use super::tour::{Tour, Turn};
use crate::checklist::questions::Scope;
use crate::checklist::{CheckId, Checked, Keystore, check_some};
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::keys::{Held, Keys};
use crate::prompt::{Reply, Show, Word};
use crate::secret::Secret;
use crate::secret::sources::Source;
use std::time::{Duration, Instant};

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
    /// Its vendor could not be asked.
    Unknown,
}

/// Walks it. `again` where there may be an accepted key that could be kept.
pub async fn walk(tour: &mut Tour<'_, '_>, name: KeyName, again: bool) -> Result<Turn> {
    if let Some(turn) = kept_elsewhere(tour, name) {
        return Ok(turn);
    }
    let kept = again && accepted(&tour.checked, name);
    if kept {
        tour.say_check(CheckId::of_key(name));
        tour.say("Enter alone keeps this key; or paste another one.");
    } else {
        show_stored_one(tour, name);
        where_to_find(tour, name).await;
    }
    if name == KeyName::Codesignal && accepted(&tour.checked, name) && !kept {
        // Only permissions are missing: the key itself is there.
        match permissions::walk(tour).await? {
            permissions::Way::AnotherKey => {}
            permissions::Way::On(turn) => return Ok(turn),
        }
    }
    ask_for(tour, name, kept).await
}

/// A key that the configuration names is replaced there, and nowhere else: one that is pasted here would be
/// carried into two dashboards, and the next run would use the other one.
fn kept_elsewhere(tour: &Tour<'_, '_>, name: KeyName) -> Option<Turn> {
    let configured = tour.walk.app.configured.get(name)?;
    tour.say_check(CheckId::of_key(name));
    if accepted(&tour.checked, name) {
        return (name == KeyName::Ashby || tour.missing_permissions().is_empty())
            .then_some(Turn::Pass);
    }
    if tour.checked.status(CheckId::of_key(name)) != Some(Status::Fail) {
        // Its vendor could not be asked: that says nothing against the key.
        return Some(Turn::Pass);
    }
    tour.say(&format!(
        "The {} comes from where {} says. Put the right one there, then run `cs-ashby setup` again.",
        name.title(),
        configured.place
    ));
    Some(Turn::Quit)
}

async fn ask_for(tour: &mut Tour<'_, '_>, name: KeyName, kept: bool) -> Result<Turn> {
    let mut tries = 0;
    let words = [Word::Back, Word::Skip, Word::Open];
    tour.say("Nothing is shown while you paste it; then press Enter. In place of a key you may type back, skip (not now), open (the page) or quit.");
    loop {
        let question = format!("{} (hidden): ", name.title());
        let prompter = tour.walk.app.prompter;
        let text = match prompter.line(&question, Show::Nothing, &words).await? {
            Reply::Word(Word::Open) => {
                let page = page(tour, name);
                tour.open(&page).await;
                continue;
            }
            Reply::Word(word) => return Ok(Turn::of(word)),
            Reply::Given(text) => text,
        };
        if text.trim().is_empty() {
            if kept {
                return Ok(Turn::Next);
            }
            tour.say("Nothing came. Copy the key, paste it here, then press Enter.");
            continue;
        }
        match take(tour, name, &text).await? {
            Outcome::Accepted => return after_accepting(tour, name).await,
            Outcome::Refused => tries += 1,
            Outcome::Unknown => {
                if let Some(turn) = nobody_answers(tour, name).await? {
                    return Ok(turn);
                }
                continue;
            }
        }
        if tries < MOST_TRIES {
            tour.say(&format!(
                "Copy the {} again, alone and whole, and paste it here.",
                name.title()
            ));
        } else {
            tries = 0;
            if let Some(turn) = way_out(tour, name).await? {
                return Ok(turn);
            }
        }
    }
}

/// Reads what was pasted, proves it, and keeps it if its vendor accepts it.
async fn take(tour: &mut Tour<'_, '_>, name: KeyName, text: &str) -> Result<Outcome> {
    let secret = match Secret::parse(name, text) {
        Ok((secret, notices)) => {
            for notice in notices {
                tour.say(&format!("Removed from the key: {}.", notice.words()));
            }
            secret
        }
        Err(error) => {
            tour.say(&error.message);
            return Ok(Outcome::Refused);
        }
    };
    if secret.is_shorter_than(SHORTEST) {
        tour.say("That is too short for a key, so it was not sent to anybody.");
        return Ok(Outcome::Refused);
    }
    if let Some(other) = same_as_other(tour, name, &secret) {
        tour.say(&format!(
            "That is the {} once more. Each vendor has a key of its own.",
            other.title()
        ));
        return Ok(Outcome::Refused);
    }
    let mut alone = Keys::default();
    alone.set(name, Held::new(secret, Source::Prompt));
    let known = KeyName::ALL
        .iter()
        .filter_map(|name| tour.keys.secret(*name));
    alone.passing.unasked = known.chain(tour.walk.item.secrets()).cloned().collect();
    prove(tour, name, alone).await
}

/// Asks the key's own vendor, and takes the key over if it is accepted.
async fn prove(tour: &mut Tour<'_, '_>, name: KeyName, alone: Keys) -> Result<Outcome> {
    let checked = ask_vendor(tour, name, &alone).await;
    let found = CheckId::of_key(name).word();
    let Some(entry) = checked.entries.iter().find(|entry| entry.id == found) else {
        return Ok(Outcome::Unknown);
    };
    let outcome = match entry.status {
        status if status.carries() => Outcome::Accepted,
        Status::Fail => Outcome::Refused,
        _ => Outcome::Unknown,
    };
    // What kept the key from being asked about stands in the check that it rests on.
    let said = match entry.status {
        Status::Skip => checked.entries.first().unwrap_or(entry),
        _ => entry,
    };
    tour.say(&format!("{}: {}", entry.title, said.summary));
    match outcome {
        Outcome::Accepted => {
            tour.walk.store_accepted(&alone, &checked).await?;
            tour.keys.adopt(name, alone);
            tour.look().await?;
        }
        Outcome::Unknown => {
            if let Some(fix) = &said.fix {
                tour.say(&format!("Next: {fix}"));
            }
            // Held for this run, so that it can be tried again without pasting it.
            tour.keys.adopt(name, alone);
            tour.changed();
        }
        Outcome::Refused => {}
    }
    Ok(outcome)
}

async fn ask_vendor(tour: &Tour<'_, '_>, name: KeyName, alone: &Keys) -> Checked {
    let (app, record) = (tour.walk.app, &tour.walk.record);
    let (scope, wanted) = (Scope::of_keys(&[name]), CheckId::of_vendor(name));
    let _busy = app.voice.busy("Asking whether the key is accepted");
    let ask = app.ask(alone, app.deadline_from(Instant::now()));
    let keystore = std::future::ready((Keystore::Unused, Duration::ZERO));
    check_some(&ask, record, keystore, app.now_ms(), &scope, &wanted).await
}

async fn after_accepting(tour: &mut Tour<'_, '_>, name: KeyName) -> Result<Turn> {
    if tour.walk.app.store.exists() && tour.walk.app.sandbox.is_none() {
        tour.say("It is stored in this computer's key store.");
    }
    if name == KeyName::Ashby {
        return Ok(Turn::Next);
    }
    match permissions::walk(tour).await? {
        permissions::Way::On(turn) => Ok(turn),
        permissions::Way::AnotherKey => Box::pin(ask_for(tour, name, false)).await,
    }
}

/// The vendor does not answer. `None`: another key is asked for.
async fn nobody_answers(tour: &mut Tour<'_, '_>, name: KeyName) -> Result<Option<Turn>> {
    loop {
        let choices = [
            "Ask again with this key",
            "Paste another key",
            "Go on; it is not stored until it is accepted",
        ];
        let prompter = tour.walk.app.prompter;
        match prompter.choose("What now?", &choices, LEAVE).await? {
            Reply::Given(0) => {
                tour.look().await?;
                tour.walk.store_accepted(tour.keys, &tour.checked).await?;
                tour.say_check(CheckId::of_key(name));
                if accepted(&tour.checked, name) {
                    return after_accepting(tour, name).await.map(Some);
                }
            }
            Reply::Given(1) => return Ok(None),
            Reply::Given(_) => return Ok(Some(Turn::Next)),
            Reply::Word(word) => return Ok(Some(Turn::of(word))),
        }
    }
}

const LEAVE: &[(Word, &str)] = &[(Word::Back, "Go back one step"), (Word::Quit, "Stop here")];

/// After three wrong tries. `None`: the key is asked for again.
async fn way_out(tour: &mut Tour<'_, '_>, name: KeyName) -> Result<Option<Turn>> {
    tour.say(&format!("\nThree tries did not bring a key that {vendor} accepts. Most often another text was copied, or the key belongs to another account.", vendor = name.vendor()));
    let choices = [
        "Open the page and make a new key",
        "Try once more",
        "Skip this for now",
    ];
    let prompter = tour.walk.app.prompter;
    match prompter.choose("What now?", &choices, LEAVE).await? {
        Reply::Given(0) => {
            where_to_find(tour, name).await;
            Ok(None)
        }
        Reply::Given(1) => Ok(None),
        Reply::Given(_) => Ok(Some(Turn::Next)),
        Reply::Word(word) => Ok(Some(Turn::of(word))),
    }
}

/// A stored key that is not accepted any more is named before another one is asked for.
fn show_stored_one(tour: &Tour<'_, '_>, name: KeyName) {
    if tour.keys.get(name).is_some() && !accepted(&tour.checked, name) {
        let refused = tour
            .entry(CheckId::of_key(name))
            .filter(|entry| entry.status != Status::Skip);
        if let Some(entry) = refused {
            tour.say(&format!("The key that is there: {}", entry.summary));
        }
    }
}

async fn where_to_find(tour: &Tour<'_, '_>, name: KeyName) {
    let from_other = tour.wishes.handoff == Some(name);
    if from_other {
        tour.say(&format!("The {} comes from the person you sent the page to. Until it is there you may type skip or quit.", name.title()));
        return;
    }
    match name {
        KeyName::Ashby => {
            tour.say("In Ashby, open the assessments admin page:");
            tour.open(&tour.pages.ashby).await;
            tour.say("1. Click Add Integration (top right) and select CodeSignal.");
            tour.say("2. Click the \"Ashby API Key\" drop-down, and create a key or select one.");
            tour.say("3. Copy a new key at once, and keep it in a safe place. (An old key may not be shown again: without its text, create a new one.)");
            tour.say("Leave that page open: you come back to it in step 4. Paste the key here.");
        }
        KeyName::Codesignal => {
            tour.say("In CodeSignal, open Integrations > API Keys:");
            tour.open(&tour.pages.codesignal_keys).await;
            tour.say("1. Click ADD A KEY.");
            tour.say(&format!(
                "2. Type {KEY_DESCRIPTION} as Key Description, and click the arrow."
            ));
            tour.say("3. Select these four permissions, and click SAVE:");
            for permission in Permission::ALL {
                tour.say(&format!("     {}", permission.name()));
            }
            tour.say("4. Click the key (blue text) to copy it. Paste it here.");
            if tour.walk.app.sandbox.is_some() {
                tour.say("   (The practice page can't copy by itself: click the key, then press Ctrl+A and Ctrl+C.)");
            }
        }
    }
}

fn page(tour: &Tour<'_, '_>, name: KeyName) -> String {
    match name {
        KeyName::Ashby => tour.pages.ashby.clone(),
        KeyName::Codesignal => tour.pages.codesignal_keys.clone(),
    }
}

fn accepted(checked: &Checked, name: KeyName) -> bool {
    checked
        .status(CheckId::of_key(name))
        .is_some_and(Status::carries)
}

/// The other key, where the same text was given for it.
fn same_as_other(tour: &Tour<'_, '_>, name: KeyName, secret: &Secret) -> Option<KeyName> {
    KeyName::ALL.into_iter().find(|other| {
        *other != name
            && tour
                .keys
                .secret(*other)
                .is_some_and(|key| key.same_as(secret))
    })
}
