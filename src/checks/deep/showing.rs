//! What a deep run shows in the checks: each write permission, and what is still at CodeSignal.

use super::{Outcome, UncleanedResource};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Finding};
use crate::checks::evaluate::codesignal::missing;
use crate::checks::run::CheckRun;
use crate::integration::{CODESIGNAL_SITE, Permission};
use crate::note::Note;
use crate::state::ResourceKind;
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
    let impact = check.impact.take();
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
        Outcome::NotProven(why) => {
            let without = Note::WithoutDeep(check.summary.clone());
            let found = Finding::unknown(format!("Couldn't create a {what}: {why}."));
            Finding { impact, link: check.link, ..found }.note(without).fix(
                "Fix that, then run `cs-ashby verify --deep` again. Without --deep, `cs-ashby verify` reports what CodeSignal says.",
            )
        }
    };
    finding.details = std::mem::take(&mut check.details);
    *check = CheckResult::new(check.id, finding, check.took);
}

/// Adds what is still at CodeSignal, with what to delete where.
pub(crate) fn show_uncleaned(checked: &mut CheckRun, left: &[UncleanedResource]) {
    for UncleanedResource { created, why } in left {
        let Some(check) = check_of(checked, created.kind) else {
            continue;
        };
        check.warn(Note::NotDeleted { created: Box::new(created.clone()), why: why.clone() });
        check.link = Some(CODESIGNAL_SITE);
        check.details.insert(
            "left_behind".into(),
            json!({"kind": created.kind, "id": created.id, "candidate_email": created.marker, "assessment": created.test_title}),
        );
    }
}
