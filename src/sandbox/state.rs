//! What the two practice vendors remember. Practice keys are plain text here: they open nothing
//! outside this process. Nothing in this file derives `Debug`, so that none is logged all the same.

use super::codesignal_data::{Assessment, Interview, Session, assessments};
use super::forms::WebhookForm;
use super::graphql::Schema;
use super::limits::Limits;
use super::scenario::Scenario;
use super::values::{ashby_key, codesignal_key, new_id, now};
use crate::error::Result;
use crate::integration::Permission;
use jiff::Timestamp;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The scope of an Ashby key that `apiKey.info` asks for.
pub(super) const API_KEYS_READ: &str = "apiKeys:read";

/// What a new Ashby key may do unless less is asked for.
pub(super) const ASHBY_SCOPES: [&str; 5] =
    [API_KEYS_READ, "assessments:read", "assessments:write", "candidates:read", "candidates:write"];

/// The times that tests need shorter than life.
#[derive(Clone, Copy)]
pub(super) struct Delays {
    /// How long CodeSignal waits for a webhook's answer.
    pub(crate) patience: Duration,
    pub(crate) slow: Duration,
    /// The time within which CodeSignal counts a key's requests.
    pub(crate) counted: Duration,
}

impl Delays {
    /// As published, and one second more than that.
    pub(crate) const PUBLISHED: Delays = Delays {
        patience: Duration::from_secs(10),
        slow: Duration::from_secs(11),
        counted: Duration::from_secs(1),
    };
}

pub(super) struct SandboxState {
    pub(crate) delays: Delays,
    pub(crate) schema: &'static Schema,
    pub(crate) client: reqwest::Client,
    /// The one address that Ashby's endpoint verifies signatures for.
    pub(crate) webhook_url: String,
    pub(crate) codesignal: SocketAddr,
    pub(crate) ashby: SocketAddr,
    /// One event is delivered at a time, so that they arrive in order.
    pub(crate) delivering: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

pub(super) struct State {
    pub(crate) scenario: Scenario,
    pub(crate) codesignal: CodesignalState,
    pub(crate) ashby: AshbyState,
}

pub(super) struct CodesignalState {
    pub(crate) company_id: String,
    pub(crate) keys: Vec<CodesignalKey>,
    pub(crate) webhooks: Vec<RegisteredWebhook>,
    pub(crate) tests: Vec<Assessment>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) interviews: Vec<Interview>,
    pub(crate) limits: Limits,
}

pub(super) struct CodesignalKey {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) key: String,
    pub(crate) permissions: Vec<&'static str>,
}

impl CodesignalKey {
    /// Those of its permissions that the integration needs.
    pub(crate) fn needed(&self) -> Vec<Permission> {
        let all = Permission::ALL.into_iter();
        all.filter(|it| self.permissions.contains(&it.name())).collect()
    }
}

pub(super) struct RegisteredWebhook {
    pub(crate) id: String,
    pub(crate) form: WebhookForm,
    /// What came of the last delivery, where it was not accepted.
    pub(crate) failure: Option<String>,
}

#[derive(Default)]
pub(super) struct AshbyState {
    pub(crate) keys: Vec<AshbyKey>,
    pub(crate) added: bool,
    pub(crate) settings: AshbySettings,
    /// A key that the panel has not shown yet.
    pub(crate) fresh: Option<NewKey>,
    pub(crate) events: Vec<Value>,
}

pub(super) struct AshbyKey {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) key: String,
    pub(crate) created: Timestamp,
    pub(crate) scopes: Vec<String>,
    pub(crate) active: bool,
}

/// The panel of the CodeSignal integration on the assessments admin page.
#[derive(Default)]
pub(super) struct AshbySettings {
    pub(crate) codesignal_key: Option<String>,
    pub(crate) ashby_key_id: Option<String>,
}

/// What the panel shows once, after a key was made from it.
pub(super) struct NewKey {
    pub(crate) key_id: String,
    /// What stood in the topmost box then: not saved, and not lost.
    pub(crate) typed: String,
}

impl SandboxState {
    pub(crate) fn new(
        delays: Delays,
        schema: &'static Schema,
        client: reqwest::Client,
        codesignal: SocketAddr,
        ashby: SocketAddr,
    ) -> Result<SandboxState> {
        Ok(SandboxState {
            delays,
            schema,
            client,
            webhook_url: webhook_url_at(ashby),
            codesignal,
            ashby,
            delivering: tokio::sync::Mutex::default(),
            state: Mutex::new(State {
                scenario: Scenario::Working,
                codesignal: CodesignalState {
                    company_id: new_id()?,
                    keys: Vec::new(),
                    webhooks: Vec::new(),
                    tests: assessments()?,
                    sessions: Vec::new(),
                    interviews: Vec::new(),
                    limits: Limits::within(delays.counted),
                },
                ashby: AshbyState::default(),
            }),
        })
    }

    /// The state, for a moment: never held while something is waited for.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A handler that panicked leaves whole values behind: every change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn scenario(&self) -> Scenario {
        self.state().scenario
    }
}

impl CodesignalState {
    /// A new key; it is shown this once.
    pub(crate) fn add_key(
        &mut self,
        description: String,
        permissions: Vec<&'static str>,
    ) -> Result<&CodesignalKey> {
        let made =
            CodesignalKey { id: new_id()?, description, key: codesignal_key()?, permissions };
        Ok(push(&mut self.keys, made))
    }

    pub(crate) fn delete_key(&mut self, id: &str) -> bool {
        let before = self.keys.len();
        self.keys.retain(|it| it.id != id);
        self.keys.len() < before
    }
}

impl AshbyState {
    /// A new key; it is shown this once.
    pub(crate) fn add_key(&mut self, title: String, scopes: Vec<String>) -> Result<&AshbyKey> {
        let made = AshbyKey {
            id: new_id()?,
            title,
            key: ashby_key()?,
            created: now(),
            scopes,
            active: true,
        };
        Ok(push(&mut self.keys, made))
    }

    /// The Save button of the panel. Ashby does not ask CodeSignal whether the key is good: none is
    /// published to. `ashby_key_id` is the choice in the drop-down, an id of an active key.
    pub(crate) fn save(
        &mut self,
        codesignal_key: Option<&str>,
        ashby_key_id: Option<&str>,
    ) -> std::result::Result<(), &'static str> {
        let there = |id: &str| self.keys.iter().any(|it| it.id == id && it.active);
        if ashby_key_id.is_some_and(|id| !there(id)) {
            return Err("The drop-down has no such key.");
        }
        let typed = codesignal_key.map(str::trim).filter(|key| !key.is_empty());
        self.added = true;
        self.settings = AshbySettings {
            codesignal_key: typed.map(str::to_owned),
            ashby_key_id: ashby_key_id.map(str::to_owned),
        };
        Ok(())
    }

    /// The key that the drop-down names, if it is still active.
    pub(crate) fn selected(&self) -> Option<&AshbyKey> {
        let id = self.settings.ashby_key_id.as_ref()?;
        self.keys.iter().find(|key| &key.id == id && key.active)
    }
}

pub(super) fn webhook_url_at(ashby: SocketAddr) -> String {
    format!("http://{ashby}/api/codesignal_webhook")
}

fn push<T>(list: &mut Vec<T>, item: T) -> &T {
    let place = list.len();
    list.push(item);
    &list[place] // There is one at `place`: the line above put it there.
}
