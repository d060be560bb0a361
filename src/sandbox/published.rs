//! How the published GraphQL types show the practice company. What is not said here is filled in by the schema.

use super::codesignal_data::{Assessment, CODING_SCORE, Interview, MAX_SCORE, SCORE, Session};
use super::state::CodesignalState;
use super::values::millis;
use serde_json::{Value, json};

/// The published type `Company`.
pub(super) fn company(codesignal: &CodesignalState) -> Value {
    json!({
        "id": codesignal.company_id,
        "alias": "sandbox-company",
        "name": "Sandbox Company",
        "logo": "https://codesignal.example/logo.png",
        "status": "active",
        "clientType": "enterprise",
        "ownedEmailDomains": ["sandbox.example"],
        "customFeatures": { "atsIntegration": true, "apiIntegration": true }
    })
}

/// The published type `CompanyTest`.
pub(super) fn company_test(codesignal: &CodesignalState, test: &Assessment) -> Value {
    json!({
        "id": test.id,
        "title": test.title,
        "externalTitle": test.title,
        "introMessage": "Welcome! This is a practice assessment.",
        "outroMessage": "Thank you. Nothing was sent anywhere.",
        // A Float, in milliseconds like the duration of a delivered result.
        "duration": (test.minutes * 60_000) as f64,
        "company": company(codesignal),
        "createDate": millis(test.created)
    })
}

/// The published type `CompanyTestSession`.
pub(super) fn company_test_session(codesignal: &CodesignalState, session: &Session) -> Value {
    let test = codesignal.tests.iter().find(|test| test.id == session.test_id);
    let status = match (session.started, session.finished) {
        (_, Some(_)) => "over",
        (Some(_), None) => "active",
        (None, None) => "pending",
    };
    let result = session.finished.map(|_| {
        json!({
            "score": SCORE,
            "solvedTaskCount": 3,
            "url": session.url(),
            "versionedCodingScore": { "version": "codingScore2023", "value": CODING_SCORE }
        })
    });
    json!({
        "id": session.id,
        "test": test.map(|test| company_test(codesignal, test)),
        "status": status,
        "testTaker": {
            "email": session.email,
            "firstName": session.first_name,
            "lastName": session.last_name
        },
        "maxScore": MAX_SCORE,
        "createDate": millis(session.created),
        "startDate": session.started.map(millis),
        "finishDate": session.finished.map(millis),
        "invitationUrl": format!("https://codesignal.example/test/{}", session.id),
        "result": result
    })
}

/// The published type `LiveInterview`.
pub(super) fn live_interview(codesignal: &CodesignalState, interview: &Interview) -> Value {
    let url = format!("https://codesignal.example/interview/{}", interview.id);
    json!({
        "id": interview.id,
        "candidateEmail": interview.candidate_email,
        "candidateName": interview.candidate_name,
        "status": "pending",
        "url": url,
        "shortenedUrl": url,
        "company": company(codesignal)
    })
}
