//! Two runs at once, many times: each ends by the contract, and what is left is what one after the other
//! would have left.

use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY, WRONG_KEY};
use crate::support::rotating::{Scene, Which};
use crate::support::run::Run;
use crate::support::*;
use std::time::{Duration, Instant};

/// How often each pair runs.
const TIMES: usize = 5;

/// Both keys in the keyring, the webhook confirmed, and a second key of each name at its vendor.
fn start() -> Option<Scene> {
    let scene = Scene::start(Which::Codesignal)?;
    scene.vendors.ashby.set(|now| now.also = Some(NEW_ASHBY_KEY.into()));
    Some(scene)
}

fn reset(scene: &Scene) {
    scene.run(&["profiles", "remove", "default", "--yes"]).run().report(0);
    scene.run(&["setup", "--attest", "webhook"]).both_keys().run().report(0);
}

/// How many steps are confirmed.
fn confirmed(scene: &Scene) -> usize {
    scene.state()["attestations"].as_object().unwrap().len()
}

/// Runs both at once, the one a moment after the other; their codes.
fn at_once(first: &Run, second: &Run, round: usize) -> (Output, Output) {
    let started = Instant::now();
    let one = first.spawn();
    std::thread::sleep(Duration::from_millis(15 * round as u64));
    let two = second.spawn();
    let one = first.finish(one, started);
    (one, second.finish(two, started))
}

/// It did its work, or changed nothing because the other one was at it.
#[track_caller]
fn done(output: &Output, codes: &[i32]) -> bool {
    if output.code == 5 {
        let report = output.json();
        assert_eq!(report.error_code(), "another_run", "{output:#?}");
        let fix = report.0["error"]["fix"].as_str().unwrap();
        assert!(fix.contains("then run the command again"), "{fix}");
        return false;
    }
    assert!(codes.contains(&output.code), "{output:#?}");
    true
}

#[test]
fn looking_disturbs_nobody() {
    let Some(scene) = start() else { return };
    let verify = scene.run(&["verify"]);
    let words = scene.run(&["attest", "export"]).run();
    let words = scene.home.file("words.json", words.stdout);
    let import = scene.run(&["attest", "import", words.to_str().unwrap()]);
    let setup = scene.run(&["setup", "--attest", "ashby-settings"]);
    for round in 0..TIMES {
        let (one, two) = at_once(&verify, &verify, round);
        assert_eq!((one.code, two.code), (0, 0), "{one:#?} {two:#?}");
        for other in [&setup, &import] {
            let (one, two) = at_once(other, &verify, round);
            assert!(done(&one, &[0]) && two.code == 0, "{one:#?} {two:#?}");
        }
        assert_eq!(confirmed(&scene), 2);
        let note = scene.home.state_dir().join("last-default.json");
        calls::parsed(&std::fs::read(note).unwrap(), "the note");
    }
}

#[test]
fn two_that_store_a_key_lose_none() {
    let Some(scene) = start() else { return };
    let set = |name: &str, key: &str| {
        let variable = format!("CS_ASHBY_{}_KEY", name.to_uppercase());
        scene.run(&["keys", "set", "--unproven"]).env(&variable, key)
    };
    let mut both = 0;
    for round in 0..TIMES {
        reset(&scene);
        // Two keys of one name: one of them stands, and the other name's key stays.
        let (one, two) = at_once(&set("ashby", NEW_ASHBY_KEY), &set("ashby", WRONG_KEY), round);
        let ended = (done(&one, &[0]), done(&two, &[0]));
        let item = scene.item();
        let key = item["ashby"]["key"].as_str().unwrap();
        let possible = match ended {
            (true, false) => vec![NEW_ASHBY_KEY],
            (false, true) => vec![WRONG_KEY],
            _ => vec![NEW_ASHBY_KEY, WRONG_KEY],
        };
        assert!(ended.0 || ended.1, "neither did its work");
        assert!(possible.contains(&key), "{ended:?}: another key stands");
        assert_eq!(item["codesignal"]["key"], CODESIGNAL_KEY);
        // A key of each name: whoever did its work finds its key there.
        reset(&scene);
        let (one, two) =
            at_once(&set("ashby", NEW_ASHBY_KEY), &set("codesignal", NEW_CODESIGNAL_KEY), round);
        let ended = (done(&one, &[0]), done(&two, &[0]));
        both += usize::from(ended.0 && ended.1);
        let item = scene.item();
        let ashby = if ended.0 { NEW_ASHBY_KEY } else { ASHBY_KEY };
        let codesignal = if ended.1 { NEW_CODESIGNAL_KEY } else { CODESIGNAL_KEY };
        assert_eq!(
            (&item["ashby"]["key"], &item["codesignal"]["key"]),
            (&ashby.into(), &codesignal.into())
        );
        assert_eq!(scene.bus.count("default"), 1);
    }
    missing::say(&format!(
        "two keys set at once: both were stored {both} of {TIMES} times, none was lost"
    ));
}

#[test]
fn rotate_and_setup_and_remove() {
    let Some(scene) = start() else { return };
    let rotate =
        scene.run(&["rotate", "codesignal"]).env("CS_ASHBY_CODESIGNAL_KEY", NEW_CODESIGNAL_KEY);
    let setup = scene.run(&["setup", "--attest", "webhook"]).both_keys();
    let remove = scene.run(&["keys", "remove", "--yes"]);
    for round in 0..TIMES {
        reset(&scene);
        // During a rotation `setup` changes nothing, and says so with 3.
        let (one, two) = at_once(&rotate, &setup, round);
        let ended = (done(&one, &[3]), done(&two, &[0, 3]));
        let item = scene.item();
        assert_eq!(item["codesignal"]["key"], CODESIGNAL_KEY, "current");
        assert_eq!(item["ashby"]["key"], ASHBY_KEY);
        let candidate = item["candidate"]["key"]["key"].as_str();
        assert_eq!(candidate, ended.0.then_some(NEW_CODESIGNAL_KEY), "{ended:?}");
        assert_eq!(confirmed(&scene), 1);
        reset(&scene);
        let (one, two) = at_once(&remove, &setup, round);
        let ended = (done(&one, &[0]), done(&two, &[0]));
        assert!(ended.0 || ended.1);
        // Where both did their work either may have been the last.
        match (ended, scene.bus.count("default")) {
            ((true, false), left) => assert_eq!(left, 0),
            ((false, true), left) => assert_eq!(left, 1),
            (_, left) => assert!(left <= 1),
        }
        scene.run(&["profiles", "remove", "default", "--yes"]).run().report(0);
    }
}

/// A run that stores a key after another one has stored the other keeps both.
#[test]
fn a_key_stored_meanwhile_is_not_lost() {
    let Some(scene) = start() else { return };
    // CodeSignal is slow: its key is stored after Ashby's, by a run that began before.
    scene.vendors.codesignal.set(|now| now.delay = Duration::from_millis(1500));
    let slow = scene.run(&["keys", "set", "codesignal"]).both_keys();
    let (child, started) = (slow.spawn(), Instant::now());
    std::thread::sleep(Duration::from_millis(500));
    // Another state folder, so that the lock is another one too.
    let elsewhere = scene.home.root().join("elsewhere");
    let other = scene.run(&["keys", "set", "ashby"]).both_keys();
    other.env("CS_ASHBY_STATE_DIR", elsewhere).run().report(0);
    slow.finish(child, started).report(0);
    let item = scene.item();
    let keys = ["codesignal", "ashby"].map(|name| item[name]["key"].as_str().unwrap());
    assert_eq!(keys, [CODESIGNAL_KEY, ASHBY_KEY]);
}
