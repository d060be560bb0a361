//! CodeSignal, Integrations > API Keys.

use super::form::{Fields, boxes, buttons, key, line, text, ticked};
use super::page::{API_KEYS as ADDRESS, Answer, NotFound, Page, Shared, card, edit_and_delete};
use crate::sandbox::forms::{FieldError, PERMISSIONS};
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::{CodesignalKey, SandboxState};
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
        .route(ADDRESS, get(list).post(create))
        .route(&format!("{ADDRESS}/add"), get(|| async { describe("", &[]) }))
        .route(&format!("{ADDRESS}/add/permissions"), get(second_step))
        .route(&format!("{ADDRESS}/{{id}}"), get(edit).post(save))
        .route(&format!("{ADDRESS}/{{id}}/delete"), post(delete))
}

fn page(title: &'static str) -> Page {
    Page::new(Vendor::Codesignal, title, ADDRESS)
}

async fn list(State(sandbox): Shared, Query(query): Query<Fields>) -> Response {
    let keys = &sandbox.state().codesignal.keys;
    let content = html! {
        p { "Integrations use these keys to access your company's account." }
        @if keys.is_empty() { p .none { "No API keys yet." } }
        @for it in keys {
            @let actions = edit_and_delete(&it.description, &format!("{ADDRESS}/{}", it.id));
            (card(&it.id, &it.description, &shown(it), &actions))
        }
    };
    let action = Some(html! { a .button href={ (ADDRESS) "/add" } { "ADD A KEY" } });
    let page = page("API Keys").done(&query, "The API key was", &["added", "saved", "deleted"]);
    Page { action, ..page }.show(&content)
}

/// CodeSignal goes on showing keys; this page does too.
fn shown(it: &CodesignalKey) -> Markup {
    let (id, whose) = (format!("value-{}", it.id), format!(" {}", it.description));
    html! {
        (key(&id, "API key", &whose, it.key.expose()))
        h3 { "Permissions" }
        @if it.permissions.is_empty() { p .none { "None" } }
        @else { ul .plain { @for name in &it.permissions { li { (name) } } } }
    }
}

fn describe(typed: &str, errors: &[FieldError]) -> Response {
    let content = html! {
        form method="get" action={ (ADDRESS) "/add/permissions" } novalidate {
            (description(typed, errors))
            (buttons("Continue", ADDRESS))
        }
    };
    page("Add an API key").wrong(errors).show(&content)
}

/// Nothing is made before SAVE.
async fn second_step(Query(fields): Query<Fields>) -> Response {
    let typed = text(&fields, "description").trim();
    let errors = check(typed);
    if !errors.is_empty() {
        return describe(typed, &errors);
    }
    let content = html! {
        p { "Key Description: " strong { (typed) } }
        form method="post" action=(ADDRESS) {
            input type="hidden" name="description" value=(typed);
            (permissions(&[]))
            (buttons("SAVE", ADDRESS))
        }
    };
    page("Permissions of the new API key").show(&content)
}

async fn create(State(sandbox): Shared, Form(fields): Form<Fields>) -> Response {
    let typed = text(&fields, "description").trim();
    let errors = check(typed);
    if !errors.is_empty() {
        return describe(typed, &errors);
    }
    let added = sandbox.state().codesignal.add_key(typed, ticked(&fields, &PERMISSIONS));
    match added {
        Ok(_) => Redirect::to(&format!("{ADDRESS}?added")).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.message).into_response(),
    }
}

async fn edit(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let keys = &sandbox.state().codesignal.keys;
    let key = keys.iter().find(|it| it.id == id).ok_or(NOT_FOUND)?;
    Ok(edit_with(&key.description, &key.permissions, &[]))
}

fn edit_with(typed: &str, ticked: &[&str], errors: &[FieldError]) -> Response {
    let content = html! {
        form method="post" novalidate {
            (description(typed, errors))
            (permissions(ticked))
            (buttons("SAVE", ADDRESS))
        }
    };
    page("Edit the API key").wrong(errors).show(&content)
}

async fn save(
    State(sandbox): Shared,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let keys = &mut sandbox.state().codesignal.keys;
    let key = keys.iter_mut().find(|it| it.id == id).ok_or(NOT_FOUND)?;
    let (typed, ticked) = (text(&fields, "description").trim(), ticked(&fields, &PERMISSIONS));
    let errors = check(typed);
    if !errors.is_empty() {
        return Ok(edit_with(typed, &ticked, &errors));
    }
    (key.description, key.permissions) = (typed.to_owned(), ticked);
    Ok(Redirect::to(&format!("{ADDRESS}?saved")).into_response())
}

async fn delete(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let keys = &mut sandbox.state().codesignal.keys;
    let place = keys.iter().position(|it| it.id == id).ok_or(NOT_FOUND)?;
    keys.remove(place);
    Ok(Redirect::to(&format!("{ADDRESS}?deleted")).into_response())
}

fn check(description: &str) -> Vec<FieldError> {
    let message = "Enter a description, so that you can recognize the key.".to_owned();
    let error = FieldError { id: "description", label: "Key Description", message };
    if description.is_empty() { vec![error] } else { Vec::new() }
}

fn description(value: &str, errors: &[FieldError]) -> Markup {
    line("description", "Key Description", "", value, errors, &html! {})
}

fn permissions(ticked: &[&str]) -> Markup {
    boxes("permissions", "Permissions", "What this key can do.", &PERMISSIONS, ticked, &[])
}
