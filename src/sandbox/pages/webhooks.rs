//! CodeSignal, Integrations > Webhooks.

use super::form::{Fields, boxes, line, text, ticked};
use super::page::{
    Answer, NotFound, Page, Shared, WEBHOOKS as ADDRESS, card, edit_and_delete, good,
};
use crate::credentials::Secret;
use crate::sandbox::forms::{EVENT_TYPES, FieldError, WebhookForm};
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::{RegisteredWebhook, SandboxState};
use crate::sandbox::webhooks::{self, SaveError};
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use std::sync::Arc;

const NOT_FOUND: NotFound = NotFound(Vendor::Codesignal);

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(&format!("{ADDRESS}/add"), get(add).post(pressed))
        .route(&format!("{ADDRESS}/{{id}}"), get(edit).post(pressed))
        .route(&format!("{ADDRESS}/{{id}}/delete"), post(delete))
}

fn page(title: &'static str) -> Page {
    Page::new(Vendor::Codesignal, title, ADDRESS)
}

async fn list(State(sandbox): Shared, Query(query): Query<Fields>) -> Response {
    let webhooks = &sandbox.state().codesignal.webhooks;
    let content = html! {
        p { "CodeSignal sends events in your company's account to these endpoints." }
        @if webhooks.is_empty() { p .none { "No webhooks yet." } }
        @for it in webhooks {
            @let actions = edit_and_delete(&it.form.url, &format!("{ADDRESS}/{}", it.id));
            (card(&it.id, &it.form.url, &shown(it), &actions))
        }
    };
    let action = Some(html! { a .button href={ (ADDRESS) "/add" } { "ADD A WEBHOOK" } });
    let page = page("Webhooks").done(&query, "The webhook was", &["created", "saved", "deleted"]);
    Page { action, ..page }.show(&content)
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
    let form = WebhookForm { secret: new_secret(), ..WebhookForm::default() };
    page("Add a webhook").show(&draw("Create", &form, &[], None))
}

/// As in the real form: a secret of its own, which is not the one that Ashby has.
fn new_secret() -> String {
    // It has to be replaced in any case.
    Secret::random(40).map_or_else(|_| "replace me".to_owned(), |it| it.expose().to_owned())
}

async fn edit(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let webhooks = &sandbox.state().codesignal.webhooks;
    let form = &webhooks.iter().find(|it| it.id == id).ok_or(NOT_FOUND)?.form;
    Ok(page("Edit the webhook").show(&draw("Save", form, &[], None)))
}

/// Does what the pressed button of the form says. Everything but a success leaves it open as it is.
async fn pressed(
    State(sandbox): Shared,
    id: Option<Path<String>>,
    Form(fields): Form<Fields>,
) -> Answer {
    let id = id.as_ref().map(|Path(id)| id.as_str());
    let trimmed = |name: &str| text(&fields, name).trim().to_owned();
    let mut form = WebhookForm {
        events: ticked(&fields, &EVENT_TYPES),
        url: trimmed("url"),
        // As it stands there: a blank too many in a secret is a mistake with a consequence.
        secret: text(&fields, "secret").to_owned(),
        emails: [trimmed("email"), trimmed("email-2")],
        header: (trimmed("header-name"), trimmed("header-value")),
    };
    let (title, button, done) = match id {
        Some(_) => ("Edit the webhook", "Save", "saved"),
        None => ("Add a webhook", "Create", "created"),
    };
    let page = page(title);
    let is_saved = match text(&fields, "press") {
        "refresh" => {
            form.secret = new_secret();
            return Ok(page.show(&draw(button, &form, &[], None)));
        }
        press => press == "save",
    };
    let result = if is_saved {
        webhooks::save(&sandbox, id, form.clone()).await
    } else {
        webhooks::test(&sandbox, &form).await
    };
    Ok(match result {
        Ok(()) if is_saved => Redirect::to(&format!("{ADDRESS}?{done}")).into_response(),
        Ok(()) => {
            let outcome = good("Success: the endpoint answered 200.");
            let news = Some("Test passed".to_owned());
            Page { news, ..page }.show(&draw(button, &form, &[], Some(outcome)))
        }
        Err(SaveError::Form(errors)) => {
            page.wrong(&errors).show(&draw(button, &form, &errors, None))
        }
        Err(SaveError::Test(why)) => {
            let failed =
                if is_saved { format!("The webhook was not {done}") } else { "Test failed".into() };
            let outcome = test_failed(&failed, &why);
            let (status, news) = (StatusCode::UNPROCESSABLE_ENTITY, Some(failed));
            Page { status, news, ..page }.show(&draw(button, &form, &[], Some(outcome)))
        }
        Err(SaveError::Gone) => return Err(NOT_FOUND),
    })
}

fn test_failed(title: &str, why: &str) -> Markup {
    html! {
        div #outcome .outcome.bad role="alert" tabindex="-1" {
            p { strong { (title) ". " } (why) "." }
            p {
                "The endpoint has to answer 200 within 10 seconds. What you entered is still here."
            }
        }
    }
}

/// The form, with what came of the last click near its buttons.
fn draw(
    button: &str,
    form: &WebhookForm,
    errors: &[FieldError],
    outcome: Option<Markup>,
) -> Markup {
    let line = |id, label, hint, value| line(id, label, hint, value, errors, &html! {});
    let events = "The events that CodeSignal sends to the endpoint.";
    let mails = "CodeSignal emails it when deliveries fail.";
    html! {
        form method="post" action="#outcome" novalidate {
            // Enter in a line presses the first button of a form: that must not be "Refresh".
            button .unseen name="press" value="test" tabindex="-1" aria-hidden="true" { "Test" }
            (boxes("events", "Event types", events, &EVENT_TYPES, &form.events, errors))
            (line("url", "Endpoint", "", &form.url))
            (secret(&form.secret))
            (line("email", "Email", mails, &form.emails[0]))
            (line("email-2", "Another email", "Optional.", &form.emails[1]))
            fieldset {
                legend { "Custom headers" }
                p .hint { "CodeSignal sends them with every event." }
                (line("header-name", "Header key", "", &form.header.0))
                (line("header-value", "Header value", "", &form.header.1))
            }
            @if let Some(outcome) = outcome { (outcome) }
            div .buttons {
                button .quiet name="press" value="test" { "Test" }
                button name="press" value="save" { (button) }
                a href=(ADDRESS) { "Cancel" }
            }
        }
    }
}

fn secret(value: &str) -> Markup {
    let refresh = html! {
        button .quiet name="press" value="refresh" formaction="#secret" {
            span aria-hidden="true" { "\u{21bb} " } "Refresh" span .unseen { " the secret key" }
        }
    };
    line("secret", "Secret Key", "CodeSignal signs every event with it.", value, &[], &refresh)
}

async fn delete(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let webhooks = &mut sandbox.state().codesignal.webhooks;
    let place = webhooks.iter().position(|it| it.id == id).ok_or(NOT_FOUND)?;
    webhooks.remove(place);
    Ok(Redirect::to(&format!("{ADDRESS}?deleted")).into_response())
}
