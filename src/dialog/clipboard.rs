//! What was put on the person's clipboard. A key is removed from it after the step, and whatever ends the run.

use crate::check_result::Status;
use crate::credentials::Secret;
use crate::platform::clipboard::{Cleared, Clipboard, Copied};
use crate::platform::clipboard_manager;
use crate::report::Ui;

/// The clipboard, found at its first use, and the key that was last put on it.
#[derive(Default)]
pub(super) struct ClipboardSession {
    clipboard: Option<Clipboard>,
    key: Option<Secret>,
    /// Whether a key may be copied; nobody was asked where it is `None`.
    pub(super) may_send_key: Option<bool>,
}

/// How it went, in a sentence that begins with what was copied.
pub(super) fn words(copied: Copied, what: &str) -> String {
    match copied {
        Copied::Yes => format!("{what} is on your clipboard."),
        Copied::Asked => format!("{what} was sent to your terminal's clipboard."),
        Copied::No => format!("{what} couldn't be copied."),
    }
}

impl ClipboardSession {
    pub(super) fn at(terminal: bool) -> ClipboardSession {
        let clipboard = (!terminal).then_some(Clipboard::None);
        ClipboardSession { clipboard, key: None, may_send_key: None }
    }

    pub(super) fn is_possible(&mut self) -> bool {
        !matches!(self.clipboard(), Clipboard::None)
    }

    /// What to ask before the first key is copied, where something could keep it.
    pub(super) fn question_before_key(&mut self) -> Option<String> {
        if self.may_send_key.is_some() {
            return None;
        }
        match self.clipboard() {
            Clipboard::Terminal(_) => Some(
                "Copy the key to your clipboard? Say no if this session is recorded.".to_owned(),
            ),
            Clipboard::Platform(_) => clipboard_manager::running_manager().map(|name| {
                format!("Copy the key? Your clipboard manager ({name}) could keep it.")
            }),
            Clipboard::None => None,
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Copied {
        let copied = self.clipboard().copy(text, false);
        if copied != Copied::No {
            // It has taken the place of the key, if one was there.
            self.key = None;
        }
        copied
    }

    /// Copies a key, where that is possible and allowed.
    pub(super) fn key(&mut self, key: &Secret) -> Copied {
        if self.may_send_key == Some(false) || self.question_before_key().is_some() {
            return Copied::No;
        }
        let copied = self.clipboard().copy(key.expose(), true);
        if copied != Copied::No {
            self.key = Some(key.clone());
        }
        copied
    }

    /// Takes the key from the clipboard if it is still there, and says what became of it.
    pub(super) fn tidy(&mut self, ui: &Ui) {
        match self.clear() {
            Some(Cleared::Gone) => ui.note("Removed the key from your clipboard."),
            Some(Cleared::PutBack) => ui.note(
                "Your clipboard manager put the key back. Delete it from the manager's history.",
            ),
            Some(Cleared::Unknown) => {
                ui.note("The key may still be on the clipboard. Copy something else to replace it.")
            }
            Some(Cleared::Asked) => {
                ui.result(Status::Pass, "Asked your terminal to remove the key from the clipboard");
            }
            Some(Cleared::Replaced) | None => {}
        }
    }

    fn clear(&mut self) -> Option<Cleared> {
        let key = self.key.take()?;
        Some(self.clipboard.as_mut()?.clear_if(key.expose()))
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
