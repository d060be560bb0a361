//! The four permissions: each one that is missing is named, with the clicks that add it.

use super::tour::{Tour, Turn};
use crate::checklist::CheckId;
use crate::error::Result;
use crate::finding::Status;
use crate::integration::{KEY_DESCRIPTION, Permission};
use crate::prompt::{Reply, Word};

/// Where it goes on.
pub enum Way {
    /// In the walk.
    On(Turn),
    /// With another key.
    AnotherKey,
}

/// Names what is missing until nothing is, or the person leaves it.
pub async fn walk(tour: &mut Tour<'_, '_>) -> Result<Way> {
    let mut looks = 0;
    loop {
        let missing = tour.missing_permissions();
        if missing.is_empty() {
            say_found(tour);
            return Ok(Way::On(Turn::Next));
        }
        name_missing(tour, &missing, looks > 0);
        looks += 1;
        let choices = [
            "I have saved it: look again",
            "Paste another key",
            "Leave it for now",
        ];
        let words = [(Word::Back, "Go back one step"), (Word::Quit, "Stop here")];
        let prompter = tour.walk.app.prompter;
        match prompter.choose("What now?", &choices, &words).await? {
            Reply::Given(0) => tour.look().await?,
            Reply::Given(1) => return Ok(Way::AnotherKey),
            Reply::Given(_) => return Ok(Way::On(Turn::Next)),
            Reply::Word(word) => return Ok(Way::On(Turn::of(word))),
        }
    }
}

fn name_missing(tour: &Tour<'_, '_>, missing: &[Permission], still: bool) {
    let count = match (missing.len(), still) {
        (_, true) => "Still missing".to_owned(),
        (1, false) => "One permission is missing".to_owned(),
        (n, false) => format!("{n} permissions are missing"),
    };
    tour.say(&format!("\n{count}:"));
    for permission in missing {
        tour.say(&format!("  {}", permission.name()));
        tour.say(&format!(
            "    Without it Ashby can't {}.",
            permission.purpose()
        ));
    }
    tour.say(&format!("In CodeSignal, open Integrations > API Keys, open the key \"{KEY_DESCRIPTION}\", select what is missing and click SAVE. The key stays the same."));
}

/// What is known of the four, where none is missing.
fn say_found(tour: &Tour<'_, '_>) {
    let unknown: Vec<&str> = Permission::ALL
        .into_iter()
        .filter(|permission| {
            let status = tour.checked.status(CheckId::Permission(*permission));
            !status.is_some_and(Status::carries)
        })
        .map(Permission::name)
        .collect();
    match unknown.is_empty() {
        true => tour.say("It has all four permissions."),
        false => tour.say(&format!(
            "Whether it has {} could not be established now.",
            unknown.join(" and ")
        )),
    }
}
