//! A person at the terminal, through dialoguer. Prompts go to stderr.

use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::secret::Secret;
use dialoguer::{Confirm, Password};
use zeroize::Zeroizing;

/// How often a key that can't be one is asked for again.
const MOST_TRIES: usize = 3;

pub(super) async fn key(name: KeyName) -> Result<Option<Secret>> {
    let mut tries = 1;
    loop {
        let question = format!("{} (hidden; empty: not now)", name.title());
        let answer = Zeroizing::new(
            ask(move || {
                Password::new()
                    .with_prompt(question)
                    .allow_empty_password(true)
                    .report(false)
                    .interact()
            })
            .await?,
        );
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

pub(super) async fn confirm(question: String) -> Result<bool> {
    ask(move || {
        Confirm::new()
            .with_prompt(question)
            .default(false)
            .interact_opt()
    })
    .await
    .map(Option::unwrap_or_default)
}

/// Some terminals mark a paste with these even where nobody asked for it.
fn without_paste_marks(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.replace("\u{1b}[200~", "").replace("\u{1b}[201~", ""))
}

/// Asks on a thread of its own, so that Ctrl-C and SIGTERM are still heard.
async fn ask<T: Send + 'static>(
    question: impl FnOnce() -> dialoguer::Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(question).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(dialoguer::Error::IO(error))) if error.kind() == std::io::ErrorKind::Interrupted => {
            Err(stopped())
        }
        _ => Err(Error::todo(
            "terminal_gone",
            "The terminal can't be read any more, so the question was not answered. What was done so far is kept.",
            "Run the command again in a terminal.",
        )),
    }
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

fn say(words: &str) {
    let _ = console::Term::stderr().write_line(words);
}
