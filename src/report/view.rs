//! One profile, as JUnit, GitHub, Prometheus and HTML show it: the only one of a run, or one of many.

use super::model::Report;
use crate::check_result::CheckResult;
use crate::error::{Error, Exit};
use std::time::Duration;

pub(super) struct View<'a> {
    pub(super) profile: &'a str,
    pub(super) checks: &'a [CheckResult],
    /// What kept the run from its checks, or why a person must act.
    pub(super) error: Option<&'a Error>,
    pub(super) exit: Exit,
    pub(super) duration: Duration,
}

/// Each profile of `--all-profiles`, or the run itself.
pub(super) fn views(report: &Report) -> Vec<View<'_>> {
    let profiles = report.profiles.as_deref().unwrap_or_default();
    if profiles.is_empty() {
        return vec![View {
            profile: &report.profile,
            checks: &report.checks,
            error: report.error.as_ref().or(report.notice.as_ref()),
            exit: report.exit(),
            duration: report.duration(),
        }];
    }
    profiles
        .iter()
        .map(|part| View {
            profile: &part.profile,
            checks: &part.checks,
            error: part.error.as_ref().or(part.notice.as_ref()),
            exit: part.exit,
            duration: Duration::from_millis(part.duration_ms),
        })
        .collect()
}
