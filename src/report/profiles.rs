//! The report for people on many profiles: a row for each that is fine, its checks for each other.

use super::checklist;
use super::model::Report;
use super::style::Look;
use super::wrap::paragraph;
use crate::check_result::Status;
use crate::error::Exit;

pub(super) fn document(report: &Report, profiles: &[Report], quiet: bool, look: Look) -> String {
    let mut out = String::new();
    for part in profiles {
        if part.exit != Exit::Pass {
            open(&mut out, part, look);
        } else if !quiet || warnings(part) > 0 {
            passed(&mut out, part, look);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    paragraph(&mut out, &summary(report, profiles), "", "", look.width);
    out
}

fn warnings(part: &Report) -> usize {
    let checks = part.checks.iter();
    checks.filter(|check| check.finding.status == Status::Warn).count()
}

fn passed(out: &mut String, part: &Report, look: Look) {
    let name = &part.profile;
    let (status, words) = match warnings(part) {
        0 => (Status::Pass, "all checks passed".to_owned()),
        1 => (Status::Warn, format!("1 warning; `cs-ashby verify --profile {name}` shows it")),
        n => (Status::Warn, format!("{n} warnings; `cs-ashby verify --profile {name}` shows them")),
    };
    checklist::row(out, status, name, &words, look);
}

fn open(out: &mut String, part: &Report, look: Look) {
    let (status, words) = match part.exit {
        Exit::Fail => (Status::Fail, "problems found"),
        Exit::Todo => (Status::Todo, "needs your attention"),
        Exit::Unknown => (Status::Unknown, "couldn't check everything"),
        _ => (Status::Fail, "couldn't be checked"),
    };
    checklist::row(out, status, &part.profile, words, look);
    for check in &part.checks {
        // An error that ended the run is printed below, in the same words.
        let said = part.error.as_ref().is_some_and(|error| error.message == check.finding.summary);
        if !said && !matches!(check.finding.status, Status::Pass | Status::Skip) {
            let mut lines = String::new();
            checklist::lines(&mut lines, check, Look { width: look.width - 2, ..look });
            out.push_str(&textwrap::indent(&lines, "  "));
        }
    }
    if let Some(error) = part.problem() {
        paragraph(out, &format!("Error: {}", error.message), "  ", "    ", look.width);
        paragraph(out, &format!("Fix: {}", error.fix), "    ", "    ", look.width);
    }
}

fn summary(report: &Report, profiles: &[Report]) -> String {
    let count = |wanted: &[Exit]| {
        let parts = profiles.iter();
        parts.filter(|part| wanted.contains(&part.exit)).count()
    };
    let all = match profiles.len() {
        1 => "1 profile".to_owned(),
        n => format!("{n} profiles"),
    };
    let parts: Vec<String> = [
        (count(&[Exit::Pass]), "passed"),
        (count(&[Exit::Fail]), "with problems"),
        (count(&[Exit::Todo]), "need your attention"),
        (count(&[Exit::Unknown]), "couldn't be checked completely"),
        (count(&[Exit::Usage, Exit::Local]), "couldn't be checked"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    let has_passed = count(&[Exit::Pass]) == profiles.len();
    match report.exit {
        Exit::Pass => format!("{all}: all checks passed."),
        _ if has_passed => format!("{all} checked before it stopped."),
        _ => format!(
            "{all}: {}. Start at the top, then run `cs-ashby verify --all-profiles` again.",
            parts.join(", ")
        ),
    }
}
