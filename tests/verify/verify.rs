//! `verify`: what it says when all holds, what it says when not, and that it changes nothing.

use crate::support::http::Reply;
use crate::support::scene::{attest, finished, fresh};
use crate::support::*;
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn a_working_integration_passes_with_its_evidence() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    let ids: Vec<_> = report.0["checks"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
    assert_eq!(ids, CHECKS);
    report
        .expect_status("keystore", "skip")
        .expect("codesignal.access", "pass", "proven")
        .expect("codesignal.key", "pass", "proven")
        .expect(TEST_READ, "pass", "proven")
        .expect(SESSION_WRITE, "pass", "reported")
        .expect(INTERVIEW_READ, "pass", "proven")
        .expect(INTERVIEW_WRITE, "pass", "reported")
        .expect("ashby.access", "pass", "proven")
        .expect("ashby.key", "pass", "proven")
        .expect("ashby.settings", "pass", "proven")
        .expect("webhook.registration", "pass", "attested")
        .expect("webhook.handshake", "pass", "proven");
    assert_eq!(report.0["schema_version"], 1);
    assert_eq!(report.0["tool"], json!({"name": "cs-ashby", "version": env!("CARGO_PKG_VERSION")}));
    assert_eq!(report.0["command"], "verify");
    assert_eq!(report.0["profile"], "default");
    assert_eq!(report.0["sandbox"], false);
    let started = report.0["started_at"].as_str().unwrap();
    started.parse::<jiff::Timestamp>().expect("started_at is RFC 3339");
}

#[test]
fn one_missing_permission_hides_no_other() {
    for (name, id) in PERMISSION_NAMES.into_iter().zip(PERMISSIONS) {
        let (home, vendors) = finished();
        vendors.codesignal.deny(&[name]);
        let report = home.ask(&vendors, &["verify"]).run().report(1);
        assert_eq!(report.open(), [(id, "fail")]);
        assert!(report.check(id)["fix"].as_str().unwrap().contains(name), "{report}");
    }
}

#[test]
fn fail_beats_unknown_beats_todo() {
    let (home, vendors) = fresh();
    let report = home.ask(&vendors, &["verify"]).run().report(3);
    assert_eq!(report.open(), [("webhook.registration", "todo")]);

    vendors.ashby.own(|_| Some(Reply::json(503, &json!({"success": false}))));
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(4);
    report.expect_status("webhook.registration", "todo").expect_status("ashby.access", "unknown");

    vendors.codesignal.deny(&["liveInterview.company.write"]);
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(1);
    report.expect_status("ashby.access", "unknown").expect_status(INTERVIEW_WRITE, "fail");
}

#[test]
fn a_skipped_check_names_the_one_it_rests_on() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.key = "another".into());
    let report = home.ask(&vendors, &["verify"]).run().report(1);
    report.expect_status("codesignal.access", "pass").expect_status("codesignal.key", "fail");
    for id in PERMISSIONS {
        report.expect_skip(id, "codesignal.key");
    }
    // The other vendor and the handshake do not rest on it.
    report.expect_status("ashby.key", "pass").expect_status("webhook.handshake", "pass");
}

#[test]
fn it_changes_no_key_and_no_attestation() {
    let (home, vendors) = finished();
    let before = snapshot(&home);
    assert!(before.keys().any(|name| name.ends_with("profile-default.json")), "{before:?}");
    home.ask(&vendors, &["verify"]).run().report(0);
    vendors.codesignal.set(|now| now.key = "another".into());
    home.ask(&vendors, &["verify"]).run().report(1);
    assert_eq!(snapshot(&home), before);
    tree::assert_no_key(home.root());
    tree::assert_private(&home.state_dir());
}

/// Every file but the two that may change: the note of the last result, and the lock.
fn snapshot(home: &Home) -> BTreeMap<String, Vec<u8>> {
    let files = tree::files(home.root()).into_iter();
    files
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .filter(|(name, _)| !name.contains("last-") && !name.ends_with(".lock"))
        .collect()
}

#[test]
fn missing_keys_are_named_for_scripts_and_nothing_is_sent() {
    let (home, vendors) = fresh();
    let entry = |vendor: &str| {
        json!({
            "input": format!("{vendor}_key"),
            "option": format!("--{vendor}-key-file"),
            "variable": format!("CS_ASHBY_{}_KEY", vendor.to_uppercase()),
        })
    };
    for command in ["verify", "setup"] {
        let run = home.cs(&[command]).at(&vendors).json_output();
        let report = run.run().report(3);
        assert_eq!(report.0["missing"], json!([entry("codesignal"), entry("ashby")]));
        assert_eq!(vendors.count(), 0, "{command}");
        let report = run.env("CS_ASHBY_CODESIGNAL_KEY", CODESIGNAL_KEY).run().report(3);
        assert_eq!(report.0["missing"], json!([entry("ashby")]));
        vendors.forget();
    }
}

#[test]
fn profiles_are_kept_apart() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["verify", "--profile", "second"]).run().report(3);
    assert_eq!(report.0["profile"], "second");
    report.expect_status("webhook.registration", "todo");
    home.ask(&vendors, &["--profile", "second", "setup", "--attest", "webhook"]).run().report(0);
    assert!(home.state("second").exists());
    attest(&home, &vendors, &[]);
}

#[test]
fn status_asks_nobody_and_repeats_what_verify_found() {
    let (home, vendors) = finished();
    vendors.codesignal.deny(&["companyTest.company.read"]);
    home.ask(&vendors, &["verify"]).run().report(1);
    vendors.forget();
    let report = home.ask(&vendors, &["status"]).run();
    assert_eq!(vendors.count(), 0, "status made a network call");
    assert!(report.json().0.to_string().contains("companyTest.company.read"), "{}", report.stdout);
}
