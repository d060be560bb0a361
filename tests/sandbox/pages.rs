//! The pages of the sandbox in a real Chromium that runs no script: the guide is walked, mistakes have
//! the consequences that they have in life, and `verify` finds them.

use crate::support::browser::{Browser, ENTER, SPACE};
use crate::support::practice::Practice;
use crate::support::*;
use cs_ashby::sandbox::Scenario;

const EMAIL: &str = "assessment-webhooks@ashbyhq.com";

/// Adds the integration and makes its Ashby key. Gives the key, which the page shows this once.
pub fn make_ashby_key(browser: &Browser, page: &str) -> String {
    browser.open(page);
    browser.press("Add Integration");
    browser.press("CodeSignal");
    browser.fill("Title of the new key", "CodeSignal integration");
    browser.press("Create key");
    let key = browser.value("New Ashby API key");
    assert!(browser.outcome().contains("you won't see it again"), "{}", browser.outcome());
    browser.press("Save");
    assert!(!browser.offers("Add Integration"));
    key
}

/// Makes a CodeSignal key with these permissions, and reads it off the list.
pub fn make_codesignal_key(browser: &Browser, page: &str, permissions: &[&str]) -> String {
    browser.open(page);
    browser.press("ADD A KEY");
    browser.fill("Key Description", "Ashby Integration");
    browser.press("Continue");
    for permission in PERMISSION_NAMES {
        assert!(!browser.is_ticked(permission), "{permission} is ticked beforehand");
    }
    permissions.iter().for_each(|name| browser.tick(name));
    browser.press("SAVE");
    browser.value("API key Ashby Integration")
}

pub fn save_in_ashby(browser: &Browser, page: &str, codesignal: &str) {
    browser.open(page);
    browser.press("Settings of CodeSignal");
    browser.fill("CodeSignal API Key", codesignal);
    browser.press("Save");
    assert!(browser.text().contains("The settings were saved."));
}

/// Fills in the webhook form as the guide has it.
fn fill_webhook(browser: &Browser, practice: &Practice, codesignal: &str, ashby: &str) {
    browser.open(&practice.webhooks_page);
    browser.press("ADD A WEBHOOK");
    EVENTS.iter().for_each(|event| browser.tick(event));
    browser.fill("Endpoint", &practice.webhook_url);
    browser.fill("Secret Key", codesignal);
    browser.fill("Email", EMAIL);
    browser.fill("Header key", "X-Ashby-Api-Key");
    browser.fill("Header value", ashby);
}

/// Presses what has this name, found with Tab.
fn go(browser: &Browser, name: &str) {
    browser.tab_to(name);
    browser.go(ENTER);
}

fn write(browser: &Browser, label: &str, text: &str) {
    browser.tab_to(label);
    browser.keys(text);
}

/// Both keys, made and saved in Ashby with the keyboard alone.
fn keys_by_keyboard(browser: &Browser, practice: &Practice) -> (String, String) {
    browser.open(&practice.ashby_page);
    browser.tab_to("Skip to the content");
    go(browser, "Add Integration");
    go(browser, "CodeSignal");
    write(browser, "Title of the new key", "CodeSignal integration");
    browser.tab_to("Create key");
    browser.go(SPACE);
    browser.tab_to("New Ashby API key");
    let ashby = browser.value("New Ashby API key");
    assert_eq!(browser.selected("Ashby API Key"), "CodeSignal integration");
    // Enter in a line saves, as everywhere.
    browser.tab_to("CodeSignal API Key");
    browser.go(ENTER);
    assert!(browser.outcome().contains("saved"), "{}", browser.text());

    browser.open(&practice.keys_page);
    go(browser, "ADD A KEY");
    write(browser, "Key Description", "Ashby Integration");
    browser.go(ENTER);
    PERMISSION_NAMES.iter().for_each(|name| write(browser, name, SPACE));
    go(browser, "SAVE");
    // Tab chooses all that stands in a line: the key is copied at once.
    browser.tab_to("API key Ashby Integration");
    browser.control("c");
    let codesignal = browser.value("API key Ashby Integration");
    browser.open(&practice.ashby_page);
    go(browser, "Settings of CodeSignal");
    browser.tab_to("CodeSignal API Key");
    browser.control("v");
    assert_eq!(browser.value("CodeSignal API Key"), codesignal);
    go(browser, "Save");
    (codesignal, ashby)
}

