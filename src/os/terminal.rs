//! The terminal as it was: what a prompt switches off is switched on again, however the run ends.
//!
//! Nothing is touched before a prompt is really opened: a run in the background of a shell would be
//! stopped for setting a terminal (SIGTTOU).

#[cfg(unix)]
static AT_FIRST_PROMPT: std::sync::OnceLock<rustix::termios::Termios> = std::sync::OnceLock::new();

/// Remembers how the terminal is set, and drops what was typed ahead: it was not meant for a question
/// that nobody had seen yet. To be called before each prompt.
pub fn prepare_prompt() {
    #[cfg(unix)]
    {
        use rustix::termios::{QueueSelector, tcflush, tcgetattr};
        if let Ok(now) = tcgetattr(std::io::stdin()) {
            AT_FIRST_PROMPT.get_or_init(|| now);
        }
        // Where it can't be done the answer is still asked for whole, with Enter.
        let _ = tcflush(std::io::stdin(), QueueSelector::IFlush);
    }
}

/// Whether a prompt was opened.
pub fn was_prompted() -> bool {
    #[cfg(unix)]
    return AT_FIRST_PROMPT.get().is_some();
    #[cfg(not(unix))]
    false
}

/// Sets the terminal as it was before the first prompt, and shows the cursor.
pub fn restore() {
    #[cfg(unix)]
    if let Some(saved) = AT_FIRST_PROMPT.get() {
        use rustix::termios::{OptionalActions, tcsetattr};
        // Nothing can be done about a terminal that is gone.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, saved);
        let _ = console::Term::stderr().show_cursor();
    }
}
