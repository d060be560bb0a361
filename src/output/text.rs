//! The report for people: plain words, at any width, with or without colour.

use super::Report;
use super::report::{ErrorPart, Missing, Registration};
use crate::error::Exit;
use crate::finding::{Entry, Evidence, Status};
use console::Style;
use textwrap::{Options, WordSeparator, WordSplitter};

/// Below this many columns a hanging indent would leave no room for words.
const NARROW: usize = 60;

/// The columns there are: the terminal's, else `COLUMNS`, else 80; never more than 100.
pub fn width() -> usize {
    let columns = match console::Term::stdout().size_checked() {
        Some((_, columns)) => usize::from(columns),
        None => crate::os::variable("COLUMNS")
            .ok()
            .flatten()
            .and_then(|text| text.parse().ok())
            .unwrap_or(80),
    };
    columns.clamp(20, 100)
}

/// The whole report.
pub fn document(report: &Report, quiet: bool, width: usize) -> String {
    let mut out = String::new();
    for check in &report.checks {
        // An error that ended the run has been said on stderr, in the same words.
        let said = report
            .error
            .as_ref()
            .is_some_and(|error| error.message == check.summary);
        if said {
            continue;
        }
        if !quiet || !matches!(check.status, Status::Pass | Status::Skip) {
            check_lines(&mut out, check, width);
        }
    }
    if let Some(form) = &report.registration
        && report.checks.is_empty()
    {
        out.push_str(&form_lines(form, width));
    }
    for missing in &report.missing {
        paragraph(&mut out, &missing_line(missing), "", "  ", width);
    }
    if let Some(text) = &report.text {
        out.push_str(&wrapped(text, width));
    }
    if !report.checks.is_empty() && report.error.is_none() {
        out.push('\n');
        paragraph(&mut out, &last_line(report), "", "", width);
    }
    out
}

/// A text, each of its lines wrapped with its own indent.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        paragraph(&mut out, line.trim_start(), &indent, &indent, width);
    }
    out
}

/// An error, with the next step.
pub fn error(error: &ErrorPart, width: usize) -> String {
    let mut out = String::new();
    let red = Style::new().for_stderr().red().bold();
    paragraph(
        &mut out,
        &format!("{} {}", red.apply_to("Error:"), error.message),
        "",
        "  ",
        width,
    );
    paragraph(&mut out, &format!("Next: {}", error.fix), "  ", "  ", width);
    out
}

fn check_lines(out: &mut String, check: &Entry, width: usize) {
    let indent = if width < NARROW { "  " } else { "         " };
    let gap = if width < NARROW {
        1
    } else {
        9usize.saturating_sub(check.status.word().len())
    };
    let evidence = match check.evidence {
        Evidence::None => String::new(),
        evidence => format!(" ({})", evidence.word()),
    };
    let head = format!(
        "{}{}{}: {}{evidence}",
        style(check.status).apply_to(check.status.word()),
        "\u{a0}".repeat(gap),
        check.title,
        check.summary,
    );
    paragraph(out, &head, "", indent, width);
    if let Some(fix) = &check.fix {
        paragraph(out, &format!("Next: {fix}"), indent, indent, width);
    }
    if let Some(link) = check.link {
        paragraph(out, &format!("Page: {link}"), indent, indent, width);
    }
}

fn style(status: Status) -> Style {
    let style = Style::new().bold();
    match status {
        Status::Pass => style.green(),
        Status::Warn | Status::Todo => style.yellow(),
        Status::Fail => style.red(),
        Status::Unknown => style.magenta(),
        Status::Skip => Style::new().dim(),
    }
}

/// The webhook form, field by field as CodeSignal shows it.
pub fn form_lines(form: &Registration, width: usize) -> String {
    let mut out = String::new();
    let fingerprint = |known: &Option<String>| match known {
        Some(fingerprint) => format!("fingerprint {fingerprint}"),
        None => "none is stored or given here".to_owned(),
    };
    paragraph(&mut out, "Event types (eight):", "", "", width);
    for event in &form.events {
        paragraph(&mut out, event, "  ", "  ", width);
    }
    let fields = [
        ("Endpoint", form.endpoint.clone()),
        (
            "Secret Key",
            format!(
                "your CodeSignal API key ({}). Paste it; don't click the refresh button.",
                fingerprint(&form.secret.fingerprint)
            ),
        ),
        ("Email", form.email.to_owned()),
        ("Custom header, key", form.header.name.to_owned()),
        (
            "Custom header, value",
            format!(
                "your Ashby API key ({}).",
                fingerprint(&form.header.value.fingerprint)
            ),
        ),
    ];
    for (name, value) in fields {
        paragraph(&mut out, &format!("{name}: {value}"), "", "  ", width);
    }
    out
}

fn missing_line(missing: &Missing) -> String {
    format!(
        "Missing: {} - give it with {} PATH or {}.",
        missing.input, missing.option, missing.variable
    )
}

fn last_line(report: &Report) -> String {
    let count = |status| {
        report
            .checks
            .iter()
            .filter(|check| check.status == status)
            .count()
    };
    match report.exit() {
        Exit::Pass => match count(Status::Warn) {
            0 => "Every check that applies ran and holds.".to_owned(),
            n => format!("Every check that applies ran and holds; {n} with a warning."),
        },
        Exit::Fail => format!(
            "{} failed: the integration is not right. Start with the first one.",
            checks(count(Status::Fail))
        ),
        Exit::Unknown => format!(
            "{} could not be established.",
            checks(count(Status::Unknown))
        ),
        Exit::Todo => format!(
            "{} to be done by a person.",
            match count(Status::Todo) {
                1 => "1 step has".to_owned(),
                n => format!("{n} steps have"),
            }
        ),
        _ => String::new(),
    }
}

fn checks(count: usize) -> String {
    match count {
        1 => "1 check".to_owned(),
        n => format!("{n} checks"),
    }
}

/// Adds a paragraph, wrapped. A word longer than a line (an address) stays whole, so that it can be
/// clicked and copied.
fn paragraph(out: &mut String, text: &str, first: &str, rest: &str, width: usize) {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    for line in textwrap::wrap(text, options) {
        out.push_str(line.replace('\u{a0}', " ").trim_end());
        out.push('\n');
    }
}
