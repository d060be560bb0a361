//! Reads one line, letter by letter. So a hidden line is never shown, its length has no limit of the
//! terminal's (4095 bytes on Linux, 1024 on macOS), and Esc, Ctrl-C and Ctrl-Z are keys.

use super::decoder::KeyEvent;
use super::keyboard::Keyboard;
use super::short::ShortAnswer;
use super::theme::{PromptTheme, columns, rendered, wrapped};
use crate::platform::{screen, terminal};
use console::measure_text_width;
use dialoguer::theme::Theme;
use std::io;
use zeroize::Zeroizing;

/// More than this is nothing that anybody types or pastes, in bytes.
const LONGEST: usize = 64 * 1024;

/// Enough to see that a paste has arrived.
const MOST_DOTS: usize = 32;

pub(super) enum Accepts {
    /// A key: letters show as dots.
    Hidden,
    /// One of these, or nothing. What is pasted is no answer here, and may be a key meant for elsewhere. The hint
    /// is said after an answer that is none.
    Answers { answers: Vec<String>, hint: String },
}

pub(super) struct LineQuestion {
    pub(super) text: String,
    pub(super) accepts: Accepts,
}

/// What was typed or pasted; `None` where the person left with Esc or Ctrl-D.
pub(super) fn read(
    question: &LineQuestion,
    theme: PromptTheme,
) -> io::Result<Option<Zeroizing<String>>> {
    let answers = match &question.accepts {
        Accepts::Answers { answers, .. } => answers.clone(),
        Accepts::Hidden => Vec::new(),
    };
    let mut line = Line {
        keyboard: Keyboard::default(),
        question,
        theme,
        // Growing would leave copies behind; this has room for every key.
        key: Zeroizing::new(String::with_capacity(LONGEST + 4)),
        short: ShortAnswer::of(answers),
        room: 0,
    };
    line.show()?;
    let ended = line.edit();
    screen::write_line("")?;
    ended
}

struct Line<'a> {
    keyboard: Keyboard,
    question: &'a LineQuestion,
    theme: PromptTheme,
    key: Zeroizing<String>,
    short: ShortAnswer,
    /// How many dots fit behind the question.
    room: usize,
}

impl Line<'_> {
    fn show(&mut self) -> io::Result<()> {
        let text = wrapped(self.theme, &self.question.text);
        let prompt = rendered(|f| self.theme.format_prompt(f, &text));
        let last = prompt.lines().next_back().unwrap_or_default();
        self.room = columns().saturating_sub(measure_text_width(last) + 2).min(MOST_DOTS);
        screen::write(&format!("{prompt} {}", self.short.text()))?;
        self.write_dots(0, self.key.chars().count())
    }

    fn edit(&mut self) -> io::Result<Option<Zeroizing<String>>> {
        loop {
            match self.keyboard.next()? {
                KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
                KeyEvent::Escape => return Ok(None),
                KeyEvent::End if self.key.is_empty() && self.short.text().is_empty() => {
                    return Ok(None);
                }
                KeyEvent::Enter => {
                    if let Some(text) = self.entered()? {
                        return Ok(Some(text));
                    }
                }
                KeyEvent::Suspend => {
                    terminal::suspend();
                    screen::write_line("")?;
                    self.show()?;
                }
                KeyEvent::Clear => self.take_back(LONGEST)?,
                KeyEvent::Backspace => self.take_back(1)?,
                KeyEvent::Letter(letter) | KeyEvent::Pasted(letter) if self.is_hidden() => {
                    self.add_hidden(letter)?;
                }
                KeyEvent::Letter(letter) if self.short.push(letter) => {
                    screen::write(letter.encode_utf8(&mut [0; 4]))?;
                }
                _ => {}
            }
        }
    }

    fn is_hidden(&self) -> bool {
        matches!(self.question.accepts, Accepts::Hidden)
    }

    /// The line at Enter; asks again where it is no answer.
    fn entered(&mut self) -> io::Result<Option<Zeroizing<String>>> {
        let Accepts::Answers { hint, .. } = &self.question.accepts else {
            return Ok(Some(std::mem::take(&mut self.key)));
        };
        if let Some(answer) = self.short.take() {
            return Ok(Some(Zeroizing::new(answer)));
        }
        screen::write_line("")?;
        say(self.theme, hint)?;
        self.show()?;
        Ok(None)
    }

    fn add_hidden(&mut self, letter: char) -> io::Result<()> {
        if self.key.len() > LONGEST {
            return Ok(());
        }
        self.key.push(letter);
        let length = self.key.chars().count();
        self.write_dots(length - 1, length)
    }

    /// The dots of the letters from one place to another, as far as they fit. A screen reader would read them all.
    fn write_dots(&self, from: usize, to: usize) -> io::Result<()> {
        if self.theme.plain {
            return Ok(());
        }
        let dots = to.min(self.room).saturating_sub(from);
        screen::write(&self.theme.dot().repeat(dots))
    }

    fn take_back(&mut self, most: usize) -> io::Result<()> {
        let mut columns = 0;
        for _ in 0..most {
            if self.is_hidden() {
                let Some(_) = self.key.pop() else { break };
                let is_shown = !self.theme.plain && self.key.chars().count() < self.room;
                columns += usize::from(is_shown);
            } else {
                columns += usize::from(self.short.pop());
            }
        }
        screen::write(&"\u{8} \u{8}".repeat(columns))
    }
}

pub(super) fn say(theme: PromptTheme, words: &str) -> io::Result<()> {
    let words = rendered(|f| theme.format_error(f, &wrapped(theme, words)));
    screen::write_line(&words)
}
