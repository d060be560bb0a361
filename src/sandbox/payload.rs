//! The payloads of the eight events, as CodeSignal publishes their fields.

use super::codesignal_data::{CODING_SCORE, MAX_SCORE, SCORE, Session};
use super::state::CodesignalState;
use crate::integration::Event;
use serde_json::{Value, json};

/// What stands in the payload of every test-session event.
const COMMON: [&str; 5] =
    ["testSessionId", "testId", "testTitle", "candidateEmail", "candidateName"];

/// The payload of an event of this session.
pub(super) fn payload(codesignal: &CodesignalState, session: &Session, event: Event) -> Value {
    let test = codesignal.tests.iter().find(|it| it.id == session.test_id);
    let mut payload = json!({
        "testSessionId": session.id,
        "testId": session.test_id,
        "testTitle": test.map_or("", |it| it.title),
        "candidateEmail": session.email,
        "candidateName": session.candidate_name(),
    });
    if let Some(id) = &session.external_id {
        payload["externalId"] = json!(id);
    }
    let took = match (session.started, session.finished) {
        (Some(started), Some(finished)) => finished.as_millisecond() - started.as_millisecond(),
        _ => 0,
    };
    let result = [
        ("duration", json!(took)),
        ("score", json!(SCORE)),
        ("maxScore", json!(MAX_SCORE)),
        ("versionedCodingScore", json!({ "version": "codingScore2023", "value": CODING_SCORE })),
    ];
    match event {
        Event::Started | Event::CandidateDeclined => {}
        Event::Finished | Event::ResultShared | Event::ResultVerified => {
            put(&mut payload, result);
            put(
                &mut payload,
                [
                    ("plagiarismLevel", json!(0)),
                    ("plagiarismLabel", json!("none")),
                    ("url", json!(session.url())),
                ],
            );
        }
        Event::VerificationPending => put(&mut payload, result),
        Event::Expired => put(&mut payload, [("expiredReason", json!("testNotTaken"))]),
        Event::ResultNotVerified => {
            put(&mut payload, [("rejectedReasons", json!(["Another person was in the room"]))])
        }
    }
    payload
}

/// The first published field that a payload lacks or that has another type, if there is one.
pub(super) fn misfit(event: Event, payload: &Value) -> Option<&'static str> {
    let text = |name: &&'static str| !payload[*name].is_string();
    let number = |name: &&'static str| !payload[*name].is_number();
    let (texts, numbers): (&[&str], &[&str]) = match event {
        Event::Started | Event::CandidateDeclined | Event::ResultNotVerified => (&[], &[]),
        Event::Finished | Event::ResultShared | Event::ResultVerified => {
            (&["url"], &["duration", "score", "maxScore"])
        }
        Event::VerificationPending => (&[], &["duration", "score", "maxScore"]),
        Event::Expired => (&["expiredReason"], &[]),
    };
    let wrong_text = COMMON.iter().chain(texts).copied().find(|name| text(name));
    wrong_text.or_else(|| numbers.iter().copied().find(|name| number(name)))
}

fn put<const N: usize>(payload: &mut Value, fields: [(&str, Value); N]) {
    for (name, value) in fields {
        payload[name] = value;
    }
}
