//! Reads one line, letter by letter. So nothing of a hidden line is ever seen, its length has no limit of
//! the terminal's (4095 bytes at Linux, 1024 at macOS), and Esc, Ctrl-C and Ctrl-Z are keys.

use super::keyboard::{Keyboard, Press};
use crate::os::terminal;
use console::Term;
use std::io;
use zeroize::Zeroizing;

/// More than this is nothing that anybody types or pastes, in bytes.
const LONGEST: usize = 64 * 1024;
/// The longest word or number that a short answer can be, in letters.
const SHORT: usize = 8;

/// What is shown of a line while it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Nothing: it is a key.
    Nothing,
    /// A word or a number that is typed. What is pasted is no answer here, and may be a key that was
    /// meant for another place.
    Short,
    /// Everything.
    All,
}

/// How a line ended.
pub(super) enum Typed {
    /// With Enter.
    Line(Zeroizing<String>),
    /// With Esc.
    Escape,
    /// With the end of the input (Ctrl-D).
    End,
}

/// Writes the question and reads a line.
///
/// # Errors
/// `Interrupted` for Ctrl-C; whatever the operating system says.
pub(super) fn read(question: &str, show: Show) -> io::Result<Typed> {
    let term = Term::stderr();
    let mut line = Line {
        keyboard: Keyboard::of(&term),
        term,
        question,
        show,
        // Growing would leave copies behind; this has room for every key.
        text: Zeroizing::new(String::with_capacity(LONGEST + 4)),
    };
    line.show()?;
    let ended = line.edit();
    line.term.write_line("")?;
    ended
}

struct Line<'a> {
    term: Term,
    keyboard: Keyboard,
    question: &'a str,
    show: Show,
    text: Zeroizing<String>,
}

impl Line<'_> {
    fn show(&self) -> io::Result<()> {
        let columns = usize::from(self.term.size().1).clamp(20, 100);
        // The last space is a part of the question: what is typed stands behind it.
        let question = textwrap::wrap(self.question.trim_end(), columns - 1).join("\r\n");
        self.term.write_str(&question)?;
        if !question.is_empty() {
            self.term.write_str(" ")?;
        }
        match self.show {
            Show::Nothing => Ok(()),
            Show::Short | Show::All => self.term.write_str(&self.text),
        }
    }

    fn edit(&mut self) -> io::Result<Typed> {
        loop {
            match self.keyboard.next()? {
                Press::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
                Press::Enter => return Ok(Typed::Line(std::mem::take(&mut self.text))),
                Press::Escape => return Ok(Typed::Escape),
                Press::End if self.text.is_empty() => return Ok(Typed::End),
                Press::Suspend => {
                    terminal::suspend();
                    self.term.write_line("")?;
                    self.show()?;
                }
                Press::Clear => self.take_back(usize::MAX)?,
                Press::Backspace => self.take_back(1)?,
                Press::Letter(letter) => self.add(letter)?,
                Press::Pasted(letter) if self.show != Show::Short => self.add(letter)?,
                _ => {}
            }
        }
    }

    fn add(&mut self, letter: char) -> io::Result<()> {
        let full = match self.show {
            Show::Short => self.text.chars().count() >= SHORT,
            _ => self.text.len() > LONGEST,
        };
        if full {
            return Ok(());
        }
        self.text.push(letter);
        match self.show == Show::Nothing || letter.is_control() {
            true => Ok(()),
            false => self.term.write_str(letter.encode_utf8(&mut [0; 4])),
        }
    }

    fn take_back(&mut self, most: usize) -> io::Result<()> {
        for _ in 0..most {
            let Some(letter) = self.text.pop() else { break };
            if self.show != Show::Nothing && !letter.is_control() {
                let columns = console::measure_text_width(letter.encode_utf8(&mut [0; 4]));
                self.term.write_str(&"\u{8} \u{8}".repeat(columns))?;
            }
        }
        Ok(())
    }
}
