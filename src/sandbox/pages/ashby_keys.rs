//! Ashby, API Keys in the admin settings: where an old key is deactivated.

use super::form::Fields;
use super::page::{
    ASHBY_API_KEYS as ADDRESS, ASSESSMENTS, Answer, NotFound, Page, Shared, button, card,
};
use crate::platform::date::short_date;
use crate::platform::now;
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::{AshbyKey, AshbyState, SandboxState};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(&format!("{ADDRESS}/{{id}}/deactivate"), post(deactivate))
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
            @let address = format!("{ADDRESS}/{}/deactivate", key.id);
            @let deactivate = html! {
                @if key.active { (button("Deactivate", &key.title, &address)) }
            };
            (card(&key.id, &key.title, &shown(ashby, key), &deactivate))
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

async fn deactivate(State(sandbox): Shared, Path(id): Path<String>) -> Answer {
    let keys = &mut sandbox.state().ashby.keys;
    let key = keys.iter_mut().find(|it| it.id == id);
    key.ok_or(NotFound(Vendor::Ashby))?.active = false;
    Ok(Redirect::to(&format!("{ADDRESS}?deactivated")).into_response())
}
