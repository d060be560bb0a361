//! What was put on the person's clipboard. A key is removed from it after the step, and whatever ends the run.

use crate::credentials::Secret;
use crate::platform::clipboard::{Clipboard, Copied};

/// The clipboard, found at its first use, and the key that was last put on it.
#[derive(Default)]
pub(super) struct ClipboardSession {
    clipboard: Option<Clipboard>,
    key: Option<Secret>,
    /// Whether a key may be sent through the terminal; `None` until that was asked.
    may_send_key: Option<bool>,
    /// Whether the person knows that a terminal doesn't tell whether it copied.
    explained: bool,
}

impl ClipboardSession {
    pub(super) fn is_possible(&mut self) -> bool {
        !matches!(self.clipboard(), Clipboard::None)
    }

    pub(super) fn is_possible_for_key(&mut self) -> bool {
        self.is_possible() && self.may_send_key != Some(false)
    }

    /// Whether a key would pass through the terminal, and the person wasn't asked yet.
    pub(super) fn must_ask_for_key(&mut self) -> bool {
        matches!(self.clipboard(), Clipboard::Terminal) && self.may_send_key.is_none()
    }

    pub(super) fn answer_for_key(&mut self, yes: bool) {
        self.may_send_key = Some(yes);
    }

    /// How it went, in a sentence about `what`.
    pub(super) fn words(&mut self, copied: Copied, what: &str) -> String {
        match copied {
            Copied::Yes => format!("{what} is on your clipboard."),
            Copied::Asked if std::mem::replace(&mut self.explained, true) => {
                format!("{what} was sent to your terminal's clipboard.")
            }
            Copied::Asked => format!(
                "{what} was sent to your terminal's clipboard. If something else is pasted, copy it by hand."
            ),
            Copied::No => format!("{what} couldn't be copied."),
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Copied {
        let copied = self.clipboard().copy(text, false);
        if copied != Copied::No {
            // It has replaced the key, if one was there.
            self.key = None;
        }
        copied
    }

    /// Copies a key, where that is possible and allowed.
    pub(super) fn key(&mut self, key: &Secret) -> Copied {
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

    /// Removes the key if it is still there.
    pub(super) fn clear(&mut self) -> bool {
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
