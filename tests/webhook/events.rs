//! `webhook test` with the eight events, and `webhook show` with the form.

use crate::support::http::Reply;
use crate::support::scene::{finished, fresh};
use crate::support::webhook::Delivery;
use crate::support::*;
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

const ALWAYS: [&str; 5] =
    ["testSessionId", "testId", "testTitle", "candidateEmail", "candidateName"];

/// The fields that an event has for certain beside those of all events (`vendor-facts.md`).
fn also(event: &str) -> &'static [&'static str] {
    match event {
        "companyTestSessionFinished" | "preScreenResultShared" | "preScreenResultVerified" => {
            &["duration", "score", "maxScore", "plagiarismLevel", "plagiarismLabel", "url"]
        }
        "preScreenResultVerificationPending" => &["duration", "score", "maxScore"],
        "preScreenExpired" => &["expiredReason"],
        _ => &[],
    }
}

/// The fields that it may have.
fn maybe(event: &str) -> &'static [&'static str] {
    match event {
        "companyTestSessionFinished"
        | "preScreenResultShared"
        | "preScreenResultVerified"
        | "preScreenResultVerificationPending" => &["codingScore", "versionedCodingScore"],
        "preScreenExpired" | "preScreenResultNotVerified" => &["rejectedReasons"],
        _ => &[],
    }
}

#[test]
fn all_events_are_sent_signed_and_as_published() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["webhook", "test", "--all-events"]).run().report(0);
    for event in EVENTS {
        report.expect_status(&format!("webhook.event.{event}"), "pass");
        let deliveries = vendors.webhook.deliveries();
        let sent: Vec<_> = deliveries.iter().filter(|one| one.event() == event).collect();
        assert_eq!(sent.len(), 1, "{event}");
        assert!(sent[0].header_right && sent[0].signature_right, "{event}");
        assert_payload(event, sent[0]);
    }
    report.expect_status("webhook.handshake", "pass");
    // The connectivity test alone: nobody else is asked.
    assert_eq!(vendors.codesignal.server.requests().len(), 0);
    assert_eq!(vendors.ashby.server.requests().len(), 0);
}

fn assert_payload(event: &str, sent: &Delivery) {
    let body = sent.request.json();
    let names: Vec<_> = body.as_object().unwrap().keys().collect();
    assert_eq!(names.len(), 3, "{body}");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64;
    let when = body["triggeredOn"].as_i64().expect("triggeredOn is a whole number");
    assert!((now - when).abs() < 60_000, "triggeredOn is in milliseconds: {when}");
    let payload = body["payload"].as_object().expect("payload is an object");
    for field in ALWAYS.iter().chain(also(event)) {
        assert!(payload.contains_key(*field), "{event} has no {field}: {body}");
    }
    for field in payload.keys() {
        let known = |list: &[&str]| list.contains(&field.as_str());
        let published = known(&ALWAYS) || known(also(event)) || known(maybe(event));
        assert!(published || field == "externalId", "{event} has no field {field}: {body}");
    }
    // Nobody may take it for a candidate's result.
    let telling =
        |value: &Value| value.as_str().is_some_and(|text| text.to_lowercase().contains("test"));
    assert!(payload.values().any(telling), "not recognisable as a test: {body}");
    if let Some(reason) = payload.get("expiredReason") {
        assert!([json!("testNotTaken"), json!("notCertified")].contains(reason), "{body}");
    }
    if let Some(label) = payload.get("plagiarismLabel") {
        assert!(["none", "low", "medium", "high", "-"].map(Value::from).contains(label), "{body}");
    }
}

#[test]
fn only_the_events_that_were_asked_for() {
    let (home, vendors) = finished();
    let args = ["webhook", "test", "--event", EVENTS[4], "--event", EVENTS[0]];
    let report = home.ask(&vendors, &args).run().report(0);
    let deliveries = vendors.webhook.deliveries();
    let mut sent: Vec<_> =
        deliveries.iter().map(Delivery::event).filter(|e| !e.is_empty()).collect();
    sent.sort();
    assert_eq!(sent, [EVENTS[0], EVENTS[4]]);
    report.expect_status(&format!("webhook.event.{}", EVENTS[0]), "pass");
    // One that is named twice is sent once, and all means all.
    for (second, checks) in [(["--event", EVENTS[0]].as_slice(), 2), (&["--all-events"], 9)] {
        let run = home.ask(&vendors, &["webhook", "test", "--event", EVENTS[0]]).args(second);
        assert_eq!(run.run().report(0).0["checks"].as_array().unwrap().len(), checks);
    }
}

#[test]
fn a_refused_event_fails_alone() {
    let (home, vendors) = finished();
    vendors.webhook.own(|one| {
        (one.event() == EVENTS[1]).then(|| Reply::json(422, &json!({"error": "unknown test"})))
    });
    let report = home.ask(&vendors, &["webhook", "test", "--all-events"]).run().report(1);
    let id = format!("webhook.event.{}", EVENTS[1]);
    assert_eq!(report.open(), [(id.as_str(), "fail")]);
}

#[test]
fn an_unknown_event_is_bad_input() {
    let (home, vendors) = fresh();
    for name in ["liveInterviewFinished", "companytestsessionstarted", ""] {
        let output = home.ask(&vendors, &["webhook", "test", "--event", name]).run();
        assert_eq!(output.code, 2, "{output:#?}");
        assert_eq!(vendors.count(), 0);
    }
}

#[test]
fn without_events_no_event_is_sent() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["webhook", "test"]).run().report(0);
    report.expect("webhook.handshake", "pass", "proven");
    assert!(vendors.webhook.deliveries().iter().all(|one| one.event().is_empty()));
    assert_eq!(vendors.webhook.deliveries().len(), 4);
}

const FORM: [&str; 2] = ["assessment-webhooks@ashbyhq.com", "X-Ashby-Api-Key"];

#[test]
fn the_form_is_shown_whole_and_without_a_key() {
    let (home, vendors) = finished();
    let output = home.cs(&["webhook", "show"]).at(&vendors).both_keys().run().expect_code(0);
    for part in EVENTS.iter().chain(&FORM) {
        assert!(output.stdout.contains(part), "{part} in {}", output.stdout);
    }
    assert!(output.stdout.contains(&vendors.webhook.url()));

    let report = home.ask(&vendors, &["webhook", "show"]).run().report(0);
    let form = &report.0["registration"];
    assert!(form.is_object(), "{report}");
    for part in EVENTS.iter().chain(&FORM) {
        assert!(form.to_string().contains(part), "{part} in {form:#}");
    }
    assert!(form.to_string().contains(&vendors.webhook.url()), "{form:#}");
    assert_eq!(vendors.count(), 0, "showing the form asks nobody");
}

#[test]
fn the_form_of_the_guide_has_the_published_endpoint() {
    let home = Home::new();
    let output = home.cs(&["webhook", "show"]).both_keys().run();
    assert!(output.stdout.contains("https://app.ashbyhq.com/api/codesignal_webhook"));
}

#[test]
fn keys_are_revealed_only_on_a_terminal() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["webhook", "show", "--reveal"]).run().report(2);
    assert!(!report.error_code().is_empty());
    home.cs(&["webhook", "show", "--reveal"]).at(&vendors).both_keys().run().expect_code(2);
}