#[test]
fn the_guide_is_walked_with_the_keyboard_alone() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let practice = Practice::start(Scenario::Working);
    let (codesignal, ashby) = keys_by_keyboard(&browser, &practice);
    browser.open(&practice.webhooks_page);
    go(&browser, "ADD A WEBHOOK");
    EVENTS.iter().for_each(|event| write(&browser, event, SPACE));
    write(&browser, "Endpoint", &practice.webhook_url);
    // What is typed takes the place of the random secret.
    write(&browser, "Secret Key", &codesignal);
    write(&browser, "Email", EMAIL);
    write(&browser, "Header key", "X-Ashby-Api-Key");
    write(&browser, "Header value", &ashby);
    go(&browser, "Test");
    assert!(browser.outcome().contains("Success"), "{}", browser.outcome());
    assert!(browser.title().starts_with("Test passed: "), "{}", browser.title());
    go(&browser, "Create");
    assert_eq!(browser.outcome(), "The webhook was created.");
    let title = browser.title();
    assert_eq!(title, "The webhook was created: Webhooks - Practice CodeSignal");
    let home = Home::new();
    let report = practice.verify(&home, &codesignal, &ashby).run().report(3);
    assert_eq!(report.open(), [("webhook.registration", "todo")], "{report}");
    report.expect("ashby.settings", "pass", "proven");
}

/// Each mistake in the webhook form is tested in src/sandbox/tests/webhook.rs.
#[test]
fn mistakes_have_consequences_and_verify_finds_them() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let practice = Practice::start(Scenario::Working);
    let home = Home::new();
    let ashby = make_ashby_key(&browser, &practice.ashby_page);
    let three = &PERMISSION_NAMES[..3];
    let codesignal = make_codesignal_key(&browser, &practice.keys_page, three);
    let verify = || practice.verify(&home, &codesignal, &ashby).run();

    // A permission that was not ticked, and the key that was never saved in Ashby.
    let report = verify().report(1);
    report.expect_status(INTERVIEW_WRITE, "fail").expect_status("webhook.handshake", "fail");
    browser.open(&practice.keys_page);
    browser.press("Edit Ashby Integration");
    three.iter().for_each(|name| assert!(browser.is_ticked(name), "{name}"));
    browser.tick(PERMISSION_NAMES[3]);
    browser.press("SAVE");
    // With the mouse the key is copied as the page says.
    assert!(browser.described("API key Ashby Integration").contains("Ctrl+A, then Ctrl+C"));
    browser.click("API key Ashby Integration");
    browser.control("a");
    browser.control("c");
    browser.open(&practice.ashby_page);
    browser.press("Settings of CodeSignal");
    browser.click("CodeSignal API Key");
    browser.control("v");
    assert_eq!(browser.value("CodeSignal API Key"), codesignal);
    // The wrong key in Ashby is saved like any other.
    save_in_ashby(&browser, &practice.ashby_page, &ashby);
    let report = verify().report(1);
    report.expect_status(INTERVIEW_WRITE, "pass").expect_status("webhook.handshake", "fail");
    save_in_ashby(&browser, &practice.ashby_page, &codesignal);
    verify().report(3).expect_status("webhook.handshake", "pass");

    fill_webhook(&browser, &practice, &codesignal, &ashby);
    browser.press("Refresh the secret key");
    let refreshed = browser.value("Secret Key");
    assert_ne!(refreshed, codesignal);
    assert_eq!(browser.focus(), "Secret Key");
    browser.press("Create");
    assert!(browser.title().contains("not created"), "{}", browser.title());
    // A reload asks again, and is still a form of this page.
    browser.reload();
    assert!(browser.outcome().contains("answered 401"), "{}", browser.text());
    assert_form_is_kept(&browser, &practice, &refreshed, &ashby);
    browser.fill("Secret Key", &codesignal);
    browser.press("Create");
    assert_eq!(browser.outcome(), "The webhook was created.");
    // A reload repeats nothing.
    browser.reload();
    browser.reload();
    assert!(browser.offers(&format!("Edit {}", practice.webhook_url)));
    assert_eq!(browser.text().matches("Event types").count(), 1, "{}", browser.text());
}

