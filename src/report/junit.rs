//! The report as JUnit XML. A failed check is a failure, and so is one that waits for a person; what couldn't be
//! checked is an error; a warning passes, with its text as output.

use super::model::Report;
use crate::check_result::{CheckResult, Status};
use crate::error::Error;
use quick_junit::{
    NonSuccessKind, Property, Report as Document, TestCase, TestCaseStatus, TestSuite,
};
use std::io;
use std::time::Duration;

pub(super) fn document(report: &Report) -> io::Result<String> {
    let mut document = Document::new("cs-ashby");
    document.set_time(report.duration());
    document.add_test_suites(report.parts().iter().map(suite));
    document.to_string().map_err(io::Error::other)
}

fn suite(report: &Report) -> TestSuite {
    let mut suite = TestSuite::new(format!("cs-ashby {} ({})", report.command, report.profile));
    suite.set_time(report.duration());
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(&report.started_at) {
        suite.set_timestamp(at);
    }
    for (name, value) in [
        ("version", report.version().to_owned()),
        ("profile", report.profile.to_owned()),
        ("sandbox", report.sandbox.to_string()),
        ("outcome", report.exit.outcome().to_owned()),
        ("exit_code", report.exit.code().to_string()),
    ] {
        suite.add_property(Property::new(name, value));
    }
    suite.add_test_cases(report.checks.iter().map(case));
    suite.add_test_cases(report.problem().map(|error| failed_run(&report.command, error)));
    for case in &mut suite.test_cases {
        case.set_classname(format!("cs-ashby.{}", report.profile));
    }
    suite
}

fn case(check: &CheckResult) -> TestCase {
    let kind = check.finding.status.as_str();
    let status = match check.finding.status {
        Status::Pass | Status::Warn => TestCaseStatus::success(),
        Status::Skip => TestCaseStatus::skipped(),
        Status::Fail | Status::Todo => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Status::Unknown => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    let mut case = TestCase::new(check.id.to_string(), status);
    case.set_time(check.took);
    let next = next_step(check);
    match check.finding.status {
        Status::Pass | Status::Warn => {
            let evidence = check.finding.evidence.as_str();
            case.set_system_out(format!(
                "{kind}: {} ({evidence})\n{next}",
                check.finding.description()
            ));
        }
        Status::Skip => {
            case.status.set_message(check.finding.description());
        }
        Status::Fail | Status::Todo | Status::Unknown => {
            case.status
                .set_type(kind)
                .set_message(check.finding.description())
                .set_description(next);
        }
    }
    case
}

/// An error that ended the run before its checks is its own test case.
fn failed_run(command: &str, error: &Error) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status
        .set_type(error.code)
        .set_message(error.message.as_str())
        .set_description(error.fix.to_string());
    let mut case = TestCase::new(command, status);
    case.set_time(Duration::ZERO);
    case
}

fn next_step(check: &CheckResult) -> String {
    match (&check.finding.fix, check.finding.link) {
        (Some(fix), Some(link)) => format!("Next: {fix}\nPage: {link}"),
        (Some(fix), None) => format!("Next: {fix}"),
        (None, _) => String::new(),
    }
}
