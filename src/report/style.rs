//! How text for people looks on one of the two streams: width, colours, symbols.

use super::wrap::{NARROW, columns};
use crate::check_result::Status;
use console::Style;

#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) width: usize,
    /// Whether symbols beyond ASCII can be shown.
    pub(super) unicode: bool,
    /// Whether a status is a word instead of a symbol, and nothing is a table: for screen readers.
    pub(super) accessible: bool,
    /// Whether each result says how it was established.
    pub(super) evidence: bool,
    /// Which of the two streams, since each has its own colours.
    pub(super) stderr: bool,
}

impl Look {
    pub(super) fn stdout() -> Look {
        Look {
            width: columns(&console::Term::stdout()),
            unicode: true,
            accessible: false,
            evidence: false,
            stderr: false,
        }
    }

    pub(super) fn stderr() -> Look {
        Look { width: columns(&console::Term::stderr()), stderr: true, ..Look::stdout() }
    }

    pub(super) fn is_table(&self) -> bool {
        !self.accessible && self.width >= NARROW
    }

    pub(super) fn plain(&self) -> Style {
        let style = Style::new();
        if self.stderr { style.for_stderr() } else { style }
    }

    pub(super) fn link(&self, address: &str) -> String {
        self.plain().underlined().apply_to(address).to_string()
    }

    pub(super) fn dim(&self, text: &str) -> String {
        self.plain().dim().apply_to(text).to_string()
    }

    /// The symbol of a status in its colour, with the space behind it.
    pub(super) fn symbol(&self, status: Status) -> String {
        let plain = self.plain();
        let (style, unicode, ascii, words) = match status {
            Status::Pass => (plain.green(), "✓", "ok", "Passed:"),
            Status::Fail => (plain.red(), "✗", "x ", "Failed:"),
            Status::Warn => (plain.yellow(), "!", "! ", "Warning:"),
            Status::Todo => (plain.yellow(), "!", "! ", "To do:"),
            Status::Unknown => (plain.yellow(), "?", "? ", "Not checked:"),
            Status::Skip => (plain.dim(), "-", "- ", "Skipped:"),
        };
        let symbol = match (self.accessible, self.unicode) {
            (true, _) => words,
            (false, true) => unicode,
            (false, false) => ascii,
        };
        let symbol = symbol.replace(' ', "\u{a0}");
        format!("{}\u{a0}", style.apply_to(symbol))
    }
}
