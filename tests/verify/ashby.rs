//! Ashby: a wrong key, a key without apiKeysRead, and swapped keys. Outages are in `faults`.

use crate::support::ashby::missing_permission;
use crate::support::http::Reply;
use crate::support::keys::WRONG_KEY;
use crate::support::scene::finished;
use crate::support::*;
use serde_json::{Value, json};

fn no(status: u16, errors: Value) -> Reply {
    Reply::json(status, &json!({"success": false, "errors": errors}))
}

#[test]
fn a_refused_key_fails() {
    let (home, vendors) = finished();
    let info = json!({"code": "forbidden", "message": "Invalid API key", "requestId": "01H"});
    for reply in [
        no(401, json!(["unauthorized"])),
        no(403, json!(["forbidden"])),
        no(403, json!([{"message": "Forbidden"}])),
        no(403, json!([{"code": "forbidden"}])),
        Reply::json(403, &json!({"success": false, "errorInfo": info})),
        Reply::json(403, &json!({"success": false, "errors": null, "errorInfo": null})),
        Reply::new(401, "text/plain", "Unauthorized"),
    ] {
        let shape = String::from_utf8_lossy(&reply.body).into_owned();
        vendors.ashby.own(move |_| Some(reply.clone()));
        let output = home.ask(&vendors, &["verify"]).run();
        assert_eq!(output.code, 1, "{shape} {output:#?}");
        output.json().expect_status("ashby.access", "pass").expect_status("ashby.key", "fail");
    }
}

#[test]
fn a_key_that_may_not_read_keys_is_a_valid_key() {
    let (home, vendors) = finished();
    let code = "missing_endpoint_permission";
    for reply in [
        missing_permission(),
        no(403, json!([code])),
        no(403, json!([{"code": code}])),
        no(403, json!([{"message": code}])),
        no(200, json!([code])),
        Reply::json(403, &json!({"success": false, "errorInfo": {"code": code}})),
    ] {
        let shape = String::from_utf8_lossy(&reply.body).into_owned();
        vendors.ashby.own(move |_| Some(reply.clone()));
        let output = home.ask(&vendors, &["verify"]).run();
        assert_eq!(output.code, 0, "{shape} {output:#?}");
        let report = output.json();
        assert!(["pass", "warn"].contains(&report.status("ashby.key")), "{shape} {report}");
    }
}

#[test]
fn what_the_key_says_of_itself_is_shown() {
    let (home, vendors) = finished();
    vendors.ashby.set(|now| now.title = "The recruiting key".into());
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    let details = report.details("ashby.key").to_string();
    for part in ["The recruiting key", "candidates:read", "candidates:write", "2026-01-15"] {
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
    let run = home.ask(&vendors, &["verify"]).keys(WRONG_KEY, &other).canary(&other);
    let report = run.run().report(1);
    for id in ["codesignal.key", "ashby.key"] {
        report.expect_status(id, "fail");
        assert_ne!(report.details(id)["swapped"], true, "{:#}", report.check(id));
    }
    let at_codesignal = vendors.codesignal.server.requests();
    assert!(at_codesignal.iter().all(|request| request.bearer() == Some(WRONG_KEY)));
    let at_ashby = vendors.ashby.server.requests();
    assert!(at_ashby.iter().all(|request| request.basic_user().as_deref() == Some(&other)));
}

#[test]
fn one_refused_key_stays_with_its_vendor() {
    let (home, vendors) = finished();
    let wrong = WRONG_KEY.to_owned();
    home.ask(&vendors, &["verify"]).keys(CODESIGNAL_KEY, &wrong).run().report(1);
    let at_codesignal = vendors.codesignal.server.requests();
    assert!(at_codesignal.iter().all(|request| !request.everything().contains(&wrong)));
    vendors.forget();
    home.ask(&vendors, &["verify"]).keys(&wrong, ASHBY_KEY).run().report(1);
    let at_ashby = vendors.ashby.server.requests();
    assert!(at_ashby.iter().all(|request| !request.everything().contains(&wrong)));
}
