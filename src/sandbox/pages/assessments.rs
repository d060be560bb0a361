//! Ashby, the assessments admin page, and the panel of its CodeSignal integration.

use super::fields::Fields;
use super::form::{Line, summary};
use super::{ASSESSMENTS as ADDRESS, Page, good, on_to};
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::{
    API_KEYS_READ, ASHBY_SCOPES, AshbySettings, AshbyState, NewKey, SandboxState,
};
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use std::sync::Arc;

const ADD: &str = "/admin/assessments/add";
const PANEL: &str = "/admin/assessments/codesignal";
/// The choice in the drop-down that stands for a key that is not made yet.
const NEW: &str = "new";

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route(ADDRESS, get(list))
        .route(ADD, get(choose).post(add))
        .route(PANEL, get(panel).post(pressed))
}

fn page<'p>(title: &'p str, news: Option<&'p str>) -> Page<'p> {
    Page::new(Vendor::Ashby, title, ADDRESS).news(news)
}

async fn list(State(sandbox): State<Arc<SandboxState>>) -> Response {
    let state = sandbox.state();
    let AshbySettings { codesignal_key, ashby_key_id } = &state.ashby.settings;
    let word = |there: bool| if there { "saved" } else { "not saved yet" };
    let content = html! {
        p { "The services your candidates' assessments come from." }
        @if state.ashby.added {
            section .card aria-labelledby="codesignal" {
                h2 #codesignal { "CodeSignal" }
                dl {
                    dt { "CodeSignal API Key" } dd { (word(codesignal_key.is_some())) }
                    dt { "Ashby API Key" } dd { (word(ashby_key_id.is_some())) }
                }
                div .buttons {
                    a .button.quiet href=(PANEL) { "Settings" span .unseen { " of CodeSignal" } }
                }
            }
        } @else {
            p .none { "No integrations yet." }
        }
    };
    let add = html! { a .button href=(ADD) { "Add Integration" } };
    page("Assessments", None).action(add).show(StatusCode::OK, &content)
}

async fn choose(State(sandbox): State<Arc<SandboxState>>) -> Response {
    let content = html! {
        @if sandbox.state().ashby.added {
            p { "CodeSignal is already added. " a href=(PANEL) { "Open its settings" } "." }
        } @else {
            p { "Select the integration to add." }
            form method="post" action=(ADD) { button { "CodeSignal" } }
        }
        p { a href=(ADDRESS) { "Back to Assessments" } }
    };
    page("Add Integration", None).show(StatusCode::OK, &content)
}

async fn add(State(sandbox): State<Arc<SandboxState>>) -> Response {
    sandbox.state().ashby.added = true;
    on_to(PANEL)
}

/// What stands in the panel, saved or not.
#[derive(Default)]
struct Draft {
    codesignal_key: String,
    ashby_key_id: String,
    title: String,
}

async fn panel(
    State(sandbox): State<Arc<SandboxState>>,
    method: Method,
    RawQuery(query): RawQuery,
) -> Response {
    let query = Fields::of_query(query.as_deref());
    let mut state = sandbox.state();
    let ashby = &mut state.ashby;
    if !ashby.added {
        return on_to(ADDRESS);
    }
    let made = query.text("made");
    // Shown once: whoever loads the page again sees what is saved.
    let fresh = match &ashby.fresh {
        Some(fresh) if fresh.key_id == made && method == Method::GET => ashby.fresh.take(),
        _ => None,
    };
    if let Some(fresh) = fresh {
        let draft =
            Draft { codesignal_key: fresh.typed, ashby_key_id: fresh.key_id, title: String::new() };
        let key = ashby.keys.iter().find(|it| it.id == draft.ashby_key_id);
        let above = key.map(|it| new_key(&it.title, &it.key));
        let content = draw(ashby, &draft, above.as_ref(), None);
        return page("CodeSignal settings", Some("Copy the new key"))
            .show(StatusCode::OK, &content);
    }
    let settings = &ashby.settings;
    let draft = Draft {
        codesignal_key: settings.codesignal_key.clone().unwrap_or_default(),
        ashby_key_id: settings.ashby_key_id.clone().unwrap_or_default(),
        title: String::new(),
    };
    let saved = query.has("saved").then_some("The settings were saved.");
    let content = draw(ashby, &draft, saved.map(good).as_ref(), None);
    page("CodeSignal settings", saved).show(StatusCode::OK, &content)
}

async fn pressed(State(sandbox): State<Arc<SandboxState>>, body: Body) -> Response {
    let fields = Fields::of_form(body);
    let draft = Draft {
        codesignal_key: fields.text("codesignal-key").to_owned(),
        ashby_key_id: fields.text("ashby-key").to_owned(),
        title: fields.text("title").trim().to_owned(),
    };
    let wanted = fields.text("press") == "create" || draft.ashby_key_id == NEW;
    let mut state = sandbox.state();
    let limited = state.scenario == Scenario::AshbyKeyLimited;
    let ashby = &mut state.ashby;
    if wanted || !draft.title.is_empty() {
        return create(ashby, draft, limited);
    }
    let chosen = Some(&draft.ashby_key_id).filter(|id| !id.is_empty());
    let saved = ashby.save(Some(&draft.codesignal_key), chosen.map(String::as_str));
    match saved {
        Ok(()) => on_to(&format!("{PANEL}?saved")),
        Err(wrong) => refused(ashby, &draft, ("ashby-key", wrong)),
    }
}

