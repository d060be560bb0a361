//! What a deep run shows in the checks: each write permission, and what is still at CodeSignal.

use super::{Outcome, UncleanedResource};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Finding};
use crate::checks::evaluate::codesignal::missing;
use crate::checks::run::CheckRun;
use crate::integration::{CODESIGNAL_SITE, Permission};
use crate::platform::date::short_date;
use crate::state::{CreatedResource, ResourceKind};
use jiff::Timestamp;
use serde_json::json;

fn check_of(checked: &mut CheckRun, kind: ResourceKind) -> Option<&mut CheckResult> {
    let id = CheckId::Permission(permission(kind));
    checked.results.iter_mut().find(|it| it.id == id)
}

fn permission(kind: ResourceKind) -> Permission {
    match kind {
        ResourceKind::TestSession => Permission::CompanyTestSessionWrite,
        ResourceKind::LiveInterview => Permission::LiveInterviewWrite,
    }
}

pub(super) fn show_outcome(
    checked: &mut CheckRun,
    kind: ResourceKind,
    outcome: Outcome,
    deleted: bool,
) {
    let Some(check) = check_of(checked, kind) else {
        return;
    };
    let what = kind.title();
    let mut finding = match outcome {
        Outcome::Proven => {
            let and_deleted = if deleted { " and deleted" } else { "" };
            let summary = format!("Verified: a {what} was created{and_deleted}.");
            Finding::pass(Evidence::Proven, summary)
        }
        Outcome::Denied => {
            let why = format!("creating a {what} was denied");
            missing(permission(kind), Evidence::Proven, &why)
        }
        Outcome::NotProven(why) => Finding::unknown(format!("Couldn't create a {what}: {why}."))
            .note(format!("Without --deep: {}", check.finding.summary))
            .fix("Fix that, then run `cs-ashby verify --deep` again. Without --deep, `cs-ashby verify` reports what CodeSignal says."),
    };
    finding.details = std::mem::take(&mut check.finding.details);
    *check = CheckResult::new(check.id, finding, check.took);
}

/// Adds what is still at CodeSignal, with what to delete where.
pub(crate) fn show_uncleaned(checked: &mut CheckRun, left: &[UncleanedResource], now: Timestamp) {
    for UncleanedResource { created, why } in left {
        let Some(check) = check_of(checked, created.kind) else {
            continue;
        };
        let sentence = format!(
            "A {} that cs-ashby created on {} isn't deleted yet: {why}.",
            created.kind.title(),
            short_date(created.at, now)
        );
        check.finding.warn(sentence, delete_by_hand(created));
        check.finding.link = Some(CODESIGNAL_SITE);
        check.finding.details.insert(
            "left_behind".into(),
            json!({"kind": created.kind, "id": created.id, "candidate_email": created.marker, "assessment": created.test_title}),
        );
    }
}

fn delete_by_hand(created: &CreatedResource) -> String {
    let what = created.kind.title();
    let id = created.id.as_ref().map_or(String::new(), |id| format!(" (id {id})"));
    let place = match &created.test_title {
        Some(title) => format!("open the assessment \"{title}\" and its candidates"),
        None => "open the list of interviews".to_owned(),
    };
    format!(
        "Run `cs-ashby verify` again with the same addresses: it deletes what's left. If it stays, delete it by hand: in CodeSignal, {place}, find the candidate {}{id} and delete that {what}.",
        created.marker
    )
}
