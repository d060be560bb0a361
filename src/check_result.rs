//! What was found: a status, how it was established, and words for the person.

use crate::check_id::CheckId;
use crate::credentials::key_set::KeyStatus;
use crate::credentials::{Location, ids};
use crate::error::Exit;
use crate::hint::Hint;
use crate::platform::rfc3339;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::time::Duration;
use strum::{IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
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
        self.into()
    }

    /// Whether a check that depends on this one can be evaluated.
    pub(crate) fn allows_dependents(self) -> bool {
        matches!(self, Status::Pass | Status::Warn)
    }
}

/// How a result was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
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
        self.into()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) status: Status,
    pub(crate) evidence: Evidence,
    /// What was found, in one short line.
    pub(crate) summary: String,
    /// What a rotation, `--deep` and the time since setup add: a sentence each.
    pub(crate) notes: Vec<String>,
    /// The check that has to pass before this one can be evaluated.
    pub(crate) needs: Option<CheckId>,
    /// What is said of the old key after a rotation.
    pub(crate) old_key: Option<KeyStatus>,
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

impl Finding {
    /// A finding with a status, its evidence and its words.
    pub(crate) fn new(status: Status, evidence: Evidence, summary: impl Into<String>) -> Finding {
        Finding {
            status,
            evidence,
            summary: summary.into(),
            notes: Vec::new(),
            needs: None,
            old_key: None,
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

    /// For a check that depends on another one, which didn't pass.
    pub(crate) fn skip(id: CheckId) -> Finding {
        let finding = Finding::new(Status::Skip, Evidence::None, needs(id, ""));
        Finding { needs: Some(id), ..finding }.detail("rests_on", id.to_string())
    }

    /// What this problem breaks. JSON has it behind the summary.
    pub(crate) fn impact(mut self, impact: impl Into<String>) -> Finding {
        self.impact = Some(impact.into());
        self
    }

    pub(crate) fn note(mut self, sentence: impl Into<String>) -> Finding {
        self.notes.push(sentence.into());
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

    /// Adds what to do, behind what is there already.
    pub(crate) fn add_fix(&mut self, next: impl Into<Hint>) {
        self.fix = Some(match self.fix.take() {
            Some(fix) => fix.then(next),
            None => next.into(),
        });
    }

    /// Adds a warning; a check that doesn't pass keeps its status.
    pub(crate) fn warn(&mut self, sentence: impl Into<String>, fix: impl Into<Hint>) {
        if self.status == Status::Pass {
            self.status = Status::Warn;
        }
        self.notes.push(sentence.into());
        self.add_fix(fix);
    }

    /// The summary and the notes, for people.
    pub(crate) fn words(&self) -> String {
        sentences(self.summary.clone(), &self.notes)
    }

    /// The same for scripts, with the id of the check that a skipped one needs, and with what a problem breaks.
    pub(crate) fn description(&self) -> String {
        let summary = match self.needs {
            Some(id) => needs(id, &format!(" ({id})")),
            None => self.summary.clone(),
        };
        let words = sentences(summary, &self.notes);
        match &self.impact {
            Some(impact) => format!("{words} {impact}"),
            None => words,
        }
    }
}

fn needs(id: CheckId, in_brackets: &str) -> String {
    format!("Not checked: needs {}{in_brackets}.", id.mentioned())
}

fn sentences(mut words: String, notes: &[String]) -> String {
    for note in notes {
        let stop = if words.ends_with(['.', '!', '?', ':']) { " " } else { ". " };
        words = words + stop + note;
    }
    words
}

/// A check with what was found, as it appears in a report.
#[derive(Clone, Debug)]
pub(crate) struct CheckResult {
    pub(crate) id: CheckId,
    /// How long its calls took.
    pub(crate) took: Duration,
    pub(crate) finding: Finding,
}

impl CheckResult {
    pub(crate) fn new(id: CheckId, mut finding: Finding, took: Duration) -> CheckResult {
        if let Some(confirmed) = &finding.confirmed {
            let details = &mut finding.details;
            details.insert("attested_at".into(), rfc3339(confirmed.at).into());
            if !confirmed.stale.is_empty() && !details.contains_key("stale") {
                details.insert("stale".into(), ids(&confirmed.stale).into());
            }
        }
        CheckResult { id, took, finding }
    }
}

impl Serialize for CheckResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = json!({
            "id": self.id,
            "title": self.id.title(),
            "status": self.finding.status,
            "evidence": self.finding.evidence,
            "summary": self.finding.description(),
            "fix": self.finding.fix,
            "link": self.finding.link,
            "duration_ms": u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX),
            "details": self.finding.details,
        });
        fields.serialize(serializer)
    }
}

/// How a run with these checks ends: `fail` beats `unknown` beats `todo`.
pub(crate) fn exit_of(results: &[CheckResult]) -> Exit {
    let any = |status| results.iter().any(|it| it.finding.status == status);
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
    fn a_skipped_check_names_the_one_it_needs_with_its_id_for_scripts() {
        let finding = Finding::skip(CheckId::AshbyKey);
        assert_eq!(finding.details["rests_on"], "ashby.key");
        assert!(finding.description().ends_with(" (ashby.key)."), "{}", finding.description());
        assert!(!finding.words().contains("ashby.key"), "{}", finding.words());
    }

    #[test]
    fn notes_follow_the_summary_as_sentences_and_the_impact_is_last() {
        let finding =
            Finding::unknown("No answer").note("First.").note("Second.").impact("So what.");
        assert_eq!(finding.words(), "No answer. First. Second.");
        assert_eq!(finding.description(), "No answer. First. Second. So what.");
    }

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
