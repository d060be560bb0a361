//! Ashby, API Keys in the admin settings: where an old key is deactivated.

use super::{ASHBY_API_KEYS as ADDRESS, ASSESSMENTS, Page, confirm, done, on_to, start};
use crate::platform::date::short_date;
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::{AshbyKey, AshbyState, SandboxState};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(&format!("{ADDRESS}/{{id}}/deactivate"), get(ask).post(deactivate))
}

fn page(title: &str) -> Page<'_> {
    Page::new(Vendor::Ashby, title, ADDRESS)
}

async fn list(State(sandbox): State<Arc<SandboxState>>, RawQuery(query): RawQuery) -> Response {
    let ashby = &sandbox.state().ashby;
    let content = html! {
        p { "Integrations use these keys to access your company's data." }
        @if ashby.keys.is_empty() { p .none { "No API keys yet." } }
        @for it in &ashby.keys { (card(ashby, it)) }
        p {
            "The key for CodeSignal is created in the settings of CodeSignal on the "
            a href=(ASSESSMENTS) { "assessments admin page" } "."
        }
    };
    let news = done(query.as_deref(), "The API key", &["deactivated"]);
    page("API Keys").done(news.as_deref()).show(&content)
}

fn card(ashby: &AshbyState, key: &AshbyKey) -> Markup {
    let selected = ashby.settings.ashby_key_id.as_ref() == Some(&key.id);
    html! {
        section .card aria-labelledby={ "card-" (key.id) } {
            h2 id={ "card-" (key.id) } { (key.title) }
            dl {
                dt { "Created" } dd { (short_date(key.created, crate::platform::now())) }
                dt { "Status" } dd { (if key.active { "Active" } else { "Deactivated" }) }
                @if selected && key.active { dt { "Used by" } dd { "CodeSignal" } }
            }
            @if key.active {
                div .buttons {
                    a .button.quiet href={ (ADDRESS) "/" (key.id) "/deactivate" } {
                        "Deactivate" span .unseen { " " (key.title) }
                    }
                }
            }
        }
    }
}

async fn ask(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let state = sandbox.state();
    let Some(key) = state.ashby.keys.iter().find(|it| it.id == id && it.active) else {
        return start::nowhere(Vendor::Ashby);
    };
    let what = &key.title;
    let question =
        format!("Deactivate \"{what}\"? Everything that uses this key stops working at once.");
    let address = format!("{ADDRESS}/{id}/deactivate");
    confirm(page("Deactivate the API key"), &question, &address, "Deactivate the key")
}

async fn deactivate(State(sandbox): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    let mut state = sandbox.state();
    let Some(key) = state.ashby.keys.iter_mut().find(|it| it.id == id) else {
        return start::nowhere(Vendor::Ashby);
    };
    key.active = false;
    on_to(&format!("{ADDRESS}?deactivated"))
}
