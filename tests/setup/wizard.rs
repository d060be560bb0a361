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

/// Up to the question about CodeSignal's sections and beyond it.
fn begin(run: &run::Run) -> Person {
    let mut person = Person::sits_down(run);
    person.sees("Connect CodeSignal to Ashby").picks(YES);
    person
}

/// The fields of the webhook form, each confirmed with Enter. `is_asked`: whether a key may be sent through
/// the terminal is asked here for the first time.
pub fn fill_in(person: &mut Person, is_asked: bool) {
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM).sees("Field 3 of 6: Secret Key");
    if is_asked {
        person.keeps_keys_off_the_terminal();
    }
    person.enter(IN_FORM).enter(IN_FORM).enter(IN_FORM).enter(IN_FORM);
}

#[test]
fn the_assessments_are_named_by_their_titles() {
    let (home, vendors) = scene::finished();
    let titles = |titles: &[&str], count: usize| {
        let tests: Vec<_> = titles.iter().map(|title| json!({"title": title})).collect();
        let found = json!({"data": {"companyTests": {"totalCount": count, "tests": tests}}});
        let reply = Reply::json(200, &found);
        vendors.codesignal.own(move |asked| asked.has("companyTests").then(|| reply.clone()));
        let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
        person.finishes();
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
        person.text()
    };
    let text = titles(&["General \u{1b}[31mCoding", CODESIGNAL_KEY], 12);
    assert!(text.contains("offers these CodeSignal assessments: General [31mCoding"), "{text}");
    assert!(text.contains("[withheld: it repeats a part of a key]"), "{text}");
    assert!(text.contains("and 10 more"), "{text}");
    // Pieces of a key in many titles are seen together.
    let pieces: Vec<_> =
        CODESIGNAL_KEY.as_bytes().chunks(11).map(String::from_utf8_lossy).collect();
    let pieces: Vec<&str> =
        pieces.iter().map(AsRef::as_ref).chain(std::iter::repeat_n("T", 8000)).collect();
    assert!(titles(&pieces, 9000).contains("and 9000 more"));
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
    person.keeps_keys_off_the_terminal();
    person.enter(SAVED);
    // A yes is kept at once, whatever ends the run later.
    person.sees("Step 4 of 5").enter(FORM_OPEN).asked(SELECTED);
    person.pty.send("\u{3}");
    person.leaves_with(130);
    let report = home.ask(&vendors, &["verify"]).run().report(3);
    report.expect("ashby.settings", "pass", "attested");
    report.expect_status("webhook.registration", "todo");
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
