//! A note of the last result, for `status`. It may be lost: without it `--reuse-control` sends its controls anew, and
//! since when a key is known counts from the next run on.

use super::Sightings;
use serde::{Deserialize, Serialize};

/// The last result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastResult {
    /// The command that established it.
    pub command: String,
    /// When, as RFC 3339.
    pub at: String,
    /// The outcome of the run.
    pub outcome: String,
    /// Its exit code.
    pub exit_code: u8,
    /// Every check.
    pub checks: Vec<LastCheck>,
    /// Since when the keys are known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sightings: Option<Sightings>,
}

/// One check of the last result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCheck {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its status.
    pub status: String,
    /// Its evidence.
    pub evidence: String,
    /// Why, in a line, where it neither passed nor was skipped. Earlier versions noted none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}
