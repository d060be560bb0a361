//! Turns the bytes a terminal sends into key events. Pure: bytes and timeouts in, events out.
//!
//! A terminal also sends what nobody typed: replies to queries (OSC, DCS and the like), mouse and focus
//! reports, function keys. Those must never become part of a key, so each sequence is read to its end and
//! dropped as a class, known or not.

use std::collections::VecDeque;
use std::time::Duration;

const ESC: char = '\u{1b}';
/// A lone ESC is the Escape key when nothing has followed within this, even over a slow connection.
const ESCAPE: Duration = Duration::from_millis(300);
/// A paste or a reply whose end got lost is over when nothing has come for this long.
const LULL: Duration = Duration::from_millis(1500);
/// No known sequence has more parameters than this, in letters.
const MOST_PARAMETERS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

#[derive(Default)]
enum State {
    #[default]
    Ground,
    /// After ESC. `cut` when it came within a string.
    Escape { cut: bool },
    /// `ESC [` and its parameters.
    Csi(String),
    /// `ESC O`.
    Ss3,
    /// A sequence that ends with the next letter: `ESC (`, or the Linux console's `ESC [ [`.
    LastLetter,
    /// The text of an OSC, DCS, APC, PM or SOS.
    Text,
    /// The bytes that are left of an X10 mouse report; they can have any value from 32.
    Mouse(u8),
}

#[derive(Default)]
pub(super) struct Decoder {
    state: State,
    in_paste: bool,
    /// The bytes of a letter that isn't whole yet.
    bytes: Vec<u8>,
}

impl Decoder {
    /// How long to wait for the next byte before `timed_out`; `None` is for ever.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Text => Some(LULL),
            _ if self.in_paste => Some(LULL),
            State::Escape { .. } | State::Mouse(_) => Some(ESCAPE),
            // An unfinished sequence waits: its rest must not be taken for letters.
            State::Ground | State::Csi(_) | State::Ss3 | State::LastLetter => None,
        }
    }

    pub(super) fn timed_out(&mut self, out: &mut VecDeque<KeyEvent>) {
        match std::mem::take(&mut self.state) {
            State::Ground => {}
            State::Escape { cut: false } if !self.in_paste => out.push_back(KeyEvent::Escape),
            _ => self.unknown(out),
        }
        self.in_paste = false;
    }

    pub(super) fn push(&mut self, byte: u8, out: &mut VecDeque<KeyEvent>) {
        if let State::Mouse(left) = self.state
            && byte >= 0x20
        {
            if left > 1 {
                self.state = State::Mouse(left - 1);
            } else {
                self.state = State::Ground;
                self.unknown(out);
            }
            return;
        }
        self.bytes.push(byte);
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => {
                let letters: Vec<char> = text.chars().collect();
                self.bytes.clear();
                letters.into_iter().for_each(|letter| self.letter(letter, out));
            }
            Err(error) if error.error_len().is_none() => {}
            // On its own it is the control character of that number, in one byte.
            Err(_) if matches!(*self.bytes, [0x80..=0x9f]) => {
                self.bytes.clear();
                self.letter(char::from(byte), out);
            }
            Err(_) => {
                let cut_short = self.bytes.len() > 1;
                self.bytes.clear();
                self.letter(char::REPLACEMENT_CHARACTER, out);
                if cut_short {
                    self.push(byte, out);
                }
            }
        }
    }

    fn letter(&mut self, letter: char, out: &mut VecDeque<KeyEvent>) {
        match std::mem::take(&mut self.state) {
            State::Ground | State::Mouse(_) => self.ground(letter, out),
            State::Escape { cut } => self.after_escape(cut, letter, out),
            State::Text => self.text(letter, out),
            _ if letter == ESC => {
                self.unknown(out);
                self.state = State::Escape { cut: false };
            }
            // A control character ends an unfinished sequence, and does what it does.
            State::Csi(_) | State::Ss3 | State::LastLetter if letter.is_control() => {
                self.unknown(out);
                self.ground(letter, out);
            }
            State::Csi(parameters) => self.csi(parameters, letter, out),
            State::Ss3 => match letter {
                '0'..='9' | ';' => self.state = State::Ss3,
                'A' => self.known(KeyEvent::Up, out),
                'B' => self.known(KeyEvent::Down, out),
                'M' => self.known(KeyEvent::Enter, out),
                _ => self.unknown(out),
            },
            State::LastLetter => match letter {
                ' '..='/' => self.state = State::LastLetter,
                _ => self.unknown(out),
            },
        }
    }

    fn ground(&mut self, letter: char, out: &mut VecDeque<KeyEvent>) {
        match letter {
            ESC => self.state = State::Escape { cut: false },
            // The one-byte forms of ESC [, ESC O and of those that begin a string.
            '\u{9b}' => self.state = State::Csi(String::new()),
            '\u{8f}' => self.state = State::Ss3,
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => self.state = State::Text,
            _ if self.in_paste => out.push_back(KeyEvent::Pasted(letter)),
            _ => out.push_back(typed(letter)),
        }
    }

    fn after_escape(&mut self, cut: bool, letter: char, out: &mut VecDeque<KeyEvent>) {
        if cut && letter != '\\' {
            self.unknown(out);
        }
        match letter {
            ESC => {
                self.unknown(out);
                self.state = State::Escape { cut: false };
            }
            '[' => self.state = State::Csi(String::new()),
            'O' => self.state = State::Ss3,
            ']' | 'P' | '_' | '^' | 'X' => self.state = State::Text,
            ' '..='/' => self.state = State::LastLetter,
            '\\' if cut => {}
            _ if letter.is_control() => {
                self.known(KeyEvent::Escape, out);
                self.ground(letter, out);
            }
            _ => self.unknown(out),
        }
    }

    fn text(&mut self, letter: char, out: &mut VecDeque<KeyEvent>) {
        match letter {
            // The end: BEL or ST. CAN and SUB break it off.
            '\u{7}' | '\u{9c}' | '\u{18}' | '\u{1a}' => {}
            ESC => self.state = State::Escape { cut: true },
            // No reply has one in it, and a reply without an end must not take it away.
            '\u{3}' if !self.in_paste => out.push_back(KeyEvent::Interrupt),
            _ => self.state = State::Text,
        }
    }

    fn csi(&mut self, mut parameters: String, letter: char, out: &mut VecDeque<KeyEvent>) {
        match (letter, parameters.as_str()) {
            (' '..='?', _) => {
                if parameters.len() < MOST_PARAMETERS {
                    parameters.push(letter);
                }
                self.state = State::Csi(parameters);
            }
            ('[', "") => self.state = State::LastLetter,
            ('M', "") => self.state = State::Mouse(3),
            ('~', "200") => self.in_paste = true,
            ('~', "201") => self.in_paste = false,
            ('A' | 'Z', _) => self.known(KeyEvent::Up, out),
            ('B', _) => self.known(KeyEvent::Down, out),
            ('u' | '~', _) => self.known(encoded(&parameters, letter), out),
            _ => self.unknown(out),
        }
    }

    /// In a paste a sequence is text, and whoever reads the line says what is wrong with it.
    fn known(&mut self, event: KeyEvent, out: &mut VecDeque<KeyEvent>) {
        out.push_back(if self.in_paste { KeyEvent::Pasted(ESC) } else { event });
    }

    fn unknown(&mut self, out: &mut VecDeque<KeyEvent>) {
        self.known(KeyEvent::Other, out);
    }
}

