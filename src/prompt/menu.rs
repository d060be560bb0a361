//! A menu, by number or with the arrow keys where the screen may be redrawn.
//!
//! dialoguer's theme draws it, but its own Select takes letters for moves (a "k" goes up) and a paste for keys, so the
//! keys are read here.

use super::decoder::KeyEvent;
use super::keyboard::Keyboard;
use super::line::{self, Accepts, LineQuestion};
use super::short::ShortAnswer;
use super::theme::{PromptTheme, columns, rendered, wrapped};
use crate::platform::{screen, terminal};
use console::{Term, measure_text_width};
use dialoguer::theme::Theme;
use std::io;

pub(super) struct MenuQuestion {
    pub(super) text: String,
    /// The choices, then what each shortcut does.
    pub(super) entries: Vec<String>,
    /// The entry that Enter alone takes.
    pub(super) selected: Option<usize>,
}

impl MenuQuestion {
    /// What can be typed: an entry's number.
    fn answers(&self) -> Vec<String> {
        (1..=self.entries.len()).map(|number| number.to_string()).collect()
    }

    fn hint(&self) -> String {
        format!("Type a number from 1 to {}, then press Enter.", self.entries.len())
    }

    fn numbered(&self) -> impl Iterator<Item = String> {
        let entries = self.entries.iter().enumerate();
        entries.map(|(place, entry)| format!("{}. {entry}", place + 1))
    }
}

/// Asks with the arrow keys where that can be drawn, else by number. `None` where the person left it.
pub(super) fn select(menu: &MenuQuestion, theme: PromptTheme) -> io::Result<Option<usize>> {
    let fits = menu.numbered().all(|entry| measure_text_width(&entry) + 4 <= columns());
    if theme.plain || !fits {
        return by_number(menu, theme);
    }
    let question = wrapped(theme, &menu.text);
    screen::write_line(&rendered(|f| theme.format_prompt(f, &question)))?;
    let short = ShortAnswer::of(menu.answers());
    let mut drawn = Menu { menu, theme, at: menu.selected, short, missed: false };
    Term::stderr().hide_cursor()?;
    let chosen = drawn.run();
    Term::stderr().show_cursor()?;
    let place = chosen?;
    let chosen = place.map_or("quit", |place| &menu.entries[place]);
    // The menu is gone; the question and what was chosen stay on the screen.
    let together = rendered(|f| theme.format_select_prompt_selection(f, &question, chosen));
    if together.lines().count() == 1 && measure_text_width(&together) <= columns() {
        screen::clear_rows(1)?;
        screen::write_line(&together)?;
    } else {
        let item = rendered(|f| theme.format_select_prompt_item(f, chosen, true));
        screen::write_line(&item)?;
    }
    Ok(place)
}

struct Menu<'a> {
    menu: &'a MenuQuestion,
    theme: PromptTheme,
    at: Option<usize>,
    short: ShortAnswer,
    /// Whether Enter has just said nothing.
    missed: bool,
}

impl Menu<'_> {
    /// What is pasted is no answer: it was meant for another place.
    fn run(&mut self) -> io::Result<Option<usize>> {
        let mut keyboard = Keyboard::default();
        loop {
            self.draw()?;
            let event = keyboard.next()?;
            screen::clear_rows(self.menu.entries.len() + 1)?;
            self.missed = false;
            match event {
                KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
                KeyEvent::Escape => return Ok(None),
                KeyEvent::Enter => {
                    if let Some(place) = self.entered() {
                        return Ok(Some(place));
                    }
                    self.missed = true;
                }
                KeyEvent::Up => self.step(-1),
                KeyEvent::Down => self.step(1),
                KeyEvent::Suspend => {
                    terminal::suspend();
                    Term::stderr().hide_cursor()?;
                }
                KeyEvent::Backspace => drop(self.short.pop()),
                KeyEvent::Clear => drop(self.short.take()),
                KeyEvent::Letter(letter) => drop(self.short.push(letter)),
                _ => {}
            }
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.menu.entries.len() - 1;
        self.short.take();
        self.at = Some(match self.at {
            None if by < 0 => last,
            None => 0,
            Some(at) => at.saturating_add_signed(by).min(last),
        });
    }

    /// What Enter says: the number that was typed, else the entry that is marked.
    fn entered(&mut self) -> Option<usize> {
        let typed = self.short.take()?;
        if typed.is_empty() { self.at } else { place(&typed) }
    }

    fn draw(&self) -> io::Result<()> {
        for (place, entry) in self.menu.numbered().enumerate() {
            let active = self.at == Some(place);
            let item = rendered(|f| self.theme.format_select_prompt_item(f, &entry, active));
            screen::write_line(&item)?;
        }
        let mut help = "Arrow keys or a number, then Enter".to_owned();
        if self.missed {
            help = self.menu.hint();
        }
        let typed = self.short.text();
        if !typed.is_empty() {
            help = format!("{help}: {typed}");
        }
        let fits = measure_text_width(&help) + 2 < columns();
        let line = if fits { &help } else { typed };
        screen::write_line(&format!("  {}", self.theme.hint(line)))
    }
}

fn place(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

fn by_number(menu: &MenuQuestion, theme: PromptTheme) -> io::Result<Option<usize>> {
    let hint = menu.hint();
    let accepts = Accepts::Answers { answers: menu.answers(), hint: hint.clone() };
    let number = LineQuestion { text: "Number:".to_owned(), accepts };
    loop {
        let question = wrapped(theme, &menu.text);
        screen::write_line(&rendered(|f| theme.format_prompt(f, &question)))?;
        for entry in menu.numbered() {
            let options =
                textwrap::Options::new(columns()).initial_indent("  ").subsequent_indent("     ");
            for line in textwrap::wrap(&entry, options) {
                screen::write_line(&line)?;
            }
        }
        // The question has its mark already.
        let plain = PromptTheme { plain: true, ..theme };
        let Some(typed) = line::read(&number, plain)? else {
            return Ok(None);
        };
        match place(&typed) {
            Some(place) => return Ok(Some(place)),
            None => line::say(theme, &hint)?,
        }
    }
}
