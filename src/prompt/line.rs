//! Reads one line, letter by letter. So a hidden line is never shown, its length has no limit of the
//! terminal's (4095 bytes on Linux, 1024 on macOS), and Esc, Ctrl-C and Ctrl-Z are keys.

use super::decoder::KeyEvent;
use super::keyboard::Keyboard;
use super::short::ShortAnswer;
use super::theme::{PromptTheme, rendered};
use crate::platform::{screen, terminal};
use console::{Term, measure_text_width};
use dialoguer::theme::Theme;
use std::io;
use zeroize::Zeroizing;

/// More than this is nothing that anybody types or pastes, in bytes.
const LONGEST: usize = 64 * 1024;

/// Enough to see that a paste has arrived.
const MOST_DOTS: usize = 32;

#[derive(Clone, Debug)]
pub(super) enum Accepts {
    /// A key: letters show as dots.
    Hidden,
    Text,
    /// One of these, or nothing. What is pasted is no answer here, and may be a key meant for elsewhere.
    Answers(Vec<String>),
}

#[derive(Clone, Debug)]
pub(super) struct LineQuestion {
    pub(super) text: String,
    pub(super) accepts: Accepts,
    /// The default of a yes-or-no question.
    pub(super) confirm: Option<bool>,
    /// What to do, said after an answer that is none.
    pub(super) hint: String,
}

pub(super) enum LineEnd {
    Line(Zeroizing<String>),
    Escape,
    End,
}

pub(super) fn read(question: &LineQuestion, theme: PromptTheme) -> io::Result<LineEnd> {
    let answers = match &question.accepts {
        Accepts::Answers(answers) => answers.clone(),
        _ => Vec::new(),
    };
    let mut line = Line {
        keyboard: Keyboard::default(),
        question,
        theme,
        // Growing would leave copies behind; this has room for every key.
        text: Zeroizing::new(String::with_capacity(LONGEST + 4)),
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
    text: Zeroizing<String>,
    short: ShortAnswer,
    /// How many dots fit behind the question.
    room: usize,
}

impl Line<'_> {
    fn show(&mut self) -> io::Result<()> {
        let columns = usize::from(Term::stderr().size().1).clamp(20, 100);
        let answers = if self.question.confirm.is_some() { " (y/N)".len() } else { 0 };
        let text = wrapped(self.theme, &self.question.text, columns - answers);
        let prompt = rendered(|f| match (&self.question.accepts, self.question.confirm) {
            (Accepts::Hidden, _) => self.theme.format_password_prompt(f, &text),
            (Accepts::Answers(_), Some(default)) => {
                self.theme.format_confirm_prompt(f, &text, Some(default))
            }
            _ => self.theme.format_input_prompt(f, &text, None),
        });
        let last = prompt.lines().next_back().unwrap_or_default();
        self.room = columns.saturating_sub(measure_text_width(last) + 2).min(MOST_DOTS);
        screen::write(&prompt)?;
        screen::write(" ")?;
        match self.question.accepts {
            Accepts::Hidden => self.write_dots(0, self.text.chars().count()),
            Accepts::Text => screen::write(&self.text),
            Accepts::Answers(_) => screen::write(self.short.text()),
        }
    }

    fn edit(&mut self) -> io::Result<LineEnd> {
        loop {
            match self.keyboard.next()? {
                KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
                KeyEvent::Escape => return Ok(LineEnd::Escape),
                KeyEvent::Enter => {
                    if let Some(text) = self.entered()? {
                        return Ok(LineEnd::Line(text));
                    }
                }
                KeyEvent::End if self.text.is_empty() && self.short.text().is_empty() => {
                    return Ok(LineEnd::End);
                }
                KeyEvent::Suspend => {
                    terminal::suspend();
                    screen::write_line("")?;
                    self.show()?;
                }
                KeyEvent::Clear => self.take_back(usize::MAX)?,
                KeyEvent::Backspace => self.take_back(1)?,
                KeyEvent::Letter(letter) => self.add(letter)?,
                KeyEvent::Pasted(letter) if !self.is_short() => self.add(letter)?,
                _ => {}
            }
        }
    }

    fn is_short(&self) -> bool {
        matches!(self.question.accepts, Accepts::Answers(_))
    }

    /// The line at Enter; asks again where it is no answer.
    fn entered(&mut self) -> io::Result<Option<Zeroizing<String>>> {
        if !self.is_short() {
            return Ok(Some(std::mem::take(&mut self.text)));
        }
        if let Some(answer) = self.short.take() {
            return Ok(Some(Zeroizing::new(answer)));
        }
        screen::write_line("")?;
        say(self.theme, &self.question.hint)?;
        self.show()?;
        Ok(None)
    }

    fn add(&mut self, letter: char) -> io::Result<()> {
        if self.is_short() {
            if !self.short.push(letter) {
                return Ok(());
            }
        } else if self.text.len() > LONGEST {
            return Ok(());
        } else {
            self.text.push(letter);
        }
        if matches!(self.question.accepts, Accepts::Hidden) {
            let length = self.text.chars().count();
            return self.write_dots(length - 1, length);
        }
        if letter.is_control() {
            return Ok(());
        }
        screen::write(letter.encode_utf8(&mut [0; 4]))
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
        if self.is_short() {
            let shown = self.short.text().len();
            for _ in 0..most.min(LONGEST) {
                self.short.pop();
            }
            let gone = shown - self.short.text().len();
            return screen::write(&"\u{8} \u{8}".repeat(gone));
        }
        let hidden = matches!(self.question.accepts, Accepts::Hidden);
        let mut length = self.text.chars().count();
        for _ in 0..most {
            let Some(letter) = self.text.pop() else { break };
            length -= 1;
            let columns = if hidden {
                usize::from(!self.theme.plain && length < self.room)
            } else if letter.is_control() {
                0
            } else {
                measure_text_width(letter.encode_utf8(&mut [0; 4]))
            };
            screen::write(&"\u{8} \u{8}".repeat(columns))?;
        }
        Ok(())
    }
}

/// With room for the symbol before the first line.
pub(super) fn wrapped(theme: PromptTheme, text: &str, columns: usize) -> String {
    let indent = if theme.plain { "" } else { "  " };
    let options = textwrap::Options::new(columns.saturating_sub(3)).subsequent_indent(indent);
    textwrap::wrap(text.trim_end(), options).join("\n")
}

pub(super) fn say(theme: PromptTheme, words: &str) -> io::Result<()> {
    let columns = usize::from(Term::stderr().size().1).clamp(20, 100);
    let words = rendered(|f| theme.format_error(f, &wrapped(theme, words, columns)));
    screen::write_line(&words)
}
