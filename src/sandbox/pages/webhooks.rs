//! CodeSignal, Integrations > Webhooks.

use super::fields::Fields;
use super::form::{Boxes, Line};
use super::{Page, WEBHOOKS as ADDRESS, card, confirm, done, good, on_to, start};
use crate::sandbox::forms::{EVENT_TYPES, FieldError, WebhookForm};
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::state::{RegisteredWebhook, SandboxState};
use crate::sandbox::values::new_secret;
use crate::sandbox::webhooks::{self, SaveError};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(&format!("{ADDRESS}/add"), get(add).post(press_new))
        .route(&format!("{ADDRESS}/{{id}}"), get(edit).post(press_own))
        .route(&format!("{ADDRESS}/{{id}}/delete"), get(ask).post(delete))
}

async fn list(State(sandbox): State<Arc<SandboxState>>, RawQuery(query): RawQuery) -> Response {
    let state = sandbox.state();
    let content = html! {
        p { "CodeSignal sends events in your company's account to these endpoints." }
        @if state.codesignal.webhooks.is_empty() { p .none { "No webhooks yet." } }
        @for it in &state.codesignal.webhooks {
            (card(&it.id, &it.form.url, &format!("{ADDRESS}/{}", it.id), &shown(it)))
        }
    };
    let add = html! { a .button href={ (ADDRESS) "/add" } { "ADD A WEBHOOK" } };
    let news = done(query.as_deref(), "The webhook", &["created", "saved", "deleted"]);
    let page = Page::new(Vendor::Codesignal, "Webhooks", ADDRESS);
    page.action(add).done(news.as_deref()).show(&content)
}

fn shown(RegisteredWebhook { form, failure, .. }: &RegisteredWebhook) -> Markup {
    html! {
        @if let Some(failure) = failure {
            div .outcome.bad { p { strong { "The last delivery failed. " } (failure) "." } }
        }
        dl {
            dt { "Event types" }
            @for event in &form.events { dd { (event) } }
            dt { "Email" }
            @for email in form.emails.iter().filter(|it| !it.is_empty()) { dd { (email) } }
            dt { "Custom header" }
            dd { @if form.header.0.is_empty() { "None" } @else { (form.header.0) } }
        }
    }
}

async fn add() -> Response {
    // As in the real form: it has a secret of its own, which is not the one that Ashby has.
    match new_secret() {
        Ok(secret) => show(None, &WebhookForm { secret, ..WebhookForm::default() }, &Outcome::Open),
        Err(error) => start::failed(Vendor::Codesignal, &error),
    }
}

async fn edit(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    match webhooks::form_of(&sandbox, &id) {
        Some(form) => show(Some(&id), &form, &Outcome::Open),
        None => start::nowhere(Vendor::Codesignal),
    }
}

async fn press_new(State(sandbox): State<Arc<SandboxState>>, body: Body) -> Response {
    pressed(&sandbox, None, &Fields::of_form(body)).await
}

async fn press_own(
    State(sandbox): State<Arc<SandboxState>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    pressed(&sandbox, Some(&id), &Fields::of_form(body)).await
}

