//! A person at the terminal. Prompts go to stderr; keys are read hidden, answers as whole lines.

use super::line::{self, EchoMode, LineEnd};
use super::{Input, Shortcut, stopped};
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform::terminal;
use console::Term;
use std::io;
use std::time::Duration;
use zeroize::Zeroizing;

/// How often a key that can't be one is asked for again.
const MOST_TRIES: usize = 3;

pub(super) async fn line(
    question: &str,
    show: EchoMode,
    words: &[Shortcut],
) -> Result<Input<Zeroizing<String>>> {
    let question = question.to_owned();
    let typed = ask(move || line::read(&question, show)).await?;
    Ok(match typed {
        LineEnd::Escape | LineEnd::End => Input::Shortcut(Shortcut::Quit),
        LineEnd::Line(text) => match Shortcut::of(&text) {
            Some(word) if word == Shortcut::Quit || words.contains(&word) => Input::Shortcut(word),
            _ => Input::Value(text),
        },
    })
}

pub(super) async fn key(name: KeyName) -> Result<Option<Secret>> {
    let question = format!("{} (hidden): ", name.title());
    for tries in 1.. {
        let answer = match line(&question, EchoMode::Nothing, &[Shortcut::Skip]).await? {
            Input::Shortcut(Shortcut::Skip) => return Ok(None),
            Input::Shortcut(_) => return Err(stopped()),
            Input::Value(answer) if answer.trim().is_empty() => return Ok(None),
            Input::Value(answer) => answer,
        };
        match Secret::parse(name, &answer) {
            Ok((secret, notices)) => {
                for notice in notices {
                    say(&format!("Removed from the key: {}.", notice.words()));
                }
                return Ok(Some(secret));
            }
            Err(error) if tries == MOST_TRIES => return Err(error),
            Err(error) => say(&format!("{} {}", error.message, error.fix)),
        }
    }
    Ok(None)
}

/// A whole line has to be "yes" or "no".
pub(super) async fn confirm(question: String) -> Result<bool> {
    let question = format!("{question} (yes/no) ");
    loop {
        let answer = match line(&question, EchoMode::Short, &[]).await? {
            Input::Shortcut(_) => return Ok(false),
            Input::Value(answer) => answer,
        };
        match answer.trim().to_lowercase().as_str() {
            "yes" | "y" => return Ok(true),
            "no" | "n" | "" => return Ok(false),
            _ => say("Please type yes or no, then Enter."),
        }
    }
}

/// Asks on a thread of its own, so that SIGTERM and a closed terminal are still heard.
pub(super) async fn ask<T: Send + 'static>(
    question: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T> {
    terminal::prepare_prompt();
    let answer = tokio::task::spawn_blocking(question).await;
    terminal::prompt_ended();
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) if error.kind() == io::ErrorKind::Interrupted => Err(stopped()),
        _ => {
            // A terminal that closes is told by a signal too, and that one ends the run with its code.
            tokio::time::sleep(Duration::from_millis(200)).await;
            Err(Error::todo(
                "terminal_gone",
                "The terminal can't be read any more, so the question was not answered. What was done so far is kept.",
                "Run the command again in a terminal.",
            ))
        }
    }
}

pub(super) fn say(words: &str) {
    let _ = Term::stderr().write_line(words);
}
