//! The report for people on many profiles: a short line for each that holds, full words for the others.

use super::Report;
use super::profile_part::ProfilePart;
use super::text::{check_lines, paragraph, style};
use crate::check_result::Status;
use crate::error::Exit;

pub(crate) fn lines(
    report: &Report,
    profiles: &[ProfilePart],
    quiet: bool,
    width: usize,
) -> String {
    let mut out = String::new();
    for part in profiles {
        let warnings = part.count(Status::Warn);
        if part.exit == Exit::Pass {
            if !quiet || warnings > 0 {
                holds(&mut out, part, warnings, width);
            }
        } else {
            open(&mut out, part, width);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    paragraph(&mut out, &summary(report, profiles), "", "", width);
    out
}

fn holds(out: &mut String, part: &ProfilePart, warnings: usize, width: usize) {
    let (status, words) = match warnings {
        0 => (Status::Pass, "every check that applies holds.".to_owned()),
        n => {
            let words = format!(
                "every check that applies holds; {n} with a warning: `cs-ashby verify --profile {}` shows it.",
                part.profile
            );
            (Status::Warn, words)
        }
    };
    head(out, (status, status.as_str()), part, &words, width);
}

fn open(out: &mut String, part: &ProfilePart, width: usize) {
    let (status, words) = match part.exit {
        Exit::Fail => (Status::Fail, "not everything holds."),
        Exit::Todo => (Status::Todo, "something is left for a person to do."),
        Exit::Unknown => (Status::Unknown, "not everything could be established."),
        _ => (Status::Fail, "could not be checked."),
    };
    let word = match part.exit {
        Exit::Fail | Exit::Todo | Exit::Unknown => status.as_str(),
        _ => part.exit.outcome(),
    };
    head(out, (status, word), part, words, width);
    for check in &part.checks {
        // An error that ended the run is said below, in the same words.
        let said = part
            .error
            .as_ref()
            .is_some_and(|error| error.message == check.summary);
        if !said && !matches!(check.status, Status::Pass | Status::Skip) {
            check_lines(out, check, "  ", width, false);
        }
    }
    if let Some(error) = part.error.as_ref().or(part.notice.as_ref()) {
        paragraph(
            out,
            &format!("Error: {}", error.message),
            "  ",
            "    ",
            width,
        );
        paragraph(out, &format!("Next: {}", error.fix), "    ", "    ", width);
    }
}

/// The word of the outcome, in the colour of a status, then the profile.
fn head(
    out: &mut String,
    (status, word): (Status, &str),
    part: &ProfilePart,
    words: &str,
    width: usize,
) {
    let gap = "\u{a0}".repeat(9usize.saturating_sub(word.len()));
    let word = style(status, false).apply_to(word);
    let line = format!("{word}{gap}{}: {words}", part.profile);
    paragraph(out, &line, "", "  ", width);
}

fn summary(report: &Report, profiles: &[ProfilePart]) -> String {
    let count = |wanted: &[Exit]| {
        profiles
            .iter()
            .filter(|part| wanted.contains(&part.exit))
            .count()
    };
    let all = match profiles.len() {
        1 => "1 profile".to_owned(),
        n => format!("{n} profiles"),
    };
    let open: Vec<String> = [
        (count(&[Exit::Fail]), "with a failed check"),
        (count(&[Exit::Todo]), "with something for a person to do"),
        (
            count(&[Exit::Unknown]),
            "where something could not be established",
        ),
        (
            count(&[Exit::Usage, Exit::Local]),
            "that could not be checked",
        ),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    let holding = count(&[Exit::Pass]);
    match (open.is_empty(), report.exit()) {
        (true, Exit::Pass) => format!("{all}: every check that applies ran and holds."),
        (true, _) => format!("{all} looked at before the end."),
        (false, _) => format!(
            "{all}: {holding} hold, {}. Work from the top, then run `cs-ashby verify --all-profiles`.",
            open.join(", ")
        ),
    }
}
