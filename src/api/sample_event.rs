//! Signed samples of the eight events, with payloads as published and recognisable as tests.

use super::webhook::Sample;
use crate::integration::Event;
use serde_json::{Map, Value, json};

/// A sample of `event`, triggered at `triggered_on` (milliseconds since the epoch).
pub(crate) fn sample(event: Event, triggered_on: i64) -> Sample {
    let body = json!({
        "event": event.name(),
        "triggeredOn": triggered_on,
        "payload": payload(event),
    });
    Sample { event: event.name(), triggered_on, body: body.to_string() }
}

/// The published fields of the event. Names, mail and ids say that it is a test; `example.com` is
/// reserved for that (RFC 2606).
fn payload(event: Event) -> Map<String, Value> {
    let mut fields = object(json!({
        // 17 characters, as CodeSignal's ids have.
        "testSessionId": "csAshbyTest000001",
        "testId": "csAshbyTest000002",
        "testTitle": "cs-ashby connectivity test (not a real assessment)",
        "candidateEmail": "cs-ashby-test@example.com",
        "candidateName": "Connectivity Test",
        "externalId": "cs-ashby-test",
    }));
    let more = match event {
        Event::Started | Event::CandidateDeclined => json!({}),
        Event::Finished | Event::ResultShared | Event::ResultVerified => {
            let mut result = score();
            result.extend(object(json!({
                "plagiarismLevel": 0,
                "plagiarismLabel": "none",
                "url": "https://app.codesignal.com/",
            })));
            Value::Object(result)
        }
        Event::VerificationPending => Value::Object(score()),
        Event::Expired => json!({"expiredReason": "testNotTaken"}),
        Event::ResultNotVerified => json!({"rejectedReasons": []}),
    };
    fields.extend(object(more));
    fields
}

fn score() -> Map<String, Value> {
    object(json!({
        "duration": 60_000,
        "score": 0,
        "maxScore": 1,
        "versionedCodingScore": {"version": "codingScore2023", "value": 200},
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
