//! Reads one line, letter by letter. So nothing of a hidden line is ever seen, its length has no limit of
//! the terminal's (4095 bytes at Linux, 1024 at macOS), and Esc, Ctrl-C and Ctrl-Z are keys.

use super::keyboard::{KeyEvent, Keyboard};
use crate::platform::terminal;
use console::Term;
use std::io;
use zeroize::Zeroizing;

/// More than this is nothing that anybody types or pastes, in bytes.
const LONGEST: usize = 64 * 1024;
/// The longest word or number that a short answer can be, in letters.
const SHORT: usize = 8;

/// What is shown of a line while it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EchoMode {
    /// Nothing: it is a key.
    Nothing,
    /// A word or a number that is typed. What is pasted is no answer here, and may be a key that was
    /// meant for another place.
    Short,
    All,
}

pub(super) enum LineEnd {
    Line(Zeroizing<String>),
    Escape,
    End,
}

pub(super) fn read(question: &str, show: EchoMode) -> io::Result<LineEnd> {
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
    show: EchoMode,
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
            EchoMode::Nothing => Ok(()),
            EchoMode::Short | EchoMode::All => self.term.write_str(&self.text),
        }
    }

    fn edit(&mut self) -> io::Result<LineEnd> {
        loop {
            match self.keyboard.next()? {
                KeyEvent::Interrupt => return Err(io::ErrorKind::Interrupted.into()),
                KeyEvent::Enter => return Ok(LineEnd::Line(std::mem::take(&mut self.text))),
                KeyEvent::Escape => return Ok(LineEnd::Escape),
                KeyEvent::End if self.text.is_empty() => return Ok(LineEnd::End),
                KeyEvent::Suspend => {
                    terminal::suspend();
                    self.term.write_line("")?;
                    self.show()?;
                }
                KeyEvent::Clear => self.take_back(usize::MAX)?,
                KeyEvent::Backspace => self.take_back(1)?,
                KeyEvent::Letter(letter) => self.add(letter)?,
                KeyEvent::Pasted(letter) if self.show != EchoMode::Short => self.add(letter)?,
                _ => {}
            }
        }
    }

    fn add(&mut self, letter: char) -> io::Result<()> {
        let full = match self.show {
            EchoMode::Short => self.text.chars().count() >= SHORT,
            _ => self.text.len() > LONGEST,
        };
        if full {
            return Ok(());
        }
        self.text.push(letter);
        if self.show == EchoMode::Nothing || letter.is_control() {
            Ok(())
        } else {
            self.term.write_str(letter.encode_utf8(&mut [0; 4]))
        }
    }

    fn take_back(&mut self, most: usize) -> io::Result<()> {
        for _ in 0..most {
            let Some(letter) = self.text.pop() else { break };
            if self.show != EchoMode::Nothing && !letter.is_control() {
                let columns = console::measure_text_width(letter.encode_utf8(&mut [0; 4]));
                self.term.write_str(&"\u{8} \u{8}".repeat(columns))?;
            }
        }
        Ok(())
    }
}
