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
mod webhooks;

use super::forms::FieldError;
use super::reply::Vendor;
use super::state::SandboxState;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use std::collections::HashMap;
use std::sync::Arc;

pub const API_KEYS: &str = "/client-dashboard/integrations/api-keys";
pub const WEBHOOKS: &str = "/client-dashboard/integrations/webhooks";
pub const ASHBY_API_KEYS: &str = "/admin/api-keys";
pub const ASSESSMENTS: &str = "/admin/assessments";

type Shared = State<Arc<SandboxState>>;
type Answer = Result<Response, NotFound>;
/// What a form or the address says; a ticked box has a name of its own.
type Fields = HashMap<String, String>;

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

#[derive(Clone, Copy)]
struct NotFound(Vendor);

impl IntoResponse for NotFound {
    fn into_response(self) -> Response {
        let content = html! {
            p { "There's nothing at this address. It may have been deleted." }
            p { a href="/" { "Back to the start page" } }
        };
        let page = Page::new(self.0, "Page not found", "");
        Page { status: StatusCode::NOT_FOUND, ..page }.show(&content)
    }
}

struct Page {
    vendor: Vendor,
    title: &'static str,
    /// The entry of the menu that it belongs to, by its address.
    menu: &'static str,
    status: StatusCode,
    /// What happened, in a few words: it goes before the title in the browser's tab.
    news: Option<String>,
    /// What came of the last click, where the browser goes on reading.
    outcome: Option<Markup>,
    /// A link or a button beside the heading.
    action: Option<Markup>,
}

impl Page {
    fn new(vendor: Vendor, title: &'static str, menu: &'static str) -> Page {
        let status = StatusCode::OK;
        Page { vendor, title, menu, status, news: None, outcome: None, action: None }
    }

    /// Says what the address says that was done: `?saved`, for example.
    fn done(self, query: &Fields, what: &str, words: &[&str]) -> Page {
        let Some(word) = words.iter().find(|word| query.contains_key(**word)) else {
            return self;
        };
        let outcome = Some(good(&format!("{what} {word}.")));
        Page { news: Some(format!("{what} {word}")), outcome, ..self }
    }

    /// Says what is wrong with a form, if anything is.
    fn wrong(self, errors: &[FieldError]) -> Page {
        if errors.is_empty() {
            return self;
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let outcome = Some(form::summary(errors));
        Page { status, news: Some("Error".to_owned()), outcome, ..self }
    }

    fn show(self, content: &Markup) -> Response {
        let vendor = self.vendor.name();
        let body = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title {
                        @if let Some(news) = self.news { (news) ": " }
                        (self.title) " - Practice " (vendor)
                    }
                    link rel="stylesheet" href="/pages.css";
                }
                body class=(vendor.to_lowercase()) {
                    a .skip href="#main" { "Skip to the content" }
                    header {
                        p .practice {
                            strong { "Practice " (vendor) }
                            " This is the sandbox of cs-ashby on this computer, not the real "
                            (vendor) "."
                        }
                    }
                    div .columns {
                        (navigation(self.vendor, self.menu))
                        main #main tabindex="-1" {
                            div .top {
                                h1 { (self.title) }
                                @if let Some(action) = self.action { (action) }
                            }
                            @if let Some(outcome) = self.outcome { (outcome) }
                            (content)
                        }
                    }
                }
            }
        };
        let headers = [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            // Nothing is loaded but the stylesheet, and no form leads away.
            (
                CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'self'; form-action 'self'; \
                 frame-ancestors 'none'; base-uri 'none'",
            ),
            (X_FRAME_OPTIONS, "DENY"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (CACHE_CONTROL, "no-store"),
            // Not "no-referrer": browsers then send "Origin: null" with a form of our own page.
            (REFERRER_POLICY, "same-origin"),
        ];
        (self.status, headers, body.into_string()).into_response()
    }
}

/// The menu's title, and its entries with their addresses.
fn menu(vendor: Vendor) -> (&'static str, [(&'static str, &'static str); 2]) {
    match vendor {
        Vendor::Codesignal => ("Integrations", [("API Keys", API_KEYS), ("Webhooks", WEBHOOKS)]),
        Vendor::Ashby => ("Admin", [("Assessments", ASSESSMENTS), ("API Keys", ASHBY_API_KEYS)]),
    }
}

fn navigation(vendor: Vendor, here: &str) -> Markup {
    let (label, entries) = menu(vendor);
    html! {
        nav aria-labelledby="menu" {
            p #menu { (label) }
            ul {
                @for (title, address) in entries {
                    li {
                        a href=(address) aria-current=[(address == here).then_some("page")] {
                            (title)
                        }
                    }
                }
            }
        }
    }
}

/// Something that went well, where the browser goes on reading.
fn good(message: &str) -> Markup {
    html! { div #outcome .outcome.good role="status" tabindex="-1" { p { (message) } } }
}

/// Something in a list, with what can be done with it: a page to open, and a form of one button.
fn card(
    id: &str,
    title: &str,
    content: &Markup,
    link: Option<(&str, String)>,
    button: Option<(&str, String)>,
) -> Markup {
    html! {
        section .card aria-labelledby={ "card-" (id) } {
            h2 id={ "card-" (id) } { (title) }
            (content)
            div .buttons {
                @if let Some((name, address)) = link {
                    a .button.quiet href=(address) { (name) span .unseen { " " (title) } }
                }
                @if let Some((name, address)) = button {
                    form method="post" action=(address) {
                        button .quiet { (name) span .unseen { " " (title) } }
                    }
                }
            }
        }
    }
}
