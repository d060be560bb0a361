//! What `rotate` does not take, and what it keeps out of harm's way meanwhile.

use crate::support::http::Reply;
use crate::support::keys::{
    ASHBY_KEY, CODESIGNAL_KEY, NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY, WRONG_KEY,
};
use crate::support::rotating::{Scene, Which, expect_phase};
use crate::support::*;
use std::fs;

/// Nothing but the self-test touched the keyring, and the state is as it was.
#[track_caller]
fn unchanged(scene: &Scene, before: &(String, Vec<u8>)) {
    assert_eq!(scene.item_text(), before.0);
    assert_eq!(fs::read(scene.home.state("default")).unwrap(), before.1);
}

fn all(scene: &Scene) -> (String, Vec<u8>) {
    (scene.item_text(), fs::read(scene.home.state("default")).unwrap())
}

#[test]
fn a_key_that_is_not_accepted_replaces_nothing() {
    for which in [Which::Codesignal, Which::Ashby] {
        let Some(scene) = Scene::start(which) else {
            return;
        };
        let before = all(&scene);
        let report = scene.rotate(&[]).env(which.variable(), WRONG_KEY).run().report(1);
        report.expect(&which.check(), "fail", "proven");
        expect_phase(&report, "none");
        unchanged(&scene, &before);
    }
}

#[test]
fn a_key_that_does_less_than_the_old_one_replaces_nothing() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    let before = all(&scene);
    scene.vendors.codesignal.own(|asked| {
        let other = serde_json::json!({"id": "zZ9yY8xX7wW6vV5uU", "name": "Beta Boats"});
        let body = serde_json::json!({"data": {"company": other}});
        asked.has("company").then(|| Reply::json(200, &body))
    });
    let output = scene.rotate_with_new(&[]).run().expect_code(1);
    assert!(output.stdout.contains("Beta Boats"), "{}", output.stdout);
    unchanged(&scene, &before);
    scene.vendors.codesignal.set(|now| now.own = None);
    scene.vendors.codesignal.deny(&["liveInterview.company.write"]);
    let report = scene.rotate_with_new(&[]).run().report(1);
    report.expect(INTERVIEW_WRITE, "fail", "reported");
    unchanged(&scene, &before);
    scene.vendors.codesignal.own(|_| Some(Reply::html(503)));
    scene.rotate_with_new(&["--timeout", "1"]).run().report(4);
    unchanged(&scene, &before);
}

#[test]
fn what_is_no_new_key_is_said_before_anything_is_sent() {
    for (which, other) in [(Which::Codesignal, ASHBY_KEY), (Which::Ashby, CODESIGNAL_KEY)] {
        let Some(scene) = Scene::start(which) else {
            return;
        };
        let before = all(&scene);
        for (key, code) in [(which.old_key(), "key_not_new"), (other, "key_of_the_other")] {
            let report = scene.rotate(&[]).env(which.variable(), key).run().report(2);
            assert_eq!(report.error_code(), code);
        }
        assert_eq!(scene.vendors.count(), 0);
        unchanged(&scene, &before);
    }
}

#[test]
fn without_a_new_key_it_says_how_to_give_one() {
    let Some(scene) = Scene::start(Which::Ashby) else {
        return;
    };
    let report = scene.rotate(&[]).run().report(3);
    assert_eq!(report.0["missing"][0]["option"], "--ashby-key-file");
    assert_eq!(scene.vendors.count(), 0);
    let file = scene.home.file("new.key", NEW_ASHBY_KEY);
    let run = scene.rotate(&["--ashby-key-file"]).arg(&file);
    run.run().report(3);
    fs::remove_file(file).unwrap();
    scene.expect_item(ASHBY_KEY, Some(NEW_ASHBY_KEY), None);
}

#[test]
fn nothing_comes_between_while_a_key_is_replaced() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.rotate_with_new(&[]).run().report(3);
    let before = all(&scene);
    let with = |args: &[&str], key: &str| scene.run(args).env("CS_ASHBY_CODESIGNAL_KEY", key);
    // Another key than the one that is kept, or the old one.
    for key in [WRONG_KEY, CODESIGNAL_KEY] {
        let report = with(&["rotate", "codesignal"], key).run().report(2);
        assert_eq!(report.error_code(), "another_key_under_way");
    }
    with(&["keys", "set"], NEW_CODESIGNAL_KEY).run().expect_code(3);
    with(&["setup"], NEW_CODESIGNAL_KEY).run().expect_code(3);
    scene.run(&["setup", "--attest", "webhook"]).run().expect_code(3);
    scene.run(&["rotate", "ashby"]).env("CS_ASHBY_ASHBY_KEY", NEW_ASHBY_KEY).run().expect_code(3);
    scene.rotate(&["--finish"]).run().expect_code(3);
    unchanged(&scene, &before);
    // The other key is nobody's business.
    let other = scene.run(&["keys", "set", "ashby"]).env("CS_ASHBY_ASHBY_KEY", ASHBY_KEY);
    other.run().report(0);
    scene.expect_item(CODESIGNAL_KEY, Some(NEW_CODESIGNAL_KEY), None);
}

