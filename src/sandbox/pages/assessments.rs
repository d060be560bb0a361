//! Ashby, the assessments admin page, and the panel of its CodeSignal integration.

use super::form::{Fields, drop_down, key, line, text};
use super::page::{ASSESSMENTS as ADDRESS, Page, Shared, card, link};
use crate::sandbox::forms::FieldError;
use crate::sandbox::reply::Vendor;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::{AshbySettings, AshbyState, NewKey, SandboxState};
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

const ADD: &str = "/admin/assessments/add";
const PANEL: &str = "/admin/assessments/codesignal";
const SETTINGS: &str = "CodeSignal settings";
/// The choice in the drop-down that stands for a key that is not made yet.
const NEW: &str = "new";

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(ADD, get(choose).post(add))
        .route(PANEL, get(panel).post(pressed))
}

fn page(title: &'static str) -> Page {
    Page::new(Vendor::Ashby, title, ADDRESS)
}

async fn list(State(sandbox): Shared) -> Response {
    let ashby = &sandbox.state().ashby;
    let AshbySettings { codesignal_key, ashby_key_id } = &ashby.settings;
    let word = |there: bool| if there { "saved" } else { "not saved yet" };
    let state = html! {
        dl {
            dt { "CodeSignal API Key" } dd { (word(codesignal_key.is_some())) }
            dt { "Ashby API Key" } dd { (word(ashby_key_id.is_some())) }
        }
    };
    let content = html! {
        p { "The services your candidates' assessments come from." }
        @if ashby.added {
            (card("codesignal", "CodeSignal", &state, &link("Settings", "of CodeSignal", PANEL)))
        } @else {
            p .none { "No integrations yet." }
        }
    };
    let action = Some(html! { a .button href=(ADD) { "Add Integration" } });
    Page { action, ..page("Assessments") }.show(&content)
}

async fn choose() -> Response {
    let content = html! {
        p { "Select the integration to add." }
        form method="post" { button { "CodeSignal" } }
        p { a href=(ADDRESS) { "Back to Assessments" } }
    };
    page("Add Integration").show(&content)
}

async fn add(State(sandbox): Shared) -> Redirect {
    sandbox.state().ashby.added = true;
    Redirect::to(PANEL)
}

/// What stands in the panel, saved or not.
#[derive(Default)]
struct Draft {
    codesignal_key: String,
    ashby_key_id: String,
    title: String,
}

async fn panel(State(sandbox): Shared, Query(query): Query<Fields>) -> Response {
    let ashby = &mut sandbox.state().ashby;
    // Shown once: whoever loads the page again sees what is saved.
    if let Some(NewKey { key_id, typed }) = ashby.fresh.take() {
        let key = ashby.keys.iter().find(|it| it.id == key_id);
        let outcome = key.map(|it| new_key(&it.title, it.key.expose()));
        let draft = Draft { codesignal_key: typed, ashby_key_id: key_id, title: String::new() };
        let news = Some("Copy the new key".to_owned());
        return Page { news, outcome, ..page(SETTINGS) }.show(&draw(ashby, &draft, &[]));
    }
    let AshbySettings { codesignal_key, ashby_key_id } = &ashby.settings;
    let draft = Draft {
        codesignal_key: codesignal_key.clone().unwrap_or_default(),
        ashby_key_id: ashby_key_id.clone().unwrap_or_default(),
        title: String::new(),
    };
    let page = page(SETTINGS).done(&query, "The settings were", &["saved"]);
    page.show(&draw(ashby, &draft, &[]))
}

async fn pressed(State(sandbox): Shared, Form(fields): Form<Fields>) -> Response {
    let draft = Draft {
        codesignal_key: text(&fields, "codesignal-key").to_owned(),
        ashby_key_id: text(&fields, "ashby-key").to_owned(),
        title: text(&fields, "title").trim().to_owned(),
    };
    let state = &mut *sandbox.state();
    let ashby = &mut state.ashby;
    let wants_key = text(&fields, "press") == "create" || draft.ashby_key_id == NEW;
    if wants_key || !draft.title.is_empty() {
        return create(ashby, draft, state.scenario == Scenario::AshbyKeyLimited);
    }
    // Ashby does not ask CodeSignal whether the key is good: none is published to.
    let typed = draft.codesignal_key.trim();
    ashby.added = true;
    ashby.settings = AshbySettings {
        codesignal_key: Some(typed.to_owned()).filter(|it| !it.is_empty()),
        ashby_key_id: Some(draft.ashby_key_id).filter(|it| !it.is_empty()),
    };
    Redirect::to(&format!("{PANEL}?saved")).into_response()
}

/// Makes a key with what an integration needs, or with less where the scenario says so.
fn create(ashby: &mut AshbyState, draft: Draft, limited: bool) -> Response {
    if draft.title.is_empty() {
        let message = "Enter a title for the new key.".to_owned();
        let errors = [FieldError { id: "title", label: "Title of the new key", message }];
        return page(SETTINGS).wrong(&errors).show(&draw(ashby, &draft, &errors));
    }
    match ashby.add_key(&draft.title, limited) {
        Ok(key) => {
            let key_id = key.id.clone();
            ashby.fresh = Some(NewKey { key_id, typed: draft.codesignal_key });
            Redirect::to(PANEL).into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.message).into_response(),
    }
}

fn new_key(title: &str, value: &str) -> Markup {
    html! {
        div #outcome .outcome.good role="status" tabindex="-1" aria-labelledby="fresh-title" {
            h2 #fresh-title { "Copy the new key now" }
            p {
                "The key \"" (title) "\" was created. Copy it now: you won't see it again. \
                 Leave the page open."
            }
            (key("fresh", "New Ashby API key", "", value))
        }
    }
}

fn draw(ashby: &AshbyState, draft: &Draft, errors: &[FieldError]) -> Markup {
    let (key, hint) = (&draft.codesignal_key, "From CodeSignal, Integrations > API Keys.");
    let active = ashby.keys.iter().filter(|it| it.active);
    let choices: Vec<(&str, &str)> = std::iter::once(("", "Select a key"))
        .chain(active.map(|it| (it.id.as_str(), it.title.as_str())))
        .chain([(NEW, "Create a new key (title below)")])
        .collect();
    let (used, chosen) = ("CodeSignal sends this key with every event.", &draft.ashby_key_id);
    let create = html! { button .quiet name="press" value="create" { "Create key" } };
    html! {
        form method="post" action="#outcome" novalidate {
            // Enter in a line presses the first button of a form.
            button .unseen name="press" value="save" tabindex="-1" aria-hidden="true" { "Save" }
            (line("codesignal-key", "CodeSignal API Key", hint, key, errors, &html! {}))
            (drop_down("ashby-key", "Ashby API Key", used, &choices, chosen))
            fieldset {
                legend { "Create a new Ashby API key" }
                (line("title", "Title of the new key", "", &draft.title, errors, &create))
            }
            div .buttons {
                button name="press" value="save" { "Save" }
                a href=(ADDRESS) { "Back to Assessments" }
            }
        }
    }
}
