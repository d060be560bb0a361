//! The last result, for `status`. It may be lost: then `--reuse-control` sends its controls again, and since when a
//! key is known counts from the next run on.

use super::KeyHistory;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastResult {
    pub(crate) command: String,
    /// When, as RFC 3339.
    pub(crate) at: String,
    pub(crate) outcome: String,
    pub(crate) exit_code: u8,
    pub(crate) checks: Vec<LastCheck>,
    #[serde(default, rename = "sightings", skip_serializing_if = "Option::is_none")]
    pub(crate) key_history: Option<KeyHistory>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastCheck {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) status: String,
    pub(crate) evidence: String,
    /// Why, in a line, where it neither passed nor was skipped. Earlier versions noted none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<String>,
}
