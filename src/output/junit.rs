//! The report as JUnit XML, in the form that build servers read (testsuites, testsuite, testcase; failure,
//! error, skipped). A check that does not hold is a failure, also one that waits for a person; what could
//! not be established is an error; a warning passes, with its words as output.

use super::Report;
use crate::finding::{Entry, Status};
use std::fmt::Write;

/// One XML document.
pub fn document(report: &Report) -> String {
    let count = |wanted: &[Status]| {
        let checks = report.checks.iter();
        checks
            .filter(|check| wanted.contains(&check.status))
            .count()
    };
    // An error that kept the run from its checks is a case of its own.
    let cases = report.checks.len() + usize::from(report.error.is_some());
    let errors = count(&[Status::Unknown]) + usize::from(report.error.is_some());
    let counts = format!(
        "tests=\"{cases}\" failures=\"{}\" errors=\"{errors}\" skipped=\"{}\" time=\"{:.3}\"",
        count(&[Status::Fail, Status::Todo]),
        count(&[Status::Skip]),
        report.duration_s(),
    );
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cs-ashby\" {counts}>\n"
    );
    let _ = writeln!(
        out,
        "  <testsuite name=\"cs-ashby {} ({})\" {counts} timestamp=\"{}\">",
        text(&report.command),
        text(&report.profile),
        // JUnit's timestamp has no zone; this one is UTC.
        report.started_at.trim_end_matches('Z'),
    );
    let _ = writeln!(out, "    <properties>");
    for (name, value) in [
        ("version", report.version().to_owned()),
        ("profile", report.profile.clone()),
        ("sandbox", report.sandbox.to_string()),
        ("outcome", report.exit().outcome().to_owned()),
        ("exit_code", report.exit().code().to_string()),
    ] {
        let _ = writeln!(
            out,
            "      <property name=\"{name}\" value=\"{}\"/>",
            text(&value)
        );
    }
    let _ = writeln!(out, "    </properties>");
    for check in &report.checks {
        case(&mut out, report, check);
    }
    if let Some(error) = &report.error {
        let _ = writeln!(
            out,
            "    <testcase classname=\"cs-ashby.{}\" name=\"{}\" time=\"0.000\">\n      <error type=\"{}\" message=\"{}\">{}</error>\n    </testcase>",
            text(&report.profile),
            text(&report.command),
            text(error.code),
            text(&error.message),
            text(&error.fix),
        );
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(out: &mut String, report: &Report, check: &Entry) {
    let seconds = std::time::Duration::from_millis(check.duration_ms).as_secs_f64();
    let _ = writeln!(
        out,
        "    <testcase classname=\"cs-ashby.{}\" name=\"{}\" time=\"{seconds:.3}\">",
        text(&report.profile),
        text(&check.id),
    );
    let next = match (&check.fix, check.link) {
        (Some(fix), Some(link)) => format!("Next: {fix}\nPage: {link}"),
        (Some(fix), None) => format!("Next: {fix}"),
        _ => String::new(),
    };
    let (kind, message) = (check.status.word(), text(&check.summary));
    let _ = match check.status {
        Status::Fail | Status::Todo => writeln!(
            out,
            "      <failure type=\"{kind}\" message=\"{message}\">{}</failure>",
            text(&next)
        ),
        Status::Unknown => writeln!(
            out,
            "      <error type=\"{kind}\" message=\"{message}\">{}</error>",
            text(&next)
        ),
        Status::Skip => writeln!(out, "      <skipped message=\"{message}\"/>"),
        Status::Pass | Status::Warn => writeln!(
            out,
            "      <system-out>{kind}: {message} ({})\n{}</system-out>",
            check.evidence.word(),
            text(&next)
        ),
    };
    out.push_str("    </testcase>\n");
}

/// A text for XML: escaped, and without the characters that XML 1.0 does not have.
fn text(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' => out.push(letter),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
