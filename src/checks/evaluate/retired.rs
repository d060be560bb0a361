//! The old key after a rotation: dead, or still alive and for how long. It decides nothing about the key
//! in force, so it never makes a check fail.

use super::EvalContext;
use super::attested::day;
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::answers::KeyStatus;
use crate::integration::KeyName;
use crate::keystore::RotatingKey;
use crate::platform::rfc3339;
use serde_json::json;
use time::OffsetDateTime;

/// An old key that still works this long after the new one is in force is worth a warning.
const WORTH_A_WARNING_DAYS: i64 = 1;

/// Where and how a key is deleted, in the words of the vendor's own site.
pub(crate) fn how_to_delete(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In CodeSignal, open Integrations > API Keys and delete the old key (not the one that you made for this change)."
        }
        KeyName::Ashby => {
            "In Ashby, open the API keys in the admin settings and deactivate the old key (not the one that you made for this change)."
        }
    }
}

/// Adds what is known of the old key to the finding about the one in force.
pub(crate) fn beside(name: KeyName, finding: Finding, facts: &EvalContext<'_>) -> Finding {
    let mut retired = facts.passing.retired.iter();
    let Some(old) = retired.find(|it| it.name == name) else {
        return finding;
    };
    let asked = facts.answers.retired.iter().find(|(it, _)| *it == name);
    let life = asked.map_or(KeyStatus::Unknown, |(_, life)| *life);
    let finding = finding.detail("retired", details(old, life));
    if !finding.status.allows_dependents() {
        return finding;
    }
    if facts.passing.finishing == Some(name) {
        finishing(name, finding, life)
    } else {
        told(name, finding, old, life)
    }
}

fn days(at: OffsetDateTime) -> i64 {
    (crate::platform::now() - at).whole_days().max(0)
}

fn details(old: &RotatingKey, life: KeyStatus) -> serde_json::Value {
    json!({
        "state": life.as_str(),
        "since": rfc3339(old.since),
        "age_days": days(old.since),
    })
}

/// What `verify` says about it.
fn told(name: KeyName, mut finding: Finding, old: &RotatingKey, life: KeyStatus) -> Finding {
    let finish = format!("`cs-ashby rotate {} --finish`", name.as_str());
    let words = match life {
        KeyStatus::Dead => format!(
            " The old key, replaced {}, is dead: {} refuses it. To forget it here, run {finish}.",
            day(old.since),
            name.vendor()
        ),
        KeyStatus::Alive => format!(
            " The old key, replaced {}, still works: whoever has it can use it.",
            day(old.since)
        ),
        KeyStatus::Unknown => format!(
            " Whether the old key, replaced {}, still works could not be established.",
            day(old.since)
        ),
    };
    finding.summary.push_str(&words);
    if life == KeyStatus::Alive && finding.fix.is_none() {
        finding.fix = Some(format!("{} Then run {finish}.", how_to_delete(name)));
    }
    if life == KeyStatus::Alive && days(old.since) >= WORTH_A_WARNING_DAYS {
        finding.status = Status::Warn;
    }
    finding
}

/// What `rotate --finish` says about it: it has to be dead.
fn finishing(name: KeyName, mut finding: Finding, life: KeyStatus) -> Finding {
    let finish = format!("`cs-ashby rotate {} --finish`", name.as_str());
    let vendor = name.vendor();
    match life {
        KeyStatus::Dead => {
            let words = format!(" The old key is dead: {vendor} refuses it.");
            finding.summary.push_str(&words);
            finding
        }
        KeyStatus::Alive => Finding {
            status: Status::Todo,
            evidence: Evidence::None,
            summary: format!(
                "The new key is accepted, but the old one still works too: {vendor} answered a call with it. Whoever has it can use it, so it is not forgotten here yet."
            ),
            fix: Some(format!("{} Then run {finish} again.", how_to_delete(name))),
            ..finding
        },
        KeyStatus::Unknown => Finding {
            status: Status::Unknown,
            evidence: Evidence::None,
            summary: format!(
                "The new key is accepted. Whether the old one is dead could not be established: {vendor} gave no answer that decides it. So it is not forgotten here yet."
            ),
            fix: Some(format!("Run {finish} again later.")),
            ..finding
        },
    }
}
