//! Parts of forms: fields with a label and what is wrong beside them.

use crate::sandbox::forms::FieldError;
use maud::{Markup, html};

/// What is said about a field under its label.
pub(super) struct Notes<'n> {
    pub(super) hint: Option<&'n str>,
    pub(super) wrong: Option<&'n str>,
}

impl<'n> Notes<'n> {
    pub(super) fn of(id: &str, hint: Option<&'n str>, errors: &'n [FieldError]) -> Notes<'n> {
        let wrong = errors.iter().find(|it| it.id == id).map(|it| it.message.as_str());
        Notes { hint, wrong }
    }

    pub(super) fn draw(&self, id: &str) -> Markup {
        html! {
            @if let Some(hint) = self.hint { p .hint id={ (id) "-hint" } { (hint) } }
            @if let Some(wrong) = self.wrong { p .error id={ (id) "-wrong" } { "Error: " (wrong) } }
        }
    }

    /// For `aria-describedby`.
    pub(super) fn ids(&self, id: &str) -> Option<String> {
        let hint = self.hint.map(|_| format!("{id}-hint"));
        let wrong = self.wrong.map(|_| format!("{id}-wrong"));
        let ids: Vec<String> = hint.into_iter().chain(wrong).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

pub(super) struct Line<'l> {
    pub(super) id: &'l str,
    pub(super) label: &'l str,
    pub(super) hint: Option<&'l str>,
    pub(super) value: &'l str,
    pub(super) errors: &'l [FieldError],
    /// What is on the same row.
    pub(super) behind: Option<Markup>,
}

impl Line<'_> {
    pub(super) fn draw(&self) -> Markup {
        let Line { id, label, value, behind, .. } = self;
        let notes = Notes::of(id, self.hint, self.errors);
        html! {
            div .field .wrong[notes.wrong.is_some()] {
                label for=(id) { (label) }
                (notes.draw(id))
                div .row {
                    input type="text" id=(id) name=(id) value=(value)
                        aria-describedby=[notes.ids(id)]
                        aria-invalid=[notes.wrong.map(|_| "true")]
                        autocomplete="off" autocapitalize="none" spellcheck="false";
                    @if let Some(behind) = behind { (behind) }
                }
            }
        }
    }
}

/// A group of boxes, with what is wrong above them; the first has the group's id.
pub(super) struct Boxes<'b> {
    pub(super) id: &'b str,
    pub(super) legend: &'b str,
    pub(super) hint: &'b str,
    pub(super) choices: &'b [&'static str],
    pub(super) ticked: &'b [String],
    pub(super) errors: &'b [FieldError],
}

impl Boxes<'_> {
    pub(super) fn draw(&self) -> Markup {
        let name = self.id;
        let notes = Notes::of(name, Some(self.hint), self.errors);
        html! {
            fieldset .wrong[notes.wrong.is_some()] aria-describedby=[notes.ids(name)] {
                legend { (self.legend) }
                (notes.draw(name))
                @for (place, choice) in self.choices.iter().enumerate() {
                    @let id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
                    div .choice {
                        input type="checkbox" id=(id) name=(name) value=(choice)
                            checked[self.ticked.iter().any(|it| it == choice)];
                        label for=(id) { (choice) }
                    }
                }
            }
        }
    }
}

/// A key to copy. `whose` is for those who don't see what's around it.
pub(super) fn key(id: &str, label: &str, whose: &str, key: &str) -> Markup {
    html! {
        div .field {
            label for=(id) { (label) span .unseen { (whose) } }
            p .hint id={ (id) "-hint" } {
                "To copy it, click the key and press Ctrl+A, then Ctrl+C (on a Mac: Cmd+A, Cmd+C)."
            }
            input .key type="text" readonly id=(id) value=(key) aria-describedby={ (id) "-hint" };
        }
    }
}

/// Under a form that has one button.
pub(super) fn buttons(button: &str, back: &str) -> Markup {
    html! { div .buttons { button { (button) } a href=(back) { "Cancel" } } }
}

/// What is wrong with a form, above it: each a link to its field.
pub(super) fn summary(errors: &[FieldError]) -> Markup {
    html! {
        div #outcome .outcome.bad role="alert" tabindex="-1" aria-labelledby="outcome-title" {
            h2 #outcome-title { "There is a problem" }
            ul {
                @for FieldError { id, label, message } in errors {
                    li { a href={ "#" (id) } { (label) ": " (message) } }
                }
            }
        }
    }
}
