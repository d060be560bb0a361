//! CodeSignal, Integrations > Webhooks.

use super::fields::Fields;
use super::webhook_fields::{self, Outcome};
use super::{Page, WEBHOOKS as ADDRESS, confirm, good, on_to, start};
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::state::{RegisteredWebhook, SandboxState};
use crate::sandbox::values::new_secret;
use crate::sandbox::webhook_form::{CustomHeader, WebhookForm};
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
    let query = Fields::of_query(query.as_deref());
    let news = ["created", "saved", "deleted"].into_iter().find(|word| query.has(word));
    let news = news.map(|word| format!("The webhook was {word}."));
    let state = sandbox.state();
    let content = html! {
        @if let Some(news) = &news { (good(news)) }
        p { "CodeSignal sends events in your company's account to these endpoints." }
        @if state.codesignal.webhooks.is_empty() { p .none { "No webhooks yet." } }
        @for webhook in &state.codesignal.webhooks { (card(webhook)) }
    };
    let add = html! { a .button href={ (ADDRESS) "/add" } { "ADD A WEBHOOK" } };
    Page::new(Vendor::Codesignal, "Webhooks", ADDRESS)
        .news(news.as_deref())
        .action(add)
        .show(StatusCode::OK, &content)
}

fn card(webhook: &RegisteredWebhook) -> Markup {
    let RegisteredWebhook { id, form, failure } = webhook;
    let own = format!("{ADDRESS}/{id}");
    html! {
        section .card aria-labelledby={ "webhook-" (id) } {
            h2 id={ "webhook-" (id) } { (form.url) }
            @if let Some(failure) = failure {
                div .outcome.bad {
                    p { strong { "The last delivery failed. " } (failure) "." }
                }
            }
            dl {
                dt { "Event types" }
                @for event in &form.events { dd { (event) } }
                dt { "Email" }
                @for email in &form.emails { dd { (email) } }
                dt { "Custom headers" }
                @if form.headers.is_empty() { dd { "None" } }
                @for header in &form.headers { dd { (header.name) } }
            }
            div .buttons {
                a .button.quiet href=(own) { "Edit" span .unseen { " " (form.url) } }
                a .button.quiet href={ (own) "/delete" } {
                    "Delete" span .unseen { " " (form.url) }
                }
            }
        }
    }
}

async fn add() -> Response {
    let form = WebhookForm {
        events: Vec::new(),
        url: String::new(),
        // As in the real form: it has a secret of its own, which is not the one that Ashby has.
        secret: new_secret().unwrap_or_default(),
        emails: Vec::new(),
        headers: Vec::new(),
    };
    show(None, &form, &Outcome::Open)
}

async fn edit(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    match webhooks::form_of(&sandbox, &id) {
        Some(form) => show(Some(&id), &form, &Outcome::Open),
        None => start::nowhere(Vendor::Codesignal),
    }
}

async fn press_new(State(sandbox): State<Arc<SandboxState>>, body: Body) -> Response {
    pressed(&sandbox, None, Fields::of_form(body)).await
}

async fn press_own(
    State(sandbox): State<Arc<SandboxState>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    pressed(&sandbox, Some(&id), Fields::of_form(body)).await
}

/// Does what the pressed button of the form says. Everything but a success leaves it open as it is.
async fn pressed(sandbox: &SandboxState, id: Option<&str>, fields: Fields) -> Response {
    let mut form = form_in(&fields);
    let button = fields.text("press");
    let place = button.rsplit('-').next().and_then(|it| it.parse().ok());
    match (button, place) {
        ("refresh", _) => form.secret = new_secret().unwrap_or(form.secret),
        ("add-email", _) => form.emails.push(String::new()),
        ("add-header", _) => {
            form.headers.push(CustomHeader { name: String::new(), value: String::new() })
        }
        (remove, Some(place)) if remove.starts_with("remove-email-") => {
            take(&mut form.emails, place);
        }
        (remove, Some(place)) if remove.starts_with("remove-header-") => {
            take(&mut form.headers, place);
        }
        ("save", _) => return save(sandbox, id, form).await,
        _ => return test(sandbox, id, form).await,
    }
    show(id, &form, &Outcome::Open)
}

fn take<T>(list: &mut Vec<T>, place: usize) {
    if place < list.len() {
        list.remove(place);
    }
}

