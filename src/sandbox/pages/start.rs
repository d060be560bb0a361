//! The first page of each practice vendor, and the page for addresses that lead nowhere.

use super::{API_KEYS, ASHBY_API_KEYS, ASSESSMENTS, Page, WEBHOOKS};
use crate::error::Error;
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::SandboxState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use std::sync::Arc;

pub(super) async fn codesignal(State(sandbox): State<Arc<SandboxState>>) -> Response {
    let content = html! {
        p {
            "Practise creating the CodeSignal API key and the webhook. Nothing here touches your \
             company's account, and mistakes fail as they would there."
        }
        ul .places {
            li { a href=(API_KEYS) { "Integrations > API Keys" } }
            li { a href=(WEBHOOKS) { "Integrations > Webhooks" } }
            li { a href={ "http://" (sandbox.ashby) "/" } { "Practice Ashby" } }
        }
    };
    Page::new(Vendor::Codesignal, "Integrations", "/").show(&content)
}

pub(super) async fn ashby(State(sandbox): State<Arc<SandboxState>>) -> Response {
    let content = html! {
        p {
            "Practise adding the CodeSignal integration and creating the Ashby API key. Nothing \
             here touches your company's account, and mistakes fail as they would there."
        }
        ul .places {
            li { a href=(ASSESSMENTS) { "Assessments admin page" } }
            li { a href=(ASHBY_API_KEYS) { "API Keys" } }
            li { a href={ "http://" (sandbox.codesignal) "/" } { "Practice CodeSignal" } }
        }
    };
    Page::new(Vendor::Ashby, "Admin", "/").show(&content)
}

pub(super) fn nowhere(site: Vendor) -> Response {
    let content = html! {
        p { "There's nothing at this address. It may have been deleted." }
        p { a href="/" { "Back to the start page" } }
    };
    Page::new(site, "Page not found", "").answer(StatusCode::NOT_FOUND, &content)
}

pub(super) fn failed(site: Vendor, error: &Error) -> Response {
    let content = html! { p { (error.message) } p { (error.fix) } };
    Page::new(site, "Something went wrong", "").answer(StatusCode::INTERNAL_SERVER_ERROR, &content)
}
