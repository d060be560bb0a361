//! Where a person goes: the vendors' own pages, or those of the sandbox.

use super::Rotate;
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, KeyName, ManualStep, WEBHOOKS_PAGE};

impl Rotate<'_> {
    /// The page on which the key is made and deleted, as a line of its own.
    pub(super) fn page_of_key(&self) -> String {
        let page = match (&self.session.app.sandbox, self.name) {
            (None, KeyName::Codesignal) => CODESIGNAL_SITE.to_owned(),
            (None, KeyName::Ashby) => ASHBY_SITE.to_owned(),
            (Some(sandbox), KeyName::Codesignal) => sandbox.codesignal_keys_page(),
            (Some(sandbox), KeyName::Ashby) => sandbox.ashby_page(),
        };
        line(&page)
    }

    /// The page of a step, as a line of its own.
    pub(super) fn page_of(&self, step: ManualStep) -> String {
        let page = match (&self.session.app.sandbox, step) {
            (None, ManualStep::AshbySettings) => ASHBY_SITE.to_owned(),
            (None, ManualStep::Webhook) => WEBHOOKS_PAGE.to_owned(),
            (Some(sandbox), ManualStep::AshbySettings) => sandbox.ashby_page(),
            (Some(sandbox), ManualStep::Webhook) => sandbox.webhooks_page(),
        };
        line(&page)
    }
}

fn line(page: &str) -> String {
    format!("Page: {page}")
}
