//! `verify`: what it says when all is well and when not, and that it changes nothing.

use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::json;
use std::collections::BTreeMap;

/// The status of each check in each situation is in `cli::recorded`.
#[test]
fn a_report_says_what_was_run_when_and_for_whom() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    let ids: Vec<_> = report.0["checks"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
    assert_eq!(ids, CHECKS);
    assert_eq!(report.0["schema_version"], 1);
    assert_eq!(report.0["tool"], json!({"name": "cs-ashby", "version": env!("CARGO_PKG_VERSION")}));
    assert_eq!((&report.0["command"], &report.0["sandbox"]), (&json!("verify"), &json!(false)));
    let started = report.0["started_at"].as_str().unwrap();
    started.parse::<jiff::Timestamp>().expect("started_at is RFC 3339");
    let report = home.ask(&vendors, &["verify", "--profile", "second"]).run().report(3);
    assert_eq!(report.0["profile"], "second");
    report.expect_status("webhook.registration", "todo");
}

#[test]
fn a_skipped_check_names_the_one_it_depends_on() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.key = "another".into());
    let report = home.ask(&vendors, &["verify"]).run().report(1);
    for id in PERMISSIONS {
        report.expect_skip(id, "codesignal.key");
    }
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
        let run = home.cs(&[command]).at(&vendors);
        let text = run.run().expect_code(3).stdout;
        for word in ["--codesignal-key-command", "--ashby-key-file", "CS_ASHBY_ASHBY_KEY"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        let run = run.json_output();
        let report = run.run().report(3);
        assert_eq!(report.0["missing"], json!([entry("codesignal"), entry("ashby")]));
        assert_eq!(vendors.count(), 0, "{command}");
        let report = run.env("CS_ASHBY_CODESIGNAL_KEY", CODESIGNAL_KEY).run().report(3);
        assert_eq!(report.0["missing"], json!([entry("ashby")]));
        vendors.forget();
    }
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
