//! Ashby, API Keys in the admin settings: where an old key is deactivated.

use super::{ASHBY_API_KEYS as ADDRESS, ASSESSMENTS, Answer, Fields, NotFound, Page, Shared};
use super::{card, confirm};
use crate::platform::date::short_date;
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::{AshbyKey, AshbyState, SandboxState};
use crate::sandbox::values::now;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(&format!("{ADDRESS}/{{id}}/deactivate"), get(ask).post(deactivate))
}

fn page(title: &'static str) -> Page {
    Page::new(Vendor::Ashby, title, ADDRESS)
}

async fn list(State(sandbox): Shared, Query(query): Query<Fields>) -> Response {
    let ashby = &sandbox.state().ashby;
    let content = html! {
        p { "Integrations use these keys to access your company's data." }
        @if ashby.keys.is_empty() { p .none { "No API keys yet." } }
        @for key in &ashby.keys {
            @let deactivate = key.active.then(|| ("Deactivate", format!("{ADDRESS}/{}/deactivate", key.id)));
            (card(&key.id, &key.title, &shown(ashby, key), deactivate.as_slice()))
        }
        p {
            "The key for CodeSignal is created in the settings of CodeSignal on the "
            a href=(ASSESSMENTS) { "assessments admin page" } "."
        }
    };
    page("API Keys").done(&query, "The API key was", &["deactivated"]).show(&content)
}

fn shown(ashby: &AshbyState, key: &AshbyKey) -> Markup {
    let is_selected = ashby.selected().is_some_and(|it| it.id == key.id);
    html! {
        dl {
            dt { "Created" } dd { (short_date(key.created, now())) }
            dt { "Status" } dd { (if key.active { "Active" } else { "Deactivated" }) }
            @if is_selected { dt { "Used by" } dd { "CodeSignal" } }
        }
    }
}

async fn ask(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let keys = &sandbox.state().ashby.keys;
    let key = keys.iter().find(|it| it.id == id && it.active);
    let what = &key.ok_or(NotFound(Vendor::Ashby))?.title;
    let question =
        format!("Deactivate \"{what}\"? Everything that uses this key stops working at once.");
    Ok(confirm(page("Deactivate the API key"), &question, "Deactivate the key"))
}

async fn deactivate(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let keys = &mut sandbox.state().ashby.keys;
    let key = keys.iter_mut().find(|it| it.id == id);
    key.ok_or(NotFound(Vendor::Ashby))?.active = false;
    Ok(Redirect::to(&format!("{ADDRESS}?deactivated")).into_response())
}
