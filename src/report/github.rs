//! The report as workflow commands of GitHub Actions: a problem becomes an annotation.
//!
//! Escapes as GitHub's own toolkit makes them (actions/toolkit, packages/core/src/command.ts): in a message
//! `%`, CR and LF; in a property `:` and `,` too.

use super::model::Report;
use crate::check_result::{CheckResult, Status};
use std::fmt::Write;

/// One line a check; a problem becomes an annotation.
pub(super) fn document(report: &Report) -> String {
    let mut out = String::new();
    for part in report.parts() {
        profile(&mut out, part);
    }
    out
}

fn profile(out: &mut String, report: &Report) {
    for check in &report.checks {
        line(out, &report.profile, check);
    }
    if let Some(error) = report.problem() {
        let _ = writeln!(
            out,
            "::error title={}::{}",
            property(&format!("cs-ashby {} ({})", report.command, report.profile)),
            message(&format!("{}\nNext: {}", error.message, error.fix)),
        );
    }
    let _ = writeln!(
        out,
        "cs-ashby {} ({}): {}, exit code {}",
        plain(&report.command),
        plain(&report.profile),
        report.exit.outcome(),
        report.exit.code()
    );
}

fn line(out: &mut String, profile: &str, check: &CheckResult) {
    let command = match check.finding.status {
        Status::Fail | Status::Todo | Status::Unknown => "error",
        Status::Warn => "warning",
        Status::Pass | Status::Skip => {
            let _ = writeln!(
                out,
                "{} {}: {} ({})",
                check.finding.status.as_str(),
                check.id,
                plain(&check.finding.description()),
                check.finding.evidence.as_str()
            );
            return;
        }
    };
    let mut words = format!("{}: {}", check.finding.status.as_str(), check.finding.description());
    if let Some(fix) = &check.finding.fix {
        let _ = write!(words, "\nNext: {fix}");
    }
    if let Some(link) = check.finding.link {
        let _ = write!(words, "\nPage: {link}");
    }
    let title = format!("{} ({})", check.id.title(), profile);
    let _ = writeln!(out, "::{command} title={}::{}", property(&title), message(&words));
}

/// Text in which GitHub finds no command, neither `::` nor the older `##[`.
fn plain(words: &str) -> String {
    words.replace(['\r', '\n'], " ").replace("::", ": :").replace("##[", "## [")
}

fn message(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(words: &str) -> String {
    message(words).replace(':', "%3A").replace(',', "%2C")
}
