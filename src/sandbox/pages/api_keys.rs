//! CodeSignal, Integrations > API Keys.

use super::fields::Fields;
use super::form::{Boxes, Line, buttons, key};
use super::{API_KEYS as ADDRESS, Page, card, confirm, done, on_to, start};
use crate::sandbox::forms::{FieldError, KeyForm, PERMISSIONS};
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::state::{CodesignalKey, SandboxState};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list).post(create))
        .route(&format!("{ADDRESS}/add"), get(describe))
        .route(&format!("{ADDRESS}/add/permissions"), get(permit))
        .route(&format!("{ADDRESS}/{{id}}"), get(edit).post(save))
        .route(&format!("{ADDRESS}/{{id}}/delete"), get(ask).post(delete))
}

fn page(title: &str) -> Page<'_> {
    Page::new(Vendor::Codesignal, title, ADDRESS)
}

async fn list(State(sandbox): State<Arc<SandboxState>>, RawQuery(query): RawQuery) -> Response {
    let state = sandbox.state();
    let content = html! {
        p { "Integrations use these keys to access your company's account." }
        @if state.codesignal.keys.is_empty() { p .none { "No API keys yet." } }
        @for it in &state.codesignal.keys {
            (card(&it.id, &it.description, &format!("{ADDRESS}/{}", it.id), &shown(it)))
        }
    };
    let add = html! { a .button href={ (ADDRESS) "/add" } { "ADD A KEY" } };
    let news = done(query.as_deref(), "The API key", &["added", "saved", "deleted"]);
    page("API Keys").action(add).done(news.as_deref()).show(&content)
}

/// CodeSignal goes on showing keys; this page does too.
fn shown(it: &CodesignalKey) -> Markup {
    html! {
        (key(&format!("value-{}", it.id), "API key", &format!(" {}", it.description), &it.key))
        h3 { "Permissions" }
        @if it.permissions.is_empty() { p .none { "None" } }
        @else { ul .plain { @for name in &it.permissions { li { (name) } } } }
    }
}

async fn describe() -> Response {
    first_step("", &[])
}

fn first_step(typed: &str, errors: &[FieldError]) -> Response {
    let content = html! {
        form method="get" action={ (ADDRESS) "/add/permissions" } novalidate {
            (description(typed, errors))
            (buttons("Continue", ADDRESS))
        }
    };
    page("Add an API key").show_form(&content, errors)
}

/// The second step: nothing is made before SAVE.
async fn permit(RawQuery(query): RawQuery) -> Response {
    let form = filled_in(&Fields::of_query(query.as_deref()));
    match form.check() {
        Ok(_) => second_step(&form, &[]),
        Err(errors) => first_step(&form.description, &errors),
    }
}

fn second_step(form: &KeyForm, errors: &[FieldError]) -> Response {
    let content = html! {
        p { "Key Description: " strong { (form.description.trim()) } }
        form method="post" action=(ADDRESS) novalidate {
            input type="hidden" name="description" value=(form.description.trim());
            (permissions(&form.permissions, errors))
            (buttons("SAVE", ADDRESS))
        }
    };
    page("Permissions of the new API key").show_form(&content, errors)
}

async fn create(State(sandbox): State<Arc<SandboxState>>, body: Body) -> Response {
    let form = filled_in(&Fields::of_form(body));
    match form.check() {
        Ok((description, permissions)) => {
            match sandbox.state().codesignal.add_key(description, permissions) {
                Ok(_) => on_to(&format!("{ADDRESS}?added")),
                Err(error) => start::failed(Vendor::Codesignal, &error),
            }
        }
        Err(errors) if errors.iter().any(|it| it.id == "description") => {
            first_step(&form.description, &errors)
        }
        Err(errors) => second_step(&form, &errors),
    }
}

async fn edit(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let state = sandbox.state();
    match state.codesignal.keys.iter().find(|it| it.id == id) {
        Some(key) => {
            let permissions = key.permissions.iter().map(|&it| it.to_owned()).collect();
            let form = KeyForm { description: key.description.clone(), permissions };
            edit_with(&id, &form, &[])
        }
        None => start::nowhere(Vendor::Codesignal),
    }
}

fn edit_with(id: &str, form: &KeyForm, errors: &[FieldError]) -> Response {
    let content = html! {
        form method="post" action={ (ADDRESS) "/" (id) } novalidate {
            (description(&form.description, errors))
            (permissions(&form.permissions, errors))
            (buttons("SAVE", ADDRESS))
        }
    };
    page("Edit the API key").show_form(&content, errors)
}

async fn save(
    State(sandbox): State<Arc<SandboxState>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let form = filled_in(&Fields::of_form(body));
    let mut state = sandbox.state();
    let Some(key) = state.codesignal.keys.iter_mut().find(|it| it.id == id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    match form.check() {
        Ok((description, permissions)) => {
            (key.description, key.permissions) = (description, permissions);
            on_to(&format!("{ADDRESS}?saved"))
        }
        Err(errors) => edit_with(&id, &form, &errors),
    }
}

async fn ask(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let state = sandbox.state();
    let Some(key) = state.codesignal.keys.iter().find(|it| it.id == id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    let what = &key.description;
    let question =
        format!("Delete \"{what}\"? Everything that uses this key stops working at once.");
    confirm(
        page("Delete the API key"),
        &question,
        &format!("{ADDRESS}/{id}/delete"),
        "Delete the key",
    )
}

async fn delete(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    if sandbox.state().codesignal.delete_key(&id) {
        on_to(&format!("{ADDRESS}?deleted"))
    } else {
        start::nowhere(Vendor::Codesignal)
    }
}

fn filled_in(fields: &Fields) -> KeyForm {
    let description = fields.text("description").to_owned();
    KeyForm { description, permissions: fields.all("permissions") }
}

fn description(value: &str, errors: &[FieldError]) -> Markup {
    let (id, label) = ("description", "Key Description");
    Line { id, label, hint: None, value, errors, behind: None }.draw()
}

fn permissions(ticked: &[String], errors: &[FieldError]) -> Markup {
    let (id, legend, hint) = ("permissions", "Permissions", "What this key can do.");
    Boxes { id, legend, hint, choices: &PERMISSIONS, ticked, errors }.draw()
}