fn assert_form_is_kept(browser: &Browser, practice: &Practice, secret: &str, ashby: &str) {
    EVENTS.iter().for_each(|event| assert!(browser.is_ticked(event), "{event}"));
    assert!(!browser.is_ticked("assessmentCreated"));
    for (label, value) in [
        ("Endpoint", practice.webhook_url.as_str()),
        ("Secret Key", secret),
        ("Email", EMAIL),
        ("Header key", "X-Ashby-Api-Key"),
        ("Header value", ashby),
    ] {
        assert_eq!(browser.value(label), value, "{label}");
    }
}

#[test]
fn a_form_says_what_is_wrong_and_keeps_what_was_typed() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let practice = Practice::start(Scenario::Working);
    browser.open(&practice.keys_page);
    browser.press("ADD A KEY");
    browser.fill("Key Description", "  ");
    browser.press("Continue");
    assert!(browser.title().starts_with("Error: "), "{}", browser.title());
    assert!(browser.described("Key Description").contains("Enter a description"));
    let evil = "<i>Ashby</i> & 'me' \"you\"";
    browser.fill("Key Description", evil);
    browser.press("Continue");
    browser.press("SAVE");
    assert!(browser.text().contains(evil), "{}", browser.text());

    browser.open(&practice.webhooks_page);
    browser.press("ADD A WEBHOOK");
    let secret = browser.value("Secret Key");
    assert!(secret.len() >= 32, "a random secret stands there: {secret:?}");
    browser.fill("Endpoint", "https://app.ashbyhq.com/api/codesignal_webhook");
    // Enter in a line tests; it never presses the refresh button, though that comes first.
    browser.click("Endpoint");
    browser.go(ENTER);
    assert!(
        browser.outcome().contains("only sends events to this computer"),
        "{}",
        browser.outcome()
    );
    assert_eq!(browser.value("Secret Key"), secret);
    browser.fill("Email", "nobody");
    browser.fill("Header key", "X Ashby");
    browser.press("Create");
    for (label, said) in [
        ("Endpoint", "only sends events to this computer"),
        ("Email", "Enter an email address"),
        ("Header key", "Use only letters, digits and hyphens"),
    ] {
        assert!(browser.described(label).contains(said), "{label}");
        assert!(browser.outcome().contains(said), "{}", browser.outcome());
    }
    assert!(browser.outcome().contains("Select at least one event type"));
    assert_eq!(browser.value("Secret Key"), secret);
    // Each line of the summary leads to its field.
    browser.press("Endpoint: The practice CodeSignal only sends events to this computer. Use the endpoint that cs-ashby shows you.");
    assert_eq!(browser.focus(), "Endpoint");
    assert_eq!(browser.value("Email"), "nobody");
}

#[test]
fn ashby_shows_a_new_key_once_and_keeps_only_what_is_saved() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let practice = Practice::start(Scenario::Working);
    let key = make_ashby_key(&browser, &practice.ashby_page);
    assert!(!browser.text().contains(&key));
    // A second one: what stands in the topmost box is not lost, and not saved.
    browser.fill("CodeSignal API Key", "not saved yet");
    browser.select("Ashby API Key", "Create a new key (title below)");
    browser.press("Save");
    assert!(browser.described("Ashby API Key").contains("CodeSignal"));
    assert!(browser.outcome().contains("Enter a title"), "{}", browser.outcome());
    browser.fill("Title of the new key", "Second");
    browser.press("Create key");
    assert_eq!(browser.selected("Ashby API Key"), "Second");
    assert_eq!(browser.value("CodeSignal API Key"), "not saved yet");
    assert_ne!(browser.value("New Ashby API key"), key);
    browser.reload();
    assert!(!browser.text().contains("Copy the new key now"));
    assert_eq!(browser.selected("Ashby API Key"), "CodeSignal integration");
    assert_eq!(browser.value("CodeSignal API Key"), "");
    // Saving without a key is possible, as in life.
    browser.select("Ashby API Key", "Select a key");
    browser.press("Save");
    browser.press("Back to Assessments");
    assert_eq!(browser.text().matches("not saved yet").count(), 2);
}
