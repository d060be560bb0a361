//! Asking a person: hidden input and yes-or-no questions, on the terminal or not at all.

mod terminal;

use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::secret::Secret;

/// Who can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompter {
    /// A person at the terminal.
    Terminal,
    /// Nobody.
    Unattended,
}

impl Prompter {
    /// Whether somebody is there.
    pub fn is_person(self) -> bool {
        self == Prompter::Terminal
    }

    /// Asks for a key, hidden; an empty answer means "not now".
    ///
    /// # Errors
    /// Exit 3 when nobody can be asked, exit 130 when the person stops.
    pub async fn key(self, name: KeyName) -> Result<Option<Secret>> {
        match self {
            Prompter::Terminal => terminal::key(name).await,
            Prompter::Unattended => Err(nobody()),
        }
    }

    /// Asks a yes-or-no question; Esc is no.
    ///
    /// # Errors
    /// Exit 3 when nobody can be asked, exit 130 when the person stops.
    pub async fn confirm(self, question: String) -> Result<bool> {
        match self {
            Prompter::Terminal => terminal::confirm(question).await,
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
