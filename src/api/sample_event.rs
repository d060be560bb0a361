//! Signed samples of the eight events, with payloads as published and recognisable as tests.

use crate::integration::Event;
use serde_json::{Value, json};

/// The body of an event triggered at `triggered_on`, in milliseconds since the epoch.
pub(super) fn body(event: Event, triggered_on: i64) -> String {
    let payload = payload(event);
    json!({"event": event.name(), "triggeredOn": triggered_on, "payload": payload}).to_string()
}

/// The published fields of the event. Names, mail and ids say that it is a test; `example.com` is
/// reserved for that (RFC 2606).
fn payload(event: Event) -> Value {
    let mut fields = json!({
        // 17 characters, as CodeSignal's ids have.
        "testSessionId": "csAshbyTest000001",
        "testId": "csAshbyTest000002",
        "testTitle": "cs-ashby connectivity test (not a real assessment)",
        "candidateEmail": "cs-ashby-test@example.com",
        "candidateName": "Connectivity Test",
        "externalId": "cs-ashby-test",
    });
    let is_result = matches!(event, Event::Finished | Event::ResultShared | Event::ResultVerified);
    if is_result || event == Event::VerificationPending {
        fields["duration"] = 60_000.into();
        fields["score"] = 0.into();
        fields["maxScore"] = 1.into();
        fields["versionedCodingScore"] = json!({"version": "codingScore2023", "value": 200});
    }
    if is_result {
        fields["plagiarismLevel"] = 0.into();
        fields["plagiarismLabel"] = "none".into();
        fields["url"] = "https://app.codesignal.com/".into();
    }
    match event {
        Event::Expired => fields["expiredReason"] = "testNotTaken".into(),
        Event::ResultNotVerified => fields["rejectedReasons"] = json!([]),
        _ => {}
    }
    fields
}
