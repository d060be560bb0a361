//! The dashboards' pages: the vendors' own, or a sandbox's. With any other address no page is opened: a key
//! for a test system must not be entered in a real account.

use super::Dialog;
use crate::api::address::Address;
use crate::api::reachability;
use crate::app::App;
use crate::error::Result;
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, KeyName, WEBHOOKS_PAGE};
use crate::platform::browser;
use crate::prompt::{Leave, Shortcut};
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
    /// Where a key is made.
    pub(crate) fn of_key(name: KeyName) -> Page {
        match name {
            KeyName::Ashby => Page::AshbyAssessments,
            KeyName::Codesignal => Page::CodesignalKeys,
        }
    }

    /// Whose it is, its address, and its path in the sandbox. Only the webhooks page has a published address;
    /// elsewhere the site is opened, and the clicks are said.
    fn place(self) -> (KeyName, &'static str, &'static str) {
        match self {
            Page::AshbyAssessments => (KeyName::Ashby, ASHBY_SITE, page_paths::ASSESSMENTS),
            Page::AshbyKeys => (KeyName::Ashby, ASHBY_SITE, page_paths::ASHBY_API_KEYS),
            Page::CodesignalKeys => (KeyName::Codesignal, CODESIGNAL_SITE, page_paths::API_KEYS),
            Page::CodesignalWebhooks => (KeyName::Codesignal, WEBHOOKS_PAGE, page_paths::WEBHOOKS),
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
        if !reachability::are_sandboxes(&app.http, [codesignal, ashby], deadline).await {
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
        let (vendor, published, path) = page.place();
        match (self, vendor) {
            (Pages::Published, _) => Some(published.to_owned()),
            (Pages::Sandbox { codesignal: site, .. }, KeyName::Codesignal)
            | (Pages::Sandbox { ashby: site, .. }, KeyName::Ashby) => {
                Some(format!("{}{path}", site.trim_end_matches('/')))
            }
            (Pages::Unknown, _) => None,
        }
    }
}

impl Dialog<'_> {
    /// Offers to open a page; where no browser can be opened, its address is shown.
    pub(crate) async fn offer_page(&self, page: Page) -> Result<(), Leave> {
        let Some(address) = self.pages.address(page) else {
            return Ok(());
        };
        if !(self.prompter.is_at_terminal() && browser::can_open()) {
            self.show_address(&address);
            return Ok(());
        }
        let question = format!("Open {} in your browser?", page.place().0.vendor());
        if self.prompter.confirm(&question, true).await? {
            self.open(&address).await;
        } else {
            self.say(&format!("  {address}"));
        }
        Ok(())
    }

    /// Waits until the page is open, so that what was said about it and its address stay until then.
    pub(crate) async fn wait_for_page(&self, page: Page, question: &str) -> Result<(), Leave> {
        let words = [Shortcut::Open, Shortcut::Back, Shortcut::Skip];
        loop {
            match self.prompter.enter(question, &words).await {
                Err(Leave::Shortcut(Shortcut::Open)) => self.open_page(page).await,
                answer => return answer,
            }
        }
    }

    /// Opens a page again, at the person's word.
    pub(crate) async fn open_page(&self, page: Page) {
        if let Some(address) = self.pages.address(page) {
            self.open(&address).await;
        }
    }

    pub(crate) async fn open(&self, address: &str) {
        let link = address.to_owned();
        let opened = tokio::task::spawn_blocking(move || browser::open(&link)).await;
        if !opened.unwrap_or(false) {
            self.show_address(address);
        }
    }

    fn show_address(&self, address: &str) {
        self.say(&format!("\n  Open this in your browser: {address}"));
    }
}
