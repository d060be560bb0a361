//! How the walk begins: what it needs, how long it takes, where it stands.

use super::tour::Tour;
use crate::integration::{KeyName, Step};

/// How long each step takes a person who does it for the first time, in minutes. Measured on the kept
/// screens of the walk (tests/it/screens/walk-80.txt): their words at 180 a minute, and in the dashboards
/// 2.5 s for a click with the look for it, 4 s for a text, 2 s for a change of windows. 10.0 in all.
const MINUTES: [usize; 7] = [1, 1, 1, 1, 4, 1, 1];

/// Says all that, in a few lines.
pub fn welcome(tour: &Tour<'_, '_>) {
    let open = &tour.open;
    let to_do = open
        .iter()
        .any(|step| !matches!(step, Step::Test | Step::Next));
    if !to_do && tour.wishes.from.is_none() {
        tour.say("Every step holds already. Looking once more.");
        return;
    }
    let minutes: usize = open.iter().map(|step| MINUTES[step.number() - 1]).sum();
    tour.say("This connects CodeSignal to Ashby, step by step.");
    match tour.walk.app.sandbox {
        Some(_) => tour.say(&format!("This is a rehearsal, of about {minutes} minutes: CodeSignal and Ashby are practice pages on this computer, and nothing is kept when it ends.")),
        None => needs(tour, minutes),
    }
    tour.say("At a question you may type back, to go back.");
    if open.len() == Step::ALL.len() {
        return;
    }
    tour.say("\nWhere it stands:");
    for step in Step::ALL {
        let state = match open.contains(&step) {
            true => "open",
            false => "done",
        };
        tour.say(&format!("- {state}: {}. {}", step.number(), step.title()));
    }
}

fn needs(tour: &Tour<'_, '_>, minutes: usize) {
    tour.say("It needs:");
    if tour.wishes.handoff != Some(KeyName::Ashby) {
        tour.say("- a login to Ashby that may change its integrations,");
    }
    if tour.wishes.handoff != Some(KeyName::Codesignal) {
        tour.say("- a login to CodeSignal (you see there \"Webhooks\" and \"API Keys\"),");
    }
    tour.say(&format!("- about {minutes} minutes."));
    tour.say("Stop whenever you like (Esc, or type quit): what is done is kept, and `cs-ashby setup` goes on from there.");
}
