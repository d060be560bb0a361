//! Saves the result of a run for `status`.

use super::App;
use crate::check_result::Status;
use crate::credentials::sanitize::clean;
use crate::error::Exit;
use crate::report::Report;
use crate::state::{KeyHistory, LastCheck, LastResult};

impl App {
    /// Saves the result of a run, if the state can be written.
    pub(crate) fn note_result(&self, report: &Report, exit: Exit) {
        let key_history = self.state_store.last().and_then(|last| last.key_history);
        self.note_result_with(report, exit, key_history);
    }

    /// The same, with a new key history.
    pub(crate) fn note_result_with(
        &self,
        report: &Report,
        exit: Exit,
        key_history: Option<KeyHistory>,
    ) {
        self.state_store.note(&LastResult {
            key_history,
            command: report.command.clone(),
            at: report.started_at.clone(),
            outcome: exit.outcome().to_owned(),
            exit_code: exit.code(),
            checks: report
                .checks
                .iter()
                .map(|check| LastCheck {
                    id: check.id.to_string(),
                    title: check.id.title(),
                    status: check.finding.status.as_str().to_owned(),
                    evidence: check.finding.evidence.as_str().to_owned(),
                    summary: match check.finding.status {
                        Status::Pass | Status::Skip => None,
                        _ => Some(clean(&check.finding.words(), &[])),
                    },
                })
                .collect(),
        });
    }
}
