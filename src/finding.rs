//! What was found: a status, how it was established, and words for the person.

use crate::error::Exit;
use serde::Serialize;
use serde_json::{Map, Value};

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It holds.
    Pass,
    /// It holds as far as it goes, but is worth a look.
    Warn,
    /// It does not hold.
    Fail,
    /// A person must act.
    Todo,
    /// It could not be established.
    Unknown,
    /// It does not apply, or what it rests on did not pass.
    Skip,
}

impl Status {
    /// The word in JSON and in text.
    pub fn word(self) -> &'static str {
        match self {
            Status::Pass => "pass",
            Status::Warn => "warn",
            Status::Fail => "fail",
            Status::Todo => "todo",
            Status::Unknown => "unknown",
            Status::Skip => "skip",
        }
    }

    /// Whether a check that rests on this one can be judged.
    pub fn carries(self) -> bool {
        matches!(self, Status::Pass | Status::Warn)
    }
}

/// How a status was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// A real call showed it.
    Proven,
    /// The vendor says so.
    Reported,
    /// A probe suggests it.
    Inferred,
    /// A person said so, for these very keys.
    Attested,
    /// Nothing.
    None,
}

impl Evidence {
    /// The word in JSON and in text.
    pub fn word(self) -> &'static str {
        match self {
            Evidence::Proven => "proven",
            Evidence::Reported => "reported",
            Evidence::Inferred => "inferred",
            Evidence::Attested => "attested",
            Evidence::None => "none",
        }
    }
}

/// The result of judging one check.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How it stands.
    pub status: Status,
    /// How that was established.
    pub evidence: Evidence,
    /// What happened and why it matters.
    pub summary: String,
    /// The exact next step.
    pub fix: Option<String>,
    /// The page to open.
    pub link: Option<&'static str>,
    /// Facts for scripts.
    pub details: Map<String, Value>,
}

impl Finding {
    /// A finding with a status, its evidence and its words.
    pub fn new(status: Status, evidence: Evidence, summary: impl Into<String>) -> Finding {
        Finding {
            status,
            evidence,
            summary: summary.into(),
            fix: None,
            link: None,
            details: Map::new(),
        }
    }

    /// It holds.
    pub fn pass(evidence: Evidence, summary: impl Into<String>) -> Finding {
        Finding::new(Status::Pass, evidence, summary)
    }

    /// It could not be established.
    pub fn unknown(summary: impl Into<String>) -> Finding {
        Finding::new(Status::Unknown, Evidence::None, summary)
    }

    /// The same with the next step.
    pub fn fix(mut self, fix: impl Into<String>) -> Finding {
        self.fix = Some(fix.into());
        self
    }

    /// The same with a page to open.
    pub fn link(mut self, link: &'static str) -> Finding {
        self.link = Some(link);
        self
    }

    /// The same with a fact for scripts.
    pub fn detail(mut self, name: &str, value: impl Into<Value>) -> Finding {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

/// A check with what was found, as it stands in a report.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The stable id.
    pub id: String,
    /// The name for people.
    pub title: String,
    /// How it stands.
    pub status: Status,
    /// How that was established.
    pub evidence: Evidence,
    /// What happened and why it matters.
    pub summary: String,
    /// The exact next step.
    pub fix: Option<String>,
    /// The page to open.
    pub link: Option<&'static str>,
    /// How long the questions took that it rests on, in milliseconds.
    pub duration_ms: u64,
    /// Facts for scripts.
    pub details: Map<String, Value>,
}

impl Entry {
    /// Adds a warning; what does not hold stays what it is.
    pub fn warn(&mut self, words: impl AsRef<str>, fix: impl AsRef<str>) {
        let (words, fix) = (words.as_ref(), fix.as_ref());
        if self.status == Status::Pass {
            self.status = Status::Warn;
        }
        self.summary = format!("{} {words}", self.summary);
        self.fix = Some(match self.fix.take() {
            Some(before) => format!("{before} {fix}"),
            None => fix.to_owned(),
        });
    }
}

/// How a run with these checks ends: a failure beats an open question beats an open step.
pub fn exit_of(entries: &[Entry]) -> Exit {
    let any = |status| entries.iter().any(|entry| entry.status == status);
    if any(Status::Fail) {
        Exit::Fail
    } else if any(Status::Unknown) {
        Exit::Unknown
    } else if any(Status::Todo) {
        Exit::Todo
    } else {
        Exit::Pass
    }
}
