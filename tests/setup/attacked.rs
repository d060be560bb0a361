//! What an attacker tried on the walk, each held from now on.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::*;
use std::time::Duration;

fn pasted(text: &str) -> String {
    format!("\u{1b}[200~{text}\u{1b}[201~")
}

/// A vendor that is down for a while, and then takes the key: it is stored by the end of the run.
#[test]
fn a_key_that_is_accepted_only_later_is_stored_all_the_same() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.ashby.own(|_| Some(Reply::html(503)));
    let run = home.cs(&["setup", "--attest", "webhook"]).at(&vendors);
    let mut person = Person::sits_down(&run.on_bus(&bus.address));
    person.picks("Continue anyway");
    person.pastes("Ashby", ASHBY_KEY);
    person.picks("Continue; the key");
    vendors.ashby.set(|now| now.own = None);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.finishes();
    let item = bus.lookup("default").unwrap();
    assert!(item.contains(ASHBY_KEY) && item.contains(CODESIGNAL_KEY));
}

/// In an outage each question would wait for the vendor again.
#[test]
fn a_key_that_nobody_went_on_with_is_not_asked_about_again() {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.ashby.own(|_| Some(Reply::html(503)));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.picks("Continue anyway").asked("Ashby API key");
    let asked = vendors.ashby.server.requests().len();
    person.answers("Ashby API key", "skip").leaves_with(4);
    assert_eq!(vendors.ashby.server.requests().len(), asked);
}

#[test]
fn a_confirmation_is_for_the_key_that_was_there() {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.codesignal.set(|now| now.key = keys::NEW_CODESIGNAL_KEY.into());
    vendors.webhook.set(|now| now.secret = keys::NEW_CODESIGNAL_KEY.into());
    let run = home.cs(&["setup", "--attest", "webhook"]).at(&vendors);
    let mut person = Person::sits_down(&run.both_keys());
    person.sees("CodeSignal rejected this key");
    person.pastes("CodeSignal", keys::NEW_CODESIGNAL_KEY);
    person.sees("--attest was for the key that you replaced");
    person.sees("Step 4 of 5").enter(FORM_OPEN).answers(SELECTED, "quit").leaves_with(3);
    assert!(!std::fs::read_to_string(home.state("default")).unwrap().contains("\"webhook\""));
}

#[test]
fn what_is_pasted_at_a_menu_or_a_short_question_is_no_answer_and_not_shown() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run);
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM);
    person.asked("Copy the key to your clipboard?");
    for text in ["just a note\nfor later", "Steps:\n1\n2\n", "\u{1a}\u{3}"] {
        person.pty.send(&pasted(text));
    }
    std::thread::sleep(Duration::from_millis(300));
    person.keeps_keys_off_the_terminal().asked(IN_FORM);
    person.pty.send(&pasted(keys::WRONG_KEY));
    person.enter(IN_FORM).enter(IN_FORM);
    person.enter(IN_FORM).enter(IN_FORM);
    person.sees("What does CodeSignal say?");
    person.pty.send(&pasted("1\n\n")).send("\r");
    person.types("8").leaves_with(3);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn one_vendor_can_t_print_the_other_one_s_key() {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.codesignal.set(|now| now.company = format!("Acme {ASHBY_KEY}"));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("Yes").pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("[withheld").sees("Step 4 of 5");
    person.enter(FORM_OPEN).answers(SELECTED, "quit").leaves_with(3);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);

    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let on = |args: &[&str]| home.cs(args).at(&vendors).on_bus(&bus.address);
    on(&["keys", "set", "ashby"]).both_keys().run().expect_code(0);
    // The run itself looks for the keys in what it prints.
    on(&["keys", "set", "codesignal"]).both_keys().run().expect_code(0);
}

#[test]
fn a_plan_moves_nothing_away() {
    let (home, vendors) = scene::finished();
    std::fs::write(home.state("default"), "{ damaged").unwrap();
    let before = tree::files(home.root());
    home.cs(&["setup", "--plan"]).at(&vendors).run().expect_code(0);
    assert_eq!(tree::files(home.root()), before);
}

#[test]
fn no_core_is_written() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.sees("Do you see");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", person.pty.pid())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    // Nor by Ctrl-\ between two prompts.
    person.picks("Yes").asked("Ashby API key");
    vendors.ashby.own(|_| Some(Reply::hang()));
    person.pastes("Ashby", ASHBY_KEY);
    person.pty.send("\u{1c}\u{1a}");
    std::thread::sleep(Duration::from_millis(200));
    person.pty.send("\u{3}");
    person.leaves_with(130);
}
