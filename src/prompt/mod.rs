//! Asking a person: menus, confirmations, lines and hidden keys; at the terminal, from a script in tests, or
//! not at all.

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
#[cfg_attr(windows, allow(dead_code, reason = "the console sends keys, not bytes"))]
mod utf8;

pub(crate) use answer::{Input, Shortcut};
pub(crate) use ask::stopped;
pub(crate) use theme::PromptTheme;

use crate::credentials::Secret;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use ask::{ask, hidden_question, nobody, one_of};
use line::{Accepts, LineEnd, LineQuestion};
use menu::MenuQuestion;
use zeroize::Zeroizing;

/// How often a key that can't be one is asked for again.
const MOST_TRIES: usize = 3;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Prompter {
    /// Menus with arrow keys, or by number where the theme is plain.
    Terminal(PromptTheme),
    #[cfg(test)]
    Scripted(&'static scripted::Script),
    Unattended,
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

    /// Asks for one of the choices. Shortcuts are offered below them. The first choice is marked, so that
    /// Enter alone takes it.
    pub(crate) async fn select<T: Copy>(
        self,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[(Shortcut, &str)],
    ) -> Result<Input<T>> {
        self.menu(Some(0), question, choices, shortcuts).await
    }

    /// The same for an answer that confirms something: none is marked, so that Enter alone says nothing.
    pub(crate) async fn select_deliberately<T: Copy>(
        self,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[(Shortcut, &str)],
    ) -> Result<Input<T>> {
        self.menu(None, question, choices, shortcuts).await
    }

    async fn menu<T: Copy>(
        self,
        selected: Option<usize>,
        question: &str,
        choices: &[(&str, T)],
        shortcuts: &[(Shortcut, &str)],
    ) -> Result<Input<T>> {
        let labels = choices.iter().map(|(label, _)| *label);
        let menu = MenuQuestion {
            text: question.to_owned(),
            entries: labels
                .chain(shortcuts.iter().map(|(_, about)| *about))
                .map(str::to_owned)
                .collect(),
            shortcuts: shortcuts.iter().map(|(word, _)| *word).collect(),
            selected,
        };
        let answer = match self {
            Prompter::Terminal(theme) => ask(move || menu::select(&menu, theme)).await?,
            #[cfg(test)]
            Prompter::Scripted(script) => script.select(&menu),
            Prompter::Unattended => return Err(nobody()),
        };
        Ok(match answer {
            Input::Shortcut(word) => Input::Shortcut(word),
            Input::Value(place) => match choices.get(place) {
                Some((_, value)) => Input::Value(*value),
                None => Input::Shortcut(shortcuts[place - choices.len()].0),
            },
        })
    }

    /// Asks a yes-or-no question; Enter alone takes the default.
    pub(crate) async fn confirm(self, question: &str, default: bool) -> Result<Input<bool>> {
        let answers = ["y", "yes", "n", "no", "quit"].map(str::to_owned).to_vec();
        let question = LineQuestion {
            text: question.to_owned(),
            accepts: Accepts::Answers(answers),
            confirm: Some(default),
            hint: "Type yes or no, then press Enter.".to_owned(),
        };
        let answer = self.line(question, &[]).await?;
        Ok(answer.map(|typed| match typed.as_str() {
            "" => default,
            typed => typed.starts_with('y'),
        }))
    }

    /// Waits for Enter.
    pub(crate) async fn enter(self, question: &str, shortcuts: &[Shortcut]) -> Result<Input<()>> {
        let words = shortcuts.iter().chain([&Shortcut::Quit]);
        let words: Vec<String> = words.map(|word| word.text().to_owned()).collect();
        let question = LineQuestion {
            text: question.to_owned(),
            hint: format!("Press Enter, or type {}.", one_of(&words)),
            accepts: Accepts::Answers(words),
            confirm: None,
        };
        Ok(self.line(question, shortcuts).await?.map(|_| ()))
    }

    /// Asks for a line of text.
    pub(crate) async fn input(
        self,
        question: &str,
        shortcuts: &[Shortcut],
    ) -> Result<Input<Zeroizing<String>>> {
        let question = LineQuestion {
            text: question.to_owned(),
            accepts: Accepts::Text,
            confirm: None,
            hint: String::new(),
        };
        self.line(question, shortcuts).await
    }

    /// Asks for a key, hidden, as it comes: the caller says what is wrong with it.
    pub(crate) async fn hidden(
        self,
        name: KeyName,
        shortcuts: &[Shortcut],
    ) -> Result<Input<Zeroizing<String>>> {
        let question = LineQuestion {
            text: hidden_question(name),
            accepts: Accepts::Hidden,
            confirm: None,
            hint: String::new(),
        };
        self.line(question, shortcuts).await
    }

    /// Asks for a key, hidden, until it can be one; an empty answer means "skip".
    pub(crate) async fn key(self, name: KeyName) -> Result<Option<Secret>> {
        for tries in 1.. {
            let answer = match self.hidden(name, &[Shortcut::Skip]).await? {
                Input::Shortcut(Shortcut::Skip) => return Ok(None),
                Input::Shortcut(_) => return Err(stopped()),
                Input::Value(answer) if answer.trim().is_empty() => return Ok(None),
                Input::Value(answer) => answer,
            };
            match Secret::parse(name, &answer) {
                Ok((secret, notices)) => {
                    for notice in notices {
                        self.say(&format!("Removed from the key: {}.", notice.words()));
                    }
                    return Ok(Some(secret));
                }
                Err(error) if tries == MOST_TRIES => return Err(error),
                Err(error) => self.say(&format!("{} {}", error.message, error.fix)),
            }
        }
        Ok(None)
    }

    async fn line(
        self,
        question: LineQuestion,
        shortcuts: &[Shortcut],
    ) -> Result<Input<Zeroizing<String>>> {
        let ended = match self {
            Prompter::Terminal(theme) => ask(move || line::read(&question, theme)).await?,
            #[cfg(test)]
            Prompter::Scripted(script) => script.line(&question),
            Prompter::Unattended => return Err(nobody()),
        };
        Ok(match ended {
            LineEnd::Escape | LineEnd::End => Input::Shortcut(Shortcut::Quit),
            LineEnd::Line(text) => match Shortcut::of(&text) {
                Some(word) if word == Shortcut::Quit || shortcuts.contains(&word) => {
                    Input::Shortcut(word)
                }
                _ => Input::Value(text),
            },
        })
    }

    fn say(self, words: &str) {
        if let Prompter::Terminal(theme) = self {
            // A terminal that is gone is told by the next question.
            let _ = line::say(theme, words);
        }
    }
}
