//! The practice company: its assessments, test sessions and interviews, and how the published
//! GraphQL types show them.

use super::world::{Codesignal, millis, now};
use crate::error::Result;
use serde_json::{Value, json};
use time::OffsetDateTime;

/// An assessment that candidates can be invited to.
pub(super) struct Assessment {
    pub id: String,
    pub title: &'static str,
    pub minutes: i64,
    pub created: OffsetDateTime,
}

#[derive(Clone)]
/// One candidate's way through an assessment.
pub(super) struct Session {
    pub id: String,
    pub test_id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub external_id: Option<String>,
    pub created: OffsetDateTime,
    pub started: Option<OffsetDateTime>,
    pub finished: Option<OffsetDateTime>,
}

/// A live interview.
pub(super) struct Interview {
    pub id: String,
    pub candidate_email: Option<String>,
    pub candidate_name: Option<String>,
}

/// What a finished practice session scored, of `MAX_SCORE`.
pub(super) const SCORE: i64 = 740;
/// The most a practice session can score.
pub(super) const MAX_SCORE: i64 = 1000;
/// The coding score that belongs to it.
pub(super) const CODING_SCORE: i64 = 512;

/// What the company offers from the start.
pub(super) fn assessments(new_id: impl Fn() -> Result<String>) -> Result<Vec<Assessment>> {
    [
        ("General Coding Assessment", 70),
        ("Backend Engineer: Python", 90),
        ("Frontend Engineer: React", 90),
        ("Data Analytics: SQL", 60),
        ("Site Reliability Engineer", 75),
    ]
    .into_iter()
    .map(|(title, minutes)| {
        Ok(Assessment {
            id: new_id()?,
            title,
            minutes,
            created: now(),
        })
    })
    .collect()
}

impl Session {
    pub fn candidate_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }

    /// Where its result is shown. The host is reserved (RFC 2606), so nothing is there.
    pub fn url(&self) -> String {
        format!("https://codesignal.example/test-result/{}", self.id)
    }
}

/// The published type `Company`. What is not said here is filled in by the schema.
pub(super) fn company(codesignal: &Codesignal) -> Value {
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
pub(super) fn company_test(codesignal: &Codesignal, test: &Assessment) -> Value {
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
pub(super) fn company_test_session(codesignal: &Codesignal, session: &Session) -> Value {
    let test = codesignal
        .tests
        .iter()
        .find(|test| test.id == session.test_id);
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
pub(super) fn live_interview(codesignal: &Codesignal, interview: &Interview) -> Value {
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
