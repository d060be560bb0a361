//! Asking a person at the terminal: menus, confirmations and hidden keys.

mod answer;
mod ask;
#[cfg_attr(windows, allow(dead_code, reason = "the console sends keys, not bytes"))]
mod decoder;
mod keyboard;
mod line;
mod menu;
#[cfg(test)]
pub(crate) mod scripted;
mod short;
mod theme;

pub(crate) use answer::{Leave, Shortcut};
pub(crate) use theme::PromptTheme;

use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use ask::{ask, hidden_question, nobody, one_of};
use line::{Accepts, LineQuestion};
use menu::MenuQuestion;
use zeroize::Zeroizing;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Prompter {
    /// Menus with arrow keys, or by number where the theme is plain.
    Terminal(PromptTheme),
    Unattended,
    #[cfg(test)]
    Scripted(&'static scripted::Script),
}

impl Prompter {
    /// At the terminal; a plain one gets numbered questions, and nothing is redrawn.
    pub(crate) fn terminal(accessible: bool) -> Prompter {
        Prompter::Terminal(PromptTheme {
            unicode: platform::locale_is_utf8(),
            plain: accessible || platform::terminal_is_dumb(),
        })
    }

    pub(crate) fn is_person(self) -> bool {
        !matches!(self, Prompter::Unattended)
    }

    /// Whether the person is at this computer's terminal, with its clipboard and browser.
    pub(crate) fn is_at_terminal(self) -> bool {
        matches!(self, Prompter::Terminal(_))
    }

    fn theme(self) -> Result<PromptTheme> {
        match self {
            Prompter::Terminal(theme) => Ok(theme),
            Prompter::Unattended => Err(nobody()),
            #[cfg(test)]
            Prompter::Scripted(_) => Ok(PromptTheme { unicode: false, plain: true }),
        }
    }

    /// Asks for one of the choices. Shortcuts are offered below them. The first choice is marked, so that
    /// Enter alone takes it.
    pub(crate) async fn select<T: Copy>(
        self,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[Shortcut],
    ) -> Result<T, Leave> {
        self.menu(Some(0), question, choices, shortcuts).await
    }

    /// The same for an answer that confirms something: none is marked, so that Enter alone says nothing.
    pub(crate) async fn select_deliberately<T: Copy>(
        self,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[Shortcut],
    ) -> Result<T, Leave> {
        self.menu(None, question, choices, shortcuts).await
    }

    async fn menu<T: Copy>(
        self,
        selected: Option<usize>,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[Shortcut],
    ) -> Result<T, Leave> {
        let theme = self.theme()?;
        let labels = choices.iter().map(|(label, _)| *label);
        let menu = MenuQuestion {
            text: question.to_owned(),
            entries: labels
                .chain(shortcuts.iter().map(|word| word.label()))
                .map(str::to_owned)
                .collect(),
            selected,
        };
        let place = match self {
            #[cfg(test)]
            Prompter::Scripted(script) => script.select(&menu).await,
            _ => ask(move || menu::select(&menu, theme)).await?,
        };
        let Some(place) = place else {
            return Err(Shortcut::Quit.into());
        };
        match choices.get(place) {
            Some((_, value)) => Ok(*value),
            None => Err(shortcuts[place - choices.len()].into()),
        }
    }

    /// Asks a yes-or-no question; Enter alone takes the default.
    pub(crate) async fn confirm(self, question: &str, default: bool) -> Result<bool, Leave> {
        let answers = if default { "(Y/n)" } else { "(y/N)" };
        let question = LineQuestion {
            text: format!("{question} {answers}"),
            accepts: Accepts::Answers {
                answers: ["y", "yes", "n", "no", "quit"].map(str::to_owned).to_vec(),
                hint: "Type yes or no, then press Enter.".to_owned(),
            },
        };
        let typed = self.line(question, &[]).await?;
        Ok(if typed.is_empty() { default } else { typed.starts_with('y') })
    }

    /// The same where leaving the question is a no.
    pub(crate) async fn agrees(self, question: &str, default: bool) -> Result<bool> {
        match self.confirm(question, default).await {
            Ok(yes) => Ok(yes),
            Err(Leave::Shortcut(_)) => Ok(false),
            Err(Leave::Error(error)) => Err(error),
        }
    }

    /// Waits for Enter.
    pub(crate) async fn enter(self, question: &str, shortcuts: &[Shortcut]) -> Result<(), Leave> {
        let words = shortcuts.iter().chain([&Shortcut::Quit]);
        let words: Vec<String> = words.map(|word| word.text().to_owned()).collect();
        let question = LineQuestion {
            text: question.to_owned(),
            accepts: Accepts::Answers {
                hint: format!("Press Enter, or type {}.", one_of(&words)),
                answers: words,
            },
        };
        self.line(question, shortcuts).await?;
        Ok(())
    }

    /// Asks for a key, hidden, as it comes: the caller says what is wrong with it.
    pub(crate) async fn hidden(
        self,
        name: KeyName,
        shortcuts: &[Shortcut],
    ) -> Result<Zeroizing<String>, Leave> {
        let question = LineQuestion { text: hidden_question(name), accepts: Accepts::Hidden };
        self.line(question, shortcuts).await
    }

    async fn line(
        self,
        question: LineQuestion,
        shortcuts: &[Shortcut],
    ) -> Result<Zeroizing<String>, Leave> {
        let theme = self.theme()?;
        let text = match self {
            #[cfg(test)]
            Prompter::Scripted(script) => Some(script.line(&question).await),
            _ => ask(move || line::read(&question, theme)).await?,
        };
        let Some(text) = text else {
            return Err(Shortcut::Quit.into());
        };
        match Shortcut::of(&text) {
            Some(word) if word == Shortcut::Quit || shortcuts.contains(&word) => Err(word.into()),
            _ => Ok(text),
        }
    }
}
