//! CodeSignal, Integrations > API Keys.

use super::fields::Fields;
use super::form::{Boxes, Line, summary};
use super::{API_KEYS as ADDRESS, Page, confirm, good, on_to, start};
use crate::sandbox::key_form::{self, PERMISSIONS};
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::state::{CodesignalKey, SandboxState};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
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

fn page<'p>(title: &'p str, news: Option<&'p str>) -> Page<'p> {
    Page::new(Vendor::Codesignal, title, ADDRESS).news(news)
}

async fn list(State(sandbox): State<Arc<SandboxState>>, RawQuery(query): RawQuery) -> Response {
    let query = Fields::of_query(query.as_deref());
    let news = ["added", "saved", "deleted"].into_iter().find(|word| query.has(word));
    let news = news.map(|word| format!("The API key was {word}."));
    let state = sandbox.state();
    let content = html! {
        @if let Some(news) = &news { (good(news)) }
        p { "Integrations use these keys to access your company's account." }
        @if state.codesignal.keys.is_empty() { p .none { "No API keys yet." } }
        @for key in &state.codesignal.keys { (card(key)) }
    };
    let add = html! { a .button href={ (ADDRESS) "/add" } { "ADD A KEY" } };
    let page = page("API Keys", news.as_deref()).action(add);
    page.show(StatusCode::OK, &content)
}

/// A key as the list shows it. CodeSignal goes on showing keys; this page does too.
fn card(key: &CodesignalKey) -> Markup {
    let own = format!("{ADDRESS}/{}", key.id);
    html! {
        section .card aria-labelledby={ "key-" (key.id) } {
            h2 id={ "key-" (key.id) } { (key.description) }
            div .field {
                label for={ "value-" (key.id) } {
                    "API key" span .unseen { " " (key.description) }
                }
                p .hint id={ "hint-" (key.id) } {
                    "To copy it, click the key and press Ctrl+A, then Ctrl+C (on a Mac: Cmd+A, Cmd+C)."
                }
                input .key type="text" readonly id={ "value-" (key.id) } value=(key.key)
                    aria-describedby={ "hint-" (key.id) };
            }
            h3 { "Permissions" }
            @if key.permissions.is_empty() { p .none { "None" } }
            @else { ul .plain { @for name in &key.permissions { li { (name) } } } }
            div .buttons {
                a .button.quiet href=(own) { "Edit" span .unseen { " " (key.description) } }
                a .button.quiet href={ (own) "/delete" } {
                    "Delete" span .unseen { " " (key.description) }
                }
            }
        }
    }
}

async fn describe() -> Response {
    describe_with("", None)
}

fn describe_with(typed: &str, wrong: Option<&str>) -> Response {
    let content = html! {
        @if let Some(wrong) = wrong {
            (summary(&[("description".to_owned(), format!("Key Description: {wrong}"))]))
        }
        form method="get" action={ (ADDRESS) "/add/permissions" } novalidate {
            (description_line(typed, wrong))
            div .buttons {
                button { "Continue " span aria-hidden="true" { "\u{2192}" } }
                a href=(ADDRESS) { "Cancel" }
            }
        }
    };
    let page = page("Add an API key", wrong.map(|_| "Error"));
    page.show(status_of(wrong.is_some()), &content)
}

/// The second step: nothing is made before SAVE.
async fn permit(RawQuery(query): RawQuery) -> Response {
    let query = Fields::of_query(query.as_deref());
    match key_form::description(query.text("description")) {
        Ok(description) => permit_with(&description, &[], None),
        Err(wrong) => describe_with(query.text("description"), Some(wrong)),
    }
}

fn permit_with(description: &str, ticked: &[String], wrong: Option<&str>) -> Response {
    let content = html! {
        @if let Some(wrong) = wrong {
            (summary(&[("permission".to_owned(), format!("Permissions: {wrong}"))]))
        }
        p { "Key Description: " strong { (description) } }
        form method="post" action=(ADDRESS) novalidate {
            input type="hidden" name="description" value=(description);
            (permission_boxes(ticked, wrong))
            div .buttons { button { "SAVE" } a href=(ADDRESS) { "Cancel" } }
        }
    };
    let page = page("Permissions of the new API key", wrong.map(|_| "Error"));
    page.show(status_of(wrong.is_some()), &content)
}

