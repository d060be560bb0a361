//! The practice company as the published GraphQL types show it. What is not said here is filled in by the schema.

use super::values::new_id;
use crate::integration::Event;
use crate::platform::now;
use jiff::Timestamp;
use serde_json::{Value, json};

const MAX_SCORE: u32 = 1000;
const SCORE: u32 = 740;
/// How long the candidate of the practice takes, without anyone waiting for it.
const TOOK_MS: i64 = 45 * 60 * 1000;

/// The published type `Company`.
pub(super) fn company() -> Value {
    json!({
        "id": new_id(),
        "alias": "sandbox-company",
        "name": "Sandbox Company",
        "logo": "https://codesignal.example/logo.png",
        "status": "active",
        "clientType": "enterprise",
        "ownedEmailDomains": ["sandbox.example"],
        "customFeatures": { "atsIntegration": true, "apiIntegration": true }
    })
}

/// The published type `CompanyTest`, some of it.
pub(super) fn company_tests(company: &Value) -> Vec<Value> {
    let tests = [
        ("General Coding Assessment", 70.0),
        ("Backend Engineer: Python", 90.0),
        ("Frontend Engineer: React", 90.0),
        ("Data Analytics: SQL", 60.0),
        ("Site Reliability Engineer", 75.0),
    ];
    let test = |(title, minutes): (&str, f64)| {
        json!({
            "id": new_id(),
            "title": title,
            "externalTitle": title,
            "introMessage": "Welcome! This is a practice assessment.",
            "outroMessage": "Thank you. Nothing was sent anywhere.",
            // In milliseconds, like the duration of a delivered result.
            "duration": minutes * 60_000.0,
            "company": company,
            "createDate": now().as_millisecond()
        })
    };
    tests.into_iter().map(test).collect()
}

/// The published type `CompanyTestSession`.
pub(super) fn company_test_session(test: &Value, test_taker: &Value) -> Value {
    let id = new_id();
    json!({
        "id": id,
        "test": test,
        "status": "pending",
        "testTaker": test_taker,
        "maxScore": MAX_SCORE,
        "createDate": now().as_millisecond(),
        // The host is reserved (RFC 2606), so nothing is there.
        "invitationUrl": format!("https://codesignal.example/test/{id}"),
    })
}

pub(super) fn start(session: &mut Value, at: Timestamp) {
    session["status"] = "active".into();
    session["startDate"] = at.as_millisecond().into();
}

pub(super) fn finish(session: &mut Value, started: Timestamp) {
    let id = session["id"].as_str().unwrap_or_default();
    let url = format!("https://codesignal.example/test-result/{id}");
    session["status"] = "over".into();
    session["finishDate"] = (started.as_millisecond() + TOOK_MS).into();
    session["result"] = json!({
        "score": SCORE,
        "solvedTaskCount": 3,
        "url": url,
        "versionedCodingScore": { "version": "codingScore2023", "value": 512 }
    });
}

/// The published type `LiveInterview`.
pub(super) fn live_interview(company: &Value) -> Value {
    let id = new_id();
    let url = format!("https://codesignal.example/interview/{id}");
    json!({ "id": id, "status": "pending", "url": url, "shortenedUrl": url, "company": company })
}

/// What is delivered when a candidate starts or finishes a test, as CodeSignal publishes it.
pub(super) fn payload(event: Event, session: &Value) -> Value {
    let taker = &session["testTaker"];
    let name = ["firstName", "lastName"].map(|it| taker[it].as_str().unwrap_or_default());
    let mut payload = json!({
        "testSessionId": session["id"],
        "testId": session["test"]["id"],
        "testTitle": session["test"]["title"],
        "candidateEmail": taker["email"],
        "candidateName": name.join(" "),
    });
    if event == Event::Finished {
        let result = &session["result"];
        payload["duration"] = TOOK_MS.into();
        payload["score"] = result["score"].clone();
        payload["maxScore"] = session["maxScore"].clone();
        payload["versionedCodingScore"] = result["versionedCodingScore"].clone();
        payload["plagiarismLevel"] = 0.into();
        payload["plagiarismLabel"] = "none".into();
        payload["url"] = result["url"].clone();
    }
    payload
}

/// The first published field that a payload lacks or that has another type, if there is one.
pub(super) fn misfit(event: Event, payload: &Value) -> Option<&'static str> {
    let common = ["testSessionId", "testId", "testTitle", "candidateEmail", "candidateName"];
    let (texts, numbers): (&[_], &[_]) = match event {
        Event::Started | Event::CandidateDeclined | Event::ResultNotVerified => (&[], &[]),
        Event::Finished | Event::ResultShared | Event::ResultVerified => {
            (&["url"], &["duration", "score", "maxScore"])
        }
        Event::VerificationPending => (&[], &["duration", "score", "maxScore"]),
        Event::Expired => (&["expiredReason"], &[]),
    };
    let mut texts = common.iter().chain(texts).copied();
    let mut numbers = numbers.iter().copied();
    let text = texts.find(|name| !payload[*name].is_string());
    text.or_else(|| numbers.find(|name| !payload[*name].is_number()))
}
