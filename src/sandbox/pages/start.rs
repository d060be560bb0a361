//! The first page of each practice vendor, and the page for addresses that lead nowhere.

use super::{API_KEYS, ASSESSMENTS, Page, WEBHOOKS};
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::SandboxState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use std::sync::Arc;

pub(super) async fn codesignal(State(world): State<Arc<SandboxState>>) -> Response {
    let content = html! {
        p {
            "Here you make the CodeSignal API key and the webhook of the guide, without touching \
             your company's account. What goes wrong here goes wrong as it would there."
        }
        ul .places {
            li { a href=(API_KEYS) { "Integrations > API Keys" } }
            li { a href=(WEBHOOKS) { "Integrations > Webhooks" } }
            li { a href={ "http://" (world.ashby) "/" } { "Practice Ashby" } }
        }
    };
    Page::new(Vendor::Codesignal, "Integrations", "/").show(StatusCode::OK, &content)
}

pub(super) async fn ashby(State(world): State<Arc<SandboxState>>) -> Response {
    let content = html! {
        p {
            "Here you add the CodeSignal integration of the guide and make the Ashby API key, \
             without touching your company's account. What goes wrong here goes wrong as it would \
             there."
        }
        ul .places {
            li { a href=(ASSESSMENTS) { "Assessments admin page" } }
            li { a href={ "http://" (world.codesignal) "/" } { "Practice CodeSignal" } }
        }
    };
    Page::new(Vendor::Ashby, "Admin", "/").show(StatusCode::OK, &content)
}

pub(super) fn nowhere(site: Vendor) -> Response {
    let content = html! {
        p { "There is nothing at this address. What was here may have been deleted." }
        p { a href="/" { "Back to the first page" } }
    };
    Page::new(site, "Page not found", "").show(StatusCode::NOT_FOUND, &content)
}
