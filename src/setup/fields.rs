//! A form of a dashboard, field by field: each Enter copies the next value.

use super::context::{StepResult, WizardContext};
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform::clipboard::Copied;
use crate::prompt::{Input, Prompter, Shortcut};

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) value: Value,
    /// What to know about it, before it is filled in.
    pub(crate) hint: Option<&'static str>,
}

pub(crate) enum Value {
    Ticks(Vec<&'static str>),
    Text(String),
    Key(KeyName),
    /// The person's own email address, where it is wanted.
    OwnEmail,
}

impl Field {
    pub(crate) fn text(name: &'static str, text: impl Into<String>) -> Field {
        Field {
            name,
            value: Value::Text(text.into()),
            hint: None,
        }
    }

    pub(crate) fn key(name: &'static str, key: KeyName) -> Field {
        Field {
            name,
            value: Value::Key(key),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: &'static str) -> Field {
        self.hint = Some(hint);
        self
    }
}

impl WizardContext<'_, '_> {
    /// Walks these fields from the one at `at`. `Next` when all are filled in.
    pub(crate) async fn fill(&mut self, fields: &[Field], mut at: usize) -> Result<StepResult> {
        let prompter = self.session.app.prompter;
        while let Some(field) = fields.get(at) {
            self.announce(field, at, fields.len());
            let again = at.checked_sub(1).map(|before| &fields[before]);
            let question = match (&field.value, self.can_copy(field)) {
                (Value::OwnEmail, _) => "",
                (Value::Ticks(_), _) => "Press Enter when they are selected: ",
                (_, true) => "Press Enter to copy it: ",
                (_, false) => "Press Enter when it is filled in: ",
            };
            let turn = match question {
                "" => self.ask_own_email(prompter).await?,
                question => enter(prompter, question, self, again).await?,
            };
            match turn {
                StepResult::Next => {
                    let could = self.can_copy(field);
                    self.hand_over(field).await?;
                    // Where the person has just refused to send a key, the field is asked once more.
                    if self.can_copy(field) == could {
                        at += 1;
                    }
                }
                StepResult::Back if at > 0 => at -= 1,
                turn => return Ok(turn),
            }
        }
        if !fields.last().is_some_and(|last| self.can_copy(last)) {
            return Ok(StepResult::Next);
        }
        match enter(
            prompter,
            "Press Enter when it is pasted: ",
            self,
            fields.last(),
        )
        .await?
        {
            // Back to the last field, not to the step before.
            StepResult::Back => Box::pin(self.fill(fields, fields.len() - 1)).await,
            turn => Ok(turn),
        }
    }

    fn announce(&mut self, field: &Field, at: usize, of: usize) {
        let place = match of {
            1 => String::new(),
            _ => format!("Field {} of {of}: ", at + 1),
        };
        match &field.value {
            Value::Ticks(entries) => {
                self.say(&format!("\n{place}{}. Select these:", field.name));
                for entry in entries {
                    self.say(&format!("  {entry}"));
                }
            }
            Value::Text(text) => self.say(&format!("\n{place}{}: {text}", field.name)),
            Value::Key(key) => self.say(&format!("\n{place}{}: the {}", field.name, key.title())),
            Value::OwnEmail => self.say(&format!("\n{place}{}: your own address", field.name)),
        }
        if let Some(hint) = field.hint {
            self.say(&format!("  {hint}"));
        }
        if let (Value::Key(name), false) = (&field.value, self.can_copy(field)) {
            self.say(&format!(
                "  {}",
                by_hand(*name, self.can_be_revealed(*name))
            ));
        }
    }

    fn can_copy(&mut self, field: &Field) -> bool {
        match field.value {
            Value::Key(_) => self.copying.is_possible_for_key(),
            _ => self.copying.is_possible(),
        }
    }

