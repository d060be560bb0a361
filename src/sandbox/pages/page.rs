//! A page of a practice dashboard, and the parts that many of them have.

use super::form::{Fields, summary};
use crate::sandbox::forms::FieldError;
use crate::sandbox::reply::Vendor;
use crate::sandbox::state::SandboxState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use std::sync::Arc;

pub const API_KEYS: &str = "/client-dashboard/integrations/api-keys";
pub const WEBHOOKS: &str = "/client-dashboard/integrations/webhooks";
pub const ASHBY_API_KEYS: &str = "/admin/api-keys";
pub const ASSESSMENTS: &str = "/admin/assessments";

pub(super) type Shared = State<Arc<SandboxState>>;
pub(super) type Answer = Result<Response, NotFound>;

#[derive(Clone, Copy)]
pub(super) struct NotFound(pub(super) Vendor);

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

pub(super) struct Page {
    pub(super) vendor: Vendor,
    pub(super) title: &'static str,
    /// The entry of the menu that it belongs to, by its address.
    pub(super) menu: &'static str,
    pub(super) status: StatusCode,
    /// What happened, in a few words: it goes before the title in the browser's tab.
    pub(super) news: Option<String>,
    /// What came of the last click, where the browser goes on reading.
    pub(super) outcome: Option<Markup>,
    /// A link or a button beside the heading.
    pub(super) action: Option<Markup>,
}

impl Page {
    pub(super) fn new(vendor: Vendor, title: &'static str, menu: &'static str) -> Page {
        let status = StatusCode::OK;
        Page { vendor, title, menu, status, news: None, outcome: None, action: None }
    }

    /// Says what the address says that was done: `?saved`, for example.
    pub(super) fn done(self, query: &Fields, what: &str, words: &[&str]) -> Page {
        let Some(word) = words.iter().find(|word| query.contains_key(**word)) else {
            return self;
        };
        let outcome = Some(good(&format!("{what} {word}.")));
        Page { news: Some(format!("{what} {word}")), outcome, ..self }
    }

    /// Says what is wrong with a form, if anything is.
    pub(super) fn wrong(self, errors: &[FieldError]) -> Page {
        if errors.is_empty() {
            return self;
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let outcome = Some(summary(errors));
        Page { status, news: Some("Error".to_owned()), outcome, ..self }
    }

    pub(super) fn show(self, content: &Markup) -> Response {
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
pub(super) fn menu(vendor: Vendor) -> (&'static str, [(&'static str, &'static str); 2]) {
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
pub(super) fn good(message: &str) -> Markup {
    html! { div #outcome .outcome.good role="status" tabindex="-1" { p { (message) } } }
}

/// Something in a list, with what can be done with it.
pub(super) fn card(id: &str, title: &str, content: &Markup, actions: &Markup) -> Markup {
    html! {
        section .card aria-labelledby={ "card-" (id) } {
            h2 id={ "card-" (id) } { (title) }
            (content)
            div .buttons { (actions) }
        }
    }
}

/// A link that looks like a button. `whose` is for those who don't see what's around it.
pub(super) fn link(name: &str, whose: &str, address: &str) -> Markup {
    html! { a .button.quiet href=(address) { (name) span .unseen { " " (whose) } } }
}

/// A form of one button.
pub(super) fn button(name: &str, whose: &str, address: &str) -> Markup {
    html! {
        form method="post" action=(address) {
            button .quiet { (name) span .unseen { " " (whose) } }
        }
    }
}

pub(super) fn edit_and_delete(whose: &str, address: &str) -> Markup {
    html! {
        (link("Edit", whose, address))
        (button("Delete", whose, &format!("{address}/delete")))
    }
}
