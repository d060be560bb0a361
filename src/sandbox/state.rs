//! What the two practice vendors remember.

use super::company::{company, company_tests};
use super::forms::WebhookForm;
use super::scenario::Scenario;
use super::values::{ashby_key, codesignal_key, new_id};
use crate::credentials::Secret;
use crate::error::Result;
use crate::platform::now;
use jiff::Timestamp;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long CodeSignal waits for a webhook's answer, as published.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct SandboxState {
    /// `PATIENCE`, unless a test has less.
    pub(super) patience: Duration,
    pub(super) client: reqwest::Client,
    pub(super) codesignal: SocketAddr,
    pub(super) ashby: SocketAddr,
    state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) scenario: Scenario,
    pub(super) codesignal: CodesignalState,
    pub(super) ashby: AshbyState,
}

#[derive(Default)]
pub(super) struct CodesignalState {
    pub(super) company: Value,
    pub(super) keys: Vec<CodesignalKey>,
    pub(super) webhooks: Vec<RegisteredWebhook>,
    pub(super) tests: Vec<Value>,
    pub(super) sessions: Vec<Value>,
    pub(super) interviews: Vec<Value>,
}

pub(super) struct CodesignalKey {
    pub(super) id: String,
    pub(super) description: String,
    pub(super) key: Secret,
    pub(super) permissions: Vec<&'static str>,
}

pub(super) struct RegisteredWebhook {
    pub(super) id: String,
    pub(super) form: WebhookForm,
    /// What came of the last delivery, where it was not accepted.
    pub(super) failure: Option<String>,
}

#[derive(Default)]
pub(super) struct AshbyState {
    pub(super) keys: Vec<AshbyKey>,
    pub(super) added: bool,
    pub(super) settings: AshbySettings,
    /// A key that the panel has not shown yet.
    pub(super) fresh: Option<NewKey>,
    pub(super) events: Vec<Value>,
}

pub(super) struct AshbyKey {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) key: Secret,
    pub(super) created: Timestamp,
    /// It lacks the permission apiKeysRead.
    pub(super) limited: bool,
    pub(super) active: bool,
}

/// The panel of the CodeSignal integration on the assessments admin page.
#[derive(Default)]
pub(super) struct AshbySettings {
    pub(super) codesignal_key: Option<String>,
    pub(super) ashby_key_id: Option<String>,
}

/// What the panel shows once, after a key was made from it.
pub(super) struct NewKey {
    pub(super) key_id: String,
    /// What stood in the topmost box then: not saved, and not lost.
    pub(super) typed: String,
}

impl SandboxState {
    pub(super) fn new(
        patience: Duration,
        client: reqwest::Client,
        codesignal: SocketAddr,
        ashby: SocketAddr,
    ) -> SandboxState {
        let company = company();
        let tests = company_tests(&company);
        let codesignal_state = CodesignalState { company, tests, ..CodesignalState::default() };
        let state = State { codesignal: codesignal_state, ..State::default() };
        SandboxState { patience, client, codesignal, ashby, state: Mutex::new(state) }
    }

    /// The state, for a moment: never held while something is waited for.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A handler that panicked leaves whole values behind: every change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn scenario(&self) -> Scenario {
        self.state().scenario
    }

    /// The one address that Ashby's endpoint verifies signatures for.
    pub(super) fn webhook_url(&self) -> String {
        format!("http://{}/api/codesignal_webhook", self.ashby)
    }
}

impl CodesignalState {
    pub(super) fn add_key(
        &mut self,
        description: &str,
        permissions: Vec<&'static str>,
    ) -> Result<Secret> {
        let key = codesignal_key()?;
        self.keys.push(CodesignalKey {
            id: new_id(),
            description: description.to_owned(),
            key: key.clone(),
            permissions,
        });
        Ok(key)
    }
}

impl AshbyState {
    pub(super) fn add_key(&mut self, title: &str, limited: bool) -> Result<&AshbyKey> {
        self.keys.push(AshbyKey {
            id: new_id(),
            title: title.to_owned(),
            key: ashby_key()?,
            created: now(),
            limited,
            active: true,
        });
        Ok(&self.keys[self.keys.len() - 1]) // The line above pushed one.
    }

    /// The key that the drop-down names, if it is still active.
    pub(super) fn selected(&self) -> Option<&AshbyKey> {
        let id = self.settings.ashby_key_id.as_ref()?;
        self.keys.iter().find(|key| &key.id == id && key.active)
    }
}
