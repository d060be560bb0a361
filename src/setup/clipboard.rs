//! What the walk puts on the person's clipboard. A key goes from it again after the step, and whatever
//! ends the run.

use crate::credentials::Secret;
use crate::platform::clipboard::{Clipboard, Copied};
use crate::report::Ui;

/// The clipboard, found at its first use, and the key that was last put on it.
#[derive(Default)]
pub(crate) struct ClipboardSession {
    clipboard: Option<Clipboard>,
    key: Option<Secret>,
    /// Whether a key may be sent through the terminal; nobody was asked yet where it is `None`.
    may_send_key: Option<bool>,
    /// Whether the person knows that a terminal does not tell what it did.
    explained: bool,
}

impl ClipboardSession {
    pub(crate) fn is_possible(&mut self) -> bool {
        !matches!(self.clipboard(), Clipboard::None)
    }

    /// Whether a key could be copied: nobody has refused to send one through the terminal.
    pub(crate) fn is_possible_for_key(&mut self) -> bool {
        self.is_possible() && self.may_send_key != Some(false)
    }

    /// Whether a key would pass through the terminal, and nobody has agreed to that or refused it yet.
    pub(crate) fn must_ask_for_key(&mut self) -> bool {
        matches!(self.clipboard(), Clipboard::Terminal) && self.may_send_key.is_none()
    }

    /// Notes whether a key may pass through the terminal.
    pub(crate) fn answer_for_key(&mut self, yes: bool) {
        self.may_send_key = Some(yes);
    }

    /// How it went, in a sentence that begins with what was copied.
    pub(crate) fn words(&mut self, copied: Copied, what: &str) -> String {
        match copied {
            Copied::Yes => format!("{what} is on your clipboard."),
            Copied::Asked if std::mem::replace(&mut self.explained, true) => {
                format!("{what} was sent to your terminal's clipboard.")
            }
            Copied::Asked => format!(
                "{what} was sent to your terminal's clipboard. (If pasting brings something else, your terminal does not take it: copy it by hand then.)"
            ),
            Copied::No => {
                format!("{what} could not be copied: no clipboard can be reached from here.")
            }
        }
    }

    pub(crate) fn text(&mut self, text: &str) -> Copied {
        let copied = self.clipboard().copy(text, false);
        if copied != Copied::No {
            // It has taken the place of the key, if one was there.
            self.key = None;
        }
        copied
    }

    /// Copies a key, where that is possible and allowed.
    pub fn key(&mut self, key: &Secret) -> Copied {
        let through_terminal = matches!(self.clipboard(), Clipboard::Terminal);
        if through_terminal && self.may_send_key != Some(true) {
            return Copied::No;
        }
        let copied = self.clipboard().copy(key.expose(), true);
        if copied != Copied::No {
            self.key = Some(key.clone());
        }
        copied
    }

    /// Takes the key from the clipboard if it is still there, and says so.
    pub(crate) fn tidy(&mut self, ui: &Ui) {
        if self.clear() {
            ui.note("The key was removed from the clipboard.");
        }
    }

    fn clear(&mut self) -> bool {
        match (&mut self.clipboard, self.key.take()) {
            (Some(clipboard), Some(key)) => clipboard.clear_if(key.expose()),
            _ => false,
        }
    }

    fn clipboard(&mut self) -> &mut Clipboard {
        self.clipboard.get_or_insert_with(Clipboard::find)
    }
}

impl Drop for ClipboardSession {
    fn drop(&mut self) {
        self.clear();
    }
}
