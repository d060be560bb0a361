//! The console of Windows: it echoes nothing while a prompt reads its keys, so nothing has to be set back.

use crossterm_winapi::{Console, Handle};
use std::io;

/// What was typed ahead was not meant for a question that nobody had seen yet. To be called before each prompt.
pub(crate) fn prepare_prompt() {
    if let Ok(console) = console() {
        while console.number_of_console_input_events().is_ok_and(|waiting| waiting > 0)
            && console.read_console_input().is_ok()
        {}
    }
}

/// How much was typed ahead, in events of the console: each press and each release is one.
pub(crate) fn waiting_events() -> u32 {
    console().and_then(|console| console.number_of_console_input_events()).unwrap_or(0)
}

/// Whether standard input is no console: Git Bash's own terminal is a pipe to a Windows program.
pub(super) fn is_pipe() -> bool {
    console().and_then(|console| console.number_of_console_input_events()).is_err()
}

fn console() -> io::Result<Console> {
    Handle::input_handle().map(Console::from)
}

pub(crate) fn prompt_ended() {}

/// Nothing stops a process there.
pub(crate) fn suspend() {}

pub(crate) fn was_prompted() -> bool {
    false
}

pub(crate) fn restore() {}
