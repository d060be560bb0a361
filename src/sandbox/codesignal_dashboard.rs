//! CodeSignal's dashboard, as JSON requests: Integrations > API Keys and > Webhooks.

use super::key_form;
use super::reply::{Body, read, refusal, reply};
use super::state::{RegisteredWebhook, SandboxState, masked};
use super::webhook_form::WebhookForm;
use super::webhooks::{self, SaveError};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{delete, get, post, put};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route("/sandbox/api-keys", get(list_keys).post(create_key))
        .route("/sandbox/api-keys/{id}", delete(delete_key))
        .route("/sandbox/webhooks", get(list_webhooks).post(create_webhook))
        .route("/sandbox/webhooks/test", post(test_form))
        .route("/sandbox/webhooks/{id}", put(update_webhook))
        .route("/sandbox/webhooks/{id}/test", post(test_webhook))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewKey {
    description: String,
    permissions: Vec<String>,
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
    let description = match key_form::description(&form.description) {
        Ok(description) => description,
        Err(wrong) => {
            let message = format!("Key Description: {wrong}");
            return refusal(StatusCode::BAD_REQUEST, message);
        }
    };
    let permissions = match key_form::permissions(&form.permissions) {
        Ok(permissions) => permissions,
        Err(wrong) => return refusal(StatusCode::BAD_REQUEST, format!("Permissions: {wrong}")),
    };
    let mut state = world.state();
    match state.codesignal.add_key(description, permissions) {
        Ok(made) => reply(
            StatusCode::CREATED,
            &json!({ "id": made.id, "description": made.description, "key": made.key }),
        ),
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

async fn list_keys(State(world): State<Arc<SandboxState>>) -> Response {
    let state = world.state();
    let keys = state.codesignal.keys.iter().map(|it| {
        json!({
            "id": it.id,
            "description": it.description,
            "key": masked(&it.key),
            "permissions": it.permissions
        })
    });
    reply(StatusCode::OK, &json!({ "keys": keys.collect::<Vec<_>>() }))
}

async fn delete_key(State(world): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    if world.state().codesignal.delete_key(&id) {
        reply(StatusCode::OK, &json!({ "deleted": id }))
    } else {
        refusal(StatusCode::NOT_FOUND, "There is no such key")
    }
}

async fn list_webhooks(State(world): State<Arc<SandboxState>>) -> Response {
    let state = world.state();
    let shown = |it: &RegisteredWebhook| {
        let mut shown = shown(&it.id, &it.form);
        shown["deliveries"] = it.queue.shown();
        shown
    };
    let webhooks: Vec<Value> = state.codesignal.webhooks.iter().map(shown).collect();
    reply(StatusCode::OK, &json!({ "webhooks": webhooks }))
}

async fn create_webhook(State(world): State<Arc<SandboxState>>, body: Body) -> Response {
    let form = match form_in(body) {
        Ok(form) => form,
        Err(response) => return response,
    };
    match webhooks::create(&world, form.clone()).await {
        Ok(id) => reply(StatusCode::CREATED, &shown(&id, &form)),
        Err(refused) => refusal_of(refused),
    }
}

async fn update_webhook(
    State(world): State<Arc<SandboxState>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let form = match form_in(body) {
        Ok(form) => form,
        Err(response) => return response,
    };
    match webhooks::save(&world, &id, form.clone()).await {
        Ok(()) => reply(StatusCode::OK, &shown(&id, &form)),
        Err(refused) => refusal_of(refused),
    }
}

/// The Test button of a form that is not saved yet.
async fn test_form(State(world): State<Arc<SandboxState>>, body: Body) -> Response {
    match form_in(body) {
        Ok(form) => tried(&world, &form).await,
        Err(response) => response,
    }
}

async fn test_webhook(State(world): State<Arc<SandboxState>>, Path(id): Path<String>) -> Response {
    match webhooks::form_of(&world, &id) {
        Some(form) => tried(&world, &form).await,
        None => refusal_of(SaveError::Gone),
    }
}

async fn tried(world: &SandboxState, form: &WebhookForm) -> Response {
    match webhooks::try_out(world, form).await {
        Ok(()) => reply(StatusCode::OK, &json!({ "success": true })),
        Err(refused) => refusal_of(refused),
    }
}

// Every caller returns the refusal at once, so its size is of no weight.
#[allow(clippy::result_large_err)]
fn form_in(body: Body) -> Result<WebhookForm, Response> {
    let body = read(body)?;
    serde_json::from_slice(&body).map_err(|error| {
        let message = format!("Not a webhook form: {error}");
        refusal(StatusCode::BAD_REQUEST, message)
    })
}

fn refusal_of(refused: SaveError) -> Response {
    match refused {
        SaveError::FieldError(wrong) => {
            let all = wrong.iter();
            let lines: Vec<String> = all
                .map(|it| format!("{}: {}", it.field.title(), it.message))
                .collect();
            refusal(StatusCode::BAD_REQUEST, lines.join(" "))
        }
        SaveError::Answered(answer) => refusal(StatusCode::UNPROCESSABLE_ENTITY, answer.words()),
        SaveError::Gone => refusal(StatusCode::NOT_FOUND, "There is no such webhook"),
        SaveError::Failed(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

fn shown(id: &str, form: &WebhookForm) -> Value {
    let mut shown = form.shown();
    shown["id"] = json!(id);
    shown
}
