//! Key events from the terminal, which shows nothing by itself meanwhile.

#[cfg(unix)]
pub(super) use unix::Keyboard;
#[cfg(windows)]
pub(super) use windows::Keyboard;

#[cfg(unix)]
mod unix {
    use crate::platform::terminal;
    use crate::prompt::decoder::{Decoder, KeyEvent};
    use std::collections::VecDeque;
    use std::io;
    use std::time::{Duration, Instant};

    /// After the Escape key, what else comes within this is the rest of a sequence that was cut apart.
    const QUIET: Duration = Duration::from_millis(500);
    const MOST_WAIT: Duration = Duration::from_secs(5);

    #[derive(Default)]
    pub(in crate::prompt) struct Keyboard {
        decoder: Decoder,
        ready: VecDeque<KeyEvent>,
    }

    impl Keyboard {
        pub(in crate::prompt) fn next(&mut self) -> io::Result<KeyEvent> {
            loop {
                match self.ready.pop_front() {
                    Some(KeyEvent::Escape) => {
                        drain();
                        return Ok(KeyEvent::Escape);
                    }
                    Some(event) => return Ok(event),
                    None => {}
                }
                match terminal::read_byte(self.decoder.patience())? {
                    Some(byte) => self.decoder.push(byte, &mut self.ready),
                    None => self.decoder.timed_out(&mut self.ready),
                }
            }
        }
    }

    /// Drops what comes, until nothing comes any more.
    fn drain() {
        let until = Instant::now() + MOST_WAIT;
        while Instant::now() < until && matches!(terminal::read_byte(Some(QUIET)), Ok(Some(_))) {}
    }
}

#[cfg(windows)]
mod windows {
    use crate::platform::terminal;
    use crate::prompt::decoder::KeyEvent;
    use console::{Key, Term};
    use std::io;

    /// The console doesn't mark pastes; but nobody presses keys this far ahead of the program.
    const PASTE: u32 = 4;

    // With braces: clippy refuses `default()` of a unit struct, and on Unix there are fields.
    #[derive(Default)]
    pub(in crate::prompt) struct Keyboard {}

    impl Keyboard {
        pub(in crate::prompt) fn next(&mut self) -> io::Result<KeyEvent> {
            let key = Term::stderr().read_key()?;
            let is_pasted = terminal::waiting_events() >= PASTE;
            Ok(match key {
                Key::Char(letter) if is_pasted && !letter.is_control() => KeyEvent::Pasted(letter),
                Key::Enter if is_pasted => KeyEvent::Pasted('\n'),
                Key::Enter => KeyEvent::Enter,
                Key::Backspace => KeyEvent::Backspace,
                Key::ArrowUp | Key::BackTab => KeyEvent::Up,
                Key::ArrowDown | Key::Tab => KeyEvent::Down,
                Key::Escape => KeyEvent::Escape,
                Key::CtrlC => KeyEvent::Interrupt,
                Key::Char('\u{4}' | '\u{1a}') => KeyEvent::End,
                Key::Char('\u{15}') => KeyEvent::Clear,
                Key::Char(letter) if !letter.is_control() => KeyEvent::Letter(letter),
                _ => KeyEvent::Other,
            })
        }
    }
}
