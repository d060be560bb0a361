//! `setup` with a person: the walk through the guide, step by step, forth and back.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::*;
use serde_json::json;

const YES: &str = "Yes, I see both";
const STOP: &str = "Stop here";

/// Nothing is there yet: no key, and Ashby's settings hold nothing that fits.
pub fn starts_empty() -> (Home, Vendors) {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.webhook.set(|now| now.secret = "nothing yet".into());
    (home, vendors)
}

fn saved_in_ashby(vendors: &Vendors) {
    vendors
        .webhook
        .set(|now| now.secret = CODESIGNAL_KEY.into());
}

/// Up to the question about CodeSignal's sections and beyond it.
fn begin(run: &run::Run) -> Person {
    let mut person = Person::sits_down(run);
    person.sees("Step 1 of 7").picks(YES);
    person
}

/// Refuses to send a key through the terminal.
pub fn refuse(person: &mut Person) {
    person.enter("Press Enter to copy it:");
    person.picks("No, I copy it by hand");
    person.enter("Press Enter when it is filled in:");
}

/// The fields of the webhook form, each confirmed with Enter. `is_asked`: whether a key may be sent through
/// the terminal is asked here for the first time.
pub fn fill_in(person: &mut Person, is_asked: bool) {
    person.enter("Press Enter when they are selected:");
    person.enter("Press Enter to copy it:");
    person.sees("Field 3 of 7: Secret Key");
    match is_asked {
        true => refuse(person),
        false => drop(person.enter("Press Enter when it is filled in:")),
    }
    person.enter("Press Enter to copy it:");
    person.enter("Your email address");
    person.enter("Press Enter to copy it:");
    person.enter("Press Enter when it is filled in:");
}

