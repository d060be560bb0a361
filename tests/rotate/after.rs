//! After a rotation, and beside it: what `verify`, `keys` and other sources of keys make of it.

use crate::support::codesignal::error;
use crate::support::http::Reply;
use crate::support::keys::{ASHBY_KEY, CODESIGNAL_KEY, NEW_CODESIGNAL_KEY};
use crate::support::rotating::{Scene, Which, expect_phase};
use crate::support::*;
use serde_json::json;

/// The new key is the current one, the old one still works.
fn promoted(which: Which) -> Option<Scene> {
    let scene = Scene::start(which)?;
    scene.save_settings();
    scene.rotate_with_new(&["--attest", "webhook"]).run().report(0);
    Some(scene)
}

#[test]
fn an_old_key_that_lives_for_days_is_a_warning_and_no_more() {
    for which in [Which::Codesignal, Which::Ashby] {
        let Some(scene) = promoted(which) else { return };
        let fresh = scene.run(&["verify"]).run().report(0);
        fresh.expect(&which.check(), "warn", "proven");
        let mut item = scene.item();
        item["retired"][0]["since"] = json!("2026-01-02T03:04:05Z");
        scene.bus.store("default", &item.to_string());
        let report = scene.run(&["verify"]).run().report(0);
        report.expect(&which.check(), "warn", "proven");
        let key = report.check(&which.check());
        let retired = &key["details"]["retired"];
        assert_eq!(retired["state"], "alive");
        assert!(retired["age_days"].as_u64().unwrap() > 100, "{retired}");
        let fix = key["fix"].as_str().unwrap();
        assert!(fix.contains("--finish"), "{fix}");
    }
}

#[test]
fn a_person_deletes_the_old_key_and_sees_it_proven_dead() {
    let Some(scene) = promoted(Which::Codesignal) else {
        return;
    };
    let run = scene.rotate(&["--finish"]).without("CS_ASHBY_OUTPUT");
    let mut person = Person::sits_down(&run);
    person.sees("Step 4 of 4").picks("Yes, check it");
    person.sees("The old key still works.");
    scene.delete_old();
    person.picks("Yes, check it").leaves_with(0);
    scene.expect_item(NEW_CODESIGNAL_KEY, None, None);
}

#[test]
fn a_vendor_in_trouble_leaves_the_old_key_undecided() {
    let Some(scene) = promoted(Which::Ashby) else {
        return;
    };
    // Only the old key meets the trouble.
    scene.vendors.ashby.own(|request| {
        let old = request.basic_user().as_deref() == Some(ASHBY_KEY);
        old.then(|| Reply::html(503))
    });
    let report = scene.run(&["verify"]).run().report(0);
    report.expect("ashby.key", "pass", "proven");
    assert_eq!(report.details("ashby.key")["retired"]["state"], "unknown");
    let report = scene.rotate(&["--finish"]).run().report(4);
    report.expect("ashby.key", "unknown", "none");
    scene.expect_item(Which::Ashby.new_key(), None, Some(ASHBY_KEY));
}

#[test]
fn the_next_step_is_said_once_and_in_an_outage_too() {
    let Some(scene) = promoted(Which::Ashby) else {
        return;
    };
    let assert_said_once = || {
        let output = scene.rotate(&[]).env("CS_ASHBY_OUTPUT", "text").run();
        let said = on_one_line(&output.stdout);
        assert!(said.contains("Then run `cs-ashby rotate ashby --finish`"), "{said}");
        assert_eq!(said.matches("--finish").count(), 1, "{said}");
    };
    assert_said_once();
    for everything in [true, false] {
        scene.vendors.ashby.own(move |request| {
            let old = request.basic_user().as_deref() == Some(ASHBY_KEY);
            (old || everything).then(|| Reply::html(503))
        });
        assert_said_once();
    }
}

#[test]
fn access_denied_is_asked_twice_before_a_key_is_forgotten() {
    let Some(scene) = promoted(Which::Codesignal) else {
        return;
    };
    scene.delete_old();
    let denied = json!({"errors": [error("Access Denied", "FORBIDDEN")], "data": null});
    scene.vendors.codesignal.set(|now| now.refusal = Reply::json(200, &denied));
    scene.vendors.forget();
    let report = scene.rotate(&["--finish"]).run().report(0);
    expect_phase(&report, "finished");
    let requests = scene.vendors.codesignal.server.requests();
    let asked = requests.iter().filter(|it| it.bearer() == Some(CODESIGNAL_KEY));
    assert_eq!(asked.count(), 2);
    scene.expect_item(NEW_CODESIGNAL_KEY, None, None);
}

#[test]
fn keys_from_elsewhere_are_in_the_same_rotation() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.rotate_with_new(&[]).run().report(3);
    scene.save_settings();
    scene.rotate(&[]).run().report(3);
    // A scheduler with the old key, and without the keyring: the state tells.
    let without_store = |key: &str| {
        let run = scene.run(&["verify"]).keys(key, ASHBY_KEY);
        run.env("CS_ASHBY_STORE", "none").run()
    };
    let report = without_store(CODESIGNAL_KEY).report(3);
    let words = report.check("webhook.handshake")["summary"].as_str().unwrap();
    assert!(words.contains("should have the new one"), "{words}");
    // One that has the new key already: the webhook is what is left.
    let report = without_store(NEW_CODESIGNAL_KEY).report(3);
    assert_eq!(report.open(), [("webhook.registration", "todo")]);
    assert_eq!(report.details("webhook.registration")["stale"], json!(["secret"]));
}

#[test]
fn removing_the_keys_takes_those_of_a_rotation_too() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.rotate_with_new(&[]).run().report(3);
    let remove = scene.run(&["keys", "remove", "--yes"]).env("CS_ASHBY_OUTPUT", "text");
    let output = remove.run().expect_code(0);
    let said = on_one_line(&output.stderr);
    assert!(said.contains("are both removed"), "{said}");
    assert_eq!(scene.bus.count("default"), 0);
    let state = scene.state();
    assert!(state.get("rotation").is_none(), "{state:#}");
}

#[test]
fn a_word_for_the_new_key_is_told_as_such() {
    let Some(scene) = Scene::start(Which::Ashby) else {
        return;
    };
    // The webhook is done; Ashby's settings still name the old key.
    let run = scene.rotate_with_new(&["--attest", "webhook"]).run();
    expect_phase(&run.json(), "open");
    let list = scene.run(&["attest", "list"]).run().report(0);
    let word = &list.0["data"]["attestations"][1];
    assert_eq!((&word["step"], &word["stale"]), (&json!("webhook"), &json!([])));
    let list = scene.run(&["attest", "list"]).env("CS_ASHBY_OUTPUT", "text");
    let text = on_one_line(&list.run().expect_code(0).stdout);
    assert!(text.contains("for the new key"), "{text}");
}
