//! Asking a person: hidden input, lines, choices; on the terminal or not at all.

mod keyboard;
mod line;
mod menu;
mod terminal;

pub(crate) use line::EchoMode;

use crate::credentials::Secret;
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use zeroize::Zeroizing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prompter {
    Terminal {
        /// Numbered questions, nothing redrawn: for screen readers and simple terminals.
        plain: bool,
    },
    Unattended,
}

/// A word that a person can type in place of an answer, at every question that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcut {
    Back,
    Skip,
    Open,
    Again,
    /// Stop; what is done is kept. Esc says the same.
    Quit,
}

impl Shortcut {
    const ALL: [Shortcut; 5] = [
        Shortcut::Back,
        Shortcut::Skip,
        Shortcut::Open,
        Shortcut::Again,
        Shortcut::Quit,
    ];

    pub(crate) fn text(self) -> &'static str {
        match self {
            Shortcut::Back => "back",
            Shortcut::Skip => "skip",
            Shortcut::Open => "open",
            Shortcut::Again => "again",
            Shortcut::Quit => "quit",
        }
    }

    fn of(typed: &str) -> Option<Shortcut> {
        let typed = typed.trim();
        Shortcut::ALL
            .into_iter()
            .find(|word| typed.eq_ignore_ascii_case(word.text()))
    }
}

pub(crate) enum Input<T> {
    Value(T),
    Shortcut(Shortcut),
}

impl Prompter {
    pub(crate) fn is_person(self) -> bool {
        self != Prompter::Unattended
    }

    /// Asks for a line. Of `words` (and `Quit`, always) the person may type
    /// one in its place.
    pub(crate) async fn line(
        self,
        question: &str,
        show: EchoMode,
        words: &[Shortcut],
    ) -> Result<Input<Zeroizing<String>>> {
        match self {
            Prompter::Terminal { .. } => terminal::line(question, show, words).await,
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks for one of these, by its place in the list. `words` are offered below them.
    pub(crate) async fn choose(
        self,
        question: &str,
        choices: &[&str],
        words: &[(Shortcut, &'static str)],
    ) -> Result<Input<usize>> {
        self.pick(Some(0), question, choices, words).await
    }

    /// The same for an answer that vouches for something: none is selected beforehand, so that Enter alone
    /// says nothing.
    pub(crate) async fn choose_deliberately(
        self,
        question: &str,
        choices: &[&str],
        words: &[(Shortcut, &'static str)],
    ) -> Result<Input<usize>> {
        self.pick(None, question, choices, words).await
    }

    async fn pick(
        self,
        selected: Option<usize>,
        question: &str,
        choices: &[&str],
        words: &[(Shortcut, &'static str)],
    ) -> Result<Input<usize>> {
        match self {
            Prompter::Terminal { plain } => {
                menu::choose(plain, selected, question, choices, words).await
            }
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks for a key, hidden; an empty answer means "not now".
    pub async fn key(self, name: KeyName) -> Result<Option<Secret>> {
        match self {
            Prompter::Terminal { .. } => terminal::key(name).await,
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks a yes-or-no question. Only a whole yes confirms: a stray letter vouches for nothing.
    pub(crate) async fn confirm(self, question: String) -> Result<bool> {
        match self {
            Prompter::Terminal { .. } => terminal::confirm(question).await,
            Prompter::Unattended => Err(nobody()),
        }
    }
}

fn nobody() -> Error {
    Error::todo(
        "no_person",
        "A question came up, but no prompt is allowed (no terminal, or --non-interactive).",
        "Run the command in a terminal without --non-interactive, or give the answer with its option (see --help).",
    )
}

/// The end of a run at a person's wish.
pub(crate) fn stopped() -> Error {
    Error {
        exit: Exit::Interrupted,
        ..Error::usage(
            "interrupted",
            "Stopped. What was done so far is kept.",
            "Run the same command again to go on from here.",
        )
    }
}
