//! The operating system's keyring, as it is and as it fails.

use super::store::Scene;
use crate::support::keyring::Bus;
use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::run::Run;
use crate::support::*;
use serde_json::Value;
use std::os::unix::net::UnixListener;
use std::time::Duration;

const SETUP: [&str; 4] = ["setup", "--non-interactive", "--attest", "webhook"];

fn setup(home: &Home, vendors: &Vendors, address: &str) -> Run {
    home.ask(vendors, &SETUP).on_bus(address)
}

#[test]
fn setup_stores_one_item_that_others_can_read() {
    let Some(scene) = Scene::start() else { return };
    let report = scene.with_keys(&SETUP).run().report(0);
    report.expect("keystore", "pass", "proven");

    let stored = scene.bus.lookup("default").expect("an item");
    let item: Value = serde_json::from_str(&stored).unwrap();
    let version = item.as_object().unwrap().iter().find(|(name, _)| name.contains("version"));
    assert!(version.is_some_and(|(_, number)| number.is_u64()), "versioned");
    let text = item.to_string();
    assert!(text.contains(CODESIGNAL_KEY) && text.contains(ASHBY_KEY), "both keys in one item");
    assert_eq!(scene.bus.count("default"), 1);

    tree::assert_no_key(scene.home.root());
    tree::assert_no_key(&scene.bus.home());
    tree::assert_private(&scene.home.state_dir());

    // From now on the store alone is enough, and `verify` leaves it as it is.
    scene.bare(&["verify"]).run().report(0).expect("keystore", "pass", "proven");
    assert_eq!(scene.bus.lookup("default"), Some(stored));
    assert_eq!(scene.bus.count("default"), 1);
}

#[test]
fn profiles_have_items_of_their_own() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&SETUP).args(&["--profile", "second"]).run().report(0);
    assert_eq!((scene.bus.count("second"), scene.bus.count("default")), (1, 0));
    let run = scene.bare(&["verify"]);
    let report = run.run().report(3);
    assert_eq!(report.0["missing"].as_array().unwrap().len(), 2);
    run.args(&["--profile", "second"]).run().report(0);
}

#[test]
fn an_item_that_secret_tool_wrote_is_read() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&SETUP).run().report(0);
    // The form is the program's own: the same item with other keys.
    let item = scene.bus.lookup("default").unwrap();
    let other = item.replace(CODESIGNAL_KEY, NEW_CODESIGNAL_KEY).replace(ASHBY_KEY, NEW_ASHBY_KEY);
    scene.bus.store("default", &other);
    scene.vendors.know(NEW_CODESIGNAL_KEY, NEW_ASHBY_KEY);
    let report = scene.bare(&["verify"]).run().report(3);
    report.expect_status("codesignal.key", "pass").expect_status("ashby.key", "pass");
    report.expect_status("webhook.registration", "todo");
}

#[test]
fn an_item_that_is_not_ours_is_left_alone_and_said() {
    let Some(scene) = Scene::start() else { return };
    for item in ["not JSON at all", "{\"version\": 999, \"later\": true}", "[]"] {
        scene.bus.store("default", item);
        let report = scene.bare(&["verify"]).run().report(5);
        assert!(!report.error_code().is_empty());
        assert_eq!(scene.bus.lookup("default").as_deref(), Some(item));
        assert_eq!(scene.vendors.count(), 0);
    }
}

#[test]
fn setup_leaves_no_probe_behind() {
    let Some(scene) = Scene::start() else { return };
    // The keys are refused, so that only the check of the store writes.
    scene.vendors.codesignal.set(|now| now.key = "another".into());
    scene.vendors.ashby.set(|now| now.key = "another".into());
    scene.with_keys(&SETUP).run().report(1).expect("keystore", "pass", "proven");
    assert_eq!(scene.bus.count("default"), 0, "a refused key was stored");
    for name in ["probe", "check", "test", "cs-ashby"] {
        assert_eq!(scene.bus.count(name), 0);
    }
}

/// Every way in which the store can't be used, by name and address. The listener is a bus that
/// takes calls and never answers.
fn broken() -> Vec<(&'static str, String, Box<dyn std::any::Any>)> {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("silent");
    let silent = UnixListener::bind(&socket).unwrap();
    let at = |path: &std::path::Path| format!("unix:path={}", path.display());
    let mut list: Vec<(&'static str, String, Box<dyn std::any::Any>)> = vec![
        ("no bus there", "unix:path=/nonexistent/bus".into(), Box::new(())),
        ("no address", "nonsense".into(), Box::new(())),
        ("a silent bus", at(&socket), Box::new((silent, folder))),
    ];
    let dead = tempfile::tempdir().unwrap();
    let socket = dead.path().join("dead");
    drop(UnixListener::bind(&socket).unwrap());
    list.push(("a dead socket", at(&socket), Box::new(dead)));
    if let Some(bus) = Bus::bare() {
        list.push(("no daemon", bus.address.clone(), Box::new(bus)));
    }
    if let Some(bus) = Bus::with_keyring() {
        bus.lock();
        list.push(("a locked collection", bus.address.clone(), Box::new(bus)));
    }
    list
}

#[test]
fn a_store_that_cannot_be_used_stops_what_needs_it() {
    for (name, address, _held) in broken() {
        let (home, vendors) = (Home::new(), Vendors::working());
        let output = setup(&home, &vendors, &address).run();
        assert_eq!(output.code, 5, "{name}: {output:#?}");
        assert!(output.took < Duration::from_secs(6), "{name}: {:?}", output.took);
        let report = output.json();
        let fix = report.0["error"]["fix"].as_str().unwrap();
        assert!(fix.contains("--store none"), "{name}: {fix}");
        assert_eq!(vendors.count(), 0, "{name}: the store is checked before anything is sent");

        scene::attest(&home, &vendors, &["webhook"]);
        let verify = home.ask(&vendors, &["verify"]).on_bus(&address);
        let output = verify.run();
        assert_eq!(output.code, 0, "{name}: the keys come from elsewhere: {output:#?}");
        output.json().expect_status("keystore", "warn");
        assert!(output.took < Duration::from_secs(6), "{name}: {:?}", output.took);
        tree::assert_no_key(home.root());

        // A failing check on the other side does not hide it: 5 beats 1.
        vendors.codesignal.deny(&PERMISSION_NAMES);
        let output = verify.without("CS_ASHBY_ASHBY_KEY").run();
        assert_eq!(output.code, 5, "{name}: one key is only there: {output:#?}");
        output.json();
    }
}

#[test]
fn without_any_bus_in_the_environment_it_is_the_same() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = setup(&home, &vendors, "").without("DBUS_SESSION_BUS_ADDRESS");
    let report = run.run().report(5);
    assert!(report.0["error"]["fix"].as_str().unwrap().contains("--store none"));
}
