//! A person at the terminal. Keys through dialoguer, hidden; answers as whole lines. Prompts go to stderr.

use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::os::{signals, terminal};
use crate::secret::Secret;
use console::Term;
use dialoguer::Password;
use std::io;
use zeroize::Zeroizing;

/// How often a key that can't be one is asked for again.
const MOST_TRIES: usize = 3;

pub(super) async fn key(name: KeyName) -> Result<Option<Secret>> {
    let mut tries = 1;
    loop {
        let question = format!("{} (hidden)", name.title());
        let hidden = move || {
            let prompt = Password::new().with_prompt(question);
            prompt
                .allow_empty_password(true)
                .report(false)
                .interact()
                .map_err(io_error)
        };
        let answer = Zeroizing::new(ask(hidden).await?);
        if answer.trim().is_empty() {
            return Ok(None);
        }
        match Secret::parse(name, &without_paste_marks(&answer)) {
            Ok((secret, notices)) => {
                for notice in notices {
                    say(&format!("Removed from the key: {}.", notice.words()));
                }
                return Ok(Some(secret));
            }
            Err(error) if tries == MOST_TRIES => return Err(error),
            Err(error) => say(&format!("{} {}", error.message, error.fix)),
        }
        tries += 1;
    }
}

/// A whole line has to be "yes" or "no": a stray letter vouches for nothing.
pub(super) async fn confirm(question: String) -> Result<bool> {
    loop {
        let question = format!("{question} (yes/no) ");
        let line = ask(move || {
            let term = Term::stderr();
            term.write_str(&question)?;
            match read_line()? {
                Some(line) => Ok(line),
                None => Err(io::ErrorKind::UnexpectedEof.into()),
            }
        })
        .await?;
        match line.trim().to_lowercase().as_str() {
            "yes" | "y" => return Ok(true),
            "no" | "n" | "" => return Ok(false),
            _ => say("Please type yes or no, then Enter."),
        }
    }
}

/// A line of standard input; `None` at its end.
fn read_line() -> io::Result<Option<String>> {
    let mut line = String::new();
    match io::stdin().read_line(&mut line)? {
        0 => Ok(None),
        _ => Ok(Some(line)),
    }
}

/// Some terminals mark a paste with these even where nobody asked for it.
fn without_paste_marks(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.replace("\u{1b}[200~", "").replace("\u{1b}[201~", ""))
}

/// Asks on a thread of its own, so that Ctrl-C and SIGTERM are still heard.
async fn ask<T: Send + 'static>(
    question: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T> {
    // Ctrl-Z would give the terminal back with echo on, and the key would be seen after `fg`.
    signals::ignore_suspension();
    terminal::prepare_prompt();
    match tokio::task::spawn_blocking(question).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) if error.kind() == io::ErrorKind::Interrupted => Err(stopped()),
        _ => Err(Error::todo(
            "terminal_gone",
            "The terminal can't be read any more, so the question was not answered. What was done so far is kept.",
            "Run the command again in a terminal.",
        )),
    }
}

fn io_error(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    error
}

/// The end of a run at a person's wish.
fn stopped() -> Error {
    Error {
        exit: Exit::Interrupted,
        ..Error::usage(
            "interrupted",
            "Stopped. What was done so far is kept.",
            "Run the same command again to go on from here.",
        )
    }
}

fn say(words: &str) {
    let _ = Term::stderr().write_line(words);
}
