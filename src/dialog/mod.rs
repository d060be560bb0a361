//! What `setup` and `rotate` share at the terminal: headers, menus, the dashboards' pages, the clipboard and
//! values to paste.

mod clipboard;
mod fields;
mod key_input;
mod pages;
mod reveal;

pub(crate) use fields::Field;
pub(crate) use pages::{Page, Pages};

use crate::app::App;
use crate::check_result::{CheckResult, Status};
use crate::platform::clipboard::Copied;
use crate::platform::screen::{self, Mark};
use crate::platform::{files, io_error};
use crate::prompt::Prompter;
use clipboard::ClipboardSession;

/// A step of the instructions, with what to select there.
pub(crate) struct Instruction {
    text: String,
    entries: Vec<&'static str>,
}

impl Instruction {
    pub(crate) fn select(text: &str, entries: Vec<&'static str>) -> Instruction {
        Instruction { text: text.to_owned(), entries }
    }
}

impl<T: Into<String>> From<T> for Instruction {
    fn from(text: T) -> Instruction {
        Instruction { text: text.into(), entries: Vec::new() }
    }
}

pub(crate) struct Dialog<'a> {
    app: &'a App,
    pub(crate) prompter: Prompter,
    pub(crate) pages: Pages,
    clipboard: ClipboardSession,
}

impl<'a> Dialog<'a> {
    pub(crate) fn new(app: &'a App, pages: Pages) -> Dialog<'a> {
        let prompter = app.prompter;
        let clipboard = ClipboardSession::at(prompter.is_at_terminal());
        Dialog { app, prompter, pages, clipboard }
    }

    /// What is said stays on the screen until a prompt below it was answered.
    pub(crate) fn say(&self, text: &str) {
        self.app.ui.note(text);
        screen::needs_reading();
    }

    pub(crate) fn title(&self, text: &str, time: &str) {
        self.app.ui.title(text, time);
    }

    pub(crate) fn step(&self, number: usize, of: usize, title: &str) {
        self.app.ui.heading(&format!("Step {number} of {of} · {title}"));
    }

    /// Where the next line begins, if what follows may be cleared again.
    pub(crate) fn mark(&self) -> Option<Mark> {
        self.app.ui.mark()
    }

    /// Clears what was shown since the mark: it's done, and its result says so in one line.
    pub(crate) fn clear_from(&self, mark: Option<Mark>) -> bool {
        mark.is_some_and(screen::clear_from)
    }

    pub(crate) fn instructions(&self, steps: &[Instruction]) {
        let shown: Vec<String> = steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let line = format!("  {}. {}", at + 1, step.text);
                if step.entries.is_empty() {
                    return line;
                }
                format!("{line}\n{}", self.app.ui.in_columns(&step.entries, "     "))
            })
            .collect();
        self.say(&format!("\n{}", shown.join("\n")));
    }

    pub(crate) fn done(&self, text: &str) {
        self.app.ui.result(Status::Pass, text);
    }

    pub(crate) fn failed(&self, text: &str) {
        self.app.ui.note(" ");
        self.app.ui.result(Status::Fail, text);
    }

    pub(crate) fn attention(&self, text: &str) {
        self.app.ui.result(Status::Warn, text);
    }

    pub(crate) fn check(&self, entry: &CheckResult) {
        self.app.ui.check(entry);
    }

    /// Copies a text that is no key, and says so.
    pub(crate) fn copy(&mut self, text: &str, what: &str) {
        let copied = self.clipboard.text(text);
        let words = clipboard::words(copied, what);
        let status = if copied == Copied::No { Status::Warn } else { Status::Pass };
        self.app.ui.result(status, &words);
    }

    /// Saves a file in the current folder, under a name that nothing there has yet, and says where.
    /// `otherwise` is what to do where it can't be written.
    pub(crate) fn save(&self, (stem, end): (&str, &str), bytes: &[u8], otherwise: &str) {
        let saved = std::env::current_dir()
            .and_then(|folder| files::create_numbered(&folder, (stem, end), bytes));
        match saved {
            Ok(path) => self.app.ui.saved(&path),
            Err(error) => self.failed(&format!(
                "{stem}.{end} can't be written here: {}. {otherwise}",
                io_error::words(&error)
            )),
        }
    }

    pub(crate) fn can_copy(&mut self) -> bool {
        self.clipboard.is_possible()
    }

    /// Removes a key from the clipboard if it is still there, and says so.
    pub(crate) fn clear_clipboard(&mut self) {
        self.clipboard.tidy(&self.app.ui);
    }
}
