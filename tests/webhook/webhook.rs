//! The handshake as CodeSignal sends it, and the two controls that decide what it proves.

use crate::support::hash::signature;
use crate::support::http::{Manner, Reply, Server};
use crate::support::scene::{attest, finished};
use crate::support::webhook::Delivery;
use crate::support::*;
use serde_json::json;
use std::time::Duration;

#[test]
fn a_control_a_good_one_a_control_a_good_one() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["webhook", "test"]).run().report(0);
    let before = vendors.webhook.deliveries();
    vendors.forget();
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
    let mut pairs = fakes(&before).into_iter().zip(fakes(&deliveries));
    assert!(pairs.all(|(before, now)| before.is_some() && before != now), "the controls are new");
}

/// What is random in the controls: a header, a signature.
fn fakes(all: &[Delivery]) -> [Option<String>; 2] {
    let header = all.iter().find(|one| !one.header_right);
    let signature = all.iter().find(|one| !one.signature_right);
    [header.and_then(|one| one.header.clone()), signature.and_then(|one| one.signature.clone())]
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
        report.expect("webhook.handshake", "pass", "inferred");
        let details = report.details("webhook.handshake");
        assert_eq!([&details["header"], &details["signature"]], [header, signature]);
        report.expect("ashby.settings", "todo", "none");
        // Where Ashby doesn't check, a person can confirm it.
        attest(&home, &vendors, &["ashby-settings"]);
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        report.expect("ashby.settings", "pass", "attested");
    }
}

/// What each status means is tested in src/checks/evaluate/webhook.rs.
#[test]
fn a_redirect_is_a_refusal_and_not_followed() {
    let elsewhere = Server::start(|_| Reply::json(200, &json!({})));
    let (home, vendors) = finished();
    let reply = Reply::redirect(307, &elsewhere.url("/api/codesignal_webhook"));
    vendors
        .webhook
        .own(move |one| (one.header_right && one.signature_right).then(|| reply.clone()));
    let report = home.ask(&vendors, &["webhook", "test"]).run().report(1);
    report.expect("webhook.handshake", "fail", "proven");
    assert_eq!(report.details("webhook.handshake")["http_status"], 307);
    assert_eq!(elsewhere.requests().len(), 0, "a redirect was followed");
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
