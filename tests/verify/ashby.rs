//! Ashby: a wrong key, a key without apiKeysRead, and keys in each other's place. Trouble is in `faults`.

use crate::support::ashby::missing_permission;
use crate::support::http::{Reply, Request};
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
        Reply::json(403, &json!({})),
    ] {
        let shape = String::from_utf8_lossy(&reply.body).into_owned();
        vendors.ashby.own(move |_| Some(reply.clone()));
        let output = home.ask(&vendors, &["verify"]).run();
        assert_eq!(output.code, 1, "{shape} {output:#?}");
        output
            .json()
            .expect_status("ashby.access", "pass")
            .expect_status("ashby.key", "fail");
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
        assert!(
            ["pass", "warn"].contains(&report.status("ashby.key")),
            "{shape} {report}"
        );
    }
}

#[test]
fn what_the_key_says_of_itself_is_shown() {
    let (home, vendors) = finished();
    vendors
        .ashby
        .set(|now| now.title = "The recruiting key".into());
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    let details = report.details("ashby.key").to_string();
    for part in [
        "The recruiting key",
        "candidates:read",
        "candidates:write",
        "2026-01-15",
    ] {
        assert!(details.contains(part), "{part} in {details}");
    }
}

#[test]
fn keys_in_each_other_s_place_are_recognised() {
    let (home, vendors) = finished();
    vendors.may_be_exchanged();
    let run = home
        .ask(&vendors, &["verify"])
        .keys(ASHBY_KEY, CODESIGNAL_KEY);
    let report = run.run().report(1);
    for id in ["codesignal.key", "ashby.key"] {
        report.expect_status(id, "fail");
        assert_eq!(
            report.details(id)["swapped"],
            true,
            "{:#}",
            report.check(id)
        );
    }
    let right = |request: &&Request| request.bearer() == Some(CODESIGNAL_KEY);
    let at_codesignal = vendors.codesignal.server.requests();
    assert_eq!(
        at_codesignal.iter().filter(right).count(),
        1,
        "exactly one exchange"
    );
    let right = |request: &&Request| request.basic_user().as_deref() == Some(ASHBY_KEY);
    let at_ashby = vendors.ashby.server.requests();
    assert_eq!(
        at_ashby.iter().filter(right).count(),
        1,
        "exactly one exchange"
    );
}

#[test]
fn two_wrong_keys_are_exchanged_once_and_not_called_swapped() {
    let (home, vendors) = finished();
    vendors.may_be_exchanged();
    let other = WRONG_KEY.to_lowercase();
    let run = home
        .ask(&vendors, &["verify"])
        .keys(WRONG_KEY, &other)
        .canary(&other);
    let report = run.run().report(1);
    for id in ["codesignal.key", "ashby.key"] {
        report.expect_status(id, "fail");
        assert_ne!(
            report.details(id)["swapped"],
            true,
            "{:#}",
            report.check(id)
        );
    }
    let requests = vendors.codesignal.server.requests();
    let exchanged = requests
        .iter()
        .filter(|request| request.bearer() == Some(&other));
    assert_eq!(exchanged.count(), 1);
}

#[test]
fn one_refused_key_stays_with_its_vendor() {
    let (home, vendors) = finished();
    let wrong = WRONG_KEY.to_owned();
    home.ask(&vendors, &["verify"])
        .keys(CODESIGNAL_KEY, &wrong)
        .run()
        .report(1);
    let at_codesignal = vendors.codesignal.server.requests();
    assert!(
        at_codesignal
            .iter()
            .all(|request| !request.everything().contains(&wrong))
    );
    vendors.forget();
    home.ask(&vendors, &["verify"])
        .keys(&wrong, ASHBY_KEY)
        .run()
        .report(1);
    let at_ashby = vendors.ashby.server.requests();
    assert!(
        at_ashby
            .iter()
            .all(|request| !request.everything().contains(&wrong))
    );
}

#[test]
fn an_unreachable_vendor_is_no_reason_to_exchange() {
    let (home, vendors) = finished();
    vendors.ashby.own(|_| Some(no(503, json!([]))));
    let run = home
        .ask(&vendors, &["verify", "--timeout", "1"])
        .keys(WRONG_KEY, ASHBY_KEY);
    run.run().report(1);
    let at_ashby = vendors.ashby.server.requests();
    assert!(
        at_ashby
            .iter()
            .all(|request| !request.everything().contains(WRONG_KEY))
    );
}
