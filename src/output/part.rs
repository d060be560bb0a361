//! One profile of many in a report, and words that are for one profile.

use super::Report;
use super::report::{ErrorPart, Missing};
use crate::error::Exit;
use crate::finding::{Entry, Status};
use serde::Serialize;
use std::time::Duration;

/// What stands for the profile where all were looked at. No profile can have this name.
pub const EVERY: &str = "*";

/// One profile of many, as it stands in a report.
#[derive(Serialize)]
pub struct ProfilePart {
    /// The profile.
    pub profile: String,
    pub(super) outcome: &'static str,
    pub(super) exit_code: u8,
    pub(super) duration_ms: u64,
    /// The checks, in order.
    pub checks: Vec<Entry>,
    /// Inputs that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorPart>,
    /// Why a person must act; in words only.
    #[serde(skip)]
    pub notice: Option<ErrorPart>,
    /// How it ended.
    #[serde(skip)]
    pub exit: Exit,
}

/// One profile as the formats for machines show it, whether it is the only one or one of many.
pub struct View<'a> {
    /// The profile.
    pub profile: &'a str,
    /// The checks, in order.
    pub checks: &'a [Entry],
    /// What kept the run from its checks, or why a person must act.
    pub error: Option<&'a ErrorPart>,
    /// How it ended.
    pub exit: Exit,
    /// How long it took, in seconds.
    pub duration_s: f64,
}

impl Report {
    /// Each profile of the report; the whole run where there is one profile, or an error of its own.
    pub fn views(&self) -> Vec<View<'_>> {
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
    pub fn count(&self, status: Status) -> usize {
        self.checks
            .iter()
            .filter(|check| check.status == status)
            .count()
    }
}

/// A text in which each command to run names the profile, unless it names one already.
pub fn for_profile(text: &str, profile: &str) -> String {
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
