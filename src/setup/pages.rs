//! The pages of the two dashboards: their addresses are always said first, then they are opened where
//! there is a browser.

use super::context::WizardContext;
use crate::app::App;
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, WEBHOOKS_PAGE};
use crate::platform::browser::{self, NoBrowser};

/// The addresses of the pages. No address of CodeSignal's API Keys page nor of Ashby's assessments admin
/// page is published: there the site is opened, and the clicks are said.
pub(crate) struct Pages {
    pub(crate) codesignal_keys: String,
    pub(crate) webhooks: String,
    pub(crate) ashby: String,
    practice: bool,
}

impl Pages {
    /// The vendors' own, or those of the sandbox.
    pub(crate) fn of(app: &App) -> Pages {
        match &app.sandbox {
            None => Pages {
                codesignal_keys: CODESIGNAL_SITE.to_owned(),
                webhooks: WEBHOOKS_PAGE.to_owned(),
                ashby: ASHBY_SITE.to_owned(),
                practice: false,
            },
            Some(sandbox) => Pages {
                codesignal_keys: sandbox.codesignal_keys_page(),
                webhooks: sandbox.webhooks_page(),
                ashby: sandbox.ashby_page(),
                practice: true,
            },
        }
    }
}

impl WizardContext<'_, '_> {
    pub(crate) async fn open(&self, page: &str) {
        self.say(&format!("  {page}"));
        let address = page.to_owned();
        let opened = tokio::task::spawn_blocking(move || browser::open(&address)).await;
        match opened {
            Ok(Ok(())) => self.say("  (It opens in your browser.)"),
            Ok(Err(NoBrowser::Ssh)) if self.pages.practice => {
                let port = page
                    .split(['/', ':'])
                    .find(|part| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_digit()));
                let port = port.unwrap_or("PORT");
                self.say(&format!("  (The practice pages are on the computer that you are logged in to. To open them on your own, run this there first: ssh -L {port}:127.0.0.1:{port} and the name of this computer.)"));
            }
            Ok(Err(NoBrowser::Ssh)) => self.say("  (Open it on your own computer.)"),
            _ => self.say("  (Open it in your browser.)"),
        }
    }
}
