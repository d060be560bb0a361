//! A choice out of a few: with the arrow keys, or by number where nothing may be redrawn.

use super::terminal::{ask, line, say};
use super::{Reply, Word};
use crate::error::Result;
use crate::os;
use dialoguer::Select;

/// Below this many columns an entry would need two lines, and dialoguer 0.12 redraws only one.
const NARROW: usize = 72;

pub(super) async fn choose(
    plain: bool,
    selected: Option<usize>,
    question: &str,
    choices: &[&str],
    words: &[(Word, &'static str)],
) -> Result<Reply<usize>> {
    let entries: Vec<String> = choices
        .iter()
        .map(|choice| (*choice).to_owned())
        .chain(words.iter().map(|(_, about)| (*about).to_owned()))
        .collect();
    let longest = entries.iter().map(|entry| entry.len() + 3).max();
    let columns = usize::from(console::Term::stderr().size().1);
    let simple = plain
        || columns < NARROW
        || os::terminal_is_dumb()
        || longest.is_some_and(|longest| longest > columns);
    let place = match simple {
        true => by_number(question, &entries, words).await?,
        false => with_arrows(question, selected, entries).await?,
    };
    Ok(match place {
        Reply::Given(place) if place >= choices.len() => {
            Reply::Word(words[place - choices.len()].0)
        }
        other => other,
    })
}

async fn with_arrows(
    question: &str,
    selected: Option<usize>,
    entries: Vec<String>,
) -> Result<Reply<usize>> {
    let columns = usize::from(console::Term::stderr().size().1).clamp(20, 100);
    for text in textwrap::wrap(&format!("{question} (arrow keys, then Enter)"), columns) {
        say(&text);
    }
    let shown = entries.clone();
    let place = ask(move || {
        let menu = Select::new()
            .items(shown)
            // Dialoguer's own word for "none".
            .default(selected.unwrap_or(usize::MAX))
            .report(false);
        match menu.interact_opt() {
            Ok(place) => Ok(place),
            Err(dialoguer::Error::IO(error)) => Err(error),
        }
    });
    Ok(match place.await? {
        Some(place) => {
            // The menu is gone; what was chosen stays on the screen.
            say(&format!("> {}", entries[place]));
            Reply::Given(place)
        }
        None => Reply::Word(Word::Quit),
    })
}

async fn by_number(
    question: &str,
    entries: &[String],
    words: &[(Word, &'static str)],
) -> Result<Reply<usize>> {
    let allowed: Vec<Word> = words.iter().map(|(word, _)| *word).collect();
    loop {
        let width = usize::from(console::Term::stderr().size().1).clamp(20, 100);
        for text in textwrap::wrap(question, width) {
            say(&text);
        }
        for (place, entry) in entries.iter().enumerate() {
            let options = textwrap::Options::new(width)
                .initial_indent("  ")
                .subsequent_indent("     ");
            for text in textwrap::wrap(&format!("{}. {entry}", place + 1), options) {
                say(&text);
            }
        }
        let typed = match line("Number: ", false, &allowed).await? {
            Reply::Word(word) => return Ok(Reply::Word(word)),
            Reply::Given(typed) => typed,
        };
        match typed.trim().trim_end_matches('.').parse::<usize>() {
            Ok(number) if (1..=entries.len()).contains(&number) => {
                return Ok(Reply::Given(number - 1));
            }
            _ => say(&format!(
                "Please type a number from 1 to {}, then Enter.",
                entries.len()
            )),
        }
    }
}
