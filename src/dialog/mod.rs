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
use crate::check_result::CheckResult;
use crate::error::Result;
use crate::platform::clipboard::Copied;
use crate::prompt::{EchoMode, Input, Shortcut, stopped};
use clipboard::ClipboardSession;

/// An enum whose variants are the entries of a menu.
pub(crate) trait Choice: Copy + 'static {
    const MENU: &'static [(Self, &'static str)];
}

pub(crate) struct Dialog<'a> {
    pub(crate) app: &'a App,
    pub(crate) pages: Pages,
    clipboard: ClipboardSession,
}

impl<'a> Dialog<'a> {
    pub(crate) fn new(app: &'a App, pages: Pages) -> Dialog<'a> {
        Dialog {
            app,
            pages,
            clipboard: ClipboardSession::default(),
        }
    }

    pub(crate) fn say(&self, text: &str) {
        self.app.ui.note(text);
    }

    pub(crate) fn title(&self, text: &str) {
        self.app.ui.heading(text);
    }

    pub(crate) fn step(&self, number: usize, of: usize, title: &str) {
        let dot = if self.app.ui.is_unicode() { "·" } else { "-" };
        self.title(&format!("Step {number} of {of} {dot} {title}"));
    }

    /// Numbered when there is more than one.
    pub(crate) fn instructions(&self, lines: &[String]) {
        let numbered = lines.iter().filter(|line| !line.starts_with(' ')).count() > 1;
        let mut number = 0;
        let shown: Vec<String> = lines
            .iter()
            .map(|line| {
                if !numbered || line.starts_with(' ') {
                    return format!("  {line}");
                }
                number += 1;
                format!("  {number}. {line}")
            })
            .collect();
        self.say(&format!("\n{}\n ", shown.join("\n")));
    }

    pub(crate) fn done(&self, text: &str) {
        self.result("✓", "ok", text);
    }

    pub(crate) fn failed(&self, text: &str) {
        self.result("✗", "x", text);
    }

    pub(crate) fn attention(&self, text: &str) {
        self.result("!", "!", text);
    }

    fn result(&self, symbol: &str, ascii: &str, text: &str) {
        let symbol = if self.app.ui.is_unicode() {
            symbol
        } else {
            ascii
        };
        self.say(&format!("{symbol} {text}"));
    }

    pub(crate) fn check(&self, entry: &CheckResult) {
        self.app.ui.check(entry);
    }

    /// Asks for an entry of a menu; the first one is selected. `leave` is offered below the entries.
    pub(crate) async fn select<T: Choice>(
        &self,
        question: &str,
        leave: &[Shortcut],
    ) -> Result<Input<T>> {
        let (labels, leave) = entries::<T>(leave);
        let prompter = &self.app.prompter;
        let chosen = prompter.choose(question, &labels, &leave).await?;
        Ok(chosen_of(chosen))
    }

    /// The same where an answer confirms something: none is selected, so that Enter alone confirms nothing.
    pub(crate) async fn select_deliberately<T: Choice>(
        &self,
        question: &str,
        leave: &[Shortcut],
    ) -> Result<Input<T>> {
        let (labels, leave) = entries::<T>(leave);
        let prompter = &self.app.prompter;
        let chosen = prompter
            .choose_deliberately(question, &labels, &leave)
            .await?;
        Ok(chosen_of(chosen))
    }

    /// Asks yes or no; Enter alone is `default`.
    pub(crate) async fn ask(&self, question: &str, default: bool) -> Result<bool> {
        let hint = if default { "(Y/n)" } else { "(y/N)" };
        let question = format!("{question} {hint} ");
        loop {
            let prompter = &self.app.prompter;
            let typed = match prompter.line(&question, EchoMode::Short, &[]).await? {
                Input::Shortcut(_) => return Err(stopped()),
                Input::Value(typed) => typed,
            };
            match typed.trim().to_lowercase().as_str() {
                "" => return Ok(default),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => self.say("Type y or n, then press Enter."),
            }
        }
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

    /// Takes a key from the clipboard if it is still there, and says so.
    pub(crate) fn clear_clipboard(&mut self) {
        if self.clipboard.clear() {
            self.say("Removed the key from your clipboard.");
        }
    }
}

fn entries<T: Choice>(leave: &[Shortcut]) -> (Vec<&'static str>, Vec<(Shortcut, &'static str)>) {
    let labels = T::MENU.iter().map(|(_, label)| *label).collect();
    let leave = leave.iter().map(|word| (*word, leave_label(*word)));
    (labels, leave.collect())
}

fn leave_label(word: Shortcut) -> &'static str {
    match word {
        Shortcut::Back => "Go back",
        Shortcut::Skip => "Skip for now",
        Shortcut::Quit => "Stop here",
        other => other.text(),
    }
}

fn chosen_of<T: Choice>(chosen: Input<usize>) -> Input<T> {
    match chosen {
        // The prompter gives a place in the list that it was given.
        Input::Value(at) => Input::Value(T::MENU[at].0),
        Input::Shortcut(word) => Input::Shortcut(word),
    }
}
