//! Parts of forms: fields with a label and what is wrong beside them.

use crate::sandbox::forms::FieldError;
use maud::{Markup, html};
use std::collections::HashMap;

/// What a form or the address says; a ticked box has a name of its own.
pub(super) type Fields = HashMap<String, String>;

/// The field's text; empty if there is none.
pub(super) fn text<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.get(name).map_or("", String::as_str)
}

pub(super) fn ticked(fields: &Fields, choices: &[&'static str]) -> Vec<&'static str> {
    choices.iter().copied().filter(|name| fields.contains_key(*name)).collect()
}

fn is_wrong(id: &str, errors: &[FieldError]) -> bool {
    errors.iter().any(|it| it.id == id)
}

/// What is said about a field under its label; the field is described by it.
fn notes(id: &str, hint: &str, errors: &[FieldError]) -> Markup {
    html! {
        div id={ (id) "-notes" } {
            @if !hint.is_empty() { p .hint { (hint) } }
            @for error in errors.iter().filter(|it| it.id == id) {
                p .error { "Error: " (error.message) }
            }
        }
    }
}

fn field(id: &str, label: &str, hint: &str, errors: &[FieldError], control: &Markup) -> Markup {
    html! {
        div .field .wrong[is_wrong(id, errors)] {
            label for=(id) { (label) }
            (notes(id, hint, errors))
            (control)
        }
    }
}

/// A line to write in, with something behind it on the same row.
pub(super) fn line(
    id: &str,
    label: &str,
    hint: &str,
    value: &str,
    errors: &[FieldError],
    behind: &Markup,
) -> Markup {
    let invalid = is_wrong(id, errors).then_some("true");
    let control = html! {
        div .row {
            input type="text" id=(id) name=(id) value=(value)
                aria-describedby={ (id) "-notes" } aria-invalid=[invalid]
                autocomplete="off" autocapitalize="none" spellcheck="false";
            (behind)
        }
    };
    field(id, label, hint, errors, &control)
}

/// A choice among values, each with a title.
pub(super) fn drop_down(
    id: &str,
    label: &str,
    hint: &str,
    choices: &[(&str, &str)],
    chosen: &str,
) -> Markup {
    let control = html! {
        select id=(id) name=(id) aria-describedby={ (id) "-notes" } {
            @for (value, title) in choices {
                option value=(value) selected[*value == chosen] { (title) }
            }
        }
    };
    field(id, label, hint, &[], &control)
}

/// A group of boxes, with what is wrong above them; the first has the group's id.
pub(super) fn boxes(
    id: &str,
    legend: &str,
    hint: &str,
    choices: &[&str],
    ticked: &[&str],
    errors: &[FieldError],
) -> Markup {
    html! {
        fieldset .wrong[is_wrong(id, errors)] aria-describedby={ (id) "-notes" } {
            legend { (legend) }
            (notes(id, hint, errors))
            @for (place, choice) in choices.iter().enumerate() {
                @let id = if place == 0 { id } else { choice };
                div .choice {
                    input type="checkbox" id=(id) name=(choice) checked[ticked.contains(choice)];
                    label for=(id) { (choice) }
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
