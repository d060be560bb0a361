//! The practice company: its assessments, test sessions and interviews, and how the published
//! GraphQL types show them.

use super::state::{CodesignalState, millis, now};
use crate::error::Result;
use serde_json::{Value, json};
use time::OffsetDateTime;

/// An assessment that candidates can be invited to.
pub(super) struct Assessment {
    pub(crate) id: String,
    pub(crate) title: &'static str,
    pub(crate) minutes: i64,
    pub(crate) created: OffsetDateTime,
}

#[derive(Clone)]
pub(super) struct Session {
    pub(crate) id: String,
    pub(crate) test_id: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) external_id: Option<String>,
    pub(crate) created: OffsetDateTime,
    pub(crate) started: Option<OffsetDateTime>,
    pub(crate) finished: Option<OffsetDateTime>,
}

pub(super) struct Interview {
    pub(crate) id: String,
    pub(crate) candidate_email: Option<String>,
    pub(crate) candidate_name: Option<String>,
}

/// What a finished practice session scored, of `MAX_SCORE`.
pub(super) const SCORE: i64 = 740;
pub(super) const MAX_SCORE: i64 = 1000;
pub(super) const CODING_SCORE: i64 = 512;

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
    pub(crate) fn candidate_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }

    /// Where its result is shown. The host is reserved (RFC 2606), so nothing is there.
    pub(crate) fn url(&self) -> String {
        format!("https://codesignal.example/test-result/{}", self.id)
    }
}

/// The published type `Company`. What is not said here is filled in by the schema.
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
