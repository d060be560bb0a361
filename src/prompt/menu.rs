//! A menu, by number or with the arrow keys where the screen may be redrawn.
//!
//! dialoguer's theme draws it, but its own Select takes letters for moves (a typed "back" would choose the
//! last entry) and a paste for keys, so the keys are read here.

use super::answer::{Input, Shortcut};
use super::decoder::KeyEvent;
use super::keyboard::Keyboard;
use super::line::{self, Accepts, LineEnd, LineQuestion, wrapped};
use super::short::ShortAnswer;
use super::theme::{PromptTheme, rendered};
use crate::platform::{screen, terminal};
use console::{Term, measure_text_width};
use dialoguer::theme::Theme;
use std::io;

#[derive(Clone, Debug)]
pub(super) struct MenuQuestion {
    pub(super) text: String,
    /// The choices, then what each shortcut does.
    pub(super) entries: Vec<String>,
    pub(super) shortcuts: Vec<Shortcut>,
    /// The entry that Enter alone takes.
    pub(super) selected: Option<usize>,
}

impl MenuQuestion {
    /// What can be typed: an entry's number, or a shortcut's word.
    fn answers(&self) -> Vec<String> {
        let numbers = (1..=self.entries.len()).map(|number| number.to_string());
        let words = self.shortcuts.iter().chain([&Shortcut::Quit]);
        numbers.chain(words.map(|word| word.text().to_owned())).collect()
    }

    fn answer(&self, typed: &str) -> Option<Input<usize>> {
        if let Some(word) = Shortcut::of(typed) {
            return Some(Input::Shortcut(word));
        }
        let number: usize = typed.parse().ok()?;
        Some(Input::Value(number.checked_sub(1)?))
    }

    fn numbered(&self) -> impl Iterator<Item = String> {
        let entries = self.entries.iter().enumerate();
        entries.map(|(place, entry)| format!("{}. {entry}", place + 1))
    }
}

/// Asks with the arrow keys where that can be drawn, else by number.
pub(super) fn select(menu: &MenuQuestion, theme: PromptTheme) -> io::Result<Input<usize>> {
    let columns = columns();
    let fits = menu.numbered().all(|entry| measure_text_width(&entry) + 4 <= columns);
    if theme.plain || !fits {
        return by_number(menu, theme);
    }
    let question = wrapped(theme, &menu.text, columns);
    screen::write_line(&rendered(|f| theme.format_select_prompt(f, &question)))?;
    let mut drawn =
        Menu { menu, theme, at: menu.selected, short: ShortAnswer::of(menu.answers()), hint: None };
    Term::stderr().hide_cursor()?;
    let answer = drawn.run();
    Term::stderr().show_cursor()?;
    let answer = answer?;
    let chosen = match &answer {
        Input::Value(place) => &menu.entries[*place],
        Input::Shortcut(word) => word.text(),
    };
    // The menu is gone; the question and what was chosen stay on the screen.
    let together = rendered(|f| theme.format_select_prompt_selection(f, &question, chosen));
    if together.lines().count() == 1 && measure_text_width(&together) <= columns {
        screen::clear_rows(1)?;
        screen::write_line(&together)?;
    } else {
        let item = rendered(|f| theme.format_select_prompt_item(f, chosen, true));
        screen::write_line(&item)?;
    }
    Ok(answer)
}

fn columns() -> usize {
    usize::from(Term::stderr().size().1).clamp(20, 100)
}

struct Menu<'a> {
    menu: &'a MenuQuestion,
    theme: PromptTheme,
    at: Option<usize>,
    short: ShortAnswer,
    hint: Option<&'static str>,
}

impl Menu<'_> {
    fn run(&mut self) -> io::Result<Input<usize>> {
        let mut keyboard = Keyboard::default();
        self.draw()?;
        loop {
            let event = keyboard.next()?;
            let answer = self.take(event)?;
            screen::clear_rows(self.menu.entries.len() + 1)?;
            if let Some(answer) = answer {
                return Ok(answer);
            }
            self.draw()?;
        }
    }

    /// What is pasted is no answer: it was meant for another place.
    fn take(&mut self, event: KeyEvent) -> io::Result<Option<Input<usize>>> {
        self.hint = None;
        match event {
            KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
            KeyEvent::Escape => return Ok(Some(Input::Shortcut(Shortcut::Quit))),
            KeyEvent::Enter => return Ok(self.answer()),
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
        Ok(None)
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

    /// What Enter says: the word or number that was typed, else the entry that is marked.
    fn answer(&mut self) -> Option<Input<usize>> {
        match self.short.take() {
            None => self.hint = Some("There's no such entry."),
            Some(typed) if typed.is_empty() => {
                self.hint = Some("Nothing is chosen yet.");
                return self.at.map(Input::Value);
            }
            Some(typed) => return self.menu.answer(&typed),
        }
        None
    }

    fn draw(&self) -> io::Result<()> {
        for (place, entry) in self.menu.numbered().enumerate() {
            let active = self.at == Some(place);
            let item = rendered(|f| self.theme.format_select_prompt_item(f, &entry, active));
            screen::write_line(&item)?;
        }
        let mut help = "Arrow keys or a number, then Enter".to_owned();
        if let Some(hint) = self.hint {
            help = format!("{hint} {help}");
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

fn by_number(menu: &MenuQuestion, theme: PromptTheme) -> io::Result<Input<usize>> {
    let hint = format!("Type a number from 1 to {}, then press Enter.", menu.entries.len());
    let number = LineQuestion {
        text: "Number:".to_owned(),
        accepts: Accepts::Answers(menu.answers()),
        confirm: None,
        hint: hint.clone(),
    };
    loop {
        let question = wrapped(theme, &menu.text, columns());
        screen::write_line(&rendered(|f| theme.format_select_prompt(f, &question)))?;
        for entry in menu.numbered() {
            let options =
                textwrap::Options::new(columns()).initial_indent("  ").subsequent_indent("     ");
            for line in textwrap::wrap(&entry, options) {
                screen::write_line(&line)?;
            }
        }
        // The question has its mark already.
        let plain = PromptTheme { plain: true, ..theme };
        let typed = match line::read(&number, plain)? {
            LineEnd::Escape | LineEnd::End => return Ok(Input::Shortcut(Shortcut::Quit)),
            LineEnd::Line(typed) => typed,
        };
        match menu.answer(&typed) {
            Some(answer) => return Ok(answer),
            None => line::say(theme, &hint)?,
        }
    }
}
