//! What was found: a status, how it was established, and words for the person.

pub(crate) use crate::evidence::Evidence;

use crate::check_id::CheckId;
use crate::credentials::{Location, ids};
use crate::error::Exit;
use crate::hint::Hint;
use crate::note::Note;
use crate::platform::rfc3339;
use jiff::Timestamp;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::time::Duration;

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
    pub(crate) notes: Vec<Note>,
    pub(crate) details: Map<String, Value>,
}

/// What a person confirmed, and what of it is out of date.
#[derive(Clone, Debug)]
pub(crate) struct Confirmed {
    pub(crate) at: Timestamp,
    pub(crate) stale: Vec<Location>,
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
            notes: Vec::new(),
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

    pub(crate) fn note(mut self, note: Note) -> Finding {
        self.notes.push(note);
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

    pub(crate) fn confirmed(mut self, at: Timestamp, stale: Vec<Location>) -> Finding {
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
    /// How long its calls took.
    pub(crate) took: Duration,
    pub(crate) confirmed: Option<Confirmed>,
    /// What `report` adds to the summary and to the fix.
    pub(crate) notes: Vec<Note>,
    pub(crate) details: Map<String, Value>,
}

impl CheckResult {
    pub(crate) fn new(id: CheckId, finding: Finding, took: Duration) -> CheckResult {
        let mut details = finding.details;
        if let Some(confirmed) = &finding.confirmed {
            details.insert("attested_at".into(), rfc3339(confirmed.at).into());
            if !confirmed.stale.is_empty() && !details.contains_key("stale") {
                details.insert("stale".into(), ids(&confirmed.stale).into());
            }
        }
        CheckResult {
            id,
            title: id.title(),
            status: finding.status,
            evidence: finding.evidence,
            summary: finding.summary,
            impact: finding.impact,
            fix: finding.fix,
            link: finding.link,
            took,
            confirmed: finding.confirmed,
            notes: finding.notes,
            details,
        }
    }

    /// The summary without the id of the check that a skipped one depends on: scripts need it, people don't.
    pub(crate) fn plain_summary(&self) -> Cow<'_, str> {
        match self.details.get("rests_on").and_then(Value::as_str) {
            Some(id) => self.summary.replace(&format!(" ({id})"), "").into(),
            None => self.summary.as_str().into(),
        }
    }

    /// The summary with what the problem breaks: one text for JSON and the other exports.
    pub(crate) fn description(&self) -> String {
        match &self.impact {
            Some(impact) => format!("{} {impact}", self.summary),
            None => self.summary.clone(),
        }
    }

    /// Adds a warning; a check that doesn't pass keeps its status.
    pub(crate) fn warn(&mut self, note: Note) {
        if self.status == Status::Pass {
            self.status = Status::Warn;
        }
        self.notes.push(note);
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
        let milliseconds = u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX);
        fields.serialize_field("duration_ms", &milliseconds)?;
        fields.serialize_field("details", &self.details)?;
        fields.end()
    }
}

/// How a run with these checks ends: `fail` beats `unknown` beats `todo`.
pub(crate) fn exit_of(results: &[CheckResult]) -> Exit {
    let any = |status| results.iter().any(|it| it.status == status);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fail_beats_unknown_beats_todo() {
        use Status::{Fail, Pass, Skip, Todo, Unknown, Warn};
        for (statuses, exit) in [
            (&[Pass, Warn, Skip][..], Exit::Pass),
            (&[Pass, Todo], Exit::Todo),
            (&[Todo, Unknown, Pass], Exit::Unknown),
            (&[Todo, Unknown, Fail], Exit::Fail),
            (&[], Exit::Pass),
        ] {
            let result = |status: &Status| {
                let finding = Finding::new(*status, Evidence::None, "");
                CheckResult::new(CheckId::Keystore, finding, Duration::ZERO)
            };
            let results: Vec<CheckResult> = statuses.iter().map(result).collect();
            assert_eq!(exit_of(&results), exit, "{statuses:?}");
        }
    }
}
