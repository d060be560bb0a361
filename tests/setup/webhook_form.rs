//! Step 5 of the walk: the form field by field, CodeSignal's own test, and menus on the way.

use crate::setup::wizard::fill_in;
use crate::support::*;

/// What CodeSignal's own test says, and what the wizard makes of it.
#[test]
fn each_failure_of_codesignal_s_test_leads_to_its_fields() {
    for (said, words, next) in [
        (
            "An error with 401 or 403",
            "Secret Key: the whole CodeSignal API key",
            "Field 1 of 3: Secret Key",
        ),
        ("An error with 404", "Endpoint: exactly the address below", "Endpoint http://127.0.0.1"),
        ("It couldn't connect", "CodeSignal may have a problem", "Endpoint http://127.0.0.1"),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
        person.sees("Step 4 of 5");
        fill_in(&mut person, true);
        let before = person.text().matches(next).count();
        person.picks(said);
        person.sees("a field in the webhook form is probably wrong").sees(words);
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
    person.picks("Something else, or there's no test button");
    person.sees("click the create button: it runs the same test.");
    person.picks("A success message");
    person.picks("No, CodeSignal shows an error");
    person.sees("Fix what the error names").picks("A success message");
    person.picks("Yes, it's in the list").finishes();
}

/// The words of a question count at a menu too, and letters move nothing.
#[test]
fn words_and_numbers_are_typed_at_a_menu() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    fill_in(&mut person, true);
    // Enter alone chooses nothing here.
    person.sees("What does CodeSignal say?");
    person.pty.send("\r").send("kkjj\r");
    person.types("back").sees("What does CodeSignal say? back");
    person.sees_times("Field 6 of 6", 2).enter(IN_FORM);
    person.types("6").sees("What does CodeSignal say? Skip for now");
    person.leaves_with(3);
}

#[test]
fn a_test_that_fails_at_ashby_leads_back_to_its_settings() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.sees("Step 4 of 5");
    fill_in(&mut person, true);
    // Somebody changes Ashby's settings meanwhile.
    vendors.webhook.set(|now| now.secret = "another".into());
    person.picks("An error with 401 or 403");
    person.sees("Ashby refuses these keys from here too");
    person.picks("Go back and fix Ashby's settings");
    person.sees("Step 3 of 5").answers(SAVED, "quit");
    person.leaves_with(1);
}

#[test]
fn the_fields_go_back_and_copy_again() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.enter(FORM_OPEN).enter("Press Enter when they're selected:").enter(IN_FORM);
    person.sees("Field 3 of 6").keeps_keys_off_the_terminal();
    person.answers(IN_FORM, "back");
    person.sees_times("Field 2 of 6", 2).answers(IN_FORM, "again");
    person.sees_times("was sent to your terminal's clipboard", 3);
    person.answers(IN_FORM, "what now");
    person.sees("Press Enter, or type back, again, skip");
    person.enter(IN_FORM).enter(IN_FORM);
    person.sees("Field 4 of 6");
    person.sees("You can add your own email too").enter(IN_FORM);
    person.answers(IN_FORM, "quit");
    person.leaves_with(3);
}
