//! The handshake as CodeSignal sends it, and the two controls that decide what it proves.

use crate::support::hash::signature;
use crate::support::http::{Manner, Reply, Server};
use crate::support::scene::{attest, finished, fresh};
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
fn exactly_200_and_nothing_else() {
    let elsewhere = Server::start(|_| Reply::json(200, &json!({})));
    for status in [201, 202, 204, 301, 302, 307, 400, 401, 403, 404, 405, 408, 409, 410, 422, 451] {
        let (home, vendors) = finished();
        let to = elsewhere.url("/api/codesignal_webhook");
        vendors.webhook.own(move |one| {
            let good = one.header_right && one.signature_right;
            good.then(|| Reply { status, ..Reply::redirect(status, &to) })
        });
        let output = home.ask(&vendors, &["verify"]).run();
        assert_eq!(output.code, 1, "{status}: {output:#?}");
        output.json().expect_status("webhook.handshake", "fail");
    }
    assert_eq!(elsewhere.requests().len(), 0, "a redirect was followed");
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
    // Header, signature, status, evidence: of the handshake; then Ashby's settings.
    let cases = [
        (true, true, "pass", "proven", "pass", "proven", 0),
        (true, false, "pass", "inferred", "todo", "none", 3),
        (false, true, "pass", "inferred", "todo", "none", 3),
        (false, false, "pass", "inferred", "todo", "none", 3),
    ];
    for (header, signed, status, evidence, settings, settled, code) in cases {
        let (home, vendors) = finished();
        vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (header, signed));
        let report = home.ask(&vendors, &["verify"]).run().report(code);
        let word = |checked| if checked { "checked" } else { "not_checked" };
        let details = report.details("webhook.handshake");
        assert_eq!(details["header"], word(header));
        assert_eq!(details["signature"], word(signed));
        report.expect_status("webhook.handshake", status);
        if !evidence.is_empty() {
            report.expect("webhook.handshake", status, evidence);
        }
        report.expect("ashby.settings", settings, settled);
        // Where Ashby doesn't check, a person can confirm it.
        if settings == "todo" {
            attest(&home, &vendors, &["ashby-settings"]);
            let report = home.ask(&vendors, &["verify"]).run().report(0);
            report.expect("ashby.settings", "pass", "attested");
        }
    }
}

#[test]
fn a_control_in_trouble_establishes_nothing() {
    let (home, vendors) = finished();
    vendors.webhook.set(|now| now.refuses = 503);
    let report = home.ask(&vendors, &["verify", "--timeout", "2"]).run();
    let report = report.json();
    let details = report.details("webhook.handshake");
    assert_eq!((&details["header"], &details["signature"]), (&json!("unknown"), &json!("unknown")));
    assert_ne!(report.evidence("webhook.handshake"), "proven");
    assert_ne!(report.evidence("ashby.settings"), "proven");
}

#[test]
fn a_stale_key_at_ashby_fails_the_handshake() {
    let (home, vendors) = finished();
    vendors.webhook.set(|now| now.secret = "the old CodeSignal key".into());
    let report = home.ask(&vendors, &["verify"]).run().report(1);
    report.expect_status("webhook.handshake", "fail").expect_status("codesignal.key", "pass");
    assert_ne!(report.status("ashby.settings"), "pass");
}

/// What a good delivery gets, and the status of the check: limits, outages and blocks at the edge say nothing
/// about the keys, and their code is shown.
#[test]
fn limits_outages_and_blocks_are_unknown() {
    let empty = json!({});
    let rows: [(Reply, &str); 14] = [
        (Reply::json(429, &empty), "too many requests"),
        (Reply::json(403, &json!({"code": "rate_limit_exceeded"})), "too many requests"),
        (Reply::json(400, &json!({"message": "Too Many Requests"})), "too many requests"),
        (Reply::json(500, &empty), "500"),
        (Reply::json(502, &empty), "502"),
        (Reply::json(503, &empty), "503"),
        (Reply::json(504, &empty), "504"),
        (Reply::json(529, &empty), "529"),
        (Reply::html(403).with("cf-mitigated", "challenge"), "cf-mitigated: challenge"),
        (Reply::new(403, "text/plain", "error code: 1010"), "1010"),
        (Reply::new(403, "text/plain", "error code: 1020"), "1020"),
        (Reply::new(403, "text/html", "<p>Incapsula incident ID: 1-2"), "Imperva"),
        (Reply::json(401, &empty).with("WWW-Authenticate", "Negotiate"), "Negotiate"),
        (Reply::json(401, &empty).with("WWW-Authenticate", "Basic realm=\"Zscaler\""), "Zscaler"),
    ];
    let (home, vendors) = finished();
    for (reply, said) in rows {
        let status = reply.status;
        vendors
            .webhook
            .own(move |one| (one.header_right && one.signature_right).then(|| reply.clone()));
        let report = home.ask(&vendors, &["webhook", "test"]).run().report(4);
        report.expect("webhook.handshake", "unknown", "none");
        let summary = report.check("webhook.handshake")["summary"].to_string();
        assert!(summary.contains(said), "{status} {said}: {summary}");
    }
}

