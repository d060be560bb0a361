//! The report for people.

use super::checklist;
use super::model::{DetailLevel, Missing, Report};
use super::style::Look;
use super::wrap::{paragraph, wrapped};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use crate::error::{Error, Exit};
use crate::hint::Hint;

pub(super) fn document(report: &Report, quiet: bool, look: Look) -> String {
    let mut out = String::new();
    let checks = shown(report, quiet);
    if report.detail == DetailLevel::Brief {
        out.push('\n');
    }
    checklist::rows(&mut out, &checks, look);
    if let Some(form) = &report.registration
        && report.checks.is_empty()
    {
        out.push_str(&super::form::lines(form, &report.profile, look.width));
    }
    if report.detail == DetailLevel::Whole {
        for missing in &report.missing {
            paragraph(&mut out, &missing_line(missing), "", "  ", look.width);
        }
    }
    if let Some(text) = &report.text {
        out.push_str(&wrapped(&text.to_string(), look.width));
    }
    let has_summary = report.detail == DetailLevel::Whole || report.exit == Exit::Pass;
    if has_summary && !report.checks.is_empty() && report.error.is_none() {
        if !out.trim().is_empty() {
            out.push('\n');
        }
        let last = Hint::from(summary(report)).for_profile(&report.profile);
        paragraph(&mut out, &last, "", "", look.width);
        let addresses = given_addresses(&report.checks);
        if report.detail == DetailLevel::Whole && !quiet && !addresses.is_empty() {
            let line = format!("Not the vendors' own addresses: {}.", addresses.join(", "));
            paragraph(&mut out, &line, "", "", look.width);
        }
    }
    if let Some(closing) = &report.closing {
        out.push_str(&wrapped(&closing.to_string(), look.width));
    }
    out
}

/// The addresses that were given, and where. A check that doesn't pass names its own.
fn given_addresses(checks: &[CheckResult]) -> Vec<String> {
    let fine = checks.iter().filter(|it| matches!(it.finding.status, Status::Pass | Status::Warn));
    let mut addresses: Vec<String> = fine
        .filter_map(|it| {
            let text = |name| it.finding.details.get(name)?.as_str();
            Some(format!("{} ({})", text("address")?, text("address_source")?))
        })
        .collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

/// The checks that a person is shown. An error that ended the run is on stderr, in the same words.
fn shown(report: &Report, quiet: bool) -> Vec<&CheckResult> {
    let is_said = |check: &CheckResult| {
        let error = report.error.as_ref();
        error.is_some_and(|error| error.message == check.finding.summary)
    };
    let is_fine = |check: &CheckResult| matches!(check.finding.status, Status::Pass | Status::Skip);
    let checks = report.checks.iter();
    checks
        .filter(|check| report.detail != DetailLevel::None && !is_said(check))
        .filter(|check| !(quiet || report.detail == DetailLevel::Brief) || !is_fine(check))
        .collect()
}

pub(super) fn error(error: &Error, look: Look) -> String {
    let mut out = String::new();
    if matches!(error.exit, Exit::Interrupted | Exit::Terminated) {
        paragraph(&mut out, &format!("{} {}", error.message, error.fix), "", "", look.width);
        return out;
    }
    let word = match error.exit {
        Exit::Todo => look.plain().yellow().apply_to("Stopped:"),
        _ => look.plain().red().apply_to("Error:"),
    };
    paragraph(&mut out, &format!("{word} {}", error.message), "", "  ", look.width);
    paragraph(&mut out, &format!("Fix: {}", error.fix), "  ", "  ", look.width);
    out
}

/// The heading of a step, after an empty line.
pub(super) fn heading(words: &str, look: Look) -> String {
    let bold = look.plain().bold();
    let mut out = String::from("\n");
    for line in wrapped(words, look.width).lines() {
        out.push_str(&format!("{}\n", bold.apply_to(line)));
    }
    out
}

/// A heading with a word at the end of its line, or below where there's no room.
pub(super) fn title(words: &str, end: &str, look: Look) -> String {
    /// A line that is wider is hard to read as one.
    const WIDEST: usize = 80;
    let taken = console::measure_text_width(words) + console::measure_text_width(end);
    let gap = look.width.min(WIDEST).saturating_sub(taken);
    let bold = look.plain().bold().apply_to(words).to_string();
    let end = look.dim(end);
    if look.accessible || gap < 2 {
        return format!("\n{bold}\n{end}\n");
    }
    format!("\n{bold}{}{end}\n", " ".repeat(gap))
}

fn missing_line(missing: &Missing) -> String {
    format!("Missing: {}. Add {} PATH or set {}.", missing.input, missing.option, missing.variable)
}

/// The last line: how it ended, and what to do next.
fn summary(report: &Report) -> String {
    let (checks, command) = (&report.checks, report.command.as_str());
    // Swapped keys are two checks and one problem.
    let is_one =
        |check: &&CheckResult| check.id != CheckId::AshbyKey || !checklist::is_swapped(check);
    let counted = || checks.iter().filter(is_one);
    let count = |status| counted().filter(|check| check.finding.status == status).count();
    let [failed, todo, unknown] = [Status::Fail, Status::Todo, Status::Unknown].map(count);
    if failed + todo + unknown == 0 {
        return all_passed(checks.len() - count(Status::Skip), count(Status::Warn));
    }
    let parts = [
        (failed, "problem found", "problems found"),
        (todo, "step needs your attention", "steps need your attention"),
        (unknown, "check couldn't be completed", "checks couldn't be completed"),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let next = match (failed + todo, command) {
        // Each of its steps says how to go on.
        (_, "rotate") => String::new(),
        // What's next follows.
        (1.., "setup") if report.closing.is_some() => String::new(),
        (0, _) => " Run `cs-ashby verify` again later.".to_owned(),
        (1, _) if failed == 0 => " Complete it, then run `cs-ashby verify` again.".to_owned(),
        (1, _) => " Fix it, then run `cs-ashby verify` again.".to_owned(),
        _ => " Start at the top, then run `cs-ashby verify` again.".to_owned(),
    };
    format!("{}.{next}", parts.join(", "))
}

fn all_passed(passed: usize, warnings: usize) -> String {
    match (passed, warnings) {
        (1, 0) => "The check passed.".to_owned(),
        (_, 0) => format!("All {passed} checks passed."),
        (_, 1) => "All checks passed, 1 warning.".to_owned(),
        _ => format!("All checks passed, {warnings} warnings."),
    }
}
