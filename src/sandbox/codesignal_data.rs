//! The practice company: its assessments, test sessions and interviews.

use super::values::{new_id, now};
use crate::error::Result;
use jiff::Timestamp;

/// An assessment that candidates can be invited to.
pub(super) struct Assessment {
    pub(crate) id: String,
    pub(crate) title: &'static str,
    pub(crate) minutes: i64,
    pub(crate) created: Timestamp,
}

#[derive(Clone)]
pub(super) struct Session {
    pub(crate) id: String,
    pub(crate) test_id: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) external_id: Option<String>,
    pub(crate) created: Timestamp,
    pub(crate) started: Option<Timestamp>,
    pub(crate) finished: Option<Timestamp>,
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

pub(super) fn assessments() -> Result<Vec<Assessment>> {
    [
        ("General Coding Assessment", 70),
        ("Backend Engineer: Python", 90),
        ("Frontend Engineer: React", 90),
        ("Data Analytics: SQL", 60),
        ("Site Reliability Engineer", 75),
    ]
    .into_iter()
    .map(|(title, minutes)| Ok(Assessment { id: new_id()?, title, minutes, created: now() }))
    .collect()
}

impl Session {
    pub(crate) fn candidate_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Where its result is shown. The host is reserved (RFC 2606), so nothing is there.
    pub(crate) fn url(&self) -> String {
        format!("https://codesignal.example/test-result/{}", self.id)
    }
}
