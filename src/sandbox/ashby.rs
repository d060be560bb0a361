//! Ashby's API: `apiKey.info`, and the address that CodeSignal's webhook delivers to.

use super::company::misfit;
use super::guard::guard;
use super::pages;
use super::reply::{Vendor, outage};
use super::scenario::Scenario;
use super::state::SandboxState;
use super::values::new_id;
use crate::api::signature::sign;
use crate::integration::{ASHBY_KEY_HEADER, Event, SIGNATURE_HEADER};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Json, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

type Reply = (StatusCode, Json<Value>);

pub(super) fn routes(sandbox: Arc<SandboxState>) -> Router {
    let own = sandbox.ashby;
    Router::new()
        .route("/apiKey.info", post(api_key_info))
        .route("/api/codesignal_webhook", post(webhook))
        .merge(pages::ashby())
        .with_state(sandbox)
        .layer(from_fn_with_state(own, guard))
}

async fn api_key_info(State(sandbox): State<Arc<SandboxState>>, headers: HeaderMap) -> Response {
    outage(sandbox.scenario(), Vendor::Ashby)
        .unwrap_or_else(|| key_info(&sandbox, &headers).into_response())
}

fn key_info(sandbox: &SandboxState, headers: &HeaderMap) -> Reply {
    let Some(given) = headers.get(AUTHORIZATION) else {
        let why = "No API key was given as the user name of HTTP Basic";
        return failure(StatusCode::UNAUTHORIZED, "missing_api_key", why);
    };
    let state = sandbox.state();
    let basic = |key: &str| format!("Basic {}", STANDARD.encode(format!("{key}:")));
    let active = state.ashby.keys.iter().filter(|it| it.active);
    let Some(key) = active.clone().find(|it| *given == basic(it.key.expose())) else {
        let why = "The API key is not valid or was deactivated";
        return failure(StatusCode::FORBIDDEN, "invalid_api_key", why);
    };
    if key.limited {
        let why = "The API key lacks the permission apiKeysRead";
        return failure(StatusCode::FORBIDDEN, "missing_endpoint_permission", why);
    }
    let scopes = [
        "apiKeys:read",
        "assessments:read",
        "assessments:write",
        "candidates:read",
        "candidates:write",
    ];
    let results = json!({ "title": key.title, "createdAt": key.created, "scopes": scopes });
    (StatusCode::OK, Json(json!({ "success": true, "results": results })))
}

fn failure(status: StatusCode, code: &str, message: &str) -> Reply {
    let info = json!({ "code": code, "message": message, "requestId": new_id() });
    (status, Json(json!({ "success": false, "errors": [code], "errorInfo": info })))
}

async fn webhook(
    State(sandbox): State<Arc<SandboxState>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let scenario = sandbox.scenario();
    if scenario == Scenario::SlowEndpoint {
        tokio::time::sleep(sandbox.patience + Duration::from_secs(1)).await;
    }
    if let Some(response) = outage(scenario, Vendor::Ashby) {
        return response;
    }
    let (status, body) = match receive(&sandbox, &headers, &body) {
        Ok(()) => (StatusCode::OK, json!({ "success": true })),
        Err((status, message)) => (status, json!({ "error": { "message": message } })),
    };
    (status, Json(body)).into_response()
}

/// Checks the header before the body is looked at, the signature before its event is believed.
fn receive(
    sandbox: &SandboxState,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), (StatusCode, String)> {
    let forged = |message: String| Err((StatusCode::UNAUTHORIZED, message));
    let wrong = |message: String| Err((StatusCode::BAD_REQUEST, message));
    let state = &mut *sandbox.state();
    let (scenario, ashby) = (state.scenario, &mut state.ashby);
    if scenario == Scenario::EndpointBroken {
        return Err((StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong".to_owned()));
    }
    let unchecked = |by: Scenario| [Scenario::WebhookUnchecked, by].contains(&scenario);
    let is = |name: &str, expected: &str| headers.get(name).is_some_and(|it| it == expected);

    let has_key = ashby.selected().is_some_and(|it| is(ASHBY_KEY_HEADER, it.key.expose()));
    if !has_key && !unchecked(Scenario::HeaderUnchecked) {
        return forged(format!(
            "{ASHBY_KEY_HEADER} is not the key that is selected in the settings"
        ));
    }
    let Ok(Value::Object(body)) = serde_json::from_slice(body) else {
        return wrong("The body must be a JSON object".to_owned());
    };
    let event = body.get("event").and_then(Value::as_str);
    let triggered_on = body.get("triggeredOn").and_then(Value::as_i64);
    let is_signed = ashby.settings.codesignal_key.as_ref().is_some_and(|secret| {
        let url = sandbox.webhook_url();
        let event = event.unwrap_or_default();
        is(SIGNATURE_HEADER, &sign(secret.as_bytes(), &url, event, triggered_on))
    });
    if !is_signed && !unchecked(Scenario::SignatureUnchecked) {
        return forged(format!("{SIGNATURE_HEADER} was not made with the saved CodeSignal key"));
    }
    if body.is_empty() {
        return Ok(());
    }
    let Some(known) = event.and_then(|name| name.parse::<Event>().ok()) else {
        return wrong("The event is not known".to_owned());
    };
    if triggered_on.is_none() {
        return wrong("triggeredOn must be milliseconds".to_owned());
    }
    if let Some(field) = misfit(known, body.get("payload").unwrap_or(&Value::Null)) {
        return wrong(format!("The payload lacks {field}"));
    }
    ashby.events.push(Value::Object(body));
    Ok(())
}
