//! What setup and rotate show while they run: headings, results, checks.

use super::model::Report;
use super::ui::Ui;
use super::{checklist, html, links, text, wrap};
use crate::check_result::{CheckResult, Status};
use crate::hint::Hint;
use crate::platform::screen::{self, Mark};
use std::path::Path;

impl Ui {
    /// Shows the result of a check, as the report does, on stderr.
    pub(crate) fn check(&self, check: &CheckResult) {
        let mut check = check.clone();
        if let Some(fix) = &mut check.finding.fix {
            fix.name_profile(&self.profile);
        }
        let mut out = String::new();
        checklist::lines(&mut out, &check, self.stderr());
        self.eprint(&out);
    }

    /// A line with the symbol of its status.
    pub(crate) fn result(&self, status: Status, words: impl Into<Hint>) {
        let words = words.into().for_profile(&self.profile);
        let look = self.stderr();
        let (first, more) = words.split_once('\n').unwrap_or((&words, ""));
        let hanging = if look.accessible { "" } else { "  " };
        let mut out = String::new();
        let line = format!("{}{first}", look.symbol(status));
        wrap::paragraph(&mut out, &line, "", hanging, look.width);
        out.push_str(&wrap::wrapped(more, look.width));
        self.eprint(&out);
    }

    /// Says where a file was saved, as a link that opens it where the terminal has links.
    pub(crate) fn saved(&self, path: &Path) {
        let shown = path.display().to_string();
        let link = if self.may_link() { links::to_file(path) } else { None };
        // The path stays whole: a part of one can't be opened or copied.
        let whole = link.unwrap_or(shown).replace(' ', "\u{a0}");
        self.result(Status::Pass, format!("Saved {whole}"));
    }

    /// The same report as one page to attach to a ticket.
    pub(crate) fn html(&self, report: &Report) -> String {
        html::document(report).into_string()
    }

    pub(crate) fn heading(&self, words: &str) {
        self.eprint(&text::heading(words, self.stderr()));
    }

    /// A heading with a word at the end of its line.
    pub(crate) fn title(&self, words: &str, end: &str) {
        self.eprint(&text::title(words, end, self.stderr()));
    }

    /// Short entries side by side, as far as there's room.
    pub(crate) fn in_columns(&self, entries: &[&str], indent: &str) -> String {
        let look = self.stderr();
        let room = if look.accessible { 0 } else { look.width.saturating_sub(indent.len()) };
        wrap::in_columns(entries, indent, room)
    }

    /// Where the next line begins, if what follows may be cleared again.
    pub(crate) fn mark(&self) -> Option<Mark> {
        let options = &self.options;
        let may_clear = !options.accessible && options.verbose == 0 && self.notes.is_none();
        let terminal =
            crate::platform::stderr_is_terminal() && !crate::platform::terminal_is_dumb();
        (may_clear && terminal).then(screen::mark)
    }
}
