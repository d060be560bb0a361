//! One profile of many in a report, and words that are for one profile.

use super::Report;
use super::model::{ErrorPart, Missing};
use crate::check_result::{CheckResult, Status};
use crate::error::Exit;
use serde::Serialize;
use std::time::Duration;

/// What stands for the profile where all were looked at. No profile can have this name.
pub(crate) const EVERY: &str = "*";

/// One profile of many, as it stands in a report.
#[derive(Serialize)]
pub(crate) struct ProfilePart {
    pub(crate) profile: String,
    pub(super) outcome: &'static str,
    pub(super) exit_code: u8,
    pub(super) duration_ms: u64,
    pub(crate) checks: Vec<CheckResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<Missing>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<ErrorPart>,
    /// Why a person must act; in words only.
    #[serde(skip)]
    pub(crate) notice: Option<ErrorPart>,
    #[serde(skip)]
    pub(crate) exit: Exit,
}

/// One profile as the formats for machines show it, whether it is the only one or one of many.
pub(crate) struct View<'a> {
    pub(crate) profile: &'a str,
    pub(crate) checks: &'a [CheckResult],
    /// What kept the run from its checks, or why a person must act.
    pub(crate) error: Option<&'a ErrorPart>,
    pub(crate) exit: Exit,
    pub(crate) duration_s: f64,
}

impl Report {
    /// Each profile of the report; the whole run where there is one profile, or an error of its own.
    pub(crate) fn views(&self) -> Vec<View<'_>> {
        let mut views: Vec<View<'_>> = self
            .profiles
            .iter()
            .flatten()
            .map(|part| View {
                profile: &part.profile,
                checks: &part.checks,
                error: part.error.as_ref().or(part.notice.as_ref()),
                exit: part.exit,
                duration_s: Duration::from_millis(part.duration_ms).as_secs_f64(),
            })
            .collect();
        if views.is_empty() {
            views.push(View {
                profile: &self.profile,
                checks: &self.checks,
                error: self.error.as_ref().or(self.notice.as_ref()),
                exit: self.exit(),
                duration_s: self.duration_s(),
            });
        }
        views
    }
}

impl ProfilePart {
    /// How many of its checks have this status.
    pub(crate) fn count(&self, status: Status) -> usize {
        self.checks
            .iter()
            .filter(|check| check.status == status)
            .count()
    }
}

/// A text in which each command to run names the profile, unless it names one already.
pub(crate) fn for_profile(text: &str, profile: &str) -> String {
    if profile == "default" || profile == EVERY {
        return text.to_owned();
    }
    let mut parts = text.split("`cs-ashby ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let command = part.split('`').next().unwrap_or_default();
        out.push_str("`cs-ashby ");
        let named = ["--profile", "--all-profiles"]
            .iter()
            .any(|option| command.contains(option));
        if !named {
            out.push_str(&format!("--profile {profile} "));
        }
        out.push_str(part);
    }
    out
}
