//! What a person can answer.

/// A word that a person can type instead of an answer, wherever it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcut {
    Back,
    Skip,
    Open,
    Again,
    /// Show the key that can't be copied.
    Show,
    /// Stop; what is done is kept. Offered everywhere; Esc says the same.
    Quit,
}

impl Shortcut {
    const ALL: [Shortcut; 6] = [
        Shortcut::Back,
        Shortcut::Skip,
        Shortcut::Open,
        Shortcut::Again,
        Shortcut::Show,
        Shortcut::Quit,
    ];

    pub(crate) fn text(self) -> &'static str {
        match self {
            Shortcut::Back => "back",
            Shortcut::Skip => "skip",
            Shortcut::Open => "open",
            Shortcut::Again => "again",
            Shortcut::Show => "s",
            Shortcut::Quit => "quit",
        }
    }

    pub(super) fn of(typed: &str) -> Option<Shortcut> {
        let typed = typed.trim();
        Shortcut::ALL.into_iter().find(|word| typed.eq_ignore_ascii_case(word.text()))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input<T> {
    Value(T),
    Shortcut(Shortcut),
}

impl<T> Input<T> {
    pub(crate) fn map<U>(self, value: impl FnOnce(T) -> U) -> Input<U> {
        match self {
            Input::Value(given) => Input::Value(value(given)),
            Input::Shortcut(word) => Input::Shortcut(word),
        }
    }
}
