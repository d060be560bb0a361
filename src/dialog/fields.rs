//! A form of a dashboard, a field at a time. The clipboard always has the value of the field that is shown.

use super::clipboard::words;
use super::{Dialog, Page};
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform::clipboard::Copied;
use crate::prompt::{Leave, Shortcut};

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
}

impl Field {
    fn new(name: &'static str, value: Value) -> Field {
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
}

impl Dialog<'_> {
    /// Walks these fields from the one at `at`; going back from the first one leaves them.
    pub(crate) async fn fill(
        &mut self,
        keys: &KeySet,
        fields: &[Field],
        mut at: usize,
    ) -> Result<(), Leave> {
        let top = self.mark();
        while let Some(field) = fields.get(at) {
            self.clear_from(top);
            match fields.len() {
                1 => self.say(&format!("\n{}", field.name)),
                of => self.say(&format!("\nField {} of {of}: {}", at + 1, field.name)),
            }
            match self.fill_one(keys, field).await {
                Ok(()) => at += 1,
                Err(Leave::Shortcut(Shortcut::Back)) if at > 0 => at -= 1,
                left => return left,
            }
        }
        self.clear_from(top);
        Ok(())
    }

    async fn fill_one(&mut self, keys: &KeySet, field: &Field) -> Result<(), Leave> {
        match &field.value {
            Value::Select(entries) => self.say(&self.app.ui.in_columns(entries, "  ")),
            Value::Text(text) => self.say(&format!("  {text}")),
            Value::Key(name) => self.say(&format!("  your {}", name.title())),
        }
        if let Some(hint) = field.hint {
            self.say(&format!("  {hint}"));
        }
        if let Value::Key(name) = field.value {
            self.ask_for_consent(name).await?;
        }
        self.copy_value(keys, field);
        self.wait(keys, field).await
    }

    fn copy_value(&mut self, keys: &KeySet, field: &Field) {
        let (copied, what) = match &field.value {
            Value::Select(_) => return,
            Value::Text(text) => (self.clipboard.text(text), "It"),
            Value::Key(name) => {
                let copied = keys.secret(*name).map_or(Copied::No, |key| self.clipboard.key(key));
                (copied, "The key")
            }
        };
        if copied != Copied::No {
            self.say(&format!("  {}", words(copied, what)));
        }
    }

    /// Waits for Enter.
    async fn wait(&mut self, keys: &KeySet, field: &Field) -> Result<(), Leave> {
        let key = match &field.value {
            Value::Key(name) => keys.secret(*name).map(|key| (key, name.title())),
            _ => None,
        };
        let or_show = if key.is_some() { ", or type s to see the key" } else { "" };
        let question = format!("Press Enter when {}{or_show}:", field.when);
        let mut shortcuts = vec![Shortcut::Back, Shortcut::Again, Shortcut::Skip];
        shortcuts.extend(field.page.map(|_| Shortcut::Open));
        shortcuts.extend(key.map(|_| Shortcut::Show));
        loop {
            match (self.prompter.enter(&question, &shortcuts).await, field.page, key) {
                (Err(Leave::Shortcut(Shortcut::Again)), ..) => self.copy_value(keys, field),
                (Err(Leave::Shortcut(Shortcut::Open)), Some(page), _) => self.open_page(page).await,
                (Err(Leave::Shortcut(Shortcut::Show)), _, Some((key, title))) => {
                    self.reveal(key, title).await?;
                }
                (answer, ..) => return answer,
            }
        }
    }

    /// Over SSH the clipboard is reached through the terminal, and through every program in between.
    async fn ask_for_consent(&mut self, name: KeyName) -> Result<(), Leave> {
        let Some(question) = self.clipboard.question_before_key() else {
            return Ok(());
        };
        let agreed = self.prompter.confirm(&question, false).await?;
        if !agreed {
            let vendor = name.vendor();
            self.say(&format!("  Copy it from {vendor}'s page, or type s to show it here."));
        }
        self.clipboard.may_send_key = Some(agreed);
        Ok(())
    }
}
