//! What the wizard begins with: keys that can't be right, and a computer without a keychain.

use crate::support::*;

fn setup(home: &Home, vendors: &Vendors, codesignal: &str, ashby: &str) -> run::Run {
    home.cs(&["setup"]).at(vendors).keys(codesignal, ashby)
}

#[test]
fn swapped_keys_are_one_finding_and_can_be_used_the_right_way_round() {
    for (answer, next) in [("", "Step 3 of 5"), ("n", "Step 1 of 5")] {
        let (home, vendors) = (Home::new(), Vendors::working());
        vendors.webhook.set(|now| now.secret = "nothing yet".into());
        let mut person = Person::sits_down(&setup(&home, &vendors, ASHBY_KEY, CODESIGNAL_KEY));
        person.asked("Use each in the other's place?");
        assert_eq!(vendors.count(), 0, "something was sent");
        person.answers("Use each in the other's place?", answer);
        if answer == "n" {
            person.picks("Yes");
        }
        person.sees(next);
        assert_eq!(person.text().matches("swapped").count(), 1, "{}", person.text());
        person.pty.send("\u{3}");
        person.leaves_with(130);
    }
    let text = Home::new()
        .cs(&["verify", "--sandbox", "--scenario", "keys-swapped"])
        .run()
        .expect_code(1)
        .stdout;
    assert_eq!(text.matches("swapped").count(), 1, "{text}");
    assert!(text.contains("1 problem found."), "{text}");
}

#[test]
fn swapped_keys_of_the_configuration_are_corrected_there() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let codesignal = home.file("codesignal.key", ASHBY_KEY);
    let ashby = home.file("ashby.key", CODESIGNAL_KEY);
    home.config(&format!(
        "[profiles.default]\ncodesignal_key.file = '{}'\nashby_key.file = '{}'\n",
        codesignal.display(),
        ashby.display()
    ));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("Yes").sees("The Ashby API key comes from");
    assert!(!person.text().contains("Use each in the other's place?"), "{}", person.text());
    person.leaves_with(1);
    assert!(vendors.ashby.server.requests().iter().all(|it| it.basic_user().is_none()));
}

#[test]
fn an_odd_key_that_was_given_is_asked_about_before_it_is_sent() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let half = &ASHBY_KEY[..31];
    let mut person = Person::sits_down(&setup(&home, &vendors, CODESIGNAL_KEY, half));
    person.sees("That's only part of a key: 31 characters of 64.");
    person.answers("That's only part of a key", "n");
    person.sees("Left out the Ashby API key you gave.").sees("Step 1 of 5");
    person.answers("Ashby API key", "quit").leaves_with(3);
    let asked = vendors.ashby.server.requests();
    assert!(asked.iter().all(|it| it.basic_user().as_deref() != Some(half)));
}

#[test]
fn attest_is_not_for_a_key_pasted_in_place_of_one_that_was_left_out() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let half = &ASHBY_KEY[..31];
    let run = home.cs(&["setup", "--attest", "webhook"]).at(&vendors);
    let mut person = Person::sits_down(&run.keys(CODESIGNAL_KEY, half));
    person.answers("That's only part of a key", "n");
    person.pastes("Ashby", ASHBY_KEY).sees("Step 4 of 5");
    person.answers(FORM_OPEN, "quit").leaves_with(3);
}

#[test]
fn without_a_keychain_a_person_can_continue() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).on_bus("unix:path=/nonexistent/bus");
    let mut person = Person::sits_down(&run);
    person.answers("Continue without saving your keys?", "y");
    person.sees("Keys won't be saved").picks("Yes");
    person.pastes("Ashby", ASHBY_KEY).sees("Step 2 of 5");
    person.answers("CodeSignal API key", "quit").leaves_with(3);
    // A no ends it as it would a script.
    let mut person = Person::sits_down(&run);
    person.answers("Continue without saving your keys?", "n").leaves_with(5);
}
