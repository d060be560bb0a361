//! Ashby, the assessments admin page, and the panel of its CodeSignal integration.

use super::fields::Fields;
use super::form::{Line, Notes, key};
use super::{ASSESSMENTS as ADDRESS, Page, on_to, start};
use crate::sandbox::forms::FieldError;
use crate::sandbox::reply::{Body, Vendor};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::{
    API_KEYS_READ, ASHBY_SCOPES, AshbySettings, AshbyState, NewKey, SandboxState,
};
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::Method;
use axum::response::Response;
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

fn page(title: &str) -> Page<'_> {
    Page::new(Vendor::Ashby, title, ADDRESS)
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
    page("Assessments").action(add).show(&content)
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
    page("Add Integration").show(&content)
}

async fn add(State(sandbox): State<Arc<SandboxState>>) -> Response {
    sandbox.state().ashby.added = true;
    on_to(PANEL)
}

/// What stands in the panel, saved or not.
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
    if let Some(NewKey { key_id, typed }) = fresh {
        let key =
            ashby.keys.iter().find(|it| it.id == key_id).map(|it| new_key(&it.title, &it.key));
        let draft = Draft { codesignal_key: typed, ashby_key_id: key_id, title: String::new() };
        let content = html! { @if let Some(key) = key { (key) } (draw(ashby, &draft, &[])) };
        return page(SETTINGS).news("Copy the new key").show(&content);
    }
    let AshbySettings { codesignal_key, ashby_key_id } = &ashby.settings;
    let draft = Draft {
        codesignal_key: codesignal_key.clone().unwrap_or_default(),
        ashby_key_id: ashby_key_id.clone().unwrap_or_default(),
        title: String::new(),
    };
    let saved = query.has("saved").then_some("The settings were saved.");
    page(SETTINGS).done(saved).show(&draw(ashby, &draft, &[]))
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
        Err(wrong) => refused(ashby, &draft, "ashby-key", "Ashby API Key", wrong),
    }
}

/// Makes a key with what an integration needs, or with less where the scenario says so.
fn create(ashby: &mut AshbyState, draft: Draft, limited: bool) -> Response {
    if draft.title.is_empty() {
        let wrong = "Enter a title for the new key.";
        return refused(ashby, &draft, "title", "Title of the new key", wrong);
    }
    let scopes =
        ASHBY_SCOPES.into_iter().filter(|it| !limited || *it != API_KEYS_READ).map(str::to_owned);
    let made = ashby.add_key(draft.title, scopes.collect());
    match made.map(|key| key.id.clone()) {
        Ok(key_id) => {
            let address = format!("{PANEL}?made={key_id}");
            ashby.fresh = Some(NewKey { key_id, typed: draft.codesignal_key });
            on_to(&address)
        }
        Err(error) => start::failed(Vendor::Ashby, &error),
    }
}

fn refused(
    ashby: &AshbyState,
    draft: &Draft,
    id: &'static str,
    label: &'static str,
    message: &str,
) -> Response {
    let errors = [FieldError { id, label, message: message.to_owned() }];
    page(SETTINGS).show_form(&draw(ashby, draft, &errors), &errors)
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
    let create = html! { button .quiet name="press" value="create" { "Create key" } };
    let line =
        |id, label, hint, value, behind| Line { id, label, hint, value, errors, behind }.draw();
    let hint = Some("From CodeSignal, Integrations > API Keys.");
    html! {
        form method="post" action={ (PANEL) "#outcome" } novalidate {
            // Enter in a line presses the first button of a form.
            button .unseen name="press" value="save" tabindex="-1" aria-hidden="true" { "Save" }
            (line("codesignal-key", "CodeSignal API Key", hint, &draft.codesignal_key, None))
            (drop_down(ashby, draft, errors))
            fieldset {
                legend { "Create a new Ashby API key" }
                (line("title", "Title of the new key", None, &draft.title, Some(create)))
            }
            div .buttons {
                button name="press" value="save" { "Save" }
                a href=(ADDRESS) { "Back to Assessments" }
            }
        }
    }
}

fn drop_down(ashby: &AshbyState, draft: &Draft, errors: &[FieldError]) -> Markup {
    let id = "ashby-key";
    let notes = Notes::of(id, Some("CodeSignal sends this key with every event."), errors);
    let chosen = |id: &str| draft.ashby_key_id == id;
    html! {
        div .field .wrong[notes.wrong.is_some()] {
            label for=(id) { "Ashby API Key" }
            (notes.draw(id))
            select id=(id) name=(id) aria-invalid=[notes.wrong.map(|_| "true")]
                aria-describedby=[notes.ids(id)] {
                option value="" { "Select a key" }
                @for key in ashby.keys.iter().filter(|it| it.active) {
                    option value=(key.id) selected[chosen(&key.id)] { (key.title) }
                }
                option value=(NEW) selected[chosen(NEW)] { "Create a new key (title below)" }
            }
        }
    }
}
