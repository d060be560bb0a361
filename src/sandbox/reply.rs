//! What both vendors answer when they are out of reach.

use super::scenario::Scenario;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vendor {
    Codesignal,
    Ashby,
}

impl Vendor {
    pub(super) fn name(self) -> &'static str {
        match self {
            Vendor::Codesignal => "CodeSignal",
            Vendor::Ashby => "Ashby",
        }
    }
}

/// What answers in place of a vendor's API. The dashboards stay up, so that practice can go on.
pub(super) fn outage(scenario: Scenario, vendor: Vendor) -> Option<Response> {
    match (scenario, vendor) {
        (Scenario::CodesignalDown, Vendor::Codesignal) | (Scenario::AshbyDown, Vendor::Ashby) => {
            let down = "The service is down for a moment.";
            Some((StatusCode::SERVICE_UNAVAILABLE, down).into_response())
        }
        (Scenario::RateLimited, Vendor::Codesignal) => {
            let error = super::graphql::problem("RATE_LIMITED", "Too many requests");
            let body = Json(json!({ "errors": [error] }));
            Some((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")], body).into_response())
        }
        (Scenario::CaptivePortal, _) => {
            let page =
                "<!doctype html><title>Guest network</title><h1>Log in to use this network</h1>\n";
            Some(Html(page).into_response())
        }
        _ => None,
    }
}
