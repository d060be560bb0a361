//! Ashby: a wrong key, a key without apiKeysRead, and swapped keys. Outages are in `faults`, the shapes of its
//! answers in `src/api/ashby/classify`.

use crate::support::keys::WRONG_KEY;
use crate::support::scene::finished;
use crate::support::*;

#[test]
fn a_key_that_may_not_read_keys_is_a_valid_key() {
    let (home, vendors) = finished();
    vendors.ashby.set(|now| now.may_read_keys = false);
    home.ask(&vendors, &["verify"]).run().report(0).expect_status("ashby.access", "pass");
}

#[test]
fn what_the_key_says_of_itself_is_shown() {
    let (home, vendors) = finished();
    vendors.ashby.set(|now| now.title = "The recruiting key".into());
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    let details = report.details("ashby.key").to_string();
    for part in ["The recruiting key", "2026-01-15"] {
        assert!(details.contains(part), "{part} in {details}");
    }
}

/// 64 hex digits.
const HEX_KEY: &str = "5eCAfe00c0ffee11deadbeef22ba5eba1133facade44decade55fade66d00d77";

#[test]
fn swapped_keys_are_recognised_by_their_shape_and_sent_to_nobody() {
    let (home, vendors) = finished();
    for args in [&["verify"][..], &["verify", "--deep"], &["webhook", "test", "--all-events"]] {
        let run = home.ask(&vendors, args).keys(HEX_KEY, CODESIGNAL_KEY).canary(HEX_KEY);
        let report = run.run().report(1);
        for id in ["codesignal.key", "ashby.key"] {
            report.expect_status(id, "fail");
            assert_eq!(report.details(id)["swapped"], true, "{:#}", report.check(id));
        }
        report.expect_skip("webhook.handshake", "codesignal.key");
        assert_eq!(vendors.count(), 0, "{args:?}");
    }
    let run = home.ask(&vendors, &["verify"]).keys(HEX_KEY, CODESIGNAL_KEY);
    let report = run.canary(HEX_KEY).run().report(1);
    for id in PERMISSIONS.into_iter().chain(["codesignal.access", "webhook.registration"]) {
        report.expect_skip(id, "codesignal.key");
    }
    report.expect_skip("ashby.access", "ashby.key");
}

#[test]
fn one_odd_shape_is_no_reason_to_refuse() {
    let (home, vendors) = finished();
    for (codesignal, ashby) in
        [(HEX_KEY, WRONG_KEY), (CODESIGNAL_KEY, WRONG_KEY), (HEX_KEY, HEX_KEY)]
    {
        vendors.know(codesignal, ashby);
        let run = home.ask(&vendors, &["verify"]).keys(codesignal, ashby);
        let report = run.canary(HEX_KEY).run().json();
        report.expect_status("codesignal.key", "pass").expect_status("ashby.key", "pass");
    }
}

#[test]
fn rejected_keys_stay_with_their_own_vendor() {
    let (home, vendors) = finished();
    let other = WRONG_KEY.to_lowercase();
    for (codesignal, ashby) in
        [(WRONG_KEY, other.as_str()), (CODESIGNAL_KEY, &other), (WRONG_KEY, ASHBY_KEY)]
    {
        let run = home.ask(&vendors, &["verify"]).keys(codesignal, ashby).canary(&other);
        let report = run.run().report(1);
        report.expect_status("codesignal.access", "pass").expect_status("ashby.access", "pass");
        for (id, wrong) in
            [("codesignal.key", codesignal == WRONG_KEY), ("ashby.key", ashby == other)]
        {
            report.expect_status(id, if wrong { "fail" } else { "pass" });
            assert_ne!(report.details(id)["swapped"], true, "{:#}", report.check(id));
        }
        for request in vendors.codesignal.server.requests() {
            assert_eq!(request.bearer(), Some(codesignal));
            assert!(!request.everything().contains(ashby));
        }
        for request in vendors.ashby.server.requests() {
            assert_eq!(request.basic_user().as_deref(), Some(ashby));
            assert!(!request.everything().contains(codesignal));
        }
        vendors.forget();
    }
}
