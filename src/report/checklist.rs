//! The checks of a run as lines: a table row for what is fine, up to four lines for a problem.

use super::style::Look;
use super::wrap::paragraph;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Status};

/// The columns of the titles in the table.
const TITLES: usize = 26;

/// Every check, in order. The four permissions are one row where they agree.
pub(super) fn rows(out: &mut String, checks: &[&CheckResult], look: Look) {
    let permissions: Vec<&CheckResult> =
        checks.iter().copied().filter(|check| is_permission(check)).collect();
    let grouped = permissions_row(&permissions, look);
    for check in checks.iter().filter(|check| look.evidence || !is_implied(check)) {
        if is_swapped(check) {
            // Two checks, and one thing to fix.
            if check.id == CheckId::CodesignalKey {
                problem(out, check, "API keys", "The two keys are swapped.", "", look);
            }
        } else if !is_permission(check) || grouped.is_none() {
            lines(out, check, "", look);
        } else if let Some((status, summary)) = &grouped
            && permissions.first().is_some_and(|first| first.id == check.id)
        {
            row(out, *status, "Permissions", summary, "", look);
        }
    }
}

/// Whether this is one of two keys that each have the other's shape.
pub(super) fn is_swapped(check: &CheckResult) -> bool {
    check.details.get("swapped").is_some_and(|it| it == true)
}

/// Whether a row would say less than the next: a vendor that answers about a key is reachable.
fn is_implied(check: &CheckResult) -> bool {
    let access = matches!(check.id, CheckId::CodesignalAccess | CheckId::AshbyAccess);
    access && check.status == Status::Pass
}

fn is_permission(check: &CheckResult) -> bool {
    matches!(check.id, CheckId::Permission(_))
}

/// The one row for all permissions: when all are there, or none could be checked.
fn permissions_row(permissions: &[&CheckResult], look: Look) -> Option<(Status, String)> {
    let first = permissions.first()?;
    let count = permissions.len();
    if count < 2 || permissions.iter().any(|check| check.status != first.status) {
        return None;
    }
    match first.status {
        Status::Pass if look.evidence => None,
        Status::Pass => Some((Status::Pass, format!("{count} of {count}"))),
        Status::Skip => Some((Status::Skip, first.summary.clone())),
        _ => None,
    }
}

/// One check, below `margin`.
pub(super) fn lines(out: &mut String, check: &CheckResult, margin: &str, look: Look) {
    let evidence = match evidence(check.evidence) {
        Some(words) if look.evidence => look.dim(&format!(" ({words})")),
        _ => String::new(),
    };
    let is_row = matches!(check.status, Status::Pass | Status::Warn | Status::Skip);
    let summary = format!("{}{evidence}", check.summary);
    if is_row {
        row(out, check.status, &check.title, &summary, margin, look);
    } else {
        problem_line(out, check.status, &check.title, &summary, margin, look);
    }
    below(out, check, margin, look);
}

fn problem(
    out: &mut String,
    check: &CheckResult,
    title: &str,
    summary: &str,
    margin: &str,
    look: Look,
) {
    problem_line(out, check.status, title, summary, margin, look);
    below(out, check, margin, look);
}

/// What it breaks, and what to do.
fn below(out: &mut String, check: &CheckResult, margin: &str, look: Look) {
    let indent = format!("{margin}  ");
    let mut below = |text: &str| paragraph(out, text, &indent, &indent, look.width);
    if let Some(impact) = &check.impact {
        below(impact);
    }
    if let Some(fix) = &check.fix {
        below(&format!("Fix: {fix}"));
    }
    if let Some(link) = check.link {
        below(&look.link(link));
    }
}

/// A title and a short result beside it.
pub(super) fn row(
    out: &mut String,
    status: Status,
    title: &str,
    summary: &str,
    margin: &str,
    look: Look,
) {
    let columns = title.chars().count();
    if !look.is_table() || columns + 2 > TITLES {
        return problem_line(out, status, title, summary, margin, look);
    }
    let gap = "\u{a0}".repeat(TITLES - columns);
    let symbol = look.symbol(status);
    let indent = console::measure_text_width(&symbol) + TITLES;
    let hanging = format!("{margin}{}", " ".repeat(indent));
    let line = format!("{symbol}{}{gap}{summary}", unbroken(title));
    paragraph(out, &line, margin, &hanging, look.width);
}

/// A title and what is wrong, as one sentence.
fn problem_line(
    out: &mut String,
    status: Status,
    title: &str,
    summary: &str,
    margin: &str,
    look: Look,
) {
    let indent = format!("{margin}  ");
    let line = format!("{}{title}: {summary}", look.symbol(status));
    paragraph(out, &line, margin, &indent, look.width);
}

fn unbroken(title: &str) -> String {
    title.replace(' ', "\u{a0}")
}

/// How a result was established, in words for people.
pub(super) fn evidence(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::Proven => Some("verified"),
        Evidence::Reported => Some("reported by the vendor"),
        Evidence::Inferred => Some("likely"),
        Evidence::Attested => Some("confirmed by a person"),
        Evidence::None => None,
    }
}
