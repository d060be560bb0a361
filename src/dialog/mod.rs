//! What `setup` and `rotate` share at the terminal: headers, menus, the dashboards' pages, the clipboard and
//! values to paste.

mod clipboard;
mod fields;
mod key_input;
mod pages;
mod reveal;

pub(crate) use fields::{Field, Value};
pub(crate) use pages::{Page, Pages};

use crate::app::App;
use crate::check_result::{CheckResult, Status};
use crate::error::Result;
use crate::platform::clipboard::Copied;
use crate::prompt::{Input, Shortcut};
use clipboard::ClipboardSession;

/// An enum whose variants are the entries of a menu.
pub(crate) trait Choice: Copy + 'static {
    const MENU: &'static [(&'static str, Self)];
}

pub(crate) struct Dialog<'a> {
    pub(crate) app: &'a App,
    pub(crate) pages: Pages,
    clipboard: ClipboardSession,
}

impl<'a> Dialog<'a> {
    pub(crate) fn new(app: &'a App, pages: Pages) -> Dialog<'a> {
        Dialog { app, pages, clipboard: ClipboardSession::default() }
    }

    pub(crate) fn say(&self, text: &str) {
        self.app.ui.note(text);
    }

    pub(crate) fn title(&self, text: &str) {
        self.app.ui.heading(text);
    }

    pub(crate) fn step(&self, number: usize, of: usize, title: &str) {
        self.title(&format!("Step {number} of {of} · {title}"));
    }

    /// Numbered when there is more than one.
    pub(crate) fn instructions(&self, lines: &[String]) {
        let numbered = lines.iter().filter(|line| !line.starts_with(' ')).count() > 1;
        let mut number = 0;
        let shown: Vec<String> = lines
            .iter()
            .map(|line| {
                if !numbered {
                    return format!("  {line}");
                }
                if line.starts_with(' ') {
                    return format!("   {line}");
                }
                number += 1;
                format!("  {number}. {line}")
            })
            .collect();
        self.say(&format!("\n{}", shown.join("\n")));
    }

    pub(crate) fn done(&self, text: &str) {
        self.app.ui.result(Status::Pass, text);
    }

    pub(crate) fn failed(&self, text: &str) {
        self.app.ui.result(Status::Fail, text);
    }

    pub(crate) fn attention(&self, text: &str) {
        self.app.ui.result(Status::Warn, text);
    }

    pub(crate) fn check(&self, entry: &CheckResult) {
        self.app.ui.check(entry);
    }

    /// Asks for an entry of a menu; the first one is marked. `leave` is offered below the entries.
    pub(crate) async fn select<T: Choice>(
        &self,
        question: &str,
        leave: &[Shortcut],
    ) -> Result<Input<T>> {
        let prompter = self.app.prompter;
        prompter.select(question, T::MENU, &labels(leave)).await
    }

    /// The same where an answer confirms something: none is marked, so that Enter alone confirms nothing.
    pub(crate) async fn select_deliberately<T: Choice>(
        &self,
        question: &str,
        leave: &[Shortcut],
    ) -> Result<Input<T>> {
        let prompter = self.app.prompter;
        prompter.select_deliberately(question, T::MENU, &labels(leave)).await
    }

    /// Asks yes or no; Enter alone is `default`.
    pub(crate) async fn ask(&self, question: &str, default: bool) -> Result<Input<bool>> {
        self.app.prompter.confirm(question, default).await
    }

    /// The same where leaving the question is a no.
    pub(crate) async fn agrees(&self, question: &str) -> Result<bool> {
        Ok(self.ask(question, false).await? == Input::Value(true))
    }

    /// Copies a text that is no key, and says so.
    pub(crate) fn copy(&mut self, text: &str, what: &str) {
        let copied = self.clipboard.text(text);
        let words = self.clipboard.words(copied, what);
        match copied {
            Copied::No => self.attention(&words),
            _ => self.done(&words),
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

fn labels(leave: &[Shortcut]) -> Vec<(Shortcut, &'static str)> {
    let label = |word: Shortcut| match word {
        Shortcut::Back => "Go back",
        Shortcut::Skip => "Skip for now",
        Shortcut::Quit => "Stop here",
        other => other.text(),
    };
    leave.iter().map(|word| (*word, label(*word))).collect()
}
