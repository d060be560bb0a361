//! The old key after a rotation: revoked, or for how long it still works. It decides nothing about the current
//! key, so it never makes a check fail.

use super::EvalContext;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::key_set::KeyStatus;
use crate::integration::KeyName;
use crate::platform::date::short_date;
use crate::platform::{age_days, rfc3339};
use serde_json::json;

/// Adds what is known of the old key to the finding about the current one.
pub(crate) fn add(name: KeyName, finding: Finding, ctx: &EvalContext<'_>) -> Finding {
    let mut retired = ctx.keys.rotation.retired.iter();
    let Some(old) = retired.find(|it| it.name == name) else {
        return finding;
    };
    let status = ctx.answers.old_key(name).map_or(KeyStatus::Unknown, |it| it.status);
    let days = age_days(ctx.now, old.since);
    let mut finding = finding.detail(
        "retired",
        json!({ "state": status.as_str(), "since": rfc3339(old.since), "age_days": days }),
    );
    if !finding.status.allows_dependents() {
        return finding;
    }
    finding.old_key = Some(status);
    let finish = format!("`cs-ashby rotate {} --finish`", name.as_str());
    if ctx.keys.rotation.finishing == Some(name) {
        return finishing(name, finding, status, &finish);
    }
    let old_key = format!("The old key, replaced on {},", short_date(old.since, ctx.now));
    match status {
        KeyStatus::Active => {
            let fix = format!("{} Then run {finish}.", name.how_to_delete());
            finding.warn(format!("{old_key} still works."), fix);
        }
        KeyStatus::Revoked => {
            finding.notes.push(format!("{old_key} is revoked."));
            finding.add_fix(format!("Run {finish} to remove the old key here."));
        }
        KeyStatus::Unknown => finding.notes.push(format!("{old_key} couldn't be checked.")),
    }
    finding
}

/// What `rotate --finish` says about it: it has to be revoked.
fn finishing(name: KeyName, finding: Finding, status: KeyStatus, finish: &str) -> Finding {
    let vendor = name.vendor();
    match status {
        KeyStatus::Revoked => finding.note(format!("The old key is revoked: {vendor} rejects it.")),
        KeyStatus::Active => Finding {
            status: Status::Todo,
            evidence: Evidence::None,
            summary: format!("The new key works, but {vendor} still accepts the old one too."),
            ..finding
        }
        .impact("The rotation isn't complete until the old key is revoked.")
        .fix(format!("{} Then run {finish} again.", name.how_to_delete())),
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
