//! The old key after a rotation: revoked, or for how long it still works. It decides nothing about the current
//! key, so it never makes a check fail.

use super::EvalContext;
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::answers::KeyStatus;
use crate::integration::KeyName;
use crate::keystore::RotatingKey;
use crate::platform::date::short_date;
use crate::platform::rfc3339;
use jiff::Timestamp;
use serde_json::json;

/// An old key that still works this long after it was replaced is worth a warning.
const WORTH_A_WARNING_DAYS: i64 = 1;

/// Where and how a key is deleted, in the words of the vendor's own site.
pub(crate) fn how_to_delete(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In CodeSignal, open Integrations > API Keys and delete the old key (not the one you made for this rotation)."
        }
        KeyName::Ashby => {
            "In Ashby, open the API keys in the admin settings and deactivate the old key (not the one you made for this rotation)."
        }
    }
}

/// Adds what is known of the old key to the finding about the current one.
pub(crate) fn beside(name: KeyName, finding: Finding, facts: &EvalContext<'_>) -> Finding {
    let mut retired = facts.passing.retired.iter();
    let Some(old) = retired.find(|it| it.name == name) else {
        return finding;
    };
    let asked = facts.answers.retired.iter().find(|(it, _)| *it == name);
    let status = asked.map_or(KeyStatus::Unknown, |(_, status)| *status);
    let finding = finding.detail("retired", details(old, status, facts.now));
    if !finding.status.allows_dependents() {
        return finding;
    }
    if facts.passing.finishing == Some(name) {
        finishing(name, finding, status)
    } else {
        after_rotation(finding, old, status, facts.now)
    }
}

fn days(old: &RotatingKey, now: Timestamp) -> i64 {
    crate::platform::age_days(now, old.since)
}

fn details(old: &RotatingKey, status: KeyStatus, now: Timestamp) -> serde_json::Value {
    json!({
        "state": status.as_str(),
        "since": rfc3339(old.since),
        "age_days": days(old, now),
    })
}

/// What `verify` says about it.
fn after_rotation(
    mut finding: Finding,
    old: &RotatingKey,
    status: KeyStatus,
    now: Timestamp,
) -> Finding {
    let name = old.name;
    let finish = format!("`cs-ashby rotate {} --finish`", name.as_str());
    let since = short_date(old.since);
    if status == KeyStatus::Active {
        let fix = format!("{} Then run {finish}.", how_to_delete(name));
        finding.fix.get_or_insert(fix.into());
        if days(old, now) >= WORTH_A_WARNING_DAYS {
            finding.status = Status::Warn;
        }
    }
    if status == KeyStatus::Revoked {
        let fix = format!("Run {finish} to remove the old key here.");
        finding.fix.get_or_insert(fix.into());
    }
    finding.note(match status {
        KeyStatus::Revoked => format!("The old key, replaced on {since}, is revoked."),
        KeyStatus::Active => {
            format!("The old key, replaced on {since}, still works. Anyone who has it can use it.")
        }
        KeyStatus::Unknown => {
            format!("Couldn't check whether the old key, replaced on {since}, still works.")
        }
    })
}

/// What `rotate --finish` says about it: it has to be revoked.
fn finishing(name: KeyName, finding: Finding, status: KeyStatus) -> Finding {
    let finish = format!("`cs-ashby rotate {} --finish`", name.as_str());
    let vendor = name.vendor();
    match status {
        KeyStatus::Revoked => finding.note(format!("The old key is revoked: {vendor} rejects it.")),
        KeyStatus::Active => Finding {
            status: Status::Todo,
            evidence: Evidence::None,
            summary: format!("The new key works, but {vendor} still accepts the old one too."),
            ..finding
        }
        .impact("Anyone who has it can use it, so the rotation isn't complete.")
        .fix(format!("{} Then run {finish} again.", how_to_delete(name))),
        KeyStatus::Unknown => Finding {
            status: Status::Unknown,
            evidence: Evidence::None,
            summary: "The new key works. Couldn't check whether the old one is revoked.".into(),
            ..finding
        }
        .impact(format!("{vendor} gave no clear answer, so the rotation isn't complete."))
        .fix(format!("Run {finish} again later.")),
    }
}
