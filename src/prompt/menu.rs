//! A choice out of a few: by number, or with the arrow keys where the screen may be redrawn.
//!
//! The words of a question count here too. dialoguer 0.12 draws the menu, but its own Select takes letters
//! for moves (a typed "back" would choose the last entry), so the keys are read here.

use super::keyboard::{KeyEvent, Keyboard};
use super::terminal::{ask, line, say};
use super::{EchoMode, Input, Shortcut};
use crate::error::Result;
use crate::platform::{self, terminal};
use console::Term;
use dialoguer::theme::{SimpleTheme, Theme};
use std::io;

/// Below this many columns an entry would need two lines, and could not be redrawn as one.
const NARROW: usize = 72;

pub(super) async fn choose(
    plain: bool,
    selected: Option<usize>,
    question: &str,
    choices: &[&str],
    words: &[(Shortcut, &'static str)],
) -> Result<Input<usize>> {
    let entries: Vec<String> = choices
        .iter()
        .map(|choice| (*choice).to_owned())
        .chain(words.iter().map(|(_, about)| (*about).to_owned()))
        .collect();
    let longest = entries.iter().map(|entry| entry.len() + 6).max();
    let columns = columns();
    let simple = plain
        || columns < NARROW
        || platform::terminal_is_dumb()
        || longest.is_some_and(|longest| longest > columns);
    let allowed: Vec<Shortcut> = words.iter().map(|(word, _)| *word).collect();
    let place = if simple {
        by_number(question, &entries, &allowed).await?
    } else {
        with_arrows(question, selected, entries, allowed).await?
    };
    Ok(match place {
        Input::Value(place) if place >= choices.len() => {
            Input::Shortcut(words[place - choices.len()].0)
        }
        other => other,
    })
}

fn columns() -> usize {
    usize::from(Term::stderr().size().1).clamp(20, 100)
}

fn say_wrapped(text: &str) {
    for text in textwrap::wrap(text, columns()) {
        say(&text);
    }
}

async fn with_arrows(
    question: &str,
    selected: Option<usize>,
    entries: Vec<String>,
    words: Vec<Shortcut>,
) -> Result<Input<usize>> {
    say_wrapped(question);
    let shown = entries.clone();
    let reply = ask(move || {
        let mut menu = Menu {
            term: Term::stderr(),
            entries: shown,
            words,
            at: selected,
            typed: String::new(),
            hint: "",
        };
        menu.term.hide_cursor()?;
        let reply = menu.run();
        menu.term.show_cursor()?;
        reply
    })
    .await?;
    // The menu is gone; what was chosen stays on the screen.
    match &reply {
        Input::Value(place) => say(&format!("> {}", entries[*place])),
        Input::Shortcut(word) => say(&format!("> {}", word.text())),
    }
    Ok(reply)
}

struct Menu {
    term: Term,
    entries: Vec<String>,
    words: Vec<Shortcut>,
    at: Option<usize>,
    /// A number or a word, as far as it is typed.
    typed: String,
    hint: &'static str,
}

impl Menu {
    fn run(&mut self) -> io::Result<Input<usize>> {
        let mut keyboard = Keyboard::of(&self.term);
        self.draw()?;
        loop {
            let press = keyboard.next()?;
            let reply = self.take(&press)?;
            self.term.clear_last_lines(self.entries.len() + 1)?;
            if let Some(reply) = reply {
                return Ok(reply);
            }
            self.draw()?;
        }
    }

    /// What is pasted is no answer: it was meant for another place.
    fn take(&mut self, press: &KeyEvent) -> io::Result<Option<Input<usize>>> {
        self.hint = "";
        match press {
            KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
            KeyEvent::Escape => return Ok(Some(Input::Shortcut(Shortcut::Quit))),
            KeyEvent::Enter => return Ok(self.answer()),
            KeyEvent::Up => self.step(-1),
            KeyEvent::Down => self.step(1),
            KeyEvent::Suspend => {
                terminal::suspend();
                self.term.hide_cursor()?;
            }
            KeyEvent::Backspace => drop(self.typed.pop()),
            KeyEvent::Clear => self.typed.clear(),
            KeyEvent::Letter(letter) if self.typed.len() < 8 => self.typed.push(*letter),
            _ => {}
        }
        Ok(None)
    }

    fn step(&mut self, by: isize) {
        let last = self.entries.len() - 1;
        self.typed.clear();
        self.at = Some(match self.at {
            None if by < 0 => last,
            None => 0,
            Some(at) => at.saturating_add_signed(by).min(last),
        });
    }

    /// What Enter says: the word or number that was typed, else the entry that is marked.
    fn answer(&mut self) -> Option<Input<usize>> {
        let typed = std::mem::take(&mut self.typed);
        if typed.trim().is_empty() {
            self.hint = "Nothing is chosen yet. ";
            return self.at.map(Input::Value);
        }
        if let Some(word) = Shortcut::of(&typed)
            && (word == Shortcut::Quit || self.words.contains(&word))
        {
            return Some(Input::Shortcut(word));
        }
        self.hint = "There is no such entry. ";
        number(&typed, self.entries.len()).map(Input::Value)
    }

    fn draw(&self) -> io::Result<()> {
        for (place, entry) in self.entries.iter().enumerate() {
            let mut drawn = String::new();
            let numbered = format!("{}. {entry}", place + 1);
            // Writing into memory can't fail.
            let _ = SimpleTheme.format_select_prompt_item(
                &mut drawn,
                &numbered,
                self.at == Some(place),
            );
            self.term.write_line(&drawn)?;
        }
        self.term.write_line(&format!(
            "{}Arrow keys or a number, then Enter: {}",
            self.hint, self.typed
        ))
    }
}

fn number(typed: &str, most: usize) -> Option<usize> {
    let number = typed.trim().trim_end_matches('.').parse::<usize>().ok()?;
    (1..=most).contains(&number).then(|| number - 1)
}

async fn by_number(question: &str, entries: &[String], words: &[Shortcut]) -> Result<Input<usize>> {
    loop {
        say_wrapped(question);
        for (place, entry) in entries.iter().enumerate() {
            let options = textwrap::Options::new(columns())
                .initial_indent("  ")
                .subsequent_indent("     ");
            for text in textwrap::wrap(&format!("{}. {entry}", place + 1), options) {
                say(&text);
            }
        }
        let typed = match line("Number: ", EchoMode::Short, words).await? {
            Input::Shortcut(word) => return Ok(Input::Shortcut(word)),
            Input::Value(typed) => typed,
        };
        match number(&typed, entries.len()) {
            Some(place) => return Ok(Input::Value(place)),
            None => say(&format!(
                "Please type a number from 1 to {}, then Enter.",
                entries.len()
            )),
        }
    }
}