#[test]
fn a_bare_401_or_403_is_a_refusal() {
    let (home, vendors) = finished();
    for reply in [
        Reply::new(401, "text/plain", ""),
        Reply::new(401, "text/plain", "Unauthorized"),
        Reply::new(403, "text/plain", "Forbidden"),
        Reply::html(403),
        Reply::new(401, "application/json", "{\"success\": false}").manner(Manner::TrickledBody),
    ] {
        vendors.webhook.own(move |_| Some(reply.clone()));
        let report = home.ask(&vendors, &["webhook", "test"]).run().report(1);
        report.expect("webhook.handshake", "fail", "proven");
    }
}

/// What the n-th delivery gets, in the order of arrival, whatever it is. (Side by side, they may overtake each
/// other, so these rows are those that are right in every order.)
#[test]
fn an_endpoint_that_counts_proves_nothing() {
    let (home, vendors) = finished();
    for answers in [
        [200, 409, 409, 409],
        [200, 401, 401, 401],
        [200, 200, 429, 429],
        [200, 200, 200, 409],
        [409, 200, 200, 200],
        [409, 409, 409, 200],
    ] {
        let count = std::sync::atomic::AtomicUsize::new(0);
        vendors.webhook.own(move |_| {
            let number = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Some(Reply::json(*answers.get(number).unwrap_or(&409), &json!({})))
        });
        let report = home.ask(&vendors, &["verify"]).run().json();
        assert_ne!(report.evidence("ashby.settings"), "proven", "{answers:?}");
        if report.status("webhook.handshake") == "pass" {
            report.expect("webhook.handshake", "pass", "inferred");
        }
    }
}

/// Two equal deliveries that are answered differently decide nothing.
#[test]
fn good_deliveries_that_disagree_are_unknown() {
    let (home, vendors) = finished();
    for pair in [[200, 409], [409, 200], [200, 401], [401, 200], [200, 503], [401, 429]] {
        let count = std::sync::atomic::AtomicUsize::new(0);
        vendors.webhook.own(move |one| {
            let good = one.header_right && one.signature_right;
            good.then(|| {
                let number = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Reply::json(pair[number.min(1)], &json!({}))
            })
        });
        let report = home.ask(&vendors, &["verify"]).run().json();
        report.expect("webhook.handshake", "unknown", "none");
        assert_ne!(report.evidence("ashby.settings"), "proven", "{pair:?}");
    }
}

/// A control that was refused for another reason shows nothing.
#[test]
fn what_a_control_shows() {
    let (home, vendors) = finished();
    for (reply, shown) in [
        (Reply::json(400, &json!({})), "checked"),
        (Reply::json(404, &json!({})), "checked"),
        (Reply::json(409, &json!({})), "checked"),
        (Reply::json(422, &json!({})), "checked"),
        (Reply::json(200, &json!({})), "not_checked"),
        (Reply::json(408, &json!({})), "unknown"),
        (Reply::json(425, &json!({})), "unknown"),
        (Reply::json(429, &json!({})), "unknown"),
        (Reply::json(403, &json!({"code": "rate_limit_exceeded"})), "unknown"),
        (Reply::html(403).with("cf-mitigated", "challenge"), "unknown"),
        (Reply::json(503, &json!({})), "unknown"),
        (Reply::json(302, &json!({})), "unknown"),
        (Reply::json(204, &json!({})), "unknown"),
    ] {
        let status = reply.status;
        vendors.webhook.own(move |one| (!one.header_right).then(|| reply.clone()));
        let report = home.ask(&vendors, &["webhook", "test"]).run().report(0);
        let details = report.details("webhook.handshake");
        assert_eq!(details["header"], shown, "{status}");
        assert_eq!(details["signature"], "checked", "{status}");
        let evidence = if shown == "checked" { "proven" } else { "inferred" };
        report.expect("webhook.handshake", "pass", evidence);
    }
}

/// Where nothing else was answered quickly, a miss may be the network's.
#[test]
fn a_miss_beside_slow_vendors_is_unknown() {
    let (home, vendors) = finished();
    vendors.webhook.own(|_| Some(Reply::hang()));
    let report = home.ask(&vendors, &["webhook", "test"]).run().report(4);
    report.expect("webhook.handshake", "unknown", "none");
}

#[test]
fn slower_than_a_short_timeout_is_unknown() {
    let (home, vendors) = finished();
    vendors.webhook.own(|_| Some(Reply::hang()));
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(4);
    report.expect_status("webhook.handshake", "unknown");
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

#[test]
fn a_key_of_any_length_signs() {
    // Longer than the block of SHA-256, where HMAC hashes the key first.
    let long = "k".repeat(131);
    let (home, vendors) = fresh();
    vendors.codesignal.set(|now| now.key = long.clone());
    vendors.webhook.set(|now| now.secret = long.clone());
    let run = home.ask(&vendors, &["verify"]).keys(&long, ASHBY_KEY).canary(&long);
    run.run().report(3).expect("webhook.handshake", "pass", "proven");
}