fn form_in(fields: &Fields) -> WebhookForm {
    let trimmed = |name: &str| -> Vec<String> {
        let all = fields.all(name).into_iter();
        all.map(|it| it.trim().to_owned()).collect()
    };
    let (names, values) = (trimmed("header-name"), trimmed("header-value"));
    let headers = names.into_iter().zip(values);
    WebhookForm {
        events: fields.all("events"),
        url: fields.text("url").trim().to_owned(),
        // As it stands there: a blank too many in a secret is a mistake with a consequence.
        secret: fields.text("secret").to_owned(),
        emails: trimmed("email"),
        headers: headers.map(|(name, value)| CustomHeader { name, value }).collect(),
    }
}

/// Lines that were added and left empty are no mistake.
fn without_empty_lines(mut form: WebhookForm) -> WebhookForm {
    form.emails.retain(|email| !email.is_empty());
    form.headers.retain(|it| !it.name.is_empty() || !it.value.is_empty());
    form
}

async fn test(sandbox: &SandboxState, id: Option<&str>, form: WebhookForm) -> Response {
    let form = without_empty_lines(form);
    let outcome = match webhooks::try_out(sandbox, &form).await {
        Ok(()) => Outcome::Passed,
        Err(refused) => match outcome_of(refused, "Test failed") {
            Some(outcome) => outcome,
            None => return start::nowhere(Vendor::Codesignal),
        },
    };
    show(id, &form, &outcome)
}

async fn save(sandbox: &SandboxState, id: Option<&str>, form: WebhookForm) -> Response {
    let form = without_empty_lines(form);
    let (done, word, failed) = match id {
        Some(id) => {
            let saved = webhooks::save(sandbox, id, form.clone()).await;
            (saved, "saved", "The webhook was not saved")
        }
        None => {
            let created = webhooks::create(sandbox, form.clone()).await;
            (created.map(drop), "created", "The webhook was not created")
        }
    };
    let outcome = match done {
        Ok(()) => return on_to(&format!("{ADDRESS}?{word}")),
        Err(refused) => outcome_of(refused, failed),
    };
    match outcome {
        Some(outcome) => show(id, &form, &outcome),
        None => start::nowhere(Vendor::Codesignal),
    }
}

/// `None` for a webhook that is gone.
fn outcome_of(refused: SaveError, title: &'static str) -> Option<Outcome> {
    match refused {
        SaveError::FieldError(wrong) => Some(Outcome::FieldError(wrong)),
        SaveError::Answered(answer) => Some(Outcome::Failed(title, answer.words())),
        SaveError::Failed(error) => Some(Outcome::Failed(title, error.message)),
        SaveError::Gone => None,
    }
}

fn show(id: Option<&str>, form: &WebhookForm, outcome: &Outcome) -> Response {
    let (title, address, button) = match id {
        Some(id) => ("Edit the webhook", format!("{ADDRESS}/{id}"), "Save"),
        None => ("Add a webhook", format!("{ADDRESS}/add"), "Create"),
    };
    let (status, news) = match outcome {
        Outcome::Open => (StatusCode::OK, None),
        Outcome::Passed => (StatusCode::OK, Some("Test passed")),
        Outcome::FieldError(_) => (StatusCode::UNPROCESSABLE_ENTITY, Some("Error")),
        Outcome::Failed(title, _) => (StatusCode::UNPROCESSABLE_ENTITY, Some(*title)),
    };
    let content = webhook_fields::draw(form, outcome, &address, button);
    Page::new(Vendor::Codesignal, title, ADDRESS).news(news).show(status, &content)
}

async fn ask(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let Some(form) = webhooks::form_of(&sandbox, &id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    let question =
        format!("Delete the webhook to {}? CodeSignal stops sending events there.", form.url);
    let page = Page::new(Vendor::Codesignal, "Delete the webhook", ADDRESS);
    let own = format!("{ADDRESS}/{id}/delete");
    confirm(page, &question, &own, "Delete the webhook", ADDRESS)
}

async fn delete(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    if webhooks::delete(&sandbox, &id) {
        on_to(&format!("{ADDRESS}?deleted"))
    } else {
        start::nowhere(Vendor::Codesignal)
    }
}
