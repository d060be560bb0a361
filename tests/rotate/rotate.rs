//! `rotate`: one key replaced everywhere, scripted and with a person, on a real keyring.

use crate::support::rotating::{Scene, Which, expect_phase, keys_by_place};
use crate::support::*;
use serde_json::json;
use std::fs;

const BOTH: [Which; 2] = [Which::Codesignal, Which::Ashby];

#[track_caller]
fn expect_holds(report: &Report, which: Which, settings: &str, webhook: &str) {
    let [first, second] = which.places();
    let wanted = [(first, settings), (second, webhook)].map(|(a, b)| (a.into(), b.into()));
    assert_eq!(keys_by_place(report), wanted, "{report}");
}

#[test]
fn a_key_is_replaced_step_by_step() {
    for which in BOTH {
        let Some(scene) = Scene::start(which) else {
            return;
        };
        begin(&scene);
        the_old_one_is_in_force(&scene);
        ashby_holds_the_new_one(&scene);
        promote(&scene);
        finish(&scene);
        tree::assert_no_key(scene.home.root());
        tree::assert_private(&scene.home.state_dir());
    }
}

/// The new key is given; both dashboards still hold the old one.
fn begin(scene: &Scene) {
    let which = scene.which;
    let report = scene.rotate_with_new(&[]).run().report(3);
    scene.expect_item(which.old_key(), Some(which.new_key()), None);
    report.expect(&which.check(), "pass", "proven");
    report.expect("ashby.settings", "todo", "none");
    report.expect("webhook.registration", "todo", "none");
    report.expect("webhook.handshake", "todo", "none");
    let stale = &report.details("webhook.registration")["stale"];
    assert_eq!(stale, &json!([which.places()[1]]));
    expect_phase(&report, "open");
    expect_holds(&report, which, "old", "old");
    let todo = &report.0["data"]["rotation"]["todo"];
    assert_eq!(todo, &json!(["ashby-settings", "webhook"]));
    assert_eq!(scene.state()["version"], 3);
}

/// `verify` and `status` while nothing but the keyring has changed.
fn the_old_one_is_in_force(scene: &Scene) {
    let report = scene.run(&["verify"]).run().report(0);
    let key = report.check(&scene.which.check());
    let words = key["summary"].as_str().unwrap();
    assert!(words.contains("You've been replacing it since"), "{words}");
    assert_eq!(key["details"]["rotation"]["checked_with"], "old");
    let status = scene.run(&["status"]).env("CS_ASHBY_OUTPUT", "text");
    let status = on_one_line(&status.run().expect_code(0).stdout);
    assert!(status.contains("The old key is still current"), "{status}");
    assert!(status.contains("The old key is in"), "{status}");
}

/// The admin has saved Ashby's settings: the old key is refused there from now on.
fn ashby_holds_the_new_one(scene: &Scene) {
    scene.save_settings();
    let report = scene.run(&["verify"]).run().report(3);
    for id in ["ashby.settings", "webhook.handshake"] {
        report.expect(id, "todo", "none");
        let words = report.check(id)["summary"].as_str().unwrap();
        assert!(words.contains("already has the new"), "{words}");
    }
    report.expect("webhook.registration", "pass", "attested");
    // Without the key again, and without a word for the webhook: that is what is left.
    let report = scene.rotate(&[]).run().report(3);
    assert_eq!(report.open(), [("webhook.registration", "todo")]);
    report.expect("ashby.settings", "pass", "proven");
    expect_holds(&report, scene.which, "new", "old");
    scene.expect_item(scene.which.old_key(), Some(scene.which.new_key()), None);
}

/// The admin has changed the webhook too, and says so.
fn promote(scene: &Scene) {
    let which = scene.which;
    let report = scene.rotate(&["--attest", "webhook"]).run().report(0);
    assert_eq!(report.open(), []);
    expect_phase(&report, "promoted");
    scene.expect_item(which.new_key(), None, Some(which.old_key()));
    assert!(scene.state().get("rotation").is_none());
    // A second run with the same key changes nothing.
    let again = scene.rotate_with_new(&[]).run().report(0);
    assert_eq!(again.0["data"]["changes"], json!([]));
    scene.vendors.forget();
    let report = scene.run(&["verify"]).run().report(0);
    report.expect("webhook.registration", "pass", "attested");
    let key = report.check(&which.check());
    assert_eq!(key["details"]["retired"]["state"], "alive", "{key:#}");
    assert_eq!(asked_with(scene, which.old_key()), 1, "asked more than once");
}

/// How often the key's own vendor was asked with it.
fn asked_with(scene: &Scene, key: &str) -> usize {
    let vendors = &scene.vendors;
    let requests = [vendors.codesignal.server.requests(), vendors.ashby.server.requests()].concat();
    let with_key =
        |it: &&http::Request| it.bearer() == Some(key) || it.basic_user().as_deref() == Some(key);
    requests.iter().filter(with_key).count()
}

/// The old key is forgotten when it is dead, and not before.
fn finish(scene: &Scene) {
    let which = scene.which;
    let report = scene.rotate(&["--finish"]).run().report(3);
    assert_eq!(report.open(), [(which.check().as_str(), "todo")]);
    scene.expect_item(which.new_key(), None, Some(which.old_key()));
    scene.delete_old();
    let report = scene.run(&["verify"]).run().report(0);
    assert_eq!(report.details(&which.check())["retired"]["state"], "dead");
    scene.expect_item(which.new_key(), None, Some(which.old_key()));
    let report = scene.rotate(&["--finish"]).run().report(0);
    expect_phase(&report, "finished");
    scene.expect_item(which.new_key(), None, None);
    let report = scene.rotate(&["--finish"]).run().report(0);
    expect_phase(&report, "none");
    let report = scene.run(&["verify"]).run().report(0);
    assert!(report.details(&which.check()).get("retired").is_none());
}

