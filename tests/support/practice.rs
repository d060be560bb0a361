//! A sandbox that starts from nothing, as `setup --sandbox` opens it for a person: its pages are there,
//! and nobody has filled them in.

use super::background::Background;
use super::home::Home;
use super::run::Run;
use cs_ashby::sandbox::{InitialState, Sandbox, Scenario, page_paths};

pub struct Practice {
    pub keys_page: String,
    pub webhooks_page: String,
    pub ashby_page: String,
    pub webhook_url: String,
    codesignal_url: String,
    ashby_url: String,
    _background: Background,
}

impl Practice {
    /// Runs until it is dropped.
    pub fn start(scenario: Scenario) -> Practice {
        let (tell, told) = std::sync::mpsc::channel();
        let background = Background::start(move || async move {
            let sandbox = Sandbox::start(scenario, InitialState::Nothing).await.unwrap();
            tell.send([
                sandbox.codesignal_site() + page_paths::API_KEYS,
                sandbox.codesignal_site() + page_paths::WEBHOOKS,
                sandbox.ashby_url() + page_paths::ASSESSMENTS,
                sandbox.webhook_url(),
                sandbox.codesignal_url(),
                sandbox.ashby_url(),
            ])
            .unwrap();
            std::future::pending::<()>().await;
        });
        let [keys_page, webhooks_page, ashby_page, webhook_url, codesignal_url, ashby_url] =
            told.recv().unwrap();
        Practice {
            keys_page,
            webhooks_page,
            ashby_page,
            webhook_url,
            codesignal_url,
            ashby_url,
            _background: background,
        }
    }

    /// A command against it, from another terminal.
    pub fn cs(&self, home: &Home, args: &[&str]) -> Run {
        home.cs(args)
            .env("CS_ASHBY_CODESIGNAL_URL", &self.codesignal_url)
            .env("CS_ASHBY_ASHBY_URL", &self.ashby_url)
            .env("CS_ASHBY_WEBHOOK_URL", &self.webhook_url)
    }

    /// `verify` against it, with these keys, as JSON.
    pub fn verify(&self, home: &Home, codesignal: &str, ashby: &str) -> Run {
        self.cs(home, &["verify"])
            .json_output()
            .keys(codesignal, ashby)
            .canary(codesignal)
            .canary(ashby)
    }
}
