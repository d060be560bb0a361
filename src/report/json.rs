//! The report for scripts.

use super::Report;

pub(crate) fn document(report: &Report) -> String {
    // The report is made of strings, numbers and JSON values: it always becomes JSON.
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