#[test]
fn where_ashby_does_not_check_both_places_are_confirmed() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    let report = scene.rotate_with_new(&["--attest", "webhook"]).run().report(3);
    report.expect("ashby.settings", "todo", "none");
    let fix = report.check("ashby.settings")["fix"].as_str().unwrap();
    assert!(fix.contains("cs-ashby rotate codesignal"), "{fix}");
    expect_holds(&report, Which::Codesignal, "unknown", "new");
    let report = scene.rotate(&["--attest", "ashby-settings"]).run().report(0);
    report.expect("ashby.settings", "pass", "attested");
    report.expect_status("webhook.handshake", "pass");
    scene.expect_item(Which::Codesignal.new_key(), None, Some(Which::Codesignal.old_key()));
}

#[test]
fn what_ashby_refutes_is_not_noted() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    let args = ["--attest", "ashby-settings", "--attest", "webhook"];
    let output = scene.rotate_with_new(&args).run().expect_code(3);
    let said = on_one_line(&output.stderr);
    assert!(said.contains("wasn't saved"), "{said}");
    expect_holds(&output.json(), Which::Codesignal, "old", "new");
    scene.expect_item(Which::Codesignal.old_key(), Some(Which::Codesignal.new_key()), None);
}

#[test]
fn abort_leaves_everything_as_it_was() {
    for which in BOTH {
        let Some(scene) = Scene::start(which) else {
            return;
        };
        let item = scene.item_text();
        let state = fs::read(scene.home.state("default")).unwrap();
        scene.rotate_with_new(&[]).run().report(3);
        let report = scene.rotate(&["--abort"]).run().report(0);
        expect_phase(&report, "aborted");
        expect_holds(&report, which, "old", "old");
        assert_eq!(scene.item_text(), item);
        assert_eq!(fs::read(scene.home.state("default")).unwrap(), state);
        let report = scene.rotate(&["--abort"]).run().report(0);
        expect_phase(&report, "none");
    }
}

#[test]
fn abort_says_where_the_new_key_stands() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.save_settings();
    scene.rotate_with_new(&[]).run().report(3);
    // Ashby has the new key, so with the old one as the current one the integration is not right.
    let report = scene.rotate(&["--abort"]).run().report(1);
    report.expect("webhook.handshake", "fail", "proven");
    expect_holds(&report, Which::Codesignal, "new", "old");
    scene.expect_item(Which::Codesignal.old_key(), None, None);
    scene.settings_hold(Which::Codesignal.old_key());
    scene.run(&["verify"]).run().report(0);
}

#[test]
fn the_form_has_the_new_key_while_it_is_replaced() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    let print = |report: &Report| report.0["registration"]["secret"]["fingerprint"].clone();
    let before = print(&scene.run(&["webhook", "show"]).run().report(0));
    let report = scene.rotate_with_new(&[]).run().report(3);
    assert_ne!(print(&report), before);
    let shown = scene.run(&["webhook", "show"]).run().report(0);
    assert_eq!(print(&shown), print(&report));
}

#[test]
fn with_a_person_it_is_one_walk() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    let run = scene.rotate(&[]).without("CS_ASHBY_OUTPUT");
    let mut person = Person::sits_down(&run);
    person.sees("Rotate your CodeSignal API key").sees("Step 1 of 4");
    // The old key again is noticed before it is sent, as often as it comes: after the program has ended, the
    // next paste would go to the shell.
    for _ in 0..4 {
        person.pastes("CodeSignal", Which::Codesignal.old_key());
        person.sees("That's the old key.");
    }
    person.pastes("CodeSignal", Which::Codesignal.new_key());
    person.sees("Step 2 of 4").keeps_keys_off_the_terminal();
    person.enter(IN_FORM);
    // A yes that is not so: Ashby shows it.
    person.picks("Yes, check it").sees("Ashby still has the old key");
    scene.save_settings();
    person.picks("Yes, check it").sees("Ashby accepts the new key");
    // Only the field that changes.
    person.sees("Step 3 of 4").sees("Secret Key").enter(IN_FORM);
    assert!(!person.text().contains("Event types"));
    person.picks("Yes, and its test succeeded");
    person.answers("Ready to delete the old key in CodeSignal?", "n").leaves_with(0);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    scene.expect_item(Which::Codesignal.new_key(), None, Some(Which::Codesignal.old_key()));
}

#[test]
fn the_sandbox_plays_every_part() {
    for which in BOTH {
        for (words, phase) in
            [(None, "promoted"), (Some("--finish"), "finished"), (Some("--abort"), "aborted")]
        {
            let home = Home::new();
            let args: Vec<&str> =
                ["rotate", which.word(), "--sandbox"].into_iter().chain(words).collect();
            let report = home.cs(&args).json_output().run().report(0);
            assert_eq!(report.open(), []);
            expect_phase(&report, phase);
            assert_eq!(report.0["sandbox"], true);
            assert!(tree::files(home.root()).is_empty());
        }
    }
}