#[test]
fn an_admin_walks_the_whole_guide() {
    let (home, vendors) = starts_empty();
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    person.sees("Step 2 of 7: The integration in Ashby");
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("Accepted. Its name is");
    person.sees("Step 3 of 7: The CodeSignal API key");
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person
        .sees("It belongs to Acme Rockets")
        .sees("all four permissions");
    person.sees("Step 4 of 7");
    refuse(&mut person);
    saved_in_ashby(&vendors);
    person.picks("Yes, it is saved: check it");
    person.sees("Verified by the connectivity test.");
    person.sees("Step 5 of 7");
    for event in EVENTS {
        person.sees(event);
    }
    fill_in(&mut person, false);
    person.sees("Don't click the refresh button");
    person.picks("A success message");
    person.picks("Yes, it is in the list");
    person.sees("Step 6 of 7").sees("Step 7 of 7");
    person.sees("Your company has no CodeSignal assessment yet");
    person.sees("Every check that applies ran and holds.");
    person.leaves_with(0);
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
    person
        .sees("[withheld: it repeats a part of a key]")
        .sees("and 10 more");
    person.leaves_with(0);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn a_second_run_asks_nothing_and_changes_nothing() {
    let (home, vendors) = scene::finished();
    let before = std::fs::read(home.state("default")).unwrap();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Every step holds already");
    person.sees("Nothing was changed");
    person.leaves_with(0);
    assert_eq!(std::fs::read(home.state("default")).unwrap(), before);
}

#[test]
fn without_the_sections_there_is_a_mail_to_send() {
    let (home, vendors) = starts_empty();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("No, one or both are missing");
    person
        .sees("To: support@codesignal.com")
        .sees("Subject: API access");
    person.picks("Copy the mail, and stop");
    person.sees("Stopped at step 1 of 7");
    person.leaves_with(3);
}

#[test]
fn a_vendor_out_of_reach_is_said_before_a_key_is_asked_for() {
    let (home, vendors) = starts_empty();
    vendors.ashby.own(|_| Some(Reply::html(200)));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.sees("What answered is not Ashby's API");
    vendors.ashby.set(|now| now.own = None);
    person.picks("Try again");
    person
        .sees("CodeSignal and Ashby can be reached.")
        .picks(STOP);
    person.leaves_with(3);
}

#[test]
fn three_wrong_keys_offer_a_way_out() {
    let (home, vendors) = starts_empty();
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    for times in 1..=3 {
        person.pastes("Ashby", "not-a-key-of-ashby");
        person.sees_times("Ashby rejected this key", times);
    }
    person.sees("Three tries did not bring a key");
    person.picks("Try once more");
    // What can't be a key counts too, and nothing of it is sent.
    vendors.forget();
    person.pastes("Ashby", "two words");
    person.sees("white space at position 4");
    assert_eq!(vendors.count(), 0);
    person.pastes("Ashby", "").sees("Nothing came.");
    person.answers("Ashby API key", "skip");
    person
        .sees("Step 3 of 7")
        .answers("CodeSignal API key", "skip");
    person.sees_times("Left for later", 2);
    person.sees("Still open:");
    person.leaves_with(3);
    leaks::assert_none(
        "the terminal",
        &person.pty.bytes(),
        &["not-a-key-of-ashby".into()],
    );
}

#[test]
fn each_missing_permission_is_named_with_its_clicks_and_looked_for_again() {
    let (home, vendors) = starts_empty();
    vendors.codesignal.deny(&PERMISSION_NAMES[2..]);
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    person.pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("2 permissions are missing:");
    person.sees("liveInterview.company.read Without it Ashby can't read interviews.");
    person
        .sees("open the key \"Ashby Integration\"")
        .sees("click SAVE");
    vendors
        .codesignal
        .set(|now| now.granted = PERMISSION_NAMES[..3].to_vec());
    person.picks("I have saved it: look again");
    person.sees("Still missing: liveInterview.company.write");
    vendors
        .codesignal
        .set(|now| now.granted = PERMISSION_NAMES.to_vec());
    person.picks("I have saved it: look again");
    person
        .sees("It has all four permissions.")
        .sees("Step 4 of 7");
    person.answers("Press Enter to copy it:", "quit");
    person.leaves_with(1);
}

#[test]
fn one_step_back_from_every_prompt() {
    let (home, vendors) = starts_empty();
    let mut person = begin(&home.cs(&["setup"]).at(&vendors));
    person.answers("Ashby API key", "back");
    person.sees_times("Step 1 of 7", 2).picks(YES);
    person.pastes("Ashby", ASHBY_KEY);
    person
        .sees("Step 3 of 7")
        .answers("CodeSignal API key", "BACK");
    person
        .sees_times("Step 2 of 7", 3)
        .sees("Enter alone keeps this key");
    person.enter("Ashby API key");
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person
        .sees("Step 4 of 7")
        .answers("Press Enter to copy it:", "back");
    person
        .sees_times("Step 3 of 7", 3)
        .enter("CodeSignal API key");
    person.sees_times("Step 4 of 7", 2).sees("Topmost box");
    refuse(&mut person);
    person.picks("Go back one step");
    person.enter("CodeSignal API key");
    person
        .sees_times("Step 4 of 7", 3)
        .enter("Press Enter when it is filled in:");
    saved_in_ashby(&vendors);
    person.picks("Yes, it is saved: check it");
    person.sees("Step 5 of 7");
    person.answers("Press Enter when they are selected:", "back");
    person.sees_times("Step 4 of 7", 4);
    person.answers("Press Enter when it is filled in:", "quit");
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
    person.sees("Enter alone keeps this key");
    person.pastes("Ashby", keys::NEW_ASHBY_KEY);
    person.sees("Its name is \"The other one\"");
    person.answers("CodeSignal API key", "quit");
    person.leaves_with(3);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn what_ashby_refuses_is_looked_for_in_its_settings() {
    let (home, vendors) = starts_empty();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Step 4 of 7").sees("Topmost box");
    refuse(&mut person);
    person.picks("Yes, it is saved: check it");
    person
        .sees("Was Save clicked?")
        .sees("Does the drop-down name");
    person.picks("Once more from the first field");
    person.enter("Press Enter when it is filled in:");
    person.picks("Skip this for now");
    // The form would fail as long as that is so.
    person.sees("CodeSignal creates a webhook only when Ashby answers with 200");
    person.picks("Go back and mend Ashby's settings");
    saved_in_ashby(&vendors);
    person.enter("Press Enter when it is filled in:");
    person.picks("Yes, it is saved: check it");
    person
        .sees("Verified by the connectivity test.")
        .sees("Field 1 of 7");
    person.answers("Press Enter when they are selected:", "quit");
    person.leaves_with(3);
}

#[test]
fn an_endpoint_that_checks_nothing_leaves_it_to_the_person_s_word() {
    let (home, vendors) = starts_empty();
    vendors.webhook.set(|now| {
        now.checks_header = false;
        now.checks_signature = false;
    });
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Step 4 of 7").sees("Topmost box");
    refuse(&mut person);
    // Enter alone vouches for nothing.
    person.sees("Is it saved in Ashby?");
    person.pty.send("\r\r");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(!person.text().contains("Confirmed"));
    person.picks("Yes, it is saved: check it");
    person
        .sees("This doesn't test the keys.")
        .sees("Confirmed by you on");
    // A yes is kept at once, whatever ends the run later.
    person
        .sees("Step 5 of 7")
        .asked("Press Enter when they are selected:");
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
    person.sees("It is stored in this computer's key store.");
    person.sees("Step 3 of 7");
    let item = bus.lookup("default").unwrap();
    assert!(item.contains(ASHBY_KEY) && !item.contains(CODESIGNAL_KEY));
    person.pty.kill();
    let mut person = Person::sits_down(&run);
    person
        .sees("done: 2. The integration in Ashby")
        .sees("open: 3. The CodeSignal API key");
    person.picks(YES);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person
        .sees("Step 4 of 7")
        .answers("Press Enter to copy it:", "quit");
    person.sees("Stopped at step 4 of 7").leaves_with(1);
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
    vendors
        .ashby
        .own(|_| Some(Reply::json(503, &json!({"down": true}))));
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("Ashby is in trouble (HTTP 503)");
    assert_eq!(bus.count("default"), 0);
    vendors.ashby.set(|now| now.own = None);
    person.picks("Ask again with this key");
    person.sees("Accepted. Its name is").sees("Step 3 of 7");
    assert!(bus.lookup("default").unwrap().contains(ASHBY_KEY));
    person.answers("CodeSignal API key", "quit");
    person.leaves_with(3);
}

#[test]
fn a_rotated_key_opens_the_steps_where_the_old_one_stands() {
    let (home, vendors) = scene::finished();
    vendors
        .ashby
        .set(|now| now.key = keys::NEW_ASHBY_KEY.into());
    vendors
        .webhook
        .set(|now| now.header = keys::NEW_ASHBY_KEY.into());
    let run = home
        .cs(&["setup"])
        .at(&vendors)
        .keys(CODESIGNAL_KEY, keys::NEW_ASHBY_KEY);
    let mut person = Person::sits_down(&run);
    person.sees("done: 4.").sees("open: 5.");
    person.sees("Out of date: X-Ashby-Api-Key header.");
    person.sees("Open the webhook that is there");
    fill_in(&mut person, true);
    person
        .picks("A success message")
        .picks("Yes, it is in the list");
    person.leaves_with(0);
}
