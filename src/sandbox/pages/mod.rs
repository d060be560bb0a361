//! The dashboards as a person meets them: HTML that works without JavaScript, with a keyboard and
//! with a screen reader. They look and are named like the places in the guide, and say on every page
//! that they are for practice.
//!
//! What succeeded is answered with a redirect, so that a reload repeats nothing. A form that has to
//! stay open is answered at once, with everything that was filled in.

mod api_keys;
mod ashby_keys;
mod assessments;
mod form;
mod page;
mod webhooks;

pub use self::page::{API_KEYS, ASHBY_API_KEYS, ASSESSMENTS, WEBHOOKS};

use self::page::{NotFound, Page, Shared, menu};
use super::reply::Vendor;
use super::state::SandboxState;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::Response;
use axum::routing::get;
use maud::html;
use std::sync::Arc;

pub(super) fn codesignal() -> Router<Arc<SandboxState>> {
    every_page(Vendor::Codesignal).merge(api_keys::routes()).merge(webhooks::routes())
}

pub(super) fn ashby() -> Router<Arc<SandboxState>> {
    every_page(Vendor::Ashby).merge(assessments::routes()).merge(ashby_keys::routes())
}

fn every_page(vendor: Vendor) -> Router<Arc<SandboxState>> {
    let css = [(CONTENT_TYPE, "text/css; charset=utf-8"), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    Router::new()
        .route("/", get(move |State(sandbox): Shared| async move { start(vendor, &sandbox) }))
        .route("/pages.css", get((css, include_str!("pages.css"))))
        .fallback(NotFound(vendor))
}

fn start(vendor: Vendor, sandbox: &SandboxState) -> Response {
    let (work, other, address) = match vendor {
        Vendor::Codesignal => {
            ("creating the CodeSignal API key and the webhook", Vendor::Ashby, sandbox.ashby)
        }
        Vendor::Ashby => (
            "adding the CodeSignal integration and creating the Ashby API key",
            Vendor::Codesignal,
            sandbox.codesignal,
        ),
    };
    let content = html! {
        p {
            "Practise " (work) ". Nothing here touches your company's account, and mistakes fail \
             as they would there."
        }
        p { a href={ "http://" (address) "/" } { "Practice " (other.name()) } }
    };
    Page::new(vendor, menu(vendor).0, "/").show(&content)
}
