//! Questions on a thread of their own, their words, and what ends a run in the middle of one.

use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::platform::{self, screen, terminal};
use std::io;
use std::time::Duration;

/// Asks on a thread of its own, so that SIGTERM and a closed terminal are still heard.
pub(super) async fn ask<T: Send + 'static>(
    question: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T> {
    terminal::prepare_prompt();
    let answer = tokio::task::spawn_blocking(move || {
        screen::write_line("")?;
        question()
    })
    .await;
    terminal::prompt_ended();
    screen::was_read();
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) if error.kind() == io::ErrorKind::Interrupted => Err(stopped()),
        _ => {
            // A terminal that closes is told by a signal too, and that one ends the run with its code.
            tokio::time::sleep(Duration::from_millis(200)).await;
            Err(Error::todo(
                "terminal_gone",
                "The terminal can't be read any more, so the question was not answered. Your progress is saved.",
                "Run the command again in a terminal.",
            ))
        }
    }
}

pub(super) fn one_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Emacs' shell asks for a hidden line itself, and shows none, where the prompt matches its pattern for passwords.
pub(super) fn hidden_question(name: KeyName) -> String {
    let inside_emacs = matches!(platform::variable("INSIDE_EMACS"), Ok(Some(_)));
    if platform::terminal_is_dumb() || inside_emacs {
        format!("Enter your {} as a password:", name.title())
    } else {
        format!("Paste your {}:", name.title())
    }
}

pub(super) fn nobody() -> Error {
    Error::todo(
        "no_person",
        "A question came up, but no prompt is allowed (no terminal, or --non-interactive).",
        format!(
            "Run the command in a terminal without --non-interactive, or give the answer with its option (see --help).{}",
            platform::terminal_advice()
        ),
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
