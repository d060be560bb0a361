//! The dashboards' pages: the vendors' own, or a sandbox's. With any other address no page is opened: a key
//! for a test system must not be entered in a real account.

use super::Dialog;
use crate::api::address::Address;
use crate::api::reachability;
use crate::app::App;
use crate::error::Result;
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, WEBHOOKS_PAGE};
use crate::platform::browser::{self, NoBrowser};
use crate::prompt::{Input, Shortcut};
use crate::sandbox::page_paths;
use std::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    AshbyAssessments,
    AshbyKeys,
    CodesignalKeys,
    CodesignalWebhooks,
}

impl Page {
    fn site(self) -> &'static str {
        match self {
            Page::AshbyAssessments | Page::AshbyKeys => "Ashby",
            Page::CodesignalKeys | Page::CodesignalWebhooks => "CodeSignal",
        }
    }

    /// Only the webhooks page has a published address; elsewhere the site is opened, and the clicks are said.
    fn published(self) -> &'static str {
        match self {
            Page::AshbyAssessments | Page::AshbyKeys => ASHBY_SITE,
            Page::CodesignalKeys => CODESIGNAL_SITE,
            Page::CodesignalWebhooks => WEBHOOKS_PAGE,
        }
    }

    fn sandbox_path(self) -> &'static str {
        match self {
            Page::AshbyAssessments => page_paths::ASSESSMENTS,
            Page::AshbyKeys => page_paths::ASHBY_API_KEYS,
            Page::CodesignalKeys => page_paths::API_KEYS,
            Page::CodesignalWebhooks => page_paths::WEBHOOKS,
        }
    }
}

pub(crate) enum Pages {
    Published,
    /// The pages of a sandbox, by the base address of each vendor's.
    Sandbox {
        codesignal: String,
        ashby: String,
    },
    /// Other addresses were given, and nothing there says that it is a sandbox.
    Unknown,
}

impl Pages {
    /// A sandbox in another process is recognised by its address on this computer and a header in its replies.
    pub(crate) async fn find(app: &App) -> Pages {
        let addresses = &app.settings.addresses;
        if let Some(sandbox) = &app.sandbox {
            return Pages::Sandbox {
                codesignal: sandbox.codesignal_site(),
                ashby: sandbox.ashby_url(),
            };
        }
        if addresses.are_published() {
            return Pages::Published;
        }
        let _spinner = app.ui.busy("Looking at the addresses you gave");
        let deadline = app.deadline_from(Instant::now());
        let (codesignal, ashby) = (&addresses.codesignal, &addresses.ashby);
        if !reachability::are_sandboxes(&app.http, codesignal, ashby, deadline).await {
            return Pages::Unknown;
        }
        let site = |address: &Address| address.url().origin().ascii_serialization();
        Pages::Sandbox { codesignal: site(codesignal), ashby: site(ashby) }
    }

    pub(crate) fn are_unknown(&self) -> bool {
        matches!(self, Pages::Unknown)
    }

    pub(crate) fn are_practice(&self) -> bool {
        matches!(self, Pages::Sandbox { .. })
    }

    pub(crate) fn address(&self, page: Page) -> Option<String> {
        match self {
            Pages::Published => Some(page.published().to_owned()),
            Pages::Sandbox { codesignal, ashby } => {
                let site = match page {
                    Page::AshbyAssessments | Page::AshbyKeys => ashby,
                    Page::CodesignalKeys | Page::CodesignalWebhooks => codesignal,
                };
                Some(format!("{}{}", site.trim_end_matches('/'), page.sandbox_path()))
            }
            Pages::Unknown => None,
        }
    }
}

impl Dialog<'_> {
    /// Offers to open a page; where no browser can be opened, its address is shown.
    pub(crate) async fn offer_page(&self, page: Page) -> Result<Input<()>> {
        let Some(address) = self.pages.address(page) else {
            return Ok(Input::Value(()));
        };
        if let Err(why) = browser::can_open() {
            self.show_address(&address, why);
            return Ok(Input::Value(()));
        }
        let question = format!("Open {} in your browser?", page.site());
        match self.ask(&question, true).await? {
            Input::Value(true) => {
                self.open(&address).await;
            }
            Input::Value(false) => self.say(&format!("  {address}")),
            Input::Shortcut(word) => return Ok(Input::Shortcut(word)),
        }
        Ok(Input::Value(()))
    }

    /// Waits until the page is open, so that what was said about it and its address stay until then.
    pub(crate) async fn wait_for_page(&self, page: Page, question: &str) -> Result<Input<()>> {
        let words = [Shortcut::Open, Shortcut::Back, Shortcut::Skip];
        loop {
            match self.app.prompter.enter(question, &words).await? {
                Input::Shortcut(Shortcut::Open) => self.open_page(page).await,
                answer => return Ok(answer),
            }
        }
    }

    /// Opens a page again, at the person's word.
    pub(crate) async fn open_page(&self, page: Page) {
        if let Some(address) = self.pages.address(page) {
            self.open(&address).await;
        }
    }

    pub(crate) async fn open(&self, address: &str) -> bool {
        let link = address.to_owned();
        let opened = tokio::task::spawn_blocking(move || browser::open(&link)).await;
        match opened {
            Ok(Ok(())) => true,
            Ok(Err(why)) => {
                self.show_address(address, why);
                false
            }
            Err(_) => {
                self.show_address(address, NoBrowser::Nowhere);
                false
            }
        }
    }

    fn show_address(&self, address: &str, why: NoBrowser) {
        match why {
            NoBrowser::Ssh if self.pages.are_practice() => {
                let port = address
                    .split([':', '/'])
                    .find(|part| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_digit()))
                    .unwrap_or("PORT");
                self.say(&format!("\n  {address}\n  This page is on the computer you're logged in to. To open it on yours, run there:\n  ssh -L {port}:127.0.0.1:{port} HOST"));
            }
            NoBrowser::Ssh => self.say(&format!("\n  Open this on your own computer: {address}")),
            NoBrowser::Nowhere => {
                self.say(&format!("\n  Open this in your browser: {address}"));
            }
        }
    }
}
