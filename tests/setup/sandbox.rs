//! `setup --sandbox` with a person: a real terminal on one side, the practice pages in a real Chromium on
//! the other, and nothing between them but what the person carries over. Three mistakes are made on the
//! way; each is found, named as far as it can be, and fixed.

use crate::sandbox::pages::{make_ashby_key, make_codesignal_key, save_in_ashby};
use crate::support::browser::Browser;
use crate::support::*;

/// The address on the screen that ends with this path, the last one.
pub(super) fn page(person: &Person, path: &str) -> String {
    let text = person.text();
    let found = text
        .split_whitespace()
        .rfind(|word| word.starts_with("http://127.0.0.1:") && word.ends_with(path));
    found.unwrap_or_else(|| panic!("no address {path}: {text}")).to_owned()
}

/// What the person enters in the webhook form; without a secret the form keeps its own.
pub(super) struct Entered<'a> {
    pub secret: Option<&'a str>,
    pub header: [&'a str; 2],
}

pub(super) fn fill_webhook(person: &mut Person, browser: &Browser, entered: &Entered) {
    person.sees("Step 4 of 5").enter(FORM_OPEN).asked(SELECTED);
    browser.open(&page(person, "/webhooks"));
    browser.press("ADD A WEBHOOK");
    EVENTS.iter().for_each(|event| browser.tick(event));
    person.enter(SELECTED).sees("Field 2 of 6");
    browser.fill("Endpoint", &page(person, "/api/codesignal_webhook"));
    person.enter(IN_FORM);
    if let Some(secret) = entered.secret {
        browser.fill("Secret Key", secret);
    }
    person.enter(IN_FORM);
    browser.fill("Email", "assessment-webhooks@ashbyhq.com");
    person.enter(IN_FORM);
    browser.fill("Header key", entered.header[0]);
    person.enter(IN_FORM);
    browser.fill("Header value", entered.header[1]);
    person.enter(IN_FORM);
}

/// The three fields by which Ashby knows CodeSignal, again.
fn again(person: &mut Person) {
    person.sees("Field 1 of 3: Secret Key");
    person.enter(IN_FORM).enter(IN_FORM).enter(IN_FORM);
}

/// Steps 1 and 2, with only three of the four permissions selected at first: (CodeSignal key, Ashby key).
fn both_keys(person: &mut Person, browser: &Browser) -> (String, String) {
    person.sees("Step 1 of 5").asked("Ashby API key");
    let ashby = make_ashby_key(browser, &page(person, "/assessments"));
    person.pastes("Ashby", &ashby);
    person.sees("Ashby API key accepted");
    person.sees("Step 2 of 5").asked("CodeSignal API key");
    let codesignal =
        make_codesignal_key(browser, &page(person, "/api-keys"), &PERMISSION_NAMES[..3]);
    person.pastes("CodeSignal", &codesignal);
    person.sees("Permission liveInterview.company.write is missing");
    browser.press("Edit Ashby Integration");
    browser.tick("liveInterview.company.write");
    browser.press("SAVE");
    person.picks("I clicked SAVE, check again");
    person.sees("4 of 4 permissions");
    (codesignal, ashby)
}

#[test]
fn practice_with_three_mistakes_ends_with_a_working_integration() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let home = Home::new();
    let mut person = Person::sits_down(&home.cs(&["setup", "--sandbox"]));
    person.sees("This is practice").picks("Yes");
    let (codesignal, ashby) = both_keys(&mut person, &browser);

    // Said to be saved before it is.
    person.sees("Step 3 of 5");
    person.sees("drop-down shows \"CodeSignal integration\"");
    person.keeps_keys_off_the_terminal();
    person.enter(SAVED);
    person.sees("Was Save clicked?");
    save_in_ashby(&browser, &page(&person, "/assessments"), &codesignal);
    person.enter(SAVED);

    // The second and third mistake: the secret is left as it was, and the header has a typo.
    let entered = Entered { secret: None, header: ["X-Ashby-Api-Kye", &ashby] };
    fill_webhook(&mut person, &browser, &entered);
    browser.fill("Another email", "admin@acme.example");
    browser.press("Test");
    assert!(browser.outcome().contains("answered 401"), "{}", browser.outcome());
    person.picks("An error with 401 or 403");
    person
        .sees("a field in the webhook form is probably wrong")
        .sees("Secret Key: the whole CodeSignal API key");
    browser.fill("Secret Key", &codesignal);
    // Only what may be wrong is asked for again.
    again(&mut person);
    browser.press("Test");
    assert!(browser.outcome().contains("answered 401"), "{}", browser.outcome());
    person.picks("An error with 401 or 403");
    browser.fill("Header key", "X-Ashby-Api-Key");
    again(&mut person);
    browser.press("Test");
    assert!(browser.outcome().contains("Success"), "{}", browser.outcome());
    person.picks("A success message");
    // Said to be created before it is: practice can see that.
    person.picks("Yes, it's in the list");
    person.sees("CodeSignal has no webhook that delivers to Ashby");
    browser.untick(EVENTS[1]);
    browser.press("Create");
    person.picks("Run it again");
    person.sees(&format!("not selected in the webhook: {}.", EVENTS[1]));
    browser.press(&format!("Edit {}", page(&person, "/api/codesignal_webhook")));
    browser.tick(EVENTS[1]);
    browser.press("Save");
    person.picks("Run it again");
    person.sees("result arrived in Ashby");

    person.sees("Ashby now offers these CodeSignal assessments");
    person.sees("That was practice; nothing is kept.");
    person.leaves_with(0);
    // Practice keys are keys: none is shown, and nothing is written.
    leaks::assert_none("the terminal", &person.pty.bytes(), &[ashby, codesignal]);
    assert!(tree::files(home.root()).is_empty());
}
