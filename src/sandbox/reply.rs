//! Answers that both vendors give: JSON, and what comes in their place when they are out of reach.

use super::scenario::Scenario;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The largest request that is read: nothing published is near it.
pub(super) const LARGEST_BODY: usize = 1024 * 1024;

/// A request's body, or why there is none.
pub(super) type Body = Result<Bytes, BytesRejection>;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vendor {
    Codesignal,
    Ashby,
}

pub(super) fn reply(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json; charset=utf-8")], body.to_string()).into_response()
}

pub(super) fn refusal(status: StatusCode, message: impl AsRef<str>) -> Response {
    reply(status, &json!({ "error": { "message": message.as_ref() } }))
}

/// CodeSignal's refusal of a key that asked too often, with how long to wait.
pub(super) fn too_many(seconds: u64) -> Response {
    let error = super::graphql::problem("RATE_LIMITED", "Too many requests");
    let mut response = reply(StatusCode::TOO_MANY_REQUESTS, &json!({ "errors": [error] }));
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}

/// What answers in place of a vendor's API. The dashboards stay up, so that practice can go on.
pub(super) fn outage(scenario: Scenario, vendor: Vendor) -> Option<Response> {
    let down = "The service is down for a moment.";
    match (scenario, vendor) {
        (Scenario::CodesignalDown, Vendor::Codesignal) | (Scenario::AshbyDown, Vendor::Ashby) => {
            Some((StatusCode::SERVICE_UNAVAILABLE, down).into_response())
        }
        (Scenario::RateLimited, Vendor::Codesignal) => Some(too_many(60)),
        (Scenario::CaptivePortal, _) => Some(
            (
                StatusCode::OK,
                [(CONTENT_TYPE, "text/html; charset=utf-8")],
                "<!doctype html><title>Guest network</title><h1>Log in to use this network</h1>\n",
            )
                .into_response(),
        ),
        _ => None,
    }
}
