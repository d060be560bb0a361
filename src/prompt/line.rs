//! Reads one line, letter by letter, from a terminal that shows nothing by itself. So nothing of a hidden
//! line is ever seen, its length has no limit of the terminal's (4095 bytes at Linux, 1024 at macOS), and
//! Esc, Ctrl-C and Ctrl-Z are keys.

use crate::os::terminal;
use console::{Key, Term};
use std::io;
use std::time::Duration;
use zeroize::Zeroizing;

/// More than this is nothing that anybody types or pastes, in bytes.
const LONGEST: usize = 64 * 1024;
/// The rest of a key's code follows its first letter within this, even over a slow connection.
pub(super) const CODE: Duration = Duration::from_millis(60);

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
pub(super) fn read(question: &str, hidden: bool) -> io::Result<Typed> {
    let mut line = Line {
        term: Term::stderr(),
        question,
        hidden,
        // Growing would leave copies behind; this has room for every key.
        text: Zeroizing::new(String::with_capacity(LONGEST + 4)),
        in_paste: false,
    };
    line.show()?;
    let ended = line.edit();
    line.term.write_line("")?;
    ended
}

struct Line<'a> {
    term: Term,
    question: &'a str,
    hidden: bool,
    text: Zeroizing<String>,
    /// Between the marks that the terminal sets around what is pasted.
    in_paste: bool,
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
        match self.hidden {
            true => Ok(()),
            false => self.term.write_str(&self.text),
        }
    }

    fn edit(&mut self) -> io::Result<Typed> {
        loop {
            match self.key()? {
                Key::CtrlC => return Err(io::ErrorKind::Interrupted.into()),
                Key::Enter if !self.in_paste => {
                    return Ok(Typed::Line(std::mem::take(&mut self.text)));
                }
                Key::Enter => self.add('\n')?,
                Key::Escape if terminal::more_waits(CODE) => self.pass_over_code()?,
                Key::Escape => return Ok(Typed::Escape),
                Key::UnknownEscSeq(start) => self.code(start)?,
                Key::Char('\u{4}') if self.text.is_empty() => return Ok(Typed::End),
                Key::Char('\u{1a}') => {
                    terminal::suspend();
                    self.term.write_line("")?;
                    self.show()?;
                }
                Key::Char('\u{15}') => self.take_back(usize::MAX)?,
                Key::Backspace => self.take_back(1)?,
                Key::Tab => self.add('\t')?,
                // What else a key may stand for is of no use in a line; in a paste it is a part of it, and
                // whoever reads the line says what is wrong with it.
                Key::Char(letter) if self.in_paste || !letter.is_control() => self.add(letter)?,
                _ => {}
            }
        }
    }

    /// The next key. A signal that came and went (Ctrl-Z and `fg`) is none.
    fn key(&self) -> io::Result<Key> {
        loop {
            match self.term.read_key_raw() {
                Err(error)
                    if error.kind() == io::ErrorKind::Interrupted
                        && error.raw_os_error().is_some() => {}
                key => return key,
            }
        }
    }

    fn add(&mut self, letter: char) -> io::Result<()> {
        if self.text.len() > LONGEST {
            return Ok(());
        }
        self.text.push(letter);
        match self.hidden || letter.is_control() {
            true => Ok(()),
            false => self.term.write_str(letter.encode_utf8(&mut [0; 4])),
        }
    }

    fn take_back(&mut self, most: usize) -> io::Result<()> {
        for _ in 0..most {
            let Some(letter) = self.text.pop() else { break };
            if !self.hidden && !letter.is_control() {
                let columns = console::measure_text_width(letter.encode_utf8(&mut [0; 4]));
                self.term.write_str(&"\u{8} \u{8}".repeat(columns))?;
            }
        }
        Ok(())
    }

    /// A code that the console library does not know: the marks around a paste, or keys without a use here.
    fn code(&mut self, start: Vec<char>) -> io::Result<()> {
        let mut code: String = start.iter().collect();
        // ESC [ numbers... and one letter (or ~); ESC O and one letter; ESC and a letter.
        let whole = |code: &str| match code.as_bytes() {
            [b'[', .., last] => (0x40..=0x7e).contains(last),
            [b'['] => false,
            [b'O'] => false,
            _ => true,
        };
        while !whole(&code) && terminal::more_waits(CODE) {
            if let Key::Char(letter) = self.key()? {
                code.push(letter);
            }
        }
        match code.as_str() {
            "[200~" => self.in_paste = true,
            "[201~" => self.in_paste = false,
            _ => {}
        }
        Ok(())
    }

    /// The rest of a code whose first letter came alone, as over a slow connection.
    fn pass_over_code(&mut self) -> io::Result<()> {
        match self.key()? {
            Key::Char(letter) => self.code(vec![letter]),
            _ => Ok(()),
        }
    }
}
