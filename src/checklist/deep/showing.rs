//! What a deep run shows, in the checks: for each write permission, and for what still stands at CodeSignal.

use super::{Leftover, Outcome};
use crate::checklist::engine::Checked;
use crate::checklist::judge::codesignal::missing;
use crate::checklist::table::CheckId;
use crate::finding::{Entry, Evidence, Status};
use crate::integration::{CODESIGNAL_SITE, Permission};
use crate::state::MadeKind;
use serde_json::json;

fn entry_of(checked: &mut Checked, kind: MadeKind) -> Option<&mut Entry> {
    let id = CheckId::Permission(permission(kind)).word();
    checked.entries.iter_mut().find(|entry| entry.id == id)
}

fn permission(kind: MadeKind) -> Permission {
    match kind {
        MadeKind::TestSession => Permission::CompanyTestSessionWrite,
        MadeKind::LiveInterview => Permission::LiveInterviewWrite,
    }
}

/// Puts into the check of its permission what making the thing showed.
pub(super) fn put(checked: &mut Checked, kind: MadeKind, outcome: Outcome, deleted: bool) {
    let Some(entry) = entry_of(checked, kind) else {
        return;
    };
    let what = kind.title();
    match outcome {
        Outcome::Proven => {
            entry.status = Status::Pass;
            entry.evidence = Evidence::Proven;
            let again = if deleted { ", and deleted again" } else { "" };
            entry.summary = format!("A {what} was made with it{again}.");
            entry.fix = None;
            entry.link = None;
        }
        Outcome::Denied => {
            let found = missing(
                permission(kind),
                Evidence::Proven,
                &format!("making a {what} was denied"),
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
            entry.summary = format!(
                "It could not be proven by making a {what}: {why}. Without --deep: {}",
                entry.summary
            );
            entry.fix = Some(
                "Mend that, then run `cs-ashby verify --deep` again; or run `cs-ashby verify` without --deep, which goes by what CodeSignal says.".into(),
            );
        }
    }
}

/// Tells of what still stands at CodeSignal, with what to delete where.
pub fn tell(checked: &mut Checked, left: &[Leftover]) {
    for leftover in left {
        let made = &leftover.made;
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
            (None, MadeKind::TestSession) => "open the assessment it was made for".to_owned(),
            (None, MadeKind::LiveInterview) => "open the list of interviews".to_owned(),
        };
        entry.warn(
            format!(
                "A {what} that cs-ashby made on {} to prove this is not deleted: {}.",
                made.at.date(),
                leftover.why
            ),
            format!(
                "Run `cs-ashby verify` again, with a key that works and the same addresses: it deletes what is left. If it stays, delete it by hand: in CodeSignal, {place}, find the candidate {}{id} and delete that {what}.",
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
