//! Step 5 of the walk: the form field by field, CodeSignal's own test, and menus on the way.

use crate::setup::wizard::{fill_in, refuse, starts_empty};
use crate::support::*;

/// What CodeSignal's own test says, and what the wizard makes of it.
#[test]
fn each_failure_of_codesignal_s_test_leads_to_its_fields() {
    for (said, words, next) in [
        (
            "An error with 401 or 403",
            "Secret Key: another text is there",
            "Field 1 of 3: Secret Key",
        ),
        (
            "An error with 404",
            "Endpoint: it has to be the address below",
            "Endpoint: http://127.0.0.1",
        ),
        (
            "It could not be reached",
            "CodeSignal may have trouble of its own",
            "Endpoint: http://127.0.0.1",
        ),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
        person.sees("Step 5 of 7");
        fill_in(&mut person, true);
        let before = person.text().matches(next).count();
        person.picks(said);
        person.sees("So a field of the form differs").sees(words);
        person.sees_times(next, before + 1);
        person.pty.send("\u{3}");
        person.leaves_with(130);
    }
}

#[test]
fn without_a_test_button_the_create_button_says_it() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    fill_in(&mut person, true);
    person.picks("Something else, or there is no such button");
    person.sees("click the create button: it runs the same test");
    person.picks("A success message");
    person.picks("No, CodeSignal says something else");
    person.sees("Read its message").picks("A success message");
    person.picks("Yes, it is in the list").leaves_with(0);
}

/// The words of a question count at a menu too, and letters move nothing.
#[test]
fn words_and_numbers_are_typed_at_a_menu() {
    let (home, vendors) = starts_empty();
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Topmost box");
    refuse(&mut person);
    // Enter alone chooses nothing here, and says so.
    person.sees("Is it saved in Ashby?");
    person.pty.send("\r");
    person.sees("Nothing is chosen yet.");
    person.pty.send("kkjj\r");
    person.sees("There's no such entry.");
    person.types("back").sees("Is it saved in Ashby? back");
    person
        .sees_times("Step 3 of 7", 1)
        .enter("CodeSignal API key");
    person.enter("Press Enter when it is filled in:");
    person
        .types("3")
        .sees("Is it saved in Ashby? Skip this for now");
    person.sees("CodeSignal creates a webhook only when");
    person.types("quit").leaves_with(1);
}

#[test]
fn a_test_that_fails_at_ashby_leads_back_to_its_settings() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Step 5 of 7");
    fill_in(&mut person, true);
    // Somebody changes Ashby's settings meanwhile.
    vendors.webhook.set(|now| now.secret = "another".into());
    person.picks("An error with 401 or 403");
    person.sees("Ashby refuses it from here too");
    person.picks("Go back and mend Ashby's settings");
    person
        .sees("Step 4 of 7")
        .answers("Press Enter when it is filled in:", "quit");
    person.leaves_with(1);
}

#[test]
fn the_fields_go_back_and_copy_again() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person
        .enter("Press Enter when they are selected:")
        .enter("Press Enter to copy it:");
    person
        .sees("Field 3 of 7")
        .answers("Press Enter to copy it:", "again");
    person.sees_times("was sent to your terminal's clipboard", 2);
    person.answers("Press Enter to copy it:", "back");
    person
        .sees_times("Field 2 of 7", 2)
        .enter("Press Enter to copy it:");
    person.answers("Press Enter to copy it:", "what now");
    person.sees("Press Enter, or type back, skip, again or quit.");
    person
        .enter("Press Enter to copy it:")
        .picks("No, I copy it by hand");
    person.sees("has to be copied by hand");
    person.enter("Press Enter when it is filled in:");
    person.sees("Field 4 of 7").enter("Press Enter to copy it:");
    person.answers("Your email address", "admin at acme");
    person.sees("That is no email address");
    person.answers("Your email address", "admin@acme.example");
    person.sees("admin@acme.example was sent to your terminal's clipboard. Add a second email");
    person.answers("Press Enter to copy it:", "quit");
    person.leaves_with(3);
}