    /// Puts the value on the clipboard and says what is there; never shows a key.
    async fn hand_over(&mut self, field: &Field) -> Result<()> {
        let (copied, what) = match &field.value {
            Value::Ticks(_) | Value::OwnEmail => return Ok(()),
            _ if !self.can_copy(field) => return Ok(()),
            Value::Text(text) => (self.copying.text(text), text.clone()),
            Value::Key(name) => {
                self.ask_for_consent().await?;
                let copied = match self.keys.secret(*name) {
                    Some(key) => self.copying.key(key),
                    None => Copied::No,
                };
                (copied, format!("The {} (not shown)", name.title()))
            }
        };
        if copied != Copied::No {
            let words = self.copying.words(copied, &what);
            self.say(&format!("{words} Paste it there."));
        } else if self.can_copy(field) || !self.copying.is_possible() {
            let words = self.copying.words(copied, &what);
            self.say(&words);
        }
        Ok(())
    }

    /// Asks for the person's own address and copies it; Enter alone is none.
    async fn ask_own_email(&mut self, prompter: Prompter) -> Result<StepResult> {
        let question = "Your email address (Enter: none): ";
        loop {
            let typed = match prompter.input(question, &[Shortcut::Back]).await? {
                Input::Shortcut(word) => return Ok(StepResult::of(word)),
                Input::Value(typed) => typed,
            };
            let address = typed.trim();
            if address.is_empty() {
                return Ok(StepResult::Next);
            }
            if is_address(address) {
                let copied = self.copying.text(address);
                let words = self.copying.words(copied, address);
                self.say(&format!(
                    "{words} Add a second email in the form, and paste it there."
                ));
                return Ok(StepResult::Next);
            }
            self.say("That is no email address. One looks like name@company.com.");
        }
    }

    /// Over SSH the clipboard is reached through the terminal, and so through all that lies in between.
    async fn ask_for_consent(&mut self) -> Result<()> {
        let Some(question) = self.copying.question_before_key() else {
            return Ok(());
        };
        let choices = ["No, I copy it by hand", "Yes, copy it"];
        let prompter = self.session.app.prompter;
        let yes = matches!(
            prompter.choose(&question, &choices, &[]).await?,
            Input::Value(1)
        );
        self.copying.answer_for_key(yes);
        Ok(())
    }

    /// Whether another run of this program could show the key.
    fn can_be_revealed(&self, name: KeyName) -> bool {
        let stored = self
            .session
            .credentials
            .get(name)
            .map(|stored| &stored.secret);
        self.session.app.sandbox.is_none()
            && matches!((stored, self.keys.secret(name)), (Some(stored), Some(key)) if stored.same_as(key))
    }
}

fn is_address(text: &str) -> bool {
    let sound = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let parts = text.split_once('@');
    sound
        && parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
}

fn by_hand(name: KeyName, revealed: bool) -> String {
    let where_made = match name {
        KeyName::Codesignal => {
            "In CodeSignal, open Integrations > API Keys in another tab and click the key (blue text) to copy it."
        }
        KeyName::Ashby => "Copy it from the safe place where you keep it.",
    };
    let or = if revealed {
        " Or run `cs-ashby webhook show --reveal` in another terminal window and copy it there."
    } else {
        ""
    };
    format!(
        "The {} has to be copied by hand. {where_made}{or}",
        name.title()
    )
}

/// Waits for Enter. `again` copies the value before once more.
async fn enter(
    prompter: Prompter,
    question: &str,
    ctx: &mut WizardContext<'_, '_>,
    again: Option<&Field>,
) -> Result<StepResult> {
    let mut words = vec![Shortcut::Back, Shortcut::Skip];
    if again.is_some() {
        words.push(Shortcut::Again);
    }
    loop {
        match prompter.enter(question, &words).await? {
            Input::Shortcut(Shortcut::Again) => {
                if let Some(field) = again {
                    Box::pin(ctx.hand_over(field)).await?;
                }
            }
            Input::Shortcut(word) => return Ok(StepResult::of(word)),
            Input::Value(()) => return Ok(StepResult::Next),
        }
    }
}
