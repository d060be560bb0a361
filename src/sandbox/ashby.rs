//! Ashby's side: `apiKey.info`, the webhook's endpoint, the admin pages.

use super::scenario::Scenario;
use super::world::{Shared, lock};
use crate::integration::{ASHBY_KEY_HEADER, Event, SIGNATURE_HEADER};
use crate::vendor::signature::sign;
use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// The largest body that is taken, in bytes.
pub(super) const LARGEST_BODY: usize = 1024 * 1024;

pub(super) fn routes(world: &Shared) -> Router {
    Router::new()
        .route("/apiKey.info", post(api_key_info))
        .route("/api/codesignal_webhook", post(webhook))
        .route("/admin/api-keys", post(create_key))
        .route("/admin/integrations/codesignal", post(save_settings))
        .route("/admin/integrations/codesignal/events", get(events))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(world.clone())
}

/// A login page, as a hotel's network puts it in front of everything.
pub(super) fn login_page() -> Response {
    Html("<!doctype html><title>Log in</title><p>Log in to use this network.").into_response()
}

async fn api_key_info(State(world): State<Shared>, headers: HeaderMap) -> Response {
    let world = lock(&world);
    match world.scenario {
        Scenario::AshbyDown => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Scenario::CaptivePortal => return login_page(),
        _ => {}
    }
    let Some(key) = basic_user(&headers) else {
        return refusal(
            StatusCode::UNAUTHORIZED,
            "missing_api_key",
            "An API key is needed",
        );
    };
    let Some(known) = world.ashby_keys.iter().find(|known| known.key == key) else {
        return refusal(
            StatusCode::FORBIDDEN,
            "invalid_api_key",
            "The API key is not valid",
        );
    };
    if !known.reads_keys {
        return refusal(
            StatusCode::FORBIDDEN,
            "missing_endpoint_permission",
            "The API key lacks the permission apiKeysRead",
        );
    }
    Json(json!({
        "success": true,
        "results": {
            "title": known.title,
            "createdAt": known.created_at,
            "scopes": ["candidates:read", "candidates:write", "apiKeys:read"],
        },
    }))
    .into_response()
}

fn refusal(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({
        "success": false,
        "errors": [code],
        "errorInfo": {"code": code, "message": message, "requestId": "sandbox"},
    });
    (status, Json(body)).into_response()
}

/// The user of HTTP Basic; the password must be blank.
fn basic_user(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let bytes = STANDARD.decode(value.strip_prefix("Basic ")?).ok()?;
    let pair = String::from_utf8(bytes).ok()?;
    pair.strip_suffix(':').map(str::to_owned)
}

/// The endpoint that CodeSignal's webhook delivers to.
async fn webhook(State(world): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let scenario = lock(&world).scenario;
    match scenario {
        Scenario::CaptivePortal => return login_page(),
        Scenario::EndpointBroken => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Scenario::SlowEndpoint => tokio::time::sleep(Duration::from_secs(11)).await,
        _ => {}
    }
    let Ok(delivery) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let event = delivery["event"].as_str().unwrap_or_default();
    let mut world = lock(&world);
    let text = |name: &str| {
        let value = headers.get(name).map(|value| value.as_bytes().to_vec());
        value.unwrap_or_default()
    };
    let header_good = world
        .selected_ashby_key()
        .is_some_and(|key| same(key.as_bytes(), &text(ASHBY_KEY_HEADER)));
    let signature_good = world.settings.as_ref().is_some_and(|settings| {
        let expected = sign(
            settings.codesignal_key.as_bytes(),
            &world.webhook_url(),
            event,
            delivery["triggeredOn"].as_i64(),
        );
        same(expected.as_bytes(), &text(SIGNATURE_HEADER))
    });
    let refused = (scenario.checks_header() && !header_good)
        || (scenario.checks_signature() && !signature_good);
    if refused {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if event.is_empty() {
        // The handshake.
        return StatusCode::OK.into_response();
    }
    if Event::from_name(event).is_none() {
        return StatusCode::BAD_REQUEST.into_response();
    }
    world.received.push(delivery);
    StatusCode::OK.into_response()
}

/// Compares without telling by its time how much was right.
fn same(expected: &[u8], given: &[u8]) -> bool {
    expected.len() == given.len()
        && expected
            .iter()
            .zip(given)
            .fold(0, |differences, (a, b)| differences | (a ^ b))
            == 0
}

#[derive(Deserialize)]
struct NewKey {
    title: String,
}

async fn create_key(State(world): State<Shared>, Json(new): Json<NewKey>) -> Response {
    match lock(&world).add_ashby_key(&new.title) {
        Ok(key) => Json(json!({ "key": key })).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Deserialize)]
struct NewSettings {
    /// The topmost box.
    codesignal_key: String,
    /// The drop-down; here by the key itself.
    ashby_key: String,
}

async fn save_settings(State(world): State<Shared>, Json(new): Json<NewSettings>) -> Response {
    let mut world = lock(&world);
    let known = world.ashby_keys.iter().find(|key| key.key == new.ashby_key);
    let Some(id) = known.map(|key| key.id.clone()) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    match world.save_settings(new.codesignal_key, id) {
        Ok(()) => StatusCode::OK.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The events that arrived.
async fn events(State(world): State<Shared>) -> Json<Value> {
    Json(json!({ "events": lock(&world).received }))
}