fn typed(letter: char) -> KeyEvent {
    match letter {
        '\r' | '\n' => KeyEvent::Enter,
        '\u{7f}' | '\u{8}' => KeyEvent::Backspace,
        '\t' => KeyEvent::Down,
        '\u{3}' => KeyEvent::Interrupt,
        '\u{4}' => KeyEvent::End,
        '\u{1a}' => KeyEvent::Suspend,
        '\u{15}' => KeyEvent::Clear,
        _ if letter.is_control() => KeyEvent::Other,
        _ => KeyEvent::Letter(letter),
    }
}

/// A key with its modifiers, as Kitty's protocol (`CSI code ; modifiers u`) and xterm's modifyOtherKeys
/// (`CSI 27 ; modifiers ; code ~`) send it: those that have no letter.
fn encoded(parameters: &str, last: char) -> KeyEvent {
    const CONTROL: u32 = 4;
    let is_release = parameters.ends_with(":3");
    let number = |field: &str| field.split(':').next()?.parse().ok();
    let fields: Vec<u32> = parameters.split(';').map_while(number).collect();
    let (code, modifiers) = match (last, fields.as_slice()) {
        ('u', [code]) if !is_release => (*code, 1),
        ('u', [code, modifiers]) if !is_release => (*code, *modifiers),
        ('~', [27, modifiers, code]) => (*code, *modifiers),
        _ => return KeyEvent::Other,
    };
    // Shift, Caps Lock and Num Lock count as modifiers too, and change nothing here.
    let control = modifiers.saturating_sub(1) & 0b11_1110 == CONTROL;
    match char::from_u32(code) {
        Some(ESC) => KeyEvent::Escape,
        Some('[') if control => KeyEvent::Escape,
        Some(letter @ ('a'..='z' | 'A'..='Z')) if control => typed(char::from(letter as u8 & 0x1f)),
        Some(letter @ ('\r' | '\t' | '\u{7f}')) => typed(letter),
        _ => KeyEvent::Other,
    }
}

#[cfg(test)]
#[path = "decoder_tests.rs"]
mod tests;