async fn create(State(sandbox): State<Arc<SandboxState>>, body: Body) -> Response {
    let fields = Fields::of_form(body);
    let ticked = fields.all("permissions");
    let description = match key_form::description(fields.text("description")) {
        Ok(description) => description,
        Err(wrong) => return describe_with(fields.text("description"), Some(wrong)),
    };
    let permissions = match key_form::permissions(&ticked) {
        Ok(permissions) => permissions,
        Err(wrong) => return permit_with(&description, &ticked, Some(&wrong)),
    };
    let made = sandbox.state().codesignal.add_key(description.clone(), permissions).map(drop);
    match made {
        Ok(()) => on_to(&format!("{ADDRESS}?added")),
        Err(error) => permit_with(&description, &ticked, Some(&error.message)),
    }
}

async fn edit(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let state = sandbox.state();
    match state.codesignal.keys.iter().find(|it| it.id == id) {
        Some(key) => {
            let ticked: Vec<String> = key.permissions.iter().map(|&it| it.to_owned()).collect();
            edit_with(&id, &key.description, &ticked, &[])
        }
        None => start::nowhere(Vendor::Codesignal),
    }
}

/// `wrong` names the ids of fields.
fn edit_with(id: &str, typed: &str, ticked: &[String], wrong: &[(String, String)]) -> Response {
    let beside = |id: &str| wrong.iter().find(|it| it.0 == id).map(|it| it.1.as_str());
    let content = html! {
        @if !wrong.is_empty() { (summary(wrong)) }
        form method="post" action={ (ADDRESS) "/" (id) } novalidate {
            (description_line(typed, beside("description")))
            (permission_boxes(ticked, beside("permission")))
            div .buttons { button { "SAVE" } a href=(ADDRESS) { "Cancel" } }
        }
    };
    let news = (!wrong.is_empty()).then_some("Error");
    page("Edit the API key", news).show(status_of(!wrong.is_empty()), &content)
}

async fn save(
    State(sandbox): State<Arc<SandboxState>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let fields = Fields::of_form(body);
    let ticked = fields.all("permissions");
    let description = key_form::description(fields.text("description"));
    let permissions = key_form::permissions(&ticked);
    let (description, permissions) = match (description, permissions) {
        (Ok(description), Ok(permissions)) => (description, permissions),
        (description, permissions) => {
            let first = description.err().map(|it| ("description", it.to_owned()));
            let second = permissions.err().map(|it| ("permission", it));
            let wrong: Vec<_> = [first, second]
                .into_iter()
                .flatten()
                .map(|(id, message)| (id.to_owned(), message))
                .collect();
            return edit_with(&id, fields.text("description"), &ticked, &wrong);
        }
    };
    let mut state = sandbox.state();
    let Some(key) = state.codesignal.keys.iter_mut().find(|it| it.id == id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    key.description = description;
    key.permissions = permissions;
    on_to(&format!("{ADDRESS}?saved"))
}

async fn ask(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let state = sandbox.state();
    let Some(key) = state.codesignal.keys.iter().find(|it| it.id == id) else {
        return start::nowhere(Vendor::Codesignal);
    };
    let question = format!(
        "Delete \"{}\"? Everything that uses this key stops working at once.",
        key.description
    );
    let own = format!("{ADDRESS}/{id}/delete");
    let page = page("Delete the API key", None);
    confirm(page, &question, &own, "Delete the key", ADDRESS)
}

async fn delete(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    if sandbox.state().codesignal.delete_key(&id) {
        on_to(&format!("{ADDRESS}?deleted"))
    } else {
        start::nowhere(Vendor::Codesignal)
    }
}

fn description_line(typed: &str, wrong: Option<&str>) -> Markup {
    let line = Line {
        id: "description",
        name: "description",
        label: "Key Description",
        hint: None,
        value: typed,
        wrong,
    };
    line.draw(None)
}

fn permission_boxes(ticked: &[String], wrong: Option<&str>) -> Markup {
    let boxes = Boxes {
        id: "permission",
        name: "permissions",
        legend: "Permissions",
        hint: Some("What this key can do."),
        choices: &PERMISSIONS,
        ticked,
        wrong,
    };
    boxes.draw()
}

fn status_of(wrong: bool) -> StatusCode {
    if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}
