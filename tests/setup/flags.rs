//! What `setup` takes beside the walk: a plan, a place to begin, another person, no person at all.

use crate::support::keyring::Bus;
use crate::support::*;
use serde_json::json;

/// The steps of a plan, as "word state".
fn steps(report: &Report) -> Vec<String> {
    let plan = report.0["data"]["plan"].as_array().expect("a plan");
    plan.iter()
        .map(|step| {
            format!("{} {}", step["step"].as_str().unwrap(), step["state"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_plan_asks_sends_and_changes_nothing() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = home.cs(&["setup", "--plan"]).at(&vendors).json_output();
    let report = report.run().report(0);
    assert_eq!(
        steps(&report),
        [
            "before open",
            "ashby-key open",
            "codesignal-key open",
            "ashby-settings open",
            "webhook open",
            "test done",
            "next done"
        ]
    );
    let plan = report.0["data"]["plan"].to_string();
    assert!(plan.contains("for the Ashby API key"), "{plan}");
    assert_eq!(vendors.count(), 0);
    assert!(tree::files(home.root()).is_empty());
    // On a terminal too.
    let mut person = Person::sits_down(&home.cs(&["setup", "--plan"]).at(&vendors));
    person.sees("Nothing was sent or changed.");
    person.sees("4. Webhook asks you to fill in CodeSignal's webhook form");
    person.leaves_with(0);
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
    assert_eq!(
        steps(&report)[..5],
        [
            "before done",
            "ashby-key done",
            "codesignal-key done",
            "ashby-settings open",
            "webhook done"
        ]
    );
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
    person
        .sees("Step 4 of 5")
        .enter(FORM_OPEN)
        .answers("Press Enter when they're selected:", "quit");
    person.leaves_with(0);
    let mut person = at("codesignal-key");
    person.sees("Step 2 of 5").sees("Press Enter to keep this key");
    person.enter("CodeSignal API key").finishes();
    let mut person = at("test");
    person.finishes();
    assert!(!person.text().contains("Step 4 of 5"));
    let output = home.cs(&["setup", "--from", "nowhere"]).run().expect_code(2);
    assert!(output.stderr.contains("ashby-settings"), "{}", output.stderr);
}

#[test]
fn a_page_for_the_person_who_looks_after_the_other_vendor() {
    for (vendor, words) in [
        ("ashby", &["Add Integration", "Ashby API Key drop-down", "topmost box", "Click Save"][..]),
        (
            "codesignal",
            &[
                "ADD A KEY",
                "Ashby Integration",
                "liveInterview.company.write",
                "ADD A WEBHOOK",
                "preScreenResultVerificationPending",
                "assessment-webhooks@ashbyhq.com",
                "X-Ashby-Api-Key",
                "refresh button",
            ],
        ),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.cs(&["setup", "--handoff", vendor]).at(&vendors).both_keys();
        let output = run.run().expect_code(3);
        for word in words.iter().chain(&["password manager", "never by mail"]) {
            let flat = output.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(word), "{vendor} lacks {word}: {flat}");
        }
        let report = run.json_output().run().report(3);
        let page = &report.0["data"]["handoff"];
        assert_eq!(page["vendor"], json!(vendor));
        assert!(page["page"].as_str().unwrap().len() > 500);
    }
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
    person.sees("Is someone else still doing the Ashby part?");
    person.picks("Yes, continue with my part");
    person.sees("The person who manages Ashby needs the CodeSignal API key");
    person.keeps_keys_off_the_terminal();
    person.enter("Press Enter when you've shared it");
    vendors.webhook.set(|now| now.secret = CODESIGNAL_KEY.into());
    person.enter("Press Enter when they've saved it in Ashby").sees("Step 4 of 5");
    person.enter(FORM_OPEN).answers("Press Enter when they're selected:", "quit");
    person.leaves_with(3);
}

#[test]
fn codesignal_can_be_somebody_else_s_too() {
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

#[test]
fn a_script_gets_every_missing_input_at_once() {
    let (home, vendors) = (Home::new(), Vendors::working());
    for run in
        [home.cs(&["setup"]).at(&vendors), home.cs(&["setup", "--non-interactive"]).at(&vendors)]
    {
        let output = run.run().expect_code(3);
        for word in [
            "--codesignal-key-file",
            "--codesignal-key-command",
            "CS_ASHBY_CODESIGNAL_KEY",
            "--ashby-key-file",
            "--ashby-key-command",
            "CS_ASHBY_ASHBY_KEY",
        ] {
            assert!(output.stdout.contains(word), "{word}: {}", output.stdout);
        }
        let missing = run.json_output().run().report(3).0["missing"].clone();
        assert_eq!(
            missing,
            json!([
                {"input": "codesignal_key", "option": "--codesignal-key-file", "variable": "CS_ASHBY_CODESIGNAL_KEY"},
                {"input": "ashby_key", "option": "--ashby-key-file", "variable": "CS_ASHBY_ASHBY_KEY"},
            ])
        );
    }
    assert_eq!(vendors.count(), 0);
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
