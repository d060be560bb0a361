//! The report for people: plain words, at any width, with or without colour.

use super::Report;
use super::model::{DetailLevel, ErrorPart, KeyField, Missing, Registration};
use super::profile_part::for_profile;
use crate::check_result::{CheckResult, Evidence, Status};
use crate::error::Exit;
use crate::integration::KeyName;
use console::Style;
use textwrap::{Options, WordSeparator, WordSplitter};

/// Below this many columns a hanging indent would leave no room for words.
const NARROW: usize = 60;

pub(crate) fn width() -> usize {
    columns_of(&console::Term::stdout())
}

/// The columns there are for what is said beside it, on stderr.
pub(crate) fn width_beside() -> usize {
    columns_of(&console::Term::stderr())
}

/// The terminal's, else `COLUMNS`, else 80; never more than 100.
fn columns_of(term: &console::Term) -> usize {
    let columns = match term.size_checked() {
        Some((_, columns)) => usize::from(columns),
        None => crate::platform::variable("COLUMNS")
            .ok()
            .flatten()
            .and_then(|text| text.parse().ok())
            .unwrap_or(80),
    };
    columns.clamp(20, 100)
}

pub(crate) fn document(report: &Report, quiet: bool, width: usize) -> String {
    if let Some(profiles) = &report.profiles {
        return super::profiles::lines(report, profiles, quiet, width);
    }
    let mut out = String::new();
    let shown = match report.detail {
        DetailLevel::Whole => &report.checks[..],
        DetailLevel::Brief if quiet => &report.checks[..],
        DetailLevel::Brief => {
            out.push_str("\nThe whole checklist:\n");
            &report.checks[..]
        }
        DetailLevel::None => &[],
    };
    for check in shown {
        // An error that ended the run has been said on stderr, in the same words.
        let said = report
            .error
            .as_ref()
            .is_some_and(|error| error.message == check.summary);
        if said {
            continue;
        }
        let holds = matches!(check.status, Status::Pass | Status::Skip);
        let in_a_line = holds || check.status == Status::Todo;
        match report.detail {
            _ if holds && quiet => {}
            DetailLevel::Brief if in_a_line => brief_line(&mut out, check, width),
            _ => check_lines(&mut out, check, "", width, false),
        }
    }
    if let Some(form) = &report.registration
        && report.checks.is_empty()
    {
        out.push_str(&form_lines(form, width));
    }
    if report.detail == DetailLevel::Whole {
        for missing in &report.missing {
            paragraph(&mut out, &missing_line(missing), "", "  ", width);
        }
    }
    if let Some(text) = &report.text {
        out.push_str(&wrapped(text, width));
    }
    let is_summed_up = report.detail == DetailLevel::Whole || report.exit() == Exit::Pass;
    if !shown.is_empty() && report.error.is_none() && is_summed_up {
        out.push('\n');
        let last = for_profile(&last_line(report), &report.profile);
        paragraph(&mut out, &last, "", "", width);
    }
    if let Some(closing) = &report.closing {
        out.push_str(&wrapped(closing, width));
    }
    out
}

/// A text, each of its lines wrapped with its own indent.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        let text = line.trim_start();
        let hanging = format!("{indent}{}", " ".repeat(marker(text)));
        paragraph(&mut out, text, &indent, &hanging, width);
    }
    out
}

/// The columns of "- " or "1. " at the start of a line: what follows hangs behind it.
fn marker(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match &text.as_bytes()[digits..] {
        [b'-', b' ', ..] if digits == 0 => 2,
        [b'.', b' ', ..] if digits > 0 => digits + 2,
        _ => 0,
    }
}

pub(crate) fn error(error: &ErrorPart, width: usize) -> String {
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

/// One check, as it stands in the report.
pub(crate) fn check(entry: &CheckResult, width: usize, beside: bool) -> String {
    let mut out = String::new();
    check_lines(&mut out, entry, "", width, beside);
    out
}

/// The heading of a step, after an empty line.
pub(crate) fn heading(words: &str, width: usize) -> String {
    let bold = Style::new().for_stderr().bold();
    let mut out = String::from("\n");
    for line in wrapped(words, width).lines() {
        out.push_str(&format!("{}\n", bold.apply_to(line)));
    }
    out
}

fn brief_line(out: &mut String, check: &CheckResult, width: usize) {
    let line = format!(
        "{} {}{}",
        style(check.status, false).apply_to(check.status.as_str()),
        check.title,
        evidence(check)
    );
    paragraph(out, &line, "", "     ", width);
}

fn evidence(check: &CheckResult) -> String {
    match check.evidence {
        Evidence::None => String::new(),
        evidence => format!(" ({})", evidence.as_str()),
    }
}

/// A check, below `margin`.
pub(super) fn check_lines(
    out: &mut String,
    check: &CheckResult,
    margin: &str,
    width: usize,
    beside: bool,
) {
    let indent = if width < NARROW { "  " } else { "         " };
    let indent = &format!("{margin}{indent}");
    let gap = if width < NARROW {
        1
    } else {
        9usize.saturating_sub(check.status.as_str().len())
    };
    let evidence = evidence(check);
    let head = format!(
        "{}{}{}: {}{evidence}",
        style(check.status, beside).apply_to(check.status.as_str()),
        "\u{a0}".repeat(gap),
        check.title,
        check.description(),
    );
    paragraph(out, &head, margin, indent, width);
    if let Some(fix) = &check.fix {
        paragraph(out, &format!("Next: {fix}"), indent, indent, width);
    }
    if let Some(link) = check.link {
        paragraph(out, &format!("Page: {link}"), indent, indent, width);
    }
}

pub(super) fn style(status: Status, beside: bool) -> Style {
    let plain = if beside {
        Style::new().for_stderr()
    } else {
        Style::new()
    };
    let style = plain.clone().bold();
    match status {
        Status::Pass => style.green(),
        Status::Warn | Status::Todo => style.yellow(),
        Status::Fail => style.red(),
        Status::Unknown => style.magenta(),
        Status::Skip => plain.dim(),
    }
}

/// The webhook form, field by field as CodeSignal shows it.
pub(crate) fn form_lines(form: &Registration, width: usize) -> String {
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
        "Missing: {} - give it with {} PATH, {} COMMAND or the environment variable {}.",
        missing.input, missing.option, missing.command_option, missing.variable
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
    let then = match report.command.as_str() {
        // Each of its steps says how to go on.
        "rotate" => "",
        _ => ", then run `cs-ashby verify`",
    };
    format!(
        "Not everything holds: {}. Work from the top{then}.",
        open.join(", ")
    )
}

/// Adds a paragraph, wrapped. A word longer than a line (an address) stays whole, so that it can be
/// clicked and copied.
pub(super) fn paragraph(out: &mut String, text: &str, first: &str, rest: &str, width: usize) {
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
