//! `setup` with a person: the walk through the guide, step by step, forth and back.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::*;
use serde_json::json;

const YES: &str = "Yes";
const STOP: &str = "Stop here";

/// Nothing is there yet: no key, and Ashby's settings hold nothing that fits.
pub fn starts_empty() -> (Home, Vendors) {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.webhook.set(|now| now.secret = "nothing yet".into());
    (home, vendors)
}

fn saved_in_ashby(vendors: &Vendors) {
    vendors.webhook.set(|now| now.secret = CODESIGNAL_KEY.into());
}

/// Up to the question about CodeSignal's sections and beyond it.
fn begin(run: &run::Run) -> Person {
    let mut person = Person::sits_down(run);
    person.sees("Connect CodeSignal to Ashby").picks(YES);
    person
}

/// Enters the key in Ashby's settings without the clipboard.
pub fn refuse(person: &mut Person) {
    person.keeps_keys_off_the_terminal();
}

/// The fields of the webhook form, each confirmed with Enter. `is_asked`: whether a key may be sent through
/// the terminal is asked here for the first time.
pub fn fill_in(person: &mut Person, is_asked: bool) {
    person.enter(FORM_OPEN).enter("Press Enter when they're selected:");
    person.enter(IN_FORM);
    person.sees("Field 3 of 6: Secret Key");
    if is_asked {
        person.keeps_keys_off_the_terminal();
    }
    person.enter(IN_FORM).enter(IN_FORM);
    person.enter(IN_FORM);
    person.enter(IN_FORM);
}

#[test]
fn an_admin_walks_the_whole_guide() {
    let (home, vendors) = starts_empty();
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    person.sees("Step 1 of 5");
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("CodeSignal integration");
    person.sees("Step 2 of 5");
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("Acme Rockets").sees("4 of 4 permissions");
    person.sees("Step 3 of 5");
    refuse(&mut person);
    saved_in_ashby(&vendors);
    person.enter(SAVED);
    person.sees("Step 4 of 5");
    fill_in(&mut person, false);
    for event in EVENTS {
        person.sees(event);
    }
    person.sees("Don't click the refresh button");
    person.picks("A success message");
    person.picks("Yes, it's in the list");
    person.sees("What's next");
    person.sees("You have no CodeSignal assessments yet");
    person.finishes();
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    tree::assert_no_key(home.root());
    home.ask(&vendors, &["verify"]).run().report(0);
}

