//! Shows a key at a person's word, where the clipboard can't be used: on the alternate screen, so that it
//! leaves with it; for screen readers and simple terminals as one line, which is asked for twice.

use super::Dialog;
use crate::credentials::Secret;
use crate::error::Result;
use crate::platform::{self, screen};
use crate::prompt::{Leave, Shortcut};
use console::Term;
use zeroize::Zeroizing;

const ENTER_ALTERNATE: &str = "\x1b[?1049h\x1b[2J\x1b[H";
const LEAVE_ALTERNATE: &str = "\x1b[2J\x1b[?1049l";

/// Leaves the alternate screen whatever ends the prompt.
struct AlternateScreen(Term);

impl Drop for AlternateScreen {
    fn drop(&mut self) {
        let _ = self.0.write_str(LEAVE_ALTERNATE);
    }
}

impl Dialog<'_> {
    pub(super) async fn reveal(&self, key: &Secret, title: &str) -> Result<(), Leave> {
        if self.app.ui.is_accessible() || platform::terminal_is_dumb() {
            return self.reveal_as_line(key, title).await;
        }
        let warning = format!(
            "Show the {title} here until you press Enter? Session recorders could capture it."
        );
        if !self.prompter.agrees(&warning, false).await? {
            return Ok(());
        }
        let screen = AlternateScreen(Term::stderr());
        let shown = Zeroizing::new(format!(
            "{ENTER_ALTERNATE}{title}, to copy:\r\n\r\n{}\r\n\r\n",
            key.expose()
        ));
        if screen.0.write_str(&shown).is_ok() {
            let answered = self.prompter.enter("Press Enter to hide it:", &[]).await;
            // What was written went to another screen.
            screen::forget();
            answered?;
        }
        Ok(())
    }

    async fn reveal_as_line(&self, key: &Secret, title: &str) -> Result<(), Leave> {
        self.say(&format!(
            "The {title} will stay on your screen, and session recorders could capture it."
        ));
        let question = "Type s again to show it, or press Enter:";
        match self.prompter.enter(question, &[Shortcut::Show]).await {
            Err(Leave::Shortcut(Shortcut::Show)) => {
                let _ = screen::write_line(&Zeroizing::new(key.expose().to_owned()));
                Ok(())
            }
            other => other,
        }
    }
}