/// Makes a key with what an integration needs, or with less where the scenario says so.
fn create(ashby: &mut AshbyState, draft: Draft, limited: bool) -> Response {
    if draft.title.is_empty() {
        let wrong = ("title", "Enter a title for the new key.");
        return refused(ashby, &draft, wrong);
    }
    let scopes =
        ASHBY_SCOPES.into_iter().filter(|it| !limited || *it != API_KEYS_READ).map(str::to_owned);
    let made = ashby.add_key(draft.title.clone(), scopes.collect());
    match made.map(|key| key.id.clone()) {
        Ok(key_id) => {
            let address = format!("{PANEL}?made={key_id}");
            ashby.fresh = Some(NewKey { key_id, typed: draft.codesignal_key });
            on_to(&address)
        }
        Err(error) => refused(ashby, &draft, ("title", &error.message)),
    }
}

fn refused(ashby: &AshbyState, draft: &Draft, wrong: (&str, &str)) -> Response {
    let label = match wrong.0 {
        "title" => "Title of the new key",
        _ => "Ashby API Key",
    };
    let above = summary(&[(wrong.0.to_owned(), format!("{label}: {}", wrong.1))]);
    let content = draw(ashby, draft, Some(&above), Some(wrong));
    page("CodeSignal settings", Some("Error")).show(StatusCode::UNPROCESSABLE_ENTITY, &content)
}

fn new_key(title: &str, key: &str) -> Markup {
    html! {
        div #outcome .outcome.good role="status" tabindex="-1" aria-labelledby="fresh-title" {
            h2 #fresh-title { "Copy the new key now" }
            p {
                "The key \"" (title) "\" was created. Copy it now: you won't see it again. \
                 Then click Save below."
            }
            div .field {
                label for="fresh" { "New Ashby API key" }
                p .hint #fresh-hint {
                    "To copy it, click the key and press Ctrl+A, then Ctrl+C (on a Mac: Cmd+A, Cmd+C)."
                }
                input #fresh .key type="text" readonly value=(key) aria-describedby="fresh-hint";
            }
        }
    }
}

fn draw(
    ashby: &AshbyState,
    draft: &Draft,
    above: Option<&Markup>,
    wrong: Option<(&str, &str)>,
) -> Markup {
    let beside = |id: &str| wrong.filter(|it| it.0 == id).map(|it| it.1);
    html! {
        @if let Some(above) = above { (above) }
        form method="post" action={ (PANEL) "#outcome" } novalidate {
            // Enter in a line presses the first button of a form.
            button .unseen name="press" value="save" tabindex="-1" aria-hidden="true" { "Save" }
            (Line {
                id: "codesignal-key",
                name: "codesignal-key",
                label: "CodeSignal API Key",
                hint: Some("From CodeSignal, Integrations > API Keys."),
                value: &draft.codesignal_key,
                wrong: None,
            }.draw(None))
            (drop_down(ashby, draft, beside("ashby-key")))
            fieldset {
                legend { "Create a new Ashby API key" }
                (Line {
                    id: "title",
                    name: "title",
                    label: "Title of the new key",
                    hint: None,
                    value: &draft.title,
                    wrong: beside("title"),
                }.draw(Some(&html! {
                    button .quiet name="press" value="create" { "Create key" }
                })))
            }
            div .buttons {
                button name="press" value="save" { "Save" }
                a href=(ADDRESS) { "Back to Assessments" }
            }
        }
    }
}

fn drop_down(ashby: &AshbyState, draft: &Draft, wrong: Option<&str>) -> Markup {
    let chosen = |id: &str| draft.ashby_key_id == id;
    html! {
        div .field .wrong[wrong.is_some()] {
            label for="ashby-key" { "Ashby API Key" }
            p .hint #ashby-key-hint { "CodeSignal sends this key with every event." }
            @if let Some(wrong) = wrong { p .error #ashby-key-wrong { "Error: " (wrong) } }
            select #ashby-key name="ashby-key" aria-invalid=[wrong.map(|_| "true")]
                aria-describedby={ "ashby-key-hint" @if wrong.is_some() { " ashby-key-wrong" } } {
                option value="" { "Select a key" }
                @for key in ashby.keys.iter().filter(|it| it.active) {
                    option value=(key.id) selected[chosen(&key.id)] { (key.title) }
                }
                option value=(NEW) selected[chosen(NEW)] { "Create a new key (title below)" }
            }
        }
    }
}
