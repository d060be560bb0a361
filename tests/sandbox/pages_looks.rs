//! Every page of the sandbox in every state, as axe-core and a narrow window see it, light and dark.

use crate::support::browser::{Browser, axe_file};
use crate::support::missing;
use crate::support::practice::Practice;
use cs_ashby::sandbox::Scenario;
use std::path::PathBuf;

const VIEWS: [(u32, bool); 4] = [(1280, false), (1280, true), (320, false), (320, true)];

/// Looks at the page that is open. With `CS_ASHBY_PICTURES` it keeps pictures in that folder.
fn look(browser: &Browser, state: &str) {
    let pictures = std::env::var_os("CS_ASHBY_PICTURES").map(PathBuf::from);
    for (width, dark) in VIEWS {
        browser.view(width, dark);
        let view = format!("{state}, {width} px, dark: {dark}");
        assert_eq!(browser.axe(), [""; 0], "{view}");
        assert!(browser.overflow() <= 0, "{view}: wider than the window");
        if let Some(folder) = &pictures {
            let shade = if dark { "dark" } else { "light" };
            browser.picture(&folder.join(format!("{state}-{width}-{shade}.png")));
        }
    }
}

/// Presses it, and looks at the page that follows.
fn press(browser: &Browser, name: &str, state: &str) {
    browser.press(name);
    look(browser, state);
}

#[test]
fn every_page_of_codesignal_passes_axe() {
    let (Some(browser), true) = (Browser::with_scripts(), have_axe()) else {
        return;
    };
    let practice = Practice::start(Scenario::Working);
    let root = practice.keys_page.replace("/client-dashboard/integrations/api-keys", "/");
    browser.open(&root);
    look(&browser, "codesignal-start");
    browser.open(&format!("{root}nowhere"));
    look(&browser, "codesignal-nowhere");
    browser.open(&practice.keys_page);
    look(&browser, "keys-none");
    press(&browser, "ADD A KEY", "keys-add");
    press(&browser, "Continue", "keys-add-wrong");
    browser.fill("Key Description", "Ashby Integration");
    press(&browser, "Continue", "keys-permissions");
    browser.tick("companyTest.company.read");
    press(&browser, "SAVE", "keys-added");
    browser.press("Edit Ashby Integration");
    browser.fill("Key Description", "");
    press(&browser, "SAVE", "keys-edit-wrong");
    browser.press("Cancel");
    browser.press("Delete Ashby Integration");
    assert_eq!(browser.outcome(), "The API key was deleted.");

    press(&browser, "Webhooks", "webhooks-none");
    press(&browser, "ADD A WEBHOOK", "webhook-add");
    browser.fill("Header key", "X Y");
    browser.fill("Email", "me");
    browser.fill("Another email", "you");
    press(&browser, "Create", "webhook-wrong");
    browser.fill("Endpoint", &practice.webhook_url);
    browser.fill("Email", "me@example.com");
    browser.fill("Another email", "");
    browser.fill("Header key", "");
    browser.tick("assessmentCreated");
    press(&browser, "Test", "webhook-test-failed");
}

#[test]
fn every_page_of_ashby_passes_axe_and_a_webhook_that_works() {
    let (Some(browser), true) = (Browser::with_scripts(), have_axe()) else {
        return;
    };
    let practice = Practice::start(Scenario::WebhookUnchecked);
    browser.open(&practice.ashby_page.replace("/admin/assessments", "/"));
    look(&browser, "ashby-start");
    press(&browser, "Assessments", "assessments-none");
    press(&browser, "Add Integration", "assessments-add");
    press(&browser, "CodeSignal", "panel-empty");
    press(&browser, "Create key", "panel-wrong");
    browser.fill("Title of the new key", "CodeSignal integration");
    press(&browser, "Create key", "panel-new-key");
    press(&browser, "Save", "panel-saved");
    press(&browser, "Back to Assessments", "assessments-added");
    press(&browser, "API Keys", "ashby-keys");
    press(&browser, "Deactivate CodeSignal integration", "ashby-key-deactivated");
    browser.press("Assessments");
    press(&browser, "Add Integration", "assessments-add-again");

    // An endpoint that checks nothing takes any secret.
    browser.open(&practice.webhooks_page);
    browser.press("ADD A WEBHOOK");
    browser.tick("companyTestSessionStarted");
    browser.fill("Endpoint", &practice.webhook_url);
    browser.fill("Email", "me@example.com");
    press(&browser, "Test", "webhook-test-passed");
    press(&browser, "Create", "webhooks-created");
    press(&browser, &format!("Edit {}", practice.webhook_url), "webhook-edit");
    browser.press("Save");
    assert_eq!(browser.outcome(), "The webhook was saved.");
    browser.press(&format!("Delete {}", practice.webhook_url));
    assert_eq!(browser.outcome(), "The webhook was deleted.");
}

#[test]
fn axe_sees_what_is_wrong() {
    let (Some(browser), true) = (Browser::with_scripts(), have_axe()) else {
        return;
    };
    let page = "data:text/html,<title>x</title><main><h1>x</h1><input><img src=x>\
                <p style='color:%23eee;background:%23fff'>pale</p></main>";
    browser.open(page);
    let found = browser.axe().join("\n");
    for rule in ["label", "image-alt", "color-contrast", "html-has-lang"] {
        assert!(found.contains(&format!("{rule:?}")), "{rule}: {found}");
    }
}

fn have_axe() -> bool {
    let there = axe_file().is_file();
    if !there {
        missing::left_out("axe-core is not there: run tests/run, which gets it with npm");
    }
    there
}
