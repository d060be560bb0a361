//! What a deep run shows in the checks: each write permission, and what is still at CodeSignal.

use super::{Outcome, UncleanedResource};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Status};
use crate::checks::evaluate::codesignal::missing;
use crate::checks::run::CheckRun;
use crate::integration::{CODESIGNAL_SITE, Permission};
use crate::platform::date::short_date;
use crate::state::ResourceKind;
use serde_json::json;

fn entry_of(checked: &mut CheckRun, kind: ResourceKind) -> Option<&mut CheckResult> {
    let id = CheckId::Permission(permission(kind));
    checked.entries.iter_mut().find(|entry| entry.id == id)
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
    let Some(entry) = entry_of(checked, kind) else {
        return;
    };
    let what = kind.title();
    match outcome {
        Outcome::Proven => {
            entry.status = Status::Pass;
            entry.evidence = Evidence::Proven;
            entry.summary = if deleted {
                format!("Verified: a {what} was created and deleted.")
            } else {
                format!("Verified: a {what} was created.")
            };
            entry.fix = None;
            entry.link = None;
        }
        Outcome::Denied => {
            let found = missing(
                permission(kind),
                Evidence::Proven,
                &format!("creating a {what} was denied"),
            );
            entry.status = found.status;
            entry.evidence = found.evidence;
            entry.summary = found.summary;
            entry.fix = found.fix;
            entry.link = found.link;
        }
        Outcome::NotProven(why) => {
            entry.status = Status::Unknown;
            entry.evidence = Evidence::None;
            entry.summary =
                format!("Couldn't create a {what}: {why}. Without --deep: {}", entry.summary);
            entry.fix = Some(
                "Fix that, then run `cs-ashby verify --deep` again. Without --deep, `cs-ashby verify` reports what CodeSignal says.".into(),
            );
        }
    }
}

/// Adds what is still at CodeSignal, with what to delete where.
pub(crate) fn show_uncleaned(checked: &mut CheckRun, left: &[UncleanedResource]) {
    for uncleaned in left {
        let made = &uncleaned.made;
        let Some(entry) = entry_of(checked, made.kind) else {
            continue;
        };
        let what = made.kind.title();
        let id = match &made.id {
            Some(id) => format!(" (id {id})"),
            None => String::new(),
        };
        let place = match (&made.test_title, made.kind) {
            (Some(title), _) => format!("open the assessment \"{title}\" and its candidates"),
            (None, ResourceKind::TestSession) => {
                "open the assessment it was created for".to_owned()
            }
            (None, ResourceKind::LiveInterview) => "open the list of interviews".to_owned(),
        };
        entry.warn(
            format!(
                "A {what} that cs-ashby created on {} isn't deleted yet: {}.",
                short_date(made.at),
                uncleaned.why
            ),
            format!(
                "Run `cs-ashby verify` again with the same addresses: it deletes what's left. If it stays, delete it by hand: in CodeSignal, {place}, find the candidate {}{id} and delete that {what}.",
                made.marker
            ),
        );
        entry.link = Some(CODESIGNAL_SITE);
        entry.details.insert(
            "left_behind".into(),
            json!({"kind": made.kind, "id": made.id, "candidate_email": made.marker, "assessment": made.test_title}),
        );
    }
}
