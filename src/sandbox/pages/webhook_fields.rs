//! The webhook form as CodeSignal shows it.

use super::form::{Boxes, Line, summary};
use super::{WEBHOOKS as ADDRESS, good};
use crate::sandbox::webhook_form::{CustomHeader, EVENT_TYPES, FieldError, FormField, WebhookForm};
use maud::{Markup, html};

/// What came of the button that was pressed.
pub(super) enum Outcome {
    Open,
    /// The test was answered with 200.
    Passed,
    FieldError(Vec<FieldError>),
    /// What did not work, and what the endpoint did.
    Failed(&'static str, String),
}

/// The form, at this address, with this word on the button that keeps it.
pub(super) fn draw(form: &WebhookForm, outcome: &Outcome, address: &str, button: &str) -> Markup {
    let wrong: &[FieldError] = match outcome {
        Outcome::FieldError(wrong) => wrong,
        _ => &[],
    };
    let beside = |field: FormField| wrong.iter().find(|it| it.field == field);
    let beside = |field: FormField| beside(field).map(|it| it.message.as_str());
    html! {
        @if !wrong.is_empty() { (summary(&links(wrong))) }
        form method="post" action={ (address) "#outcome" } novalidate {
            // Enter in a line presses the first button of a form: that must not be "Refresh".
            button .unseen name="press" value="test" tabindex="-1" aria-hidden="true" { "Test" }
            (Boxes {
                id: "events",
                name: "events",
                legend: "Event types",
                hint: Some("The events that CodeSignal sends to the endpoint."),
                choices: &EVENT_TYPES,
                ticked: &form.events,
                wrong: beside(FormField::Events),
            }.draw())
            (Line {
                id: "endpoint",
                name: "url",
                label: "Endpoint",
                hint: None,
                value: &form.url,
                wrong: beside(FormField::Endpoint),
            }.draw(None))
            (Line {
                id: "secret",
                name: "secret",
                label: "Secret Key",
                hint: Some("CodeSignal signs every event with it."),
                value: &form.secret,
                wrong: None,
            }.draw(Some(&refresh(address))))
            (emails(form, address, &beside))
            (headers(form, address, &beside))
            (near_the_buttons(outcome))
            div .buttons {
                button .quiet name="press" value="test" { "Test" }
                button name="press" value="save" { (button) }
                a href=(ADDRESS) { "Cancel" }
            }
        }
    }
}

fn refresh(address: &str) -> Markup {
    html! {
        button .quiet name="press" value="refresh" formaction={ (address) "#secret" } {
            span aria-hidden="true" { "\u{21bb} " } "Refresh" span .unseen { " the secret key" }
        }
    }
}

fn emails<'w>(
    form: &WebhookForm,
    address: &str,
    beside: &dyn Fn(FormField) -> Option<&'w str>,
) -> Markup {
    let nobody = [String::new()];
    let emails = if form.emails.is_empty() { &nobody[..] } else { &form.emails[..] };
    let next = format!("{address}#email-{}", emails.len());
    html! {
        @for (place, email) in emails.iter().enumerate() {
            @let label = match place { 0 => "Email".to_owned(), _ => format!("Email {}", place + 1) };
            (Line {
                id: &id_of(FormField::Email(place)),
                name: "email",
                label: &label,
                hint: (place == 0).then_some("CodeSignal emails it when deliveries fail."),
                value: email,
                wrong: beside(FormField::Email(place)),
            }.draw((place > 0).then(|| remove("email", place, &label, address)).as_ref()))
        }
        p { button .quiet name="press" value="add-email" formaction=(next) { "Add another email" } }
    }
}

fn headers<'w>(
    form: &WebhookForm,
    address: &str,
    beside: &dyn Fn(FormField) -> Option<&'w str>,
) -> Markup {
    let next = id_of(FormField::HeaderName(form.headers.len()));
    html! {
        fieldset {
            legend { "Custom headers" }
            p .hint { "CodeSignal sends them with every event." }
            @for (place, header) in form.headers.iter().enumerate() {
                (header_lines(header, place, form.headers.len(), address, beside))
            }
            p {
                button .quiet name="press" value="add-header" formaction={ (address) "#" (next) } {
                    "Add a custom header"
                }
            }
        }
    }
}

fn header_lines<'w>(
    header: &CustomHeader,
    place: usize,
    all: usize,
    address: &str,
    beside: &dyn Fn(FormField) -> Option<&'w str>,
) -> Markup {
    let number = match all {
        1 => String::new(),
        _ => format!(" {}", place + 1),
    };
    let (name, value) = (FormField::HeaderName(place), FormField::HeaderValue(place));
    html! {
        div .pair {
            (Line {
                id: &id_of(name),
                name: "header-name",
                label: &format!("Header key{number}"),
                hint: None,
                value: &header.name,
                wrong: beside(name),
            }.draw(None))
            (Line {
                id: &id_of(value),
                name: "header-value",
                label: &format!("Header value{number}"),
                hint: None,
                value: &header.value,
                wrong: beside(value),
            }.draw(None))
            p { (remove("header", place, &format!("custom header{number}"), address)) }
        }
    }
}

fn remove(kind: &str, place: usize, what: &str, address: &str) -> Markup {
    html! {
        button .quiet name="press" value={ "remove-" (kind) "-" (place) } formaction=(address) {
            "Remove" span .unseen { " " (what) }
        }
    }
}

fn near_the_buttons(outcome: &Outcome) -> Markup {
    match outcome {
        Outcome::Open | Outcome::FieldError(_) => html! {},
        Outcome::Passed => good("Success: the endpoint answered 200."),
        Outcome::Failed(title, what) => html! {
            div #outcome .outcome.bad role="alert" tabindex="-1" {
                p { strong { (title) ". " } (what) "." }
                p {
                    "The endpoint has to answer 200 within 10 seconds. What you entered is still \
                     here."
                }
            }
        },
    }
}

/// The ids of the fields, and what the summary says of them.
fn links(wrong: &[FieldError]) -> Vec<(String, String)> {
    let line = |it: &FieldError| (id_of(it.field), format!("{}: {}", it.field.title(), it.message));
    wrong.iter().map(line).collect()
}

fn id_of(field: FormField) -> String {
    match field {
        FormField::Events => "events".to_owned(),
        FormField::Endpoint => "endpoint".to_owned(),
        FormField::Email(place) => format!("email-{place}"),
        FormField::HeaderName(place) => format!("header-{place}-key"),
        FormField::HeaderValue(place) => format!("header-{place}-value"),
    }
}
