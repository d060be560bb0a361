//! The checks of a run as lines: a table row for what is fine, up to four lines for a problem.

use super::style::Look;
use super::wrap::paragraph;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Status};

/// The columns of the titles in the table.
const TITLES: usize = 26;
/// Below the symbol of a status.
const INDENT: &str = "  ";

/// Every check, in order. The four permissions are one row where they agree, and nothing is said twice.
pub(super) fn rows(out: &mut String, checks: &[&CheckResult], look: Look) {
    let permissions: Vec<&CheckResult> =
        checks.iter().copied().filter(|check| is_permission(check)).collect();
    let grouped = permissions_row(&permissions, look);
    let mut shown: Vec<&CheckResult> = Vec::new();
    for &check in checks.iter().filter(|check| look.evidence || !is_implied(check)) {
        if is_swapped(check) {
            // Two checks, and one thing to fix.
            if check.id == CheckId::CodesignalKey {
                problem_line(
                    out,
                    check.finding.status,
                    "API keys",
                    "The two keys are swapped.",
                    look,
                );
                below(out, check, look);
            }
        } else if let Some(same) = shown.iter().find(|it| is_repeated_event(it, check)) {
            let summary = format!("The same as {} above.", same.id.mentioned());
            problem_line(out, check.finding.status, &check.id.title(), &summary, look);
        } else if !is_permission(check) || grouped.is_none() {
            result_line(out, check, look);
            below(out, &without_repeats(check, &shown), look);
            shown.push(check);
        } else if let Some((status, summary)) = &grouped
            && permissions.first().is_some_and(|first| first.id == check.id)
        {
            row(out, *status, "Permissions", summary, look);
        }
    }
}

/// The check without a fix that is on this page already.
fn without_repeats(check: &CheckResult, shown: &[&CheckResult]) -> CheckResult {
    let mut check = check.clone();
    if let Some(same) = shown.iter().find(|it| has_same_fix(it, &check)) {
        check.finding.fix = Some(format!("The same as for {} above.", same.id.mentioned()).into());
        check.finding.link = None;
    }
    check
}

/// Whether an event of the webhook went as an earlier delivery did, for the same reason.
fn is_repeated_event(earlier: &CheckResult, check: &CheckResult) -> bool {
    let is_event = matches!(check.id, CheckId::WebhookEvent(_));
    is_event && earlier.finding.status == check.finding.status && has_same_fix(earlier, check)
}

fn has_same_fix(one: &CheckResult, other: &CheckResult) -> bool {
    one.finding.fix.is_some() && one.finding.fix == other.finding.fix
}

/// Whether this is one of two keys that each have the other's shape.
pub(super) fn is_swapped(check: &CheckResult) -> bool {
    check.finding.details.get("swapped").is_some_and(|it| it == true)
}

/// Whether a row would say less than the next: a vendor that answers about a key is reachable.
fn is_implied(check: &CheckResult) -> bool {
    let access = matches!(check.id, CheckId::CodesignalAccess | CheckId::AshbyAccess);
    access && check.finding.status == Status::Pass
}

fn is_permission(check: &CheckResult) -> bool {
    matches!(check.id, CheckId::Permission(_))
}

/// The one row for all permissions: when all are there, or none could be checked.
fn permissions_row(permissions: &[&CheckResult], look: Look) -> Option<(Status, String)> {
    let first = permissions.first()?;
    let count = permissions.len();
    if count < 2 || permissions.iter().any(|check| check.finding.status != first.finding.status) {
        return None;
    }
    match first.finding.status {
        Status::Pass if look.evidence => None,
        Status::Pass => Some((Status::Pass, format!("{count} of {count}"))),
        Status::Skip => Some((Status::Skip, first.finding.words())),
        _ => None,
    }
}

pub(super) fn lines(out: &mut String, check: &CheckResult, look: Look) {
    result_line(out, check, look);
    below(out, check, look);
}

fn result_line(out: &mut String, check: &CheckResult, look: Look) {
    let evidence = match evidence(check.finding.evidence) {
        Some(words) if look.evidence => look.dim(&format!(" ({words})")),
        _ => String::new(),
    };
    let granted = match check.finding.status {
        Status::Pass => Some(""),
        Status::Fail => Some(" is missing"),
        _ => None,
    };
    if let Some(words) = granted.filter(|_| is_permission(check) && !look.evidence) {
        let line = format!("{}{}{words}", look.symbol(check.finding.status), check.id.title());
        return paragraph(out, &line, "", INDENT, look.width);
    }
    let summary = format!("{}{evidence}", check.finding.words());
    if matches!(check.finding.status, Status::Pass | Status::Warn | Status::Skip) {
        row(out, check.finding.status, &check.id.title(), &summary, look);
    } else {
        problem_line(out, check.finding.status, &check.id.title(), &summary, look);
    }
}

/// What it breaks, and what to do.
fn below(out: &mut String, check: &CheckResult, look: Look) {
    let mut below = |text: &str| paragraph(out, text, INDENT, INDENT, look.width);
    if let Some(impact) = &check.finding.impact {
        below(impact);
    }
    if let Some(fix) = &check.finding.fix {
        below(&format!("Fix: {fix}"));
    }
    if let Some(link) = check.finding.link {
        below(&look.link(link));
    }
}

/// A title and a short result beside it.
pub(super) fn row(out: &mut String, status: Status, title: &str, summary: &str, look: Look) {
    let columns = title.chars().count();
    if !look.is_table() || columns + 2 > TITLES {
        return problem_line(out, status, title, summary, look);
    }
    let gap = "\u{a0}".repeat(TITLES - columns);
    let symbol = look.symbol(status);
    let indent = console::measure_text_width(&symbol) + TITLES;
    let line = format!("{symbol}{}{gap}{summary}", title.replace(' ', "\u{a0}"));
    paragraph(out, &line, "", &" ".repeat(indent), look.width);
}

/// A title and what is wrong, as one sentence.
fn problem_line(out: &mut String, status: Status, title: &str, summary: &str, look: Look) {
    let line = format!("{}{title}: {summary}", look.symbol(status));
    paragraph(out, &line, "", INDENT, look.width);
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
