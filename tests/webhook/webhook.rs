//! The handshake as CodeSignal sends it, and the two controls that decide what it proves.

use crate::support::hash::signature;
use crate::support::http::{Manner, Reply, Server};
use crate::support::scene::{attest, finished};
use crate::support::*;
use serde_json::json;
use std::time::Duration;

#[test]
fn a_control_a_good_one_a_control_a_good_one() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    let deliveries = vendors.webhook.deliveries();
    let mut kinds: Vec<_> =
        deliveries.iter().map(|one| (one.header_right, one.signature_right)).collect();
    kinds.sort();
    assert_eq!(kinds, [(false, true), (true, false), (true, true), (true, true)]);
    for one in &deliveries {
        assert_eq!(one.request.method, "POST");
        assert_eq!(one.request.json(), json!({}), "the empty payload");
        assert!(one.request.header("content-type").unwrap().starts_with("application/json"));
        let signed = one.signature.as_deref().expect("every delivery is signed");
        let lower_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        assert!(signed.len() == 64 && signed.bytes().all(lower_hex), "{signed}");
        let header = one.header.as_deref().expect("every delivery has the header");
        assert!(one.header_right || (header != ASHBY_KEY && header.len() >= 16), "a random key");
        assert_eq!(one.request.header("authorization"), None);
    }
}

#[test]
fn the_controls_are_new_each_time() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    home.ask(&vendors, &["verify"]).run().report(0);
    let deliveries = vendors.webhook.deliveries();
    let wrong: Vec<_> = deliveries.iter().filter(|one| !one.header_right).collect();
    assert_eq!(wrong.len(), 2);
    assert_ne!(wrong[0].header, wrong[1].header);
    let wrong: Vec<_> = deliveries.iter().filter(|one| !one.signature_right).collect();
    assert_ne!(wrong[0].signature, wrong[1].signature);
}

#[test]
fn the_status_line_alone_is_judged() {
    let (home, vendors) = finished();
    for reply in [
        Reply::html(200),
        Reply::new(200, "application/json", "{\"error\": \"no\"}").manner(Manner::Cut),
        Reply::html(200).manner(Manner::Endless),
    ] {
        vendors
            .webhook
            .own(move |one| (one.header_right && one.signature_right).then(|| reply.clone()));
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        report.expect("webhook.handshake", "pass", "proven");
    }
}

#[test]
fn what_is_checked_decides_what_is_proven() {
    for (header, signature) in [("checked", "not_checked"), ("not_checked", "checked")] {
        let (home, vendors) = finished();
        vendors.webhook.set(|now| {
            now.checks_header = header == "checked";
            now.checks_signature = signature == "checked";
        });
        let report = home.ask(&vendors, &["verify"]).run().report(3);
        let details = report.details("webhook.handshake");
        assert_eq!(
            (&details["header"], &details["signature"]),
            (&json!(header), &json!(signature))
        );
        report.expect("webhook.handshake", "pass", "inferred");
        report.expect("ashby.settings", "todo", "none");
        // Where Ashby doesn't check, a person can confirm it.
        attest(&home, &vendors, &["ashby-settings"]);
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        report.expect("ashby.settings", "pass", "attested");
    }
}

#[test]
fn a_stale_key_at_ashby_fails_the_handshake() {
    let (home, vendors) = finished();
    vendors.webhook.set(|now| now.secret = "the old CodeSignal key".into());
    let report = home.ask(&vendors, &["verify"]).run().report(1);
    report.expect_status("webhook.handshake", "fail").expect_status("codesignal.key", "pass");
    assert_ne!(report.status("ashby.settings"), "pass");
}

/// What a good delivery gets: one row for each way in which it is read.
#[test]
fn the_reply_to_a_good_delivery_decides() {
    let empty = json!({});
    let elsewhere = Server::start(|_| Reply::json(200, &json!({})));
    let (home, vendors) = finished();
    for (reply, status, code) in [
        (Reply::json(204, &empty), "fail", 1),
        (Reply::redirect(307, &elsewhere.url("/api/codesignal_webhook")), "fail", 1),
        (Reply::html(403), "fail", 1),
        (Reply::json(401, &empty).manner(Manner::TrickledBody), "fail", 1),
        (Reply::json(400, &json!({"message": "Too Many Requests"})), "unknown", 4),
        (Reply::html(403).with("cf-mitigated", "challenge"), "unknown", 4),
        (Reply::json(529, &empty), "unknown", 4),
    ] {
        let http_status = reply.status;
        vendors
            .webhook
            .own(move |one| (one.header_right && one.signature_right).then(|| reply.clone()));
        let report = home.ask(&vendors, &["webhook", "test"]).run().report(code);
        let evidence = if status == "fail" { "proven" } else { "none" };
        report.expect("webhook.handshake", status, evidence);
        assert_eq!(report.details("webhook.handshake")["http_status"], http_status);
    }
    assert_eq!(elsewhere.requests().len(), 0, "a redirect was followed");
}

/// Two equal deliveries that are answered differently decide nothing.
#[test]
fn good_deliveries_that_disagree_are_unknown() {
    let (home, vendors) = finished();
    let first = std::sync::atomic::AtomicBool::new(true);
    vendors.webhook.own(move |one| {
        let good = one.header_right && one.signature_right;
        let again = good && !first.swap(false, std::sync::atomic::Ordering::Relaxed);
        again.then(|| Reply::json(401, &json!({})))
    });
    let report = home.ask(&vendors, &["verify"]).run().json();
    report.expect("webhook.handshake", "unknown", "none");
    assert_ne!(report.evidence("ashby.settings"), "proven");
}

#[test]
fn slower_than_codesignal_waits_is_a_failure() {
    let (home, vendors) = finished();
    vendors.webhook.own(|_| Some(Reply::hang()));
    let output = home.ask(&vendors, &["verify"]).run().expect_code(1);
    output.json().expect_status("webhook.handshake", "fail");
    assert!(output.took >= Duration::from_secs(10), "{:?}", output.took);
    assert!(output.took < Duration::from_secs(23), "{:?}", output.took);
}

#[test]
fn the_signature_is_over_the_address_as_given() {
    let (home, vendors) = finished();
    let url = format!("{}?a=b%20c&d=%C3%A9", vendors.webhook.url());
    vendors.webhook.own(|_| Some(Reply::json(200, &json!({}))));
    home.ask(&vendors, &["webhook", "test"]).env("CS_ASHBY_WEBHOOK_URL", &url).run();
    let deliveries = vendors.webhook.deliveries();
    let right = signature(CODESIGNAL_KEY, &url, "", "");
    let signed: Vec<_> = deliveries.iter().filter_map(|one| one.signature.as_deref()).collect();
    assert!(signed.contains(&right.as_str()), "{signed:?}");
    assert!(deliveries.iter().all(|one| one.request.path.ends_with("?a=b%20c&d=%C3%A9")));
}
