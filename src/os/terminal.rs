//! The terminal as it was: what a hidden prompt switches off is switched on again, however the run ends.

/// The terminal's settings at the start of the run. Dropping it does nothing; `restore` does.
pub struct Terminal {
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Terminal {
    /// Remembers how the terminal is set now.
    pub fn remember() -> Terminal {
        Terminal {
            #[cfg(unix)]
            saved: rustix::termios::tcgetattr(std::io::stdin()).ok(),
        }
    }

    /// Sets it as it was, and shows the cursor.
    pub fn restore(&self) {
        #[cfg(unix)]
        if let Some(saved) = &self.saved {
            use rustix::termios::{OptionalActions, tcsetattr};
            // Nothing can be done about a terminal that is gone.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, saved);
        }
        if super::stderr_is_terminal() {
            let _ = console::Term::stderr().show_cursor();
        }
    }
}