/// What came of the button that was pressed.
enum Outcome {
    Open,
    /// The test was answered with 200.
    Passed,
    Wrong(Vec<FieldError>),
    /// What did not work, and what the endpoint did.
    Failed(&'static str, String),
}

/// Does what the pressed button of the form says. Everything but a success leaves it open as it is.
async fn pressed(sandbox: &SandboxState, id: Option<&str>, fields: &Fields) -> Response {
    let trimmed = |name: &str| fields.text(name).trim().to_owned();
    let mut form = WebhookForm {
        events: fields.all("events"),
        url: trimmed("url"),
        // As it stands there: a blank too many in a secret is a mistake with a consequence.
        secret: fields.text("secret").to_owned(),
        emails: [trimmed("email"), trimmed("email-2")],
        header: (trimmed("header-name"), trimmed("header-value")),
    };
    let (result, failed) = match (fields.text("press"), id) {
        ("refresh", _) => {
            form.secret = new_secret().unwrap_or(form.secret);
            return show(id, &form, &Outcome::Open);
        }
        ("save", Some(id)) => {
            (webhooks::save(sandbox, id, form.clone()).await, "The webhook was not saved")
        }
        ("save", None) => {
            (webhooks::create(sandbox, form.clone()).await, "The webhook was not created")
        }
        _ => (webhooks::try_out(sandbox, &form).await, "Test failed"),
    };
    let outcome = match result {
        Ok(()) if fields.text("press") != "save" => Outcome::Passed,
        Ok(()) => return on_to(&format!("{ADDRESS}?{}", id.map_or("created", |_| "saved"))),
        Err(SaveError::FieldError(wrong)) => Outcome::Wrong(wrong),
        Err(SaveError::Answered(answer)) => Outcome::Failed(failed, answer.words()),
        Err(SaveError::Failed(error)) => Outcome::Failed(failed, error.message),
        Err(SaveError::Gone) => return start::nowhere(Vendor::Codesignal),
    };
    show(id, &form, &outcome)
}

fn show(id: Option<&str>, form: &WebhookForm, outcome: &Outcome) -> Response {
    let (title, address, button) = match id {
        Some(id) => ("Edit the webhook", format!("{ADDRESS}/{id}"), "Save"),
        None => ("Add a webhook", format!("{ADDRESS}/add"), "Create"),
    };
    let errors: &[FieldError] = match outcome {
        Outcome::Wrong(errors) => errors,
        _ => &[],
    };
    let content = html! {
        form method="post" action={ (address) "#outcome" } novalidate {
            // Enter in a line presses the first button of a form: that must not be "Refresh".
            button .unseen name="press" value="test" tabindex="-1" aria-hidden="true" { "Test" }
            (fields(form, errors, &address))
            (near_the_buttons(outcome))
            div .buttons {
                button .quiet name="press" value="test" { "Test" }
                button name="press" value="save" { (button) }
                a href=(ADDRESS) { "Cancel" }
            }
        }
    };
    let page = Page::new(Vendor::Codesignal, title, ADDRESS);
    match outcome {
        Outcome::Failed(title, _) => {
            page.news(title).answer(StatusCode::UNPROCESSABLE_ENTITY, &content)
        }
        Outcome::Passed => page.news("Test passed").show(&content),
        _ => page.show_form(&content, errors),
    }
}

fn fields(form: &WebhookForm, errors: &[FieldError], address: &str) -> Markup {
    let line = |id, label, hint: &'static str, value, behind| {
        let hint = Some(hint).filter(|it| !it.is_empty());
        Line { id, label, hint, value, errors, behind }.draw()
    };
    let refresh = html! {
        button .quiet name="press" value="refresh" formaction={ (address) "#secret" } {
            span aria-hidden="true" { "\u{21bb} " } "Refresh" span .unseen { " the secret key" }
        }
    };
    let events = Boxes {
        id: "events",
        legend: "Event types",
        hint: "The events that CodeSignal sends to the endpoint.",
        choices: &EVENT_TYPES,
        ticked: &form.events,
        errors,
    };
    let (signs, mails) =
        ("CodeSignal signs every event with it.", "CodeSignal emails it when deliveries fail.");
    html! {
        (events.draw())
        (line("url", "Endpoint", "", &form.url, None))
        (line("secret", "Secret Key", signs, &form.secret, Some(refresh)))
        (line("email", "Email", mails, &form.emails[0], None))
        (line("email-2", "Another email", "Optional.", &form.emails[1], None))
        fieldset {
            legend { "Custom headers" }
            p .hint { "CodeSignal sends them with every event." }
            (line("header-name", "Header key", "", &form.header.0, None))
            (line("header-value", "Header value", "", &form.header.1, None))
        }
    }
}

fn near_the_buttons(outcome: &Outcome) -> Markup {
    match outcome {
        Outcome::Open | Outcome::Wrong(_) => html! {},
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

async fn ask(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let Some(form) = webhooks::form_of(&sandbox, &id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    let question =
        format!("Delete the webhook to {}? CodeSignal stops sending events there.", form.url);
    let page = Page::new(Vendor::Codesignal, "Delete the webhook", ADDRESS);
    confirm(page, &question, &format!("{ADDRESS}/{id}/delete"), "Delete the webhook")
}

async fn delete(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    if webhooks::delete(&sandbox, &id) {
        on_to(&format!("{ADDRESS}?deleted"))
    } else {
        start::nowhere(Vendor::Codesignal)
    }
}
