//! The report for people: plain words, at any width, with or without colour.

use super::Report;
use super::report::{ErrorPart, KeyField, Missing, Registration};
use crate::error::Exit;
use crate::finding::{Entry, Evidence, Status};
use crate::integration::KeyName;
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
    let value = |name: KeyName, field: &KeyField| match (&field.revealed, &field.fingerprint) {
        (Some(key), _) => key.expose().to_owned(),
        (None, Some(_)) => format!(
            "the {} (to see it: `cs-ashby webhook show --reveal`)",
            name.title()
        ),
        (None, None) => format!("the {} (none is stored or given here)", name.title()),
    };
    paragraph(&mut out, "Event types (eight):", "", "", width);
    for event in &form.events {
        paragraph(&mut out, event, "  ", "  ", width);
    }
    let fields = [
        ("Endpoint", form.endpoint.clone()),
        ("Secret Key", value(KeyName::Codesignal, &form.secret)),
        ("Email", form.email.to_owned()),
        ("Custom header, key", form.header.name.to_owned()),
        (
            "Custom header, value",
            value(KeyName::Ashby, &form.header.value),
        ),
    ];
    for (name, value) in fields {
        paragraph(&mut out, &format!("{name}: {value}"), "", "  ", width);
        if name == "Secret Key" {
            let trap =
                "(Paste it; don't click the refresh button, which would put another secret there.)";
            paragraph(&mut out, trap, "  ", "  ", width);
        }
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
    if report.exit() == Exit::Pass {
        return match count(Status::Warn) {
            0 => "Every check that applies ran and holds.".to_owned(),
            n => format!("Every check that applies ran and holds; {n} with a warning."),
        };
    }
    let open: Vec<String> = [
        (Status::Fail, "failed"),
        (Status::Todo, "for a person to do"),
        (Status::Unknown, "could not be established"),
    ]
    .into_iter()
    .filter(|(status, _)| count(*status) > 0)
    .map(|(status, words)| format!("{} {words}", count(status)))
    .collect();
    format!(
        "Not everything holds: {}. Work from the top, then run `cs-ashby verify`.",
        open.join(", ")
    )
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
