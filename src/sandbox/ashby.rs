//! Ashby's API: `apiKey.info`, and the address that CodeSignal's webhook delivers to.

use super::basic::user_of;
use super::guard::guarded;
use super::pages;
use super::payload::misfit;
use super::reply::{Body, LARGEST_BODY, Vendor, outage, refusal, reply};
use super::scenario::Scenario;
use super::state::{API_KEYS_READ, SandboxState};
use super::values::new_id;
use crate::api::signature::sign;
use crate::integration::{ASHBY_KEY_HEADER, Event, SIGNATURE_HEADER};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use serde_json::{Value, json};
use std::sync::Arc;

/// As many events as are remembered; the oldest go first.
const MOST_EVENTS: usize = 1000;

pub(super) fn routes(sandbox: Arc<SandboxState>) -> Router {
    let own = sandbox.ashby;
    let routes = Router::new()
        .route("/apiKey.info", post(api_key_info))
        .route("/api/codesignal_webhook", post(webhook))
        .merge(pages::ashby())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(sandbox);
    guarded(routes, own)
}

async fn api_key_info(
    State(sandbox): State<Arc<SandboxState>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if let Some(response) = outage(sandbox.scenario(), Vendor::Ashby) {
        return response;
    }
    let given = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
    let Some(user) = given.and_then(user_of) else {
        return failure(
            StatusCode::UNAUTHORIZED,
            "missing_api_key",
            "No API key was given as the user name of HTTP Basic",
        );
    };
    let state = sandbox.state();
    let known = state.ashby.keys.iter().find(|it| it.key == user);
    let Some(key) = known.filter(|it| it.active) else {
        return failure(
            StatusCode::FORBIDDEN,
            "invalid_api_key",
            "The API key is not valid or was deactivated",
        );
    };
    if !key.scopes.iter().any(|scope| scope == API_KEYS_READ) {
        return failure(
            StatusCode::FORBIDDEN,
            "missing_endpoint_permission",
            "The API key lacks the permission apiKeysRead",
        );
    }
    let sound = body.is_ok_and(|body| {
        body.is_empty() || serde_json::from_slice::<Value>(&body).is_ok_and(|it| it.is_object())
    });
    if !sound {
        return failure(StatusCode::BAD_REQUEST, "invalid_input", "The body must be a JSON object");
    }
    reply(
        StatusCode::OK,
        &json!({
            "success": true,
            "results": {
                "title": key.title,
                "createdAt": key.created,
                "scopes": key.scopes
            }
        }),
    )
}

fn failure(status: StatusCode, code: &str, message: &str) -> Response {
    // The id is a courtesy; without randomness it stays empty.
    let request_id = new_id().unwrap_or_default();
    reply(
        status,
        &json!({
            "success": false,
            "errors": [code],
            "errorInfo": { "code": code, "message": message, "requestId": request_id }
        }),
    )
}

async fn webhook(
    State(sandbox): State<Arc<SandboxState>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let scenario = sandbox.scenario();
    if scenario == Scenario::SlowEndpoint {
        tokio::time::sleep(sandbox.delays.slow).await;
    }
    if scenario == Scenario::EndpointBroken {
        return refusal(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong");
    }
    if let Some(response) = outage(scenario, Vendor::Ashby) {
        return response;
    }
    match receive(&sandbox, &headers, body) {
        Ok(()) => reply(StatusCode::OK, &json!({ "success": true })),
        Err((status, message)) => refusal(status, message),
    }
}

/// Checks the header before the body is looked at, the signature before its event is believed.
fn receive(
    sandbox: &SandboxState,
    headers: &HeaderMap,
    body: Body,
) -> Result<(), (StatusCode, String)> {
    let refused = |status: StatusCode, message: &str| Err((status, message.to_owned()));
    let mut state = sandbox.state();
    let unchecked = state.scenario == Scenario::WebhookUnchecked;
    let header_checked = !unchecked && state.scenario != Scenario::HeaderUnchecked;
    let signature_checked = !unchecked && state.scenario != Scenario::SignatureUnchecked;
    let given = |name: &str| {
        let value = headers.get(name).and_then(|it| it.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    if header_checked {
        let selected = state.ashby.selected();
        if !selected.is_some_and(|key| same(&key.key, &given(ASHBY_KEY_HEADER))) {
            let message =
                format!("{ASHBY_KEY_HEADER} is not the key that is selected in the settings");
            return refused(StatusCode::UNAUTHORIZED, &message);
        }
    }
    let body = body.map_err(|rejection| (rejection.status(), rejection.body_text()))?;
    let Ok(Value::Object(body)) = serde_json::from_slice(&body) else {
        return refused(StatusCode::BAD_REQUEST, "The body must be a JSON object");
    };
    let event = body.get("event").and_then(Value::as_str);
    let triggered_on = body.get("triggeredOn").and_then(Value::as_i64);
    if signature_checked {
        let secret = state.ashby.settings.codesignal_key.as_ref();
        let expected = secret.map(|secret| {
            let address = &sandbox.webhook_url;
            sign(secret.as_bytes(), address, event.unwrap_or_default(), triggered_on)
        });
        if !expected.is_some_and(|expected| same(&expected, &given(SIGNATURE_HEADER))) {
            let message = format!("{SIGNATURE_HEADER} was not made with the saved CodeSignal key");
            return refused(StatusCode::UNAUTHORIZED, &message);
        }
    }
    if body.is_empty() {
        return Ok(());
    }
    let Some(known) = event.and_then(|name| name.parse::<Event>().ok()) else {
        return refused(StatusCode::BAD_REQUEST, "The event is not known");
    };
    if triggered_on.is_none() {
        return refused(StatusCode::BAD_REQUEST, "triggeredOn must be milliseconds");
    }
    if let Some(field) = misfit(known, body.get("payload").unwrap_or(&Value::Null)) {
        let message = format!("The payload lacks {field}");
        return refused(StatusCode::BAD_REQUEST, &message);
    }
    let events = &mut state.ashby.events;
    if events.len() >= MOST_EVENTS {
        events.remove(0);
    }
    events.push(Value::Object(body));
    Ok(())
}

/// Takes as long for a near miss as for a far one.
fn same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differing == 0
}