#[test]
fn the_assessments_are_named_by_their_titles() {
    let (home, vendors) = scene::finished();
    vendors.codesignal.own(|asked| {
        let tests = json!([{"title": "General \u{1b}[31mCoding"}, {"title": CODESIGNAL_KEY}]);
        let found = json!({"data": {"companyTests": {"totalCount": 12, "tests": tests}}});
        asked.has("companyTests").then(|| Reply::json(200, &found))
    });
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Ashby now offers these CodeSignal assessments: General [31mCoding");
    person.sees("[withheld: it repeats a part of a key]").sees("and 10 more");
    person.finishes();
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn a_second_run_asks_nothing_and_changes_nothing() {
    let (home, vendors) = scene::finished();
    let before = std::fs::read(home.state("default")).unwrap();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Everything is set up");
    person.sees("Nothing was changed");
    person.finishes();
    assert_eq!(std::fs::read(home.state("default")).unwrap(), before);
}

#[test]
fn without_the_sections_there_is_a_mail_to_send() {
    let (home, vendors) = starts_empty();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("No, they're missing");
    person.sees("To: support@codesignal.com").sees("Subject: API access");
    person.picks("Save it as a file");
    person.sees("codesignal-api-access.eml").sees("Stopped.");
    person.leaves_with(3);
    let draft = std::fs::read_to_string(home.home().join("codesignal-api-access.eml")).unwrap();
    assert!(draft.contains("To: support@codesignal.com\r\n"), "{draft}");
}

#[test]
fn a_vendor_out_of_reach_is_said_before_a_key_is_asked_for() {
    let (home, vendors) = starts_empty();
    vendors.ashby.own(|_| Some(Reply::html(200)));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.sees("What answered isn't Ashby's API");
    vendors.ashby.set(|now| now.own = None);
    person.picks("Try again");
    person.sees("Ashby and CodeSignal are reachable").picks(STOP);
    person.leaves_with(3);
}

#[test]
fn another_key_can_be_pasted_when_one_goes_back() {
    let (home, vendors) = starts_empty();
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    person.pastes("Ashby", ASHBY_KEY);
    person.answers("CodeSignal API key", "back");
    vendors.ashby.set(|now| {
        now.key = keys::NEW_ASHBY_KEY.into();
        now.title = "The other one".into();
    });
    person.sees("Press Enter to keep this key");
    person.pastes("Ashby", keys::NEW_ASHBY_KEY);
    person.sees("The other one");
    person.answers("CodeSignal API key", "quit");
    person.leaves_with(3);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn an_endpoint_that_checks_nothing_leaves_it_to_the_person_s_word() {
    let (home, vendors) = starts_empty();
    vendors.webhook.set(|now| {
        now.checks_header = false;
        now.checks_signature = false;
    });
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Step 3 of 5").sees("Topmost box");
    refuse(&mut person);
    person.enter(SAVED);
    // A yes is kept at once, whatever ends the run later.
    person.sees("Step 4 of 5").enter(FORM_OPEN).asked("Press Enter when they're selected:");
    person.pty.send("\u{3}");
    person.leaves_with(130);
    let report = home.ask(&vendors, &["verify"]).run().report(3);
    report.expect("ashby.settings", "pass", "attested");
    report.expect_status("webhook.registration", "todo");
}

#[test]
fn what_is_proven_is_stored_at_once_and_a_new_run_goes_on_from_there() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = starts_empty();
    let run = home.cs(&["setup"]).at(&vendors).on_bus(&bus.address);
    let mut person = begin(&run);
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("Step 2 of 5");
    let item = bus.lookup("default").unwrap();
    assert!(item.contains(ASHBY_KEY) && !item.contains(CODESIGNAL_KEY));
    person.pty.kill();
    let mut person = Person::sits_down(&run);
    person.sees("ok Ashby API key accepted").picks(YES);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("Step 3 of 5").answers("Copy the key", "quit");
    person.sees("Stopped at step 3 of 5").leaves_with(1);
    let item = bus.lookup("default").unwrap();
    assert!(item.contains(ASHBY_KEY) && item.contains(CODESIGNAL_KEY));
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn a_key_that_nobody_could_be_asked_about_is_not_lost_and_not_stored() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = starts_empty();
    let run = home.cs(&["setup"]).at(&vendors).on_bus(&bus.address);
    let mut person = begin(&run);
    vendors.ashby.own(|_| Some(Reply::json(503, &json!({"down": true}))));
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("What now?");
    assert_eq!(bus.count("default"), 0);
    vendors.ashby.set(|now| now.own = None);
    person.picks("Try this key again");
    person.sees("Step 2 of 5");
    assert!(bus.lookup("default").unwrap().contains(ASHBY_KEY));
    person.answers("CodeSignal API key", "quit");
    person.leaves_with(3);
}

#[test]
fn a_rotated_key_opens_the_steps_where_the_old_one_stands() {
    let (home, vendors) = scene::finished();
    vendors.ashby.set(|now| now.key = keys::NEW_ASHBY_KEY.into());
    vendors.webhook.set(|now| now.header = keys::NEW_ASHBY_KEY.into());
    let run = home.cs(&["setup"]).at(&vendors).keys(CODESIGNAL_KEY, keys::NEW_ASHBY_KEY);
    let mut person = Person::sits_down(&run);
    person.sees("ok Ashby's settings verified").sees("Step 4 of 5");
    person.sees("If there's a webhook for Ashby, open it.");
    fill_in(&mut person, true);
    person.picks("A success message").picks("Yes, it's in the list");
    person.finishes();
}