#[test]
fn an_old_key_that_lives_holds_up_the_next_change() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.save_settings();
    scene.rotate_with_new(&["--attest", "webhook"]).run().report(0);
    let before = scene.item_text();
    let next = scene.rotate(&[]).env("CS_ASHBY_CODESIGNAL_KEY", WRONG_KEY);
    next.run().expect_code(3);
    let abort = scene.rotate(&["--abort"]).run().report(2);
    assert_eq!(abort.error_code(), "rotation_done");
    assert_eq!(scene.item_text(), before);
    // The other key can be replaced meanwhile.
    scene.vendors.ashby.set(|now| now.also = Some(NEW_ASHBY_KEY.into()));
    scene.vendors.webhook.set(|now| now.header = NEW_ASHBY_KEY.into());
    let other = scene.run(&["rotate", "ashby", "--attest", "webhook"]);
    other.env("CS_ASHBY_ASHBY_KEY", NEW_ASHBY_KEY).run().report(0);
    let item = scene.item();
    assert_eq!(item["retired"].as_array().unwrap().len(), 2, "{item:#}");
    scene.run(&["verify"]).run().report(0);
    scene.delete_old();
    scene.rotate(&["--finish"]).run().report(0);
    let item = scene.item();
    assert_eq!(item["retired"][0]["name"], "ashby", "{item:#}");
    assert_eq!(item["retired"].as_array().unwrap().len(), 1, "{item:#}");
}

#[test]
fn a_dead_key_can_be_replaced() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.delete_old();
    scene.save_settings();
    scene.rotate_with_new(&["--attest", "webhook"]).run().report(0);
    scene.rotate(&["--finish"]).run().report(0);
    scene.expect_item(NEW_CODESIGNAL_KEY, None, None);
}

#[test]
fn a_key_that_is_stored_nowhere_is_not_replaced() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = home.ask(&vendors, &["rotate", "codesignal"]).run().report(2);
    assert_eq!(report.error_code(), "no_store");
    let Some(bus) = keyring::Bus::with_keyring() else {
        return;
    };
    let run = home.ask(&vendors, &["rotate", "codesignal"]).on_bus(&bus.address);
    run.run().report(3);
    assert_eq!(vendors.count(), 0);
}

#[test]
fn a_state_that_was_lost_is_made_again() {
    let Some(scene) = Scene::start(Which::Codesignal) else {
        return;
    };
    scene.rotate_with_new(&[]).run().report(3);
    fs::remove_file(scene.home.state("default")).unwrap();
    // Which place has which key is not known then, and not invented.
    let status = scene.run(&["status"]).run().report(0);
    let places = status.0["data"]["rotations"][0]["places"].as_array().unwrap().clone();
    assert!(places.iter().all(|it| it["holds"] == "unknown"), "{places:?}");
    scene.save_settings();
    scene.rotate(&["--attest", "webhook"]).run().report(0);
    scene.expect_item(NEW_CODESIGNAL_KEY, None, Some(CODESIGNAL_KEY));
}

#[test]
fn a_retired_key_that_is_put_back_is_no_old_one() {
    let Some(scene) = Scene::start(Which::Ashby) else {
        return;
    };
    scene.rotate_with_new(&[]).run().report(3);
    scene.save_settings();
    scene.rotate(&["--attest", "webhook"]).run().report(0);
    scene.expect_item(NEW_ASHBY_KEY, None, Some(ASHBY_KEY));
    // The old one is given again, from the environment of a script that nobody changed.
    scene.settings_hold(ASHBY_KEY);
    let back = scene.run(&["verify"]).env("CS_ASHBY_ASHBY_KEY", ASHBY_KEY);
    let report = back.run().report(3);
    assert!(report.details("ashby.key")["retired"].is_null(), "{report}");
    scene.run(&["keys", "set", "ashby"]).env("CS_ASHBY_ASHBY_KEY", ASHBY_KEY).run().report(0);
    scene.expect_item(ASHBY_KEY, None, None);
}
