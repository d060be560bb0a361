//! CodeSignal's API: the GraphQL endpoint.

use super::graphql::{answer, problem};
use super::guard::guarded;
use super::pages;
use super::reply::{Body, LARGEST_BODY, Vendor, outage, reply, too_many};
use super::state::SandboxState;
use super::test_session;
use crate::integration::Permission;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use serde_json::json;
use std::sync::Arc;

pub(super) fn routes(sandbox: Arc<SandboxState>) -> Router {
    let own = sandbox.codesignal;
    let routes = Router::new()
        .route("/graphql", post(graphql))
        .merge(test_session::routes())
        .merge(pages::codesignal())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(sandbox);
    guarded(routes, own)
}

async fn graphql(
    State(sandbox): State<Arc<SandboxState>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if let Some(response) = outage(sandbox.scenario(), Vendor::Codesignal) {
        return response;
    }
    let Some((key, permissions)) = known_key(&sandbox, &headers) else {
        return refused(
            StatusCode::UNAUTHORIZED,
            "UNAUTHENTICATED",
            "Unauthorized: the API key is missing or not valid",
        );
    };
    if !is_json(&headers) {
        return refused(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "BAD_REQUEST",
            "The content type must be application/json",
        );
    }
    if !sandbox.state().codesignal.limits.admit(&key) {
        return too_many(1);
    }
    match body {
        Ok(body) => match answer(&sandbox, &key, &permissions, &body) {
            (StatusCode::TOO_MANY_REQUESTS, _) => too_many(1),
            (status, answer) => reply(status, &answer),
        },
        Err(rejection) => refused(rejection.status(), "BAD_REQUEST", &rejection.body_text()),
    }
}

/// The key of this request and what it may do; `None` if CodeSignal does not know it.
fn known_key(sandbox: &SandboxState, headers: &HeaderMap) -> Option<(String, Vec<Permission>)> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let state = sandbox.state();
    let known = state.codesignal.keys.iter().find(|it| it.key == key)?;
    Some((key.to_owned(), known.needed()))
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let media = value.and_then(|it| it.split(';').next());
    media.is_some_and(|it| it.trim().eq_ignore_ascii_case("application/json"))
}

fn refused(status: StatusCode, code: &str, message: &str) -> Response {
    reply(status, &json!({ "errors": [problem(code, message)] }))
}
