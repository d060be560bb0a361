//! A form of a dashboard, a field at a time. The clipboard always has the value of the field that is shown.

use super::{Dialog, Page};
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform::clipboard::Copied;
use crate::prompt::{Input, Shortcut};

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) value: Value,
    pub(crate) hint: Option<&'static str>,
    /// What is waited for: "Press Enter when ...".
    pub(crate) when: &'static str,
    /// The page with the form, for the word "open".
    pub(crate) page: Option<Page>,
}

pub(crate) enum Value {
    /// Entries to select.
    Select(Vec<&'static str>),
    Text(String),
    Key(KeyName),
    /// The person's own email address, where they want one.
    OwnEmail,
}

impl Field {
    pub(crate) fn new(name: &'static str, value: Value) -> Field {
        Field { name, value, hint: None, when: "it's in the form", page: None }
    }

    pub(crate) fn select(name: &'static str, entries: Vec<&'static str>) -> Field {
        Field { when: "they're selected", ..Field::new(name, Value::Select(entries)) }
    }

    pub(crate) fn text(name: &'static str, text: impl Into<String>) -> Field {
        Field::new(name, Value::Text(text.into()))
    }

    pub(crate) fn key(name: &'static str, key: KeyName) -> Field {
        Field::new(name, Value::Key(key))
    }

    /// A key for another person.
    pub(crate) fn to_share(key: KeyName) -> Field {
        Field { when: "you've shared it", ..Field::key("To share", key) }
    }

    pub(crate) fn hint(mut self, hint: &'static str) -> Field {
        self.hint = Some(hint);
        self
    }

    pub(crate) fn when(mut self, when: &'static str) -> Field {
        self.when = when;
        self
    }

    pub(crate) fn on(mut self, page: Page) -> Field {
        self.page = Some(page);
        self
    }

    /// What can be typed instead of an answer.
    fn words(&self) -> Vec<Shortcut> {
        WORDS.into_iter().chain(self.page.map(|_| Shortcut::Open)).collect()
    }
}

const WORDS: [Shortcut; 3] = [Shortcut::Back, Shortcut::Again, Shortcut::Skip];

impl Dialog<'_> {
    /// Walks these fields from the one at `at`. `Back` where the person goes back from the first one.
    pub(crate) async fn fill(
        &mut self,
        keys: &KeySet,
        fields: &[Field],
        mut at: usize,
    ) -> Result<Input<()>> {
        let top = self.mark();
        let first = at;
        while let Some(field) = fields.get(at) {
            // One line for those that are filled in, wherever the screen can be cleared.
            if self.clear_from(top) && at > first {
                self.done(&match (first + 1, at) {
                    (one, last) if one == last => format!("Field {one} is filled in"),
                    (one, last) => format!("Fields {one} to {last} are filled in"),
                });
            }
            let place = match fields.len() {
                1 => String::new(),
                of => format!("Field {} of {of}: ", at + 1),
            };
            match field.value {
                Value::Key(key) if fields.len() == 1 => {
                    self.say(&format!("\n{}: your {}", field.name, key.title()));
                }
                _ => self.say(&format!("\n{place}{}", field.name)),
            }
            match self.fill_one(keys, field, fields.len() == 1).await? {
                Input::Value(()) => at += 1,
                Input::Shortcut(Shortcut::Back) if at > 0 => at -= 1,
                left => return Ok(left),
            }
        }
        self.clear_from(top);
        Ok(Input::Value(()))
    }

    async fn fill_one(&mut self, keys: &KeySet, field: &Field, alone: bool) -> Result<Input<()>> {
        match &field.value {
            Value::Select(entries) => self.say(&self.app.ui.in_columns(entries, "  ")),
            Value::Text(text) => self.say(&format!("  {text}")),
            // Beside the name.
            Value::Key(_) if alone => {}
            Value::Key(name) => self.say(&format!("  your {}", name.title())),
            Value::OwnEmail => {}
        }
        if let Some(hint) = field.hint {
            self.say(&format!("  {hint}"));
        }
        match &field.value {
            Value::Select(_) => self.wait(keys, field).await,
            Value::OwnEmail => self.own_email(keys, field).await,
            Value::Text(_) => {
                self.copy_value(keys, field);
                self.wait(keys, field).await
            }
            Value::Key(name) => {
                if let Input::Shortcut(word) = self.ask_for_consent(*name).await? {
                    return Ok(Input::Shortcut(word));
                }
                self.copy_value(keys, field);
                self.wait(keys, field).await
            }
        }
    }

