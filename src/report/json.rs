//! The report for scripts.

use super::export::Exporter;
use super::model::Report;
use std::io;

pub(super) struct Json;

impl Exporter for Json {
    fn export(&self, report: &Report) -> io::Result<String> {
        Ok(serde_json::to_string_pretty(report)? + "\n")
    }
}
