//! What was found: a status, how it was established, and words for the person.

use crate::check_id::CheckId;
use crate::credentials::Location;
use crate::error::Exit;
use crate::hint::Hint;
use crate::state::Confirmation;
use jiff::Timestamp;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Pass,
    /// Passes, but needs attention.
    Warn,
    Fail,
    Todo,
    Unknown,
    /// It does not apply, or what it rests on did not pass.
    Skip,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Pass => "pass",
            Status::Warn => "warn",
            Status::Fail => "fail",
            Status::Todo => "todo",
            Status::Unknown => "unknown",
            Status::Skip => "skip",
        }
    }

    /// Whether a check that depends on this one can be evaluated.
    pub(crate) fn allows_dependents(self) -> bool {
        matches!(self, Status::Pass | Status::Warn)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Evidence {
    Proven,
    Reported,
    Inferred,
    /// A person confirmed it, for these keys.
    Attested,
    None,
}

impl Evidence {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Evidence::Proven => "proven",
            Evidence::Reported => "reported",
            Evidence::Inferred => "inferred",
            Evidence::Attested => "attested",
            Evidence::None => "none",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) status: Status,
    pub(crate) evidence: Evidence,
    /// What was found, in one short line.
    pub(crate) summary: String,
    /// What a problem breaks: the second line of three, before the fix.
    pub(crate) impact: Option<String>,
    pub(crate) fix: Option<Hint>,
    pub(crate) link: Option<&'static str>,
    pub(crate) confirmed: Option<Confirmed>,
    pub(crate) details: Map<String, Value>,
}

/// What a person confirmed, and what of it is out of date.
#[derive(Clone, Debug)]
pub(crate) struct Confirmed {
    pub(crate) at: Timestamp,
    pub(crate) stale: Vec<Location>,
}

impl Confirmed {
    pub(crate) fn without_stale(self) -> Confirmed {
        Confirmed { stale: Vec::new(), ..self }
    }
}

impl Finding {
    /// A finding with a status, its evidence and its words.
    pub(crate) fn new(status: Status, evidence: Evidence, summary: impl Into<String>) -> Finding {
        Finding {
            status,
            evidence,
            summary: summary.into(),
            impact: None,
            fix: None,
            link: None,
            confirmed: None,
            details: Map::new(),
        }
    }

    pub(crate) fn pass(evidence: Evidence, summary: impl Into<String>) -> Finding {
        Finding::new(Status::Pass, evidence, summary)
    }

    pub(crate) fn unknown(summary: impl Into<String>) -> Finding {
        Finding::new(Status::Unknown, Evidence::None, summary)
    }

    /// What this problem breaks. JSON has it behind the summary.
    pub(crate) fn impact(mut self, impact: impl Into<String>) -> Finding {
        self.impact = Some(impact.into());
        self
    }

    /// Adds a sentence to the summary.
    pub(crate) fn note(mut self, words: impl AsRef<str>) -> Finding {
        self.summary.push(' ');
        self.summary.push_str(words.as_ref());
        self
    }

    pub(crate) fn fix(mut self, fix: impl Into<Hint>) -> Finding {
        self.fix = Some(fix.into());
        self
    }

    pub(crate) fn link(mut self, link: &'static str) -> Finding {
        self.link = Some(link);
        self
    }

    pub(crate) fn confirmed(mut self, given: &Confirmation, stale: Vec<Location>) -> Finding {
        let at = given.at;
        self.confirmed = Some(Confirmed { at, stale });
        self
    }

    pub(crate) fn detail(mut self, name: &str, value: impl Into<Value>) -> Finding {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

/// A check with what was found, as it appears in a report.
#[derive(Clone, Debug)]
pub(crate) struct CheckResult {
    pub(crate) id: CheckId,
    pub(crate) title: String,
    pub(crate) status: Status,
    pub(crate) evidence: Evidence,
    pub(crate) summary: String,
    pub(crate) impact: Option<String>,
    pub(crate) fix: Option<Hint>,
    pub(crate) link: Option<&'static str>,
    /// How long its calls took, in milliseconds.
    pub(crate) duration_ms: u64,
    pub(crate) confirmed: Option<Confirmed>,
    pub(crate) details: Map<String, Value>,
}

impl CheckResult {
    /// The summary with what the problem breaks: one text for JSON and the other exports.
    pub(crate) fn description(&self) -> String {
        match &self.impact {
            Some(impact) => format!("{} {impact}", self.summary),
            None => self.summary.clone(),
        }
    }

    /// Adds a warning; what does not hold stays what it is.
    pub(crate) fn warn(&mut self, words: impl AsRef<str>, fix: impl Into<Hint>) {
        if self.status == Status::Pass {
            self.status = Status::Warn;
        }
        self.summary = format!("{} {}", self.summary, words.as_ref());
        self.fix = Some(match self.fix.take() {
            Some(before) => before.then(fix),
            None => fix.into(),
        });
    }
}

impl Serialize for CheckResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("CheckResult", 9)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("title", &self.title)?;
        fields.serialize_field("status", &self.status)?;
        fields.serialize_field("evidence", &self.evidence)?;
        fields.serialize_field("summary", &self.description())?;
        fields.serialize_field("fix", &self.fix)?;
        fields.serialize_field("link", &self.link)?;
        fields.serialize_field("duration_ms", &self.duration_ms)?;
        fields.serialize_field("details", &self.details)?;
        fields.end()
    }
}

/// How a run with these checks ends: `fail` beats `unknown` beats `todo`.
pub(crate) fn exit_of(entries: &[CheckResult]) -> Exit {
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
