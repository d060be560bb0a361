//! What `setup` takes beside the walk: a plan, a place to begin, another person, no person at all.

use crate::support::keyring::Bus;
use crate::support::*;

/// The steps of a plan, as "word state".
fn steps(report: &Report) -> String {
    let plan = report.0["data"]["plan"].as_array().expect("a plan").iter();
    let words =
        plan.map(|step| ["step", "state"].map(|part| step[part].as_str().unwrap()).join(" "));
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_plan_asks_sends_and_changes_nothing() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = home.cs(&["setup", "--plan"]).at(&vendors).json_output();
    let report = report.run().report(0);
    let open =
        "before open, ashby-key open, codesignal-key open, ashby-settings open, webhook open";
    assert_eq!(steps(&report), format!("{open}, test done, next done"));
    let plan = report.0["data"]["plan"].to_string();
    assert!(plan.contains("for the Ashby API key"), "{plan}");
    assert_eq!(vendors.count(), 0);
    assert!(tree::files(home.root()).is_empty());
}

#[test]
fn a_plan_knows_what_is_stored_and_confirmed() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let on = |args: &[&str]| home.cs(args).at(&vendors).on_bus(&bus.address).json_output();
    let setup = ["setup", "--non-interactive", "--attest", "webhook"];
    on(&setup).both_keys().run().report(0);
    vendors.forget();
    let report = on(&["setup", "--plan"]).run().report(0);
    let done =
        "before done, ashby-key done, codesignal-key done, ashby-settings open, webhook done";
    assert!(steps(&report).starts_with(done), "{report}");
    assert_eq!(vendors.count(), 0);
    // A command that would give a key is not run for a plan.
    let mark = home.root().join("ran");
    let command = format!("touch {}", mark.display());
    let report = on(&["setup", "--plan", "--ashby-key-command", &command]);
    let report = report.run().report(0);
    assert!(!mark.exists());
    let plan = report.0["data"]["plan"].to_string();
    assert!(plan.contains("take the Ashby API key you gave"), "{plan}");
}

#[test]
fn one_can_begin_at_any_step() {
    let (home, vendors) = scene::finished();
    let at = |step: &str| {
        let run = home.cs(&["setup", "--from", step]).at(&vendors).both_keys();
        Person::sits_down(&run)
    };
    let mut person = at("webhook");
    person.sees("Step 4 of 5").enter(FORM_OPEN).answers(SELECTED, "quit").leaves_with(0);
    let mut person = at("codesignal-key");
    person.sees("Step 2 of 5").sees("Press Enter to keep this key");
    person.enter("CodeSignal API key").finishes();
    let mut person = at("test");
    person.finishes();
    assert!(!person.text().contains("Step 4 of 5"));
    let output = home.cs(&["setup", "--from", "nowhere"]).run().expect_code(2);
    assert!(output.stderr.contains("ashby-settings"), "{}", output.stderr);
}

/// CodeSignal's page is among the kept screens.
#[test]
fn a_page_for_the_person_who_looks_after_ashby() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup", "--handoff", "ashby"]).at(&vendors).both_keys();
    let text = on_one_line(&run.run().expect_code(3).stdout);
    for words in ["Add Integration", "Ashby API Key drop-down", "topmost box", "never by mail"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let report = run.json_output().run().report(3);
    let page = &report.0["data"]["handoff"];
    assert_eq!(page["vendor"], "ashby");
    assert!(on_one_line(page["page"].as_str().unwrap()).contains("topmost box"));
}

#[test]
fn the_walk_waits_for_the_other_person() {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.webhook.set(|now| now.secret = "nothing yet".into());
    let run = home.cs(&["setup", "--handoff", "ashby"]).at(&vendors);
    let mut person = Person::sits_down(&run);
    person.sees("YOUR PART IN ASHBY").picks("Continue");
    person.picks("Yes");
    person.sees("when the other person has sent it");
    person.answers("Ashby API key", "skip");
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("skipped: add both keys first").leaves_with(3);
    // It is remembered.
    let run = home.cs(&["setup"]).at(&vendors).keys(CODESIGNAL_KEY, ASHBY_KEY);
    let mut person = Person::sits_down(&run);
    person.enter("Is someone else still doing the Ashby part?");
    person.sees("The person who manages Ashby needs the CodeSignal API key");
    person.keeps_keys_off_the_terminal();
    person.enter("Press Enter when you've shared it");
    vendors.webhook.set(|now| now.secret = CODESIGNAL_KEY.into());
    person.enter("Press Enter when they've saved it in Ashby").sees("Step 4 of 5");
    person.enter(FORM_OPEN).answers(SELECTED, "quit");
    person.leaves_with(3);
}

#[test]
fn codesignal_can_be_someone_elses_too() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("Someone else manages CodeSignal");
    person.sees("YOUR PART IN CODESIGNAL").picks("Copy the page");
    person.sees("The page was sent to your terminal's clipboard");
    person.enter("Press Enter when you've sent it");
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("when the other person has sent it");
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.sees("Step 4 of 5").sees("needs the Ashby API key for the webhook");
    person.keeps_keys_off_the_terminal();
    person.enter("Press Enter when you've shared it");
    person.picks("Yes, and its test succeeded");
    person.finishes();
    home.ask(&vendors, &["verify"]).run().report(0);
}

/// Pasted here it would stand in two dashboards, and the next run would use the other one.
#[test]
fn a_refused_key_that_the_configuration_names_is_replaced_there() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let file = home.file("ashby.key", keys::WRONG_KEY);
    home.config(&format!("[profiles.default]\nashby_key.file = {file:?}\n"));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("Yes").sees("Put the right key there, then run `cs-ashby setup` again.");
    person.sees("Stopped at step 1 of 5").leaves_with(1);
    // A vendor that is down says nothing against it.
    vendors.ashby.own(|_| Some(http::Reply::html(503)));
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors));
    person.picks("Continue anyway");
    person.picks("Yes").asked("CodeSignal API key");
    assert!(!person.text().contains("Put the right key there"));
    person.answers("CodeSignal API key", "quit").leaves_with(4);
}
