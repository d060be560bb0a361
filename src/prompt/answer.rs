//! What a person can type instead of an answer, and why a question has none.

use super::ask::stopped;
use crate::error::Error;
use strum::{EnumString, IntoStaticStr};

/// A word that a person can type instead of an answer, wherever it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub(crate) enum Shortcut {
    Back,
    Skip,
    Open,
    Again,
    /// Show the key that can't be copied.
    #[strum(serialize = "s")]
    Show,
    /// Stop; what is done is kept. Offered everywhere; Esc says the same.
    Quit,
}

impl Shortcut {
    pub(crate) fn text(self) -> &'static str {
        self.into()
    }

    /// As the entry of a menu.
    pub(super) fn label(self) -> &'static str {
        match self {
            Shortcut::Back => "Go back",
            Shortcut::Skip => "Skip for now",
            Shortcut::Quit => "Stop here",
            other => other.text(),
        }
    }

    pub(super) fn of(typed: &str) -> Option<Shortcut> {
        typed.trim().parse().ok()
    }
}

/// Why a question has no answer: the person left it with a word, or nobody can be asked.
#[derive(Debug)]
pub(crate) enum Leave {
    Shortcut(Shortcut),
    Error(Error),
}

impl From<Shortcut> for Leave {
    fn from(shortcut: Shortcut) -> Leave {
        Leave::Shortcut(shortcut)
    }
}

impl From<Error> for Leave {
    fn from(error: Error) -> Leave {
        Leave::Error(error)
    }
}

/// Outside of a walk from step to step, leaving a question ends the run.
impl From<Leave> for Error {
    fn from(leave: Leave) -> Error {
        match leave {
            Leave::Shortcut(_) => stopped(),
            Leave::Error(error) => error,
        }
    }
}
