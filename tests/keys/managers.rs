//! What password managers do differently: KeePassXC, KWallet and a bus that is none.

use crate::support::run::{Output, Run};
use crate::support::secrets::{Fake, Mood};
use crate::support::*;

fn on(fake: &Fake, home: &Home, vendors: &Vendors, args: &[&str]) -> Run {
    home.cs(args).at(vendors).json_output().on_bus(&fake.address)
}

fn setup(fake: &Fake, home: &Home, vendors: &Vendors) -> Output {
    let args = ["setup", "--non-interactive", "--attest", "webhook"];
    on(fake, home, vendors, &args).both_keys().run()
}

fn assert_no_window(fake: &Fake) {
    let calls = fake.calls();
    assert!(!calls.contains(&"Prompt"), "a window opened: {calls:?}");
}

#[test]
fn access_per_connection_is_found_before_a_key_is_saved() {
    let Some(fake) = Fake::start(Mood::GrantsPerConnection) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = setup(&fake, &home, &vendors).report(5);
    assert_eq!(report.error_code(), "keystore_item_locked");
    let fix = report.0["error"]["fix"].as_str().unwrap();
    assert!(fix.contains("Confirm when passwords are retrieved"), "{fix}");
    assert_eq!(vendors.count(), 0);
    assert_no_window(&fake);
    // With the setting changed, the test's item is used again and removed.
    fake.behave(Mood::Sound);
    setup(&fake, &home, &vendors).report(0);
    assert_eq!(fake.items().len(), 1);
    // And back: what is stored can't be read.
    fake.behave(Mood::GrantsPerConnection);
    fake.calls();
    let report = on(&fake, &home, &vendors, &["verify"]).run().report(5);
    assert_eq!(report.error_code(), "keystore_item_locked");
    assert_no_window(&fake);
}

#[test]
fn the_only_collection_is_used_where_none_is_the_default() {
    let Some(fake) = Fake::start(Mood::NoAlias) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    setup(&fake, &home, &vendors).report(0);
    assert_eq!(fake.items().len(), 1);
    on(&fake, &home, &vendors, &["verify"]).run().report(0);
    on(&fake, &home, &vendors, &["keys", "remove", "--yes"]).run().report(0);
    assert_eq!(fake.items().len(), 0);
}

#[test]
fn a_locked_collection_is_not_searched() {
    let Some(fake) = Fake::start(Mood::LockedWaiting) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = on(&fake, &home, &vendors, &["verify"]).run().report(5);
    assert_eq!(report.error_code(), "keystore_locked");
    assert!(!fake.calls().contains(&"SearchItems"));
}

#[test]
fn the_self_test_makes_no_item_where_there_is_one() {
    let Some(fake) = Fake::start(Mood::Sound) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    setup(&fake, &home, &vendors).report(0);
    let before = fake.items();
    fake.calls();
    setup(&fake, &home, &vendors).report(0);
    let calls = fake.calls();
    assert!(!calls.contains(&"CreateItem") && !calls.contains(&"Delete"), "{calls:?}");
    assert_eq!(fake.items().len(), before.len());
}

#[test]
fn a_script_confirms_no_deletion() {
    let Some(fake) = Fake::start(Mood::AsksToDelete) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    setup(&fake, &home, &vendors).report(0);
    let report = on(&fake, &home, &vendors, &["keys", "remove", "--yes"]).run().report(5);
    assert_eq!(report.error_code(), "keystore_denied");
    let fix = report.0["error"]["fix"].as_str().unwrap();
    assert!(fix.contains("entry deletion"), "{fix}");
    assert_no_window(&fake);
    assert_eq!(fake.items().len(), 2, "the keys, and the self-test's item");
}

#[test]
fn a_bus_that_starts_a_program_is_refused() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let trace = home.root().join("started");
    let touch = format!("argv1=-c,argv2=touch {}", trace.display());
    for address in [
        format!("unixexec:path=/bin/sh,{touch}"),
        format!("unix:path=/nonexistent;unixexec:path=/bin/sh,{touch}"),
    ] {
        let run = home.cs(&["verify"]).at(&vendors).json_output();
        let report = run.on_bus(&address).run().report(5);
        let message = report.0["error"]["message"].as_str().unwrap();
        assert!(message.contains("unixexec"), "{message}");
        assert!(!trace.exists(), "a program was started");
    }
}

/// What is on the other side of DBUS_SESSION_BUS_ADDRESS, and the words for it.
#[test]
fn a_bus_that_is_of_no_use_is_named() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let said = |address: &str| {
        let run = home.cs(&["verify"]).at(&vendors).json_output();
        let report = run.on_bus(address).run().report(5);
        assert_eq!(report.error_code(), "keystore_unavailable", "{address}");
        report.0["error"]["message"].as_str().unwrap().to_owned()
    };
    let socket = |name: &str| home.root().join(name);
    let address = |name: &str| format!("unix:path={}", socket(name).display());
    let listen = |name: &str| std::os::unix::net::UnixListener::bind(socket(name)).unwrap();
    let has = |address: &str, words: &str| {
        let said = said(address);
        assert!(said.contains(words), "{address}: {said}");
        for raw in ["I/O", "os error", "zbus", "D-Bus error"] {
            assert!(!said.contains(raw), "{address}: {said}");
        }
    };
    has("unix:path=/nonexistent/bus", "no message bus");
    has("nonsense", "isn't an address");
    drop(listen("dead"));
    has(&address("dead"), "no message bus");
    let theirs = listen("theirs");
    std::thread::spawn(move || drop(theirs.accept()));
    match std::os::unix::fs::chown(socket("theirs"), Some(12345), None) {
        Ok(()) => has(&address("theirs"), "another account's session"),
        Err(_) => missing::left_out("only root can give a socket away"),
    }
    let closes = listen("closes");
    std::thread::spawn(move || drop(closes.accept()));
    has(&address("closes"), "xdg-dbus-proxy");
    if let Some(bus) = keyring::Bus::bare() {
        has(&bus.address, "no password manager");
        proxied(&bus.address, &socket("proxy"), || {
            has(&address("proxy"), "xdg-dbus-proxy");
        });
    }
}

/// With the filter that Firejail puts in between, where this machine has it.
fn proxied(bus: &str, socket: &std::path::Path, look: impl FnOnce()) {
    if !missing::have(&["xdg-dbus-proxy"]) {
        return;
    }
    let mut proxy = std::process::Command::new("xdg-dbus-proxy")
        .arg(bus)
        .arg(socket)
        .args(["--filter", "--talk=org.freedesktop.secrets"])
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while !socket.exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    look();
    proxy.kill().unwrap();
    proxy.wait().unwrap();
}
