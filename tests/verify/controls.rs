//! The negative controls of an earlier run: what a scheduled `verify` takes over, and says so. For how long is tested in src/state.

use crate::support::scene::finished;
use crate::support::*;
use serde_json::json;
use std::fs;

#[test]
fn a_scheduled_verify_takes_the_controls_over_for_a_day() {
    let (home, vendors) = finished();
    let asked = |args: &[&str]| {
        vendors.webhook.server.forget();
        let report = home.ask(&vendors, args).run().report(0);
        report.expect("webhook.handshake", "pass", "proven");
        report.expect("ashby.settings", "pass", "proven");
        (vendors.webhook.server.requests().len(), report)
    };
    let scheduled = ["verify", "--reuse-control"];
    let (sent, report) = asked(&scheduled);
    assert_eq!((sent, &report.details("webhook.handshake")["control"]), (4, &json!("sent")));
    let (sent, report) = asked(&scheduled);
    let details = report.details("webhook.handshake");
    assert_eq!((sent, &details["control"]), (1, &json!("earlier")));
    assert_eq!((&details["header"], &details["signature"]), (&json!("checked"), &json!("checked")));
    assert!(details["control_age_s"].as_i64().unwrap() < 60, "{details}");
    let said = report.check("webhook.handshake")["summary"].as_str().unwrap();
    assert!(said.contains("a minute ago"), "{said}");
    let text = home.cs(&scheduled).at(&vendors).both_keys().run().expect_code(0).stdout;
    assert!(on_one_line(&text).contains("The fake requests were sent a minute ago."), "{text}");
    // Asked by hand, or told to, it repeats them.
    assert_eq!(asked(&["verify"]).0, 4);
    assert_eq!(asked(&["verify", "--reuse-control", "--fresh-control"]).0, 4);
    let (_, report) = asked(&["verify", "--fresh-control"]);
    assert_eq!(report.details("webhook.handshake")["control_age_s"], 0);
}

#[test]
fn what_was_not_checked_is_not_taken_over() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    vendors.webhook.set(|now| now.checks_header = false);
    // What shows that it is no longer checked takes the earlier result away.
    home.ask(&vendors, &["verify", "--fresh-control"]).run().json();
    let report = home.ask(&vendors, &["verify", "--reuse-control"]).run().json();
    let details = report.details("webhook.handshake");
    assert_eq!((&details["control"], &details["header"]), (&json!("sent"), &json!("not_checked")));
}

#[test]
fn the_keys_themselves_are_tested_each_time() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    vendors.webhook.set(|now| now.secret = "another".into());
    let report = home.ask(&vendors, &["verify", "--reuse-control"]).run().report(1);
    report.expect("webhook.handshake", "fail", "proven");
}

/// An endpoint that refuses everything refuses the controls too: nothing is shown by that, and nothing of
/// it may prove a later 200 of an endpoint that checks nothing.
#[test]
fn controls_beside_a_refused_test_are_not_kept() {
    let (home, vendors) = finished();
    fs::remove_file(home.state_dir().join("last-default.json")).unwrap();
    vendors.webhook.own(|_| Some(http::Reply::json(404, &json!({}))));
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(1);
    vendors.webhook.own(|_| Some(http::Reply::json(200, &json!({}))));
    let report = home.ask(&vendors, &["verify", "--reuse-control"]).run().report(3);
    report.expect("webhook.handshake", "pass", "inferred");
    report.expect_status("ashby.settings", "todo");
}
