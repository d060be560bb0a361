//! What a person presses and pastes, key by key, from a terminal that shows nothing by itself.

use crate::platform::terminal;
use console::{Key, Term};
use std::io;
use std::time::Duration;

/// The rest of a key's code follows its first letter within this, even over a slow connection.
const CODE: Duration = Duration::from_millis(100);
/// A paste whose end mark got lost ends when nothing has come for this long: else Ctrl-C would be a part
/// of it for ever.
const LULL: Duration = Duration::from_millis(1500);

/// A key, or a letter of a paste.
pub(super) enum KeyEvent {
    Letter(char),
    /// A letter of a paste, whatever it would do if it were typed.
    Pasted(char),
    Enter,
    Backspace,
    Up,
    Down,
    Escape,
    Interrupt,
    End,
    Suspend,
    Clear,
    Other,
}

pub(super) struct Keyboard {
    term: Term,
    in_paste: bool,
}

impl Keyboard {
    pub(crate) fn of(term: &Term) -> Keyboard {
        Keyboard {
            term: term.clone(),
            in_paste: false,
        }
    }

    pub(crate) fn next(&mut self) -> io::Result<KeyEvent> {
        if self.in_paste && !terminal::more_waits(LULL) {
            self.in_paste = false;
        }
        let key = self.key()?;
        if let Some(code) = self.code(&key)? {
            return Ok(self.mark(&code));
        }
        Ok(if self.in_paste {
            pasted(&key)
        } else {
            typed(&key)
        })
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

    /// The whole code of a key that the console library does not know; it reads at most three letters.
    fn code(&self, key: &Key) -> io::Result<Option<String>> {
        let mut code: String = match key {
            Key::UnknownEscSeq(start) => start.iter().collect(),
            // Its first letter came alone, as over a slow connection.
            Key::Escape if terminal::more_waits(CODE) => String::new(),
            _ => return Ok(None),
        };
        // ESC [ numbers... and one letter (or ~); ESC O and one letter; ESC and a letter.
        let whole = |code: &str| match code.as_bytes() {
            [] | [b'['] | [b'O'] => false,
            [b'[', .., last] => (0x40..=0x7e).contains(last),
            _ => true,
        };
        while !whole(&code) && terminal::more_waits(CODE) {
            match self.key()? {
                Key::Char(letter) => code.push(letter),
                _ => break,
            }
        }
        Ok(Some(code))
    }

    fn mark(&mut self, code: &str) -> KeyEvent {
        match code {
            "[200~" => self.in_paste = true,
            "[201~" => self.in_paste = false,
            // In a paste it is text, and whoever reads the line says what is wrong with it.
            _ if self.in_paste => return KeyEvent::Pasted('\u{1b}'),
            "[A" => return KeyEvent::Up,
            "[B" => return KeyEvent::Down,
            _ => {}
        }
        KeyEvent::Other
    }
}

fn typed(key: &Key) -> KeyEvent {
    match key {
        Key::Enter => KeyEvent::Enter,
        Key::Backspace => KeyEvent::Backspace,
        Key::ArrowUp | Key::BackTab => KeyEvent::Up,
        Key::ArrowDown | Key::Tab => KeyEvent::Down,
        Key::Escape => KeyEvent::Escape,
        Key::CtrlC => KeyEvent::Interrupt,
        Key::Char('\u{4}') => KeyEvent::End,
        Key::Char('\u{1a}') => KeyEvent::Suspend,
        Key::Char('\u{15}') => KeyEvent::Clear,
        Key::Char(letter) if !letter.is_control() => KeyEvent::Letter(*letter),
        _ => KeyEvent::Other,
    }
}

/// In a paste every key is the letter it came as.
fn pasted(key: &Key) -> KeyEvent {
    KeyEvent::Pasted(match key {
        Key::Char(letter) => *letter,
        Key::Enter => '\n',
        Key::Tab => '\t',
        Key::CtrlC => '\u{3}',
        Key::Backspace => '\u{8}',
        Key::Home => '\u{1}',
        Key::End => '\u{5}',
        _ => '\u{1b}',
    })
}
