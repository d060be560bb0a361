//! `keys set`, `keys list`, `keys remove` on a real keyring.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::run::Run;
use crate::support::*;

/// A real keyring and vendors, and no key anywhere yet.
pub struct Scene {
    pub home: Home,
    pub vendors: Vendors,
    pub bus: Bus,
}

impl Scene {
    pub fn start() -> Option<Scene> {
        let bus = Bus::with_keyring()?;
        Some(Scene { home: Home::new(), vendors: Vendors::working(), bus })
    }

    /// Without any key from the environment.
    pub fn bare(&self, args: &[&str]) -> Run {
        self.home.cs(args).at(&self.vendors).json_output().on_bus(&self.bus.address)
    }

    pub fn with_keys(&self, args: &[&str]) -> Run {
        self.bare(args).both_keys()
    }

    fn stored(&self) -> String {
        self.bus.lookup("default").unwrap_or_default()
    }
}

#[test]
fn set_proves_and_then_stores() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["keys", "set"]).run().report(0);
    assert!(scene.stored().contains(CODESIGNAL_KEY) && scene.stored().contains(ASHBY_KEY));
    assert!(scene.vendors.count() >= 2);
    tree::assert_no_key(scene.home.root());
    // What is stored is enough from now on.
    scene.bare(&["verify"]).run().report(3).expect("keystore", "pass", "proven");
}

#[test]
fn a_refused_key_is_not_stored() {
    let Some(scene) = Scene::start() else { return };
    scene.vendors.codesignal.set(|now| now.key = "another".into());
    scene.with_keys(&["keys", "set"]).run().expect_code(1);
    assert!(!scene.stored().contains(CODESIGNAL_KEY));
}

#[test]
fn an_unreachable_vendor_stores_nothing_unless_asked_to() {
    let Some(scene) = Scene::start() else { return };
    scene.vendors.codesignal.own(|_| Some(Reply::html(503)));
    scene.vendors.ashby.own(|_| Some(Reply::html(503)));
    scene.with_keys(&["keys", "set", "--timeout", "1"]).run().expect_code(4);
    assert_eq!(scene.stored(), "");
    scene.vendors.forget();
    scene.with_keys(&["keys", "set", "--unproven"]).run().expect_code(0);
    assert!(scene.stored().contains(CODESIGNAL_KEY) && scene.stored().contains(ASHBY_KEY));
    let listed = scene.bare(&["keys", "list"]).run().expect_code(0);
    assert!(listed.stdout.contains("unproven"), "marked as such: {}", listed.stdout);
}

#[test]
fn one_key_is_replaced_and_the_other_stays() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["keys", "set"]).run().report(0);
    scene.vendors.codesignal.set(|now| now.key = NEW_CODESIGNAL_KEY.into());
    let run = scene.bare(&["keys", "set"]).env("CS_ASHBY_CODESIGNAL_KEY", NEW_CODESIGNAL_KEY);
    run.run().report(0);
    let stored = scene.stored();
    assert!(stored.contains(NEW_CODESIGNAL_KEY) && stored.contains(ASHBY_KEY));
    assert!(!stored.contains(CODESIGNAL_KEY), "a copy of the old key is left");
    assert_eq!(scene.bus.count("default"), 1);
}

#[test]
fn list_shows_source_and_fingerprint_and_no_key() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["keys", "set"]).run().report(0);
    scene.vendors.forget();
    let report = scene.bare(&["keys", "list"]).run().report(0);
    let data = report.0["data"].to_string();
    for word in ["codesignal", "ashby", "fingerprint", "source"] {
        assert!(data.contains(word), "{word}: {data}");
    }
    assert_eq!(scene.vendors.count(), 0, "list asks nobody");
    // A key from the environment goes before the stored one, and has another fingerprint.
    let other = scene.bare(&["keys", "list"]).env("CS_ASHBY_ASHBY_KEY", NEW_ASHBY_KEY);
    assert_ne!(other.run().report(0).0["data"], report.0["data"]);
}

#[test]
fn remove_needs_a_yes() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["keys", "set"]).run().report(0);
    scene.bare(&["keys", "remove"]).run().report(3);
    let ask = scene.home.cs(&["keys", "remove"]).on_bus(&scene.bus.address);
    for (answer, code, left) in [("n\r", 0, 1), ("\u{3}", 130, 1), ("y\r", 0, 0)] {
        let mut person = Person::sits_down(&ask);
        person.sees("(y/N)").pty.send(answer);
        person.leaves_with(code);
        assert_eq!(scene.bus.count("default"), left, "after {answer:?}");
    }
    scene.with_keys(&["keys", "set"]).run().report(0);
    scene.bare(&["keys", "remove", "--yes"]).run().report(0);
    assert_eq!(scene.bus.count("default"), 0);
    // Nothing to remove is no trouble.
    scene.bare(&["keys", "remove", "--yes"]).run().report(0);
}

#[test]
fn status_shows_what_it_can_where_the_keychain_cannot_be_read() {
    let home = Home::new();
    let run = home.cs(&["status"]).on_bus("unix:path=/nonexistent/bus");
    let output = run.run().expect_code(5);
    for line in ["Keys: couldn't be read", "Webhook in CodeSignal: not confirmed yet"] {
        assert!(output.stdout.contains(line), "{output:#?}");
    }
    assert!(output.stderr.contains("keyring"), "{output:#?}");
}
