//! Ashby's admin pages, as JSON requests: API keys, the panel of the CodeSignal integration, and what
//! arrived there.

use super::reply::{Body, read, refusal, reply};
use super::state::{ASHBY_SCOPES, SandboxState, masked};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{delete, get};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Where the admin makes keys and fills in the settings.
pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route("/sandbox/api-keys", get(list_keys).post(create_key))
        .route("/sandbox/api-keys/{id}", delete(deactivate_key))
        .route("/sandbox/settings", get(show_settings).put(save_settings))
        .route("/sandbox/events", get(list_events))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewKey {
    title: String,
    #[serde(default)]
    scopes: Option<Vec<String>>,
}

/// The panel. The drop-down names a key by its id, or by its value, as a person knows which it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Panel {
    codesignal_api_key: Option<String>,
    #[serde(default)]
    ashby_api_key_id: Option<String>,
    #[serde(default)]
    ashby_api_key: Option<String>,
}

async fn create_key(State(world): State<Arc<SandboxState>>, body: Body) -> Response {
    let body = match read(body) {
        Ok(body) => body,
        Err(response) => return response,
    };
    let form: NewKey = match serde_json::from_slice(&body) {
        Ok(form) => form,
        Err(error) => return refusal(StatusCode::BAD_REQUEST, format!("Not a key form: {error}")),
    };
    let all = || ASHBY_SCOPES.map(str::to_owned).to_vec();
    let scopes = form.scopes.unwrap_or_else(all);
    if let Some(unknown) = scopes
        .iter()
        .find(|it| !ASHBY_SCOPES.contains(&it.as_str()))
    {
        let message = format!("There is no permission \"{unknown}\"");
        return refusal(StatusCode::BAD_REQUEST, message);
    }
    let mut state = world.state();
    match state.ashby.add_key(form.title, scopes) {
        Ok(made) => reply(
            StatusCode::CREATED,
            &json!({ "id": made.id, "title": made.title, "key": made.key }),
        ),
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

async fn list_keys(State(world): State<Arc<SandboxState>>) -> Response {
    let state = world.state();
    let shown = |it: &super::state::AshbyKey| {
        json!({
            "id": it.id,
            "title": it.title,
            "key": masked(&it.key),
            "scopes": it.scopes,
            "active": it.active
        })
    };
    let keys: Vec<Value> = state.ashby.keys.iter().map(shown).collect();
    reply(StatusCode::OK, &json!({ "keys": keys }))
}

async fn deactivate_key(
    State(world): State<Arc<SandboxState>>,
    Path(id): Path<String>,
) -> Response {
    let mut state = world.state();
    match state.ashby.keys.iter_mut().find(|it| it.id == id) {
        Some(key) => {
            key.active = false;
            reply(StatusCode::OK, &json!({ "deactivated": id }))
        }
        None => refusal(StatusCode::NOT_FOUND, "There is no such key"),
    }
}

async fn show_settings(State(world): State<Arc<SandboxState>>) -> Response {
    let state = world.state();
    let settings = &state.ashby.settings;
    reply(
        StatusCode::OK,
        &json!({
            "codesignalApiKey": settings.codesignal_key.as_deref().map(masked),
            "ashbyApiKeyId": settings.ashby_key_id
        }),
    )
}

async fn save_settings(State(world): State<Arc<SandboxState>>, body: Body) -> Response {
    let body = match read(body) {
        Ok(body) => body,
        Err(response) => return response,
    };
    let panel: Panel = match serde_json::from_slice(&body) {
        Ok(panel) => panel,
        Err(error) => {
            let message = format!("Not the settings' form: {error}");
            return refusal(StatusCode::BAD_REQUEST, message);
        }
    };
    let ashby = &mut world.state().ashby;
    let id = match (panel.ashby_api_key_id, panel.ashby_api_key) {
        (None, Some(key)) => {
            let named = ashby.keys.iter().find(|it| it.key == key);
            named.map(|it| it.id.clone()).unwrap_or_default()
        }
        (id, _) => id.unwrap_or_default(),
    };
    match ashby.save(panel.codesignal_api_key.as_deref(), Some(&id)) {
        Ok(()) => reply(StatusCode::OK, &json!({ "saved": true })),
        Err(wrong) => refusal(StatusCode::BAD_REQUEST, format!("Ashby API Key: {wrong}")),
    }
}

async fn list_events(State(world): State<Arc<SandboxState>>) -> Response {
    let state = world.state();
    reply(StatusCode::OK, &json!({ "events": state.ashby.events }))
}
