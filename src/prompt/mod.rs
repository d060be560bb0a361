//! Asking a person: hidden input, lines, choices; on the terminal or not at all.

mod keyboard;
mod line;
mod menu;
mod terminal;

pub use line::Show;

use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::secret::Secret;
use zeroize::Zeroizing;

/// Who can be asked, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompter {
    /// A person at the terminal.
    Terminal {
        /// Numbered questions, nothing redrawn: for screen readers and simple terminals.
        plain: bool,
    },
    /// Nobody.
    Unattended,
}

/// A word that a person can type in place of an answer, at every question that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// To the step or field before.
    Back,
    /// Not now.
    Skip,
    /// Open the page.
    Open,
    /// The same once more.
    Again,
    /// Stop; what is done is kept. Esc says the same.
    Quit,
}

impl Word {
    const ALL: [Word; 5] = [Word::Back, Word::Skip, Word::Open, Word::Again, Word::Quit];

    /// As it is typed.
    pub fn text(self) -> &'static str {
        match self {
            Word::Back => "back",
            Word::Skip => "skip",
            Word::Open => "open",
            Word::Again => "again",
            Word::Quit => "quit",
        }
    }

    fn of(typed: &str) -> Option<Word> {
        let typed = typed.trim();
        Word::ALL
            .into_iter()
            .find(|word| typed.eq_ignore_ascii_case(word.text()))
    }
}

/// What a person gave.
pub enum Reply<T> {
    /// An answer.
    Given(T),
    /// One of the words of the question.
    Word(Word),
}

impl Prompter {
    /// Whether somebody is there.
    pub fn is_person(self) -> bool {
        self != Prompter::Unattended
    }

    /// Asks for a line. Of `words` (and `Quit`, always) the person may type
    /// one in its place.
    ///
    /// # Errors
    /// Exit 3 when nobody can be asked or the terminal is gone, exit 130 when the person stops.
    pub async fn line(
        self,
        question: &str,
        show: Show,
        words: &[Word],
    ) -> Result<Reply<Zeroizing<String>>> {
        match self {
            Prompter::Terminal { .. } => terminal::line(question, show, words).await,
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks for one of these, by its place in the list. `words` are offered below them.
    ///
    /// # Errors
    /// As `line`.
    pub async fn choose(
        self,
        question: &str,
        choices: &[&str],
        words: &[(Word, &'static str)],
    ) -> Result<Reply<usize>> {
        self.pick(Some(0), question, choices, words).await
    }

    /// The same for an answer that vouches for something: none is selected beforehand, so that Enter alone
    /// says nothing.
    ///
    /// # Errors
    /// As `line`.
    pub async fn choose_deliberately(
        self,
        question: &str,
        choices: &[&str],
        words: &[(Word, &'static str)],
    ) -> Result<Reply<usize>> {
        self.pick(None, question, choices, words).await
    }

    async fn pick(
        self,
        selected: Option<usize>,
        question: &str,
        choices: &[&str],
        words: &[(Word, &'static str)],
    ) -> Result<Reply<usize>> {
        match self {
            Prompter::Terminal { plain } => {
                menu::choose(plain, selected, question, choices, words).await
            }
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks for a key, hidden; an empty answer means "not now".
    ///
    /// # Errors
    /// Exit 2 for what can't be a key three times over, exit 3 when nobody can be asked, exit 130 when
    /// the person stops.
    pub async fn key(self, name: KeyName) -> Result<Option<Secret>> {
        match self {
            Prompter::Terminal { .. } => terminal::key(name).await,
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks a yes-or-no question. Only a whole yes confirms: a stray letter vouches for nothing.
    ///
    /// # Errors
    /// Exit 3 when nobody can be asked, exit 130 when the person stops.
    pub async fn confirm(self, question: String) -> Result<bool> {
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
pub fn stopped() -> Error {
    Error {
        exit: Exit::Interrupted,
        ..Error::usage(
            "interrupted",
            "Stopped. What was done so far is kept.",
            "Run the same command again to go on from here.",
        )
    }
}
