//! `webhook test` with the eight events, and `webhook show` with the form.

use crate::support::scene::finished;
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
    let sent = |args: &[&str], code| {
        vendors.forget();
        let run = home.ask(&vendors, &[&["webhook", "test"], args].concat()).run();
        let deliveries = vendors.webhook.deliveries();
        let mut sent: Vec<_> = deliveries.iter().map(Delivery::event).collect();
        sent.sort();
        assert_eq!(run.code, code, "{run:#?}");
        sent
    };
    // The four of the handshake bring no event.
    assert_eq!(sent(&[], 0), [""; 4]);
    let both = sent(&["--event", EVENTS[4], "--event", EVENTS[0]], 0);
    assert_eq!(both[4..], [EVENTS[0], EVENTS[4]]);
    // One that is named twice is sent once, and all means all.
    assert_eq!(sent(&["--event", EVENTS[0], "--event", EVENTS[0]], 0)[4..], [EVENTS[0]]);
    assert_eq!(sent(&["--event", EVENTS[0], "--all-events"], 0)[4..].len(), EVENTS.len());
    for name in ["liveInterviewFinished", "companytestsessionstarted", ""] {
        assert_eq!(sent(&["--event", name], 2), [""; 0]);
    }
}

#[test]
fn the_form_is_shown_whole_and_without_a_key() {
    let (home, vendors) = finished();
    let parts = ["assessment-webhooks@ashbyhq.com", "X-Ashby-Api-Key"];
    for (run, endpoint) in [
        (home.cs(&["webhook", "show"]), "https://app.ashbyhq.com/api/codesignal_webhook".into()),
        (home.cs(&["webhook", "show"]).at(&vendors), vendors.webhook.url()),
    ] {
        let text = run.clone().both_keys().run().expect_code(0).stdout;
        let report = run.both_keys().json_output().run().report(0);
        for shown in [text, report.0["registration"].to_string()] {
            for part in EVENTS.iter().chain(&parts).chain([&endpoint.as_str()]) {
                assert!(shown.contains(part), "{part} in {shown}");
            }
        }
    }
    assert_eq!(vendors.count(), 0, "showing the form asks nobody");
}

#[test]
fn keys_are_revealed_only_on_a_terminal_each_on_a_line_of_its_own() {
    let (home, vendors) = finished();
    let run = home.cs(&["webhook", "show", "--reveal"]).at(&vendors).both_keys();
    run.run().expect_code(2);
    run.clone().json_output().run().report(2);
    let mut person = Person::at(&run, 200);
    person.leaves_with(0);
    let screen = person.pty.screen();
    let lines =
        [format!("Secret Key: {CODESIGNAL_KEY}"), format!("Custom headers, value: {ASHBY_KEY}")];
    for line in lines {
        assert!(screen.lines().any(|shown| shown.trim_end() == line), "{screen}");
    }
}
