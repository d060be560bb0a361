//! The terminal as it was: what a prompt switches off is switched on again, however the run ends.
//!
//! From the first prompt to the end of the run the terminal shows nothing that is typed or pasted by
//! itself: between two prompts too, so that the rest of a long paste is never seen. The prompts show what
//! is theirs to show. Nothing is touched before a prompt is really opened: a run in the background of a
//! shell would be stopped for setting a terminal (SIGTTOU).

use rustix::termios::{LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios};
use rustix::termios::{tcflush, tcgetattr, tcsetattr};
use std::sync::{Mutex, PoisonError};

/// Pastes are marked by the terminal from now on, so that the line ends within one are no Enter.
const MARK_PASTES: &str = "\x1b[?2004h";
const LEAVE_PASTES: &str = "\x1b[?2004l";

/// The terminal as it was before the first prompt.
struct Before {
    modes: Termios,
    marks: bool,
}

static BEFORE: Mutex<Option<Before>> = Mutex::new(None);

/// Remembers how the terminal is set, keeps it from showing what is typed, and drops what was typed
/// ahead: it was not meant for a question that nobody had seen yet. To be called before each prompt.
pub(crate) fn prepare_prompt() {
    let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    if before.is_none()
        && let Ok(modes) = tcgetattr(std::io::stdin())
    {
        let marks = !super::terminal_is_dumb();
        *before = Some(Before { modes, marks });
    }
    if let Some(before) = before.as_ref() {
        be(&asking(&before.modes), before);
    }
    // Where it can't be done the answer is still asked for whole, with Enter.
    let _ = tcflush(std::io::stdin(), QueueSelector::IFlush);
}

/// To be called after each prompt: Ctrl-C is a signal again.
pub(crate) fn prompt_ended() {
    continued();
}

/// Gives the terminal to the shell as the shell had it, stops this process as Ctrl-Z does, and takes the
/// terminal again when the process goes on.
pub(crate) fn suspend() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(before) = before.as_ref() else {
        return;
    };
    // What else was typed or pasted is not the shell's.
    let _ = tcflush(std::io::stdin(), QueueSelector::IFlush);
    give_back(before);
    // Where no shell could continue it (no job control), the system does not stop it.
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    // The signal may reach another thread first: the stop comes within this time.
    std::thread::sleep(std::time::Duration::from_millis(50));
    be(&asking(&before.modes), before);
    super::screen::forget();
}

/// Sets the terminal as it is between prompts again: a shell may have changed it meanwhile.
pub(crate) fn continued() {
    if let Some(before) = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        be(&quiet(&before.modes), before);
    }
}

pub(crate) fn was_prompted() -> bool {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner).is_some()
}

/// Sets the terminal as it was before the first prompt, and shows the cursor.
pub(crate) fn restore() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = before {
        // Typed ahead for a prompt that never came: not for the shell.
        let _ = tcflush(std::io::stdin(), QueueSelector::IFlush);
        give_back(&before);
    }
}

fn be(modes: &Termios, before: &Before) {
    // Nothing can be done about a terminal that is gone.
    let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, modes);
    if before.marks {
        let _ = console::Term::stderr().write_str(MARK_PASTES);
    }
}

fn give_back(before: &Before) {
    let term = console::Term::stderr();
    if before.marks {
        let _ = term.write_str(LEAVE_PASTES);
    }
    let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &before.modes);
    let _ = term.show_cursor();
}

/// Shows nothing and reads letter by letter. Ctrl-C still is a signal. Ctrl-Z is none: between two prompts
/// nobody could give the terminal back to the shell; nor is Ctrl-\, which would leave a picture of the memory.
fn quiet(modes: &Termios) -> Termios {
    let mut quiet = modes.clone();
    quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON);
    // 0 is "none" (_POSIX_VDISABLE) at Linux; the BSDs have 255.
    let none = if cfg!(target_os = "linux") { 0 } else { 255 };
    for code in [SpecialCodeIndex::VSUSP, SpecialCodeIndex::VQUIT] {
        quiet.special_codes[code] = none;
    }
    quiet.special_codes[SpecialCodeIndex::VMIN] = 1;
    quiet.special_codes[SpecialCodeIndex::VTIME] = 0;
    quiet
}

/// The same while a question is asked: there Ctrl-C and Ctrl-S are keys, and within a paste a part of it.
fn asking(modes: &Termios) -> Termios {
    let quiet = quiet(modes);
    let mut asking = quiet.clone();
    asking.make_raw();
    asking.output_modes = quiet.output_modes;
    asking
}

/// The next byte that is typed; `None` when none comes within this time.
pub(crate) fn read_byte(within: Option<std::time::Duration>) -> std::io::Result<Option<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::{Errno, read};
    let stdin = std::io::stdin();
    let limit = within.and_then(|within| Timespec::try_from(within).ok());
    loop {
        let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
        let mut byte = [0];
        // A signal that came and went (Ctrl-Z and `fg`) is no key.
        match poll(&mut asked, limit.as_ref()) {
            Ok(0) => return Ok(None),
            Err(Errno::INTR) => continue,
            ready => ready?,
        };
        match read(&stdin, &mut byte) {
            Ok(0) => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => return Ok(Some(byte[0])),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
