//! CodeSignal's API: the GraphQL endpoint.

use super::graphql::{self, problem};
use super::guard::guard;
use super::pages;
use super::reply::{Vendor, outage};
use super::resolve::Root;
use super::state::SandboxState;
use super::test_session;
use axum::Router;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Json, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::json;
use std::sync::Arc;

pub(super) fn routes(sandbox: Arc<SandboxState>) -> Router {
    let own = sandbox.codesignal;
    Router::new()
        .route("/graphql", post(graphql))
        .route("/sandbox/test-sessions", post(test_session::answer))
        .merge(pages::codesignal())
        .with_state(sandbox)
        .layer(from_fn_with_state(own, guard))
}

async fn graphql(
    State(sandbox): State<Arc<SandboxState>>,
    headers: HeaderMap,
    body: Result<Json<graphql::Request>, JsonRejection>,
) -> Response {
    if let Some(response) = outage(sandbox.scenario(), Vendor::Codesignal) {
        return response;
    }
    let Some(permissions) = permissions(&sandbox, &headers) else {
        let why = "Unauthorized: the API key is missing or not valid";
        return refused(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", why);
    };
    let request = match body {
        Ok(Json(request)) => request,
        Err(wrong) => return refused(wrong.status(), "BAD_REQUEST", &wrong.body_text()),
    };
    // On a thread of its own: nested queries take more stack than Windows' main thread has.
    let answered = tokio::task::spawn_blocking(move || {
        graphql::answer(&Root { sandbox: &sandbox, permissions: &permissions }, request)
    });
    match answered.await {
        Ok((status, answer)) => (status, Json(answer)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What the key of this request may do; `None` if CodeSignal does not know it.
fn permissions(sandbox: &SandboxState, headers: &HeaderMap) -> Option<Vec<&'static str>> {
    let key = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
    let state = sandbox.state();
    let known = state.codesignal.keys.iter().find(|it| it.key.expose() == key)?;
    Some(known.permissions.clone())
}

fn refused(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "errors": [problem(code, message)] }))).into_response()
}
