//! The report as JUnit XML, in the form that build servers read (testsuites, testsuite, testcase; failure,
//! error, skipped). A check that does not hold is a failure, also one that waits for a person; what could
//! not be established is an error; a warning passes, with its words as output.

use super::Report;
use super::profile_part::View;
use crate::check_result::{CheckResult, Status};
use std::fmt::Write;

pub(crate) fn document(report: &Report) -> String {
    let views = report.views();
    let all: Vec<Counts> = views.iter().map(Counts::of).collect();
    let sum = |of: fn(&Counts) -> usize| all.iter().map(of).sum();
    let total = Counts {
        cases: sum(|it| it.cases),
        failures: sum(|it| it.failures),
        errors: sum(|it| it.errors),
        skipped: sum(|it| it.skipped),
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cs-ashby\" {}>\n",
        total.attributes(report.duration_s())
    );
    for (view, counts) in views.iter().zip(&all) {
        suite(&mut out, report, view, counts);
    }
    out.push_str("</testsuites>\n");
    out
}

/// How many cases there are, and how they ended.
struct Counts {
    cases: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of(view: &View<'_>) -> Counts {
        let count = |wanted: &[Status]| {
            let checks = view.checks.iter();
            checks
                .filter(|check| wanted.contains(&check.status))
                .count()
        };
        // An error that kept the run from its checks is a case of its own.
        let own = usize::from(view.error.is_some());
        Counts {
            cases: view.checks.len() + own,
            failures: count(&[Status::Fail, Status::Todo]),
            errors: count(&[Status::Unknown]) + own,
            skipped: count(&[Status::Skip]),
        }
    }

    fn attributes(&self, seconds: f64) -> String {
        format!(
            "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{seconds:.3}\"",
            self.cases, self.failures, self.errors, self.skipped
        )
    }
}

fn suite(out: &mut String, report: &Report, view: &View<'_>, counts: &Counts) {
    let _ = writeln!(
        out,
        "  <testsuite name=\"cs-ashby {} ({})\" {} timestamp=\"{}\">",
        text(&report.command),
        text(view.profile),
        counts.attributes(view.duration_s),
        // JUnit's timestamp has no zone; this one is UTC.
        report.started_at.trim_end_matches('Z'),
    );
    let _ = writeln!(out, "    <properties>");
    for (name, value) in [
        ("version", report.version().to_owned()),
        ("profile", view.profile.to_owned()),
        ("sandbox", report.sandbox.to_string()),
        ("outcome", view.exit.outcome().to_owned()),
        ("exit_code", view.exit.code().to_string()),
    ] {
        let _ = writeln!(
            out,
            "      <property name=\"{name}\" value=\"{}\"/>",
            text(&value)
        );
    }
    let _ = writeln!(out, "    </properties>");
    for check in view.checks {
        case(out, view, check);
    }
    if let Some(error) = view.error {
        let _ = writeln!(
            out,
            "    <testcase classname=\"cs-ashby.{}\" name=\"{}\" time=\"0.000\">\n      <error type=\"{}\" message=\"{}\">{}</error>\n    </testcase>",
            text(view.profile),
            text(&report.command),
            text(error.code),
            text(&error.message),
            text(&error.fix),
        );
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, view: &View<'_>, check: &CheckResult) {
    let seconds = std::time::Duration::from_millis(check.duration_ms).as_secs_f64();
    let _ = writeln!(
        out,
        "    <testcase classname=\"cs-ashby.{}\" name=\"{}\" time=\"{seconds:.3}\">",
        text(view.profile),
        text(check.id.as_str()),
    );
    let next = match (&check.fix, check.link) {
        (Some(fix), Some(link)) => format!("Next: {fix}\nPage: {link}"),
        (Some(fix), None) => format!("Next: {fix}"),
        _ => String::new(),
    };
    let (kind, message) = (check.status.as_str(), text(&check.description()));
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
            check.evidence.as_str(),
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
