//! One profile of many in a report, and words that are for one profile.

use super::report::{ErrorPart, Missing};
use crate::error::Exit;
use crate::finding::{Entry, Status};
use serde::Serialize;

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