    fn copy_value(&mut self, keys: &KeySet, field: &Field) {
        let (copied, what, otherwise) = match &field.value {
            Value::Select(_) | Value::OwnEmail => return,
            Value::Text(text) => (self.clipboard.text(text), "It", super::BY_HAND),
            Value::Key(name) => {
                let copied = match keys.secret(*name) {
                    Some(key) => self.clipboard.key(key),
                    None => Copied::No,
                };
                (copied, "The key", "type s to see it")
            }
        };
        if copied != Copied::No {
            let words = self.clipboard.words(copied, what, otherwise);
            self.say(&format!("  {words}"));
        }
    }

    /// Waits for Enter.
    async fn wait(&mut self, keys: &KeySet, field: &Field) -> Result<Input<()>> {
        let key = match &field.value {
            Value::Key(name) => keys.secret(*name).map(|key| (key, name.title())),
            _ => None,
        };
        let or_show = if key.is_some() { ", or type s to see the key" } else { "" };
        let question = format!("Press Enter when {}{or_show}:", field.when);
        let mut words = field.words();
        words.extend(key.map(|_| Shortcut::Show));
        loop {
            match (self.app.prompter.enter(&question, &words).await?, key) {
                (Input::Shortcut(Shortcut::Again), _) => self.copy_value(keys, field),
                (Input::Shortcut(Shortcut::Open), _) => self.open_field_page(field).await,
                (Input::Shortcut(Shortcut::Show), Some((key, title))) => {
                    self.reveal(key, title).await?;
                }
                (answer, _) => return Ok(answer),
            }
        }
    }

    async fn open_field_page(&self, field: &Field) {
        if let Some(page) = field.page {
            self.open_page(page).await;
        }
    }

    /// Asks for the person's own address and copies it; Enter alone is none.
    async fn own_email(&mut self, keys: &KeySet, email: &Field) -> Result<Input<()>> {
        let question = "Your email address (Enter for none):";
        loop {
            let typed = match self.app.prompter.input(question, &email.words()).await? {
                Input::Shortcut(Shortcut::Again) => continue,
                Input::Shortcut(Shortcut::Open) => {
                    self.open_field_page(email).await;
                    continue;
                }
                Input::Shortcut(word) => return Ok(Input::Shortcut(word)),
                Input::Value(typed) => typed,
            };
            let address = typed.trim();
            if address.is_empty() {
                return Ok(Input::Value(()));
            }
            if !is_address(address) {
                self.say("That isn't an email address. One looks like name@company.com.");
                continue;
            }
            self.say("  Add a second email in the form.");
            let field = Field { page: email.page, ..Field::text("Email", address) };
            self.copy_value(keys, &field);
            match self.wait(keys, &field).await? {
                Input::Shortcut(Shortcut::Back) => {}
                other => return Ok(other),
            }
        }
    }

    /// Over SSH the clipboard is reached through the terminal, and through every program in between.
    async fn ask_for_consent(&mut self, name: KeyName) -> Result<Input<()>> {
        let Some(question) = self.clipboard.question_before_key() else {
            return Ok(Input::Value(()));
        };
        let answer = self.ask(&question, false).await?;
        if answer == Input::Value(false) {
            self.say(&format!(
                "  Copy it from {}'s page, or type s to show it here.",
                name.vendor()
            ));
        }
        Ok(answer.map(|yes| self.clipboard.answer_for_key(yes)))
    }
}

fn is_address(text: &str) -> bool {
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let parts = text.split_once('@');
    clean
        && parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
}
