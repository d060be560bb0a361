//! Lines of text at the width of a terminal.

use textwrap::{Options, WordSeparator, WordSplitter};

/// Below this many columns a table has no room.
pub(super) const NARROW: usize = 60;

/// The terminal's width, else `COLUMNS`, else 80; never more than 100.
pub(super) fn columns(term: &console::Term) -> usize {
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

/// A text, each of its lines wrapped with its own indent.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        let text = line.trim_start();
        let hanging = format!("{indent}{}", " ".repeat(marker(text)));
        paragraph(&mut out, text, &indent, &hanging, width);
    }
    out
}

/// Entries in two columns where they fit, else one below the other.
pub(super) fn in_columns(entries: &[&str], indent: &str, room: usize) -> String {
    let widest = entries.iter().map(|entry| entry.chars().count()).max().unwrap_or_default();
    let rows = if 2 * widest + 2 <= room { entries.len().div_ceil(2) } else { entries.len() };
    let lines = (0..rows).map(|row| match entries.get(row + rows) {
        Some(second) => format!("{indent}{:widest$}  {second}", entries[row]),
        None => format!("{indent}{}", entries[row]),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The columns of "- " or "1. " at the start of a line: what follows is indented by as many.
fn marker(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match &text.as_bytes()[digits..] {
        [b'-', b' ', ..] if digits == 0 => 2,
        [b'.', b' ', ..] if digits > 0 => digits + 2,
        _ => 0,
    }
}

/// Adds a paragraph. A word longer than a line (an address) stays whole, so that it can be clicked and copied.
/// A no-break space keeps words together, and is printed as a space.
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
