//! The operating system's keyring, as it is and as it fails.

use super::store::Scene;
use crate::support::*;
use serde_json::Value;

const SETUP: [&str; 4] = ["setup", "--non-interactive", "--attest", "webhook"];

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

/// Every state of a keyring is in `machine::keystore`, every bus in `managers`.
#[test]
fn a_store_that_cannot_be_used_stops_what_needs_it() {
    for address in ["unix:path=/nonexistent/bus", ""] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let on = |args: &[&str]| {
            let run = home.ask(&vendors, args).on_bus(address);
            if address.is_empty() { run.without("DBUS_SESSION_BUS_ADDRESS") } else { run }
        };
        let report = on(&SETUP).run().report(5);
        assert!(report.0["error"]["fix"].as_str().unwrap().contains("--store none"), "{report}");
        assert_eq!(vendors.count(), 0, "the store is checked before anything is sent");
        // The keys come from elsewhere.
        scene::attest(&home, &vendors, &["webhook"]);
        on(&["verify"]).run().report(0).expect_status("keystore", "warn");
        // A failing check on the other side does not hide it: 5 beats 1.
        vendors.codesignal.deny(&PERMISSION_NAMES);
        on(&["verify"]).without("CS_ASHBY_ASHBY_KEY").run().report(5);
    }
}
