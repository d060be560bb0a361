//! The dashboards as a person meets them: HTML that works without JavaScript, with a keyboard and
//! with a screen reader. They look and are named like the places in the guide, and say on every page
//! that they are for practice.
//!
//! What succeeded is answered with a redirect, so that a reload repeats nothing. A form that has to
//! stay open is answered at once, with everything that was filled in.

mod api_keys;
mod ashby_keys;
mod assessments;
mod fields;
mod form;
mod start;
mod webhooks;

use super::forms::FieldError;
use super::reply::Vendor;
use super::state::SandboxState;
use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use std::sync::Arc;

pub(super) const API_KEYS: &str = "/client-dashboard/integrations/api-keys";
pub(super) const WEBHOOKS: &str = "/client-dashboard/integrations/webhooks";
pub(super) const ASHBY_API_KEYS: &str = "/admin/api-keys";
pub(super) const ASSESSMENTS: &str = "/admin/assessments";

/// Nothing is loaded but the stylesheet, and no form leads away.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

pub(super) fn codesignal() -> Router<Arc<SandboxState>> {
    Router::new()
        .route("/", get(start::codesignal))
        .merge(api_keys::routes())
        .merge(webhooks::routes())
        .merge(everywhere(Vendor::Codesignal))
}

pub(super) fn ashby() -> Router<Arc<SandboxState>> {
    Router::new()
        .route("/", get(start::ashby))
        .merge(assessments::routes())
        .merge(ashby_keys::routes())
        .merge(everywhere(Vendor::Ashby))
}

fn everywhere(site: Vendor) -> Router<Arc<SandboxState>> {
    let stylesheet = || async {
        let kind = (CONTENT_TYPE, "text/css; charset=utf-8");
        let sniffed = (X_CONTENT_TYPE_OPTIONS, "nosniff");
        ([kind, sniffed], include_str!("pages.css")).into_response()
    };
    Router::new()
        .route("/pages.css", get(stylesheet))
        .fallback(move || async move { start::nowhere(site) })
}

struct Page<'p> {
    site: Vendor,
    title: &'p str,
    /// What happened, in a few words: it goes before the title in the browser's tab.
    news: Option<&'p str>,
    /// What went well, where the browser goes on reading.
    done: Option<&'p str>,
    /// The entry of the menu that it belongs to, by its address.
    menu: &'p str,
    /// A link or a button beside the heading.
    action: Option<Markup>,
}

impl<'p> Page<'p> {
    fn new(site: Vendor, title: &'p str, menu: &'p str) -> Page<'p> {
        Page { site, title, news: None, done: None, menu, action: None }
    }

    fn news(self, news: &'p str) -> Page<'p> {
        Page { news: Some(news), ..self }
    }

    fn done(self, done: Option<&'p str>) -> Page<'p> {
        Page { done, news: done, ..self }
    }

    fn action(self, action: Markup) -> Page<'p> {
        Page { action: Some(action), ..self }
    }

    fn show(self, content: &Markup) -> Response {
        self.answer(StatusCode::OK, content)
    }

    /// A form, refused with what is wrong above it if there is anything.
    fn show_form(self, form: &Markup, errors: &[FieldError]) -> Response {
        if errors.is_empty() {
            return self.show(form);
        }
        let content = html! { (form::summary(errors)) (form) };
        self.news("Error").answer(StatusCode::UNPROCESSABLE_ENTITY, &content)
    }

    fn answer(self, status: StatusCode, content: &Markup) -> Response {
        let vendor = name(self.site);
        let body = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title {
                        @if let Some(news) = self.news { (news.trim_end_matches('.')) ": " }
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
                        (menu(self.site, self.menu))
                        main #main tabindex="-1" {
                            div .top {
                                h1 { (self.title) }
                                @if let Some(action) = self.action { (action) }
                            }
                            @if let Some(done) = self.done { (good(done)) }
                            (content)
                        }
                    }
                }
            }
        };
        let mut response = (status, body.into_string()).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_SECURITY_POLICY, POLICY),
            (X_FRAME_OPTIONS, "DENY"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (CACHE_CONTROL, "no-store"),
            // Not "no-referrer": browsers then send "Origin: null" with a form of our own page.
            (REFERRER_POLICY, "same-origin"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

fn name(site: Vendor) -> &'static str {
    match site {
        Vendor::Codesignal => "CodeSignal",
        Vendor::Ashby => "Ashby",
    }
}

fn menu(site: Vendor, here: &str) -> Markup {
    let (label, entries) = match site {
        Vendor::Codesignal => {
            ("Integrations", &[("API Keys", API_KEYS), ("Webhooks", WEBHOOKS)][..])
        }
        Vendor::Ashby => {
            ("Admin", &[("Assessments", ASSESSMENTS), ("API Keys", ASHBY_API_KEYS)][..])
        }
    };
    html! {
        nav aria-labelledby="menu" {
            p #menu { (label) }
            ul {
                @for (title, address) in entries {
                    li {
                        a href=(address) aria-current=[(*address == here).then_some("page")] {
                            (title)
                        }
                    }
                }
            }
        }
    }
}

/// On to another page, by GET. The address is this server's own.
fn on_to(address: &str) -> Response {
    let Ok(address) = HeaderValue::from_str(address) else {
        // Every address is made of constants and of ids that `new_id` made.
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
}

/// Something that went well, where the browser goes on reading.
fn good(message: &str) -> Markup {
    html! { div #outcome .outcome.good role="status" tabindex="-1" { p { (message) } } }
}

/// What the address says that was done: `?saved`, for example.
fn done(query: Option<&str>, what: &str, words: &[&str]) -> Option<String> {
    let query = fields::Fields::of_query(query);
    let word = words.iter().find(|word| query.has(word))?;
    Some(format!("{what} was {word}."))
}

/// Something in a list, that can be edited and deleted at its own address.
fn card(id: &str, title: &str, address: &str, content: &Markup) -> Markup {
    html! {
        section .card aria-labelledby={ "card-" (id) } {
            h2 id={ "card-" (id) } { (title) }
            (content)
            div .buttons {
                a .button.quiet href=(address) { "Edit" span .unseen { " " (title) } }
                a .button.quiet href={ (address) "/delete" } {
                    "Delete" span .unseen { " " (title) }
                }
            }
        }
    }
}

fn confirm(page: Page<'_>, question: &str, address: &str, button: &str) -> Response {
    let content = html! {
        p { (question) }
        form method="post" action=(address) .buttons {
            button .danger { (button) }
            a href=(page.menu) { "Cancel" }
        }
    };
    page.show(&content)
}
