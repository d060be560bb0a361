//! What the two practice vendors remember. Practice keys are plain text here: they open nothing
//! outside this process. Nothing in this file derives `Debug`, so that none is logged all the same.

use super::clock::Clock;
use super::codesignal_data::{Assessment, Interview, Session, assessments};
use super::limits::Limits;
use super::queue::Queue;
use super::scenario::Scenario;
use super::webhook_form::WebhookForm;
use crate::credentials::Secret;
use crate::error::Result;
use crate::integration::Permission;
use apollo_compiler::Schema;
use apollo_compiler::validation::Valid;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use time::OffsetDateTime;

/// The scope of an Ashby key that `apiKey.info` asks for.
pub(super) const API_KEYS_READ: &str = "apiKeys:read";

/// What a new Ashby key may do unless less is asked for.
pub(super) const ASHBY_SCOPES: [&str; 5] = [
    API_KEYS_READ,
    "assessments:read",
    "assessments:write",
    "candidates:read",
    "candidates:write",
];

/// The two waits that tests need shorter than life.
#[derive(Clone, Copy)]
pub(super) struct Delays {
    /// How long CodeSignal waits for a webhook's answer.
    pub(crate) patience: Duration,
    pub(crate) slow: Duration,
}

impl Delays {
    /// As published, and one second more than that.
    pub(crate) const PUBLISHED: Delays = Delays {
        patience: Duration::from_secs(10),
        slow: Duration::from_secs(11),
    };
}

pub(super) struct SandboxState {
    pub(crate) pace: Delays,
    pub(crate) schema: &'static Valid<Schema>,
    pub(crate) client: reqwest::Client,
    /// The one address that Ashby's endpoint verifies signatures for.
    pub(crate) webhook_url: String,
    pub(crate) codesignal: SocketAddr,
    pub(crate) ashby: SocketAddr,
    /// What the limits and the deliveries go by.
    pub(crate) clock: Clock,
    pub(crate) post: tokio::sync::Mutex<()>,
    /// Told when a delivery may be due earlier than before.
    pub(crate) changed: tokio::sync::Notify,
    state: Mutex<State>,
}

pub(super) struct State {
    pub(crate) in_force: Scenario,
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
        all.filter(|it| self.permissions.contains(&it.name()))
            .collect()
    }
}

pub(super) struct RegisteredWebhook {
    pub(crate) id: String,
    pub(crate) form: WebhookForm,
    pub(crate) queue: Queue,
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
    pub(crate) created: OffsetDateTime,
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
        pace: Delays,
        schema: &'static Valid<Schema>,
        client: reqwest::Client,
        codesignal: SocketAddr,
        ashby: SocketAddr,
    ) -> Result<SandboxState> {
        Ok(SandboxState {
            pace,
            schema,
            client,
            webhook_url: webhook_url_at(ashby),
            codesignal,
            ashby,
            clock: Clock::default(),
            post: tokio::sync::Mutex::default(),
            changed: tokio::sync::Notify::new(),
            state: Mutex::new(State {
                in_force: Scenario::Working,
                codesignal: CodesignalState {
                    company_id: new_id()?,
                    keys: Vec::new(),
                    webhooks: Vec::new(),
                    tests: assessments(new_id)?,
                    sessions: Vec::new(),
                    interviews: Vec::new(),
                    limits: Limits::default(),
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

    pub fn in_force(&self) -> Scenario {
        self.state().in_force
    }
}

impl CodesignalState {
    /// A new key; it is shown this once.
    pub(crate) fn add_key(
        &mut self,
        description: String,
        permissions: Vec<&'static str>,
    ) -> Result<&CodesignalKey> {
        let made = CodesignalKey {
            id: new_id()?,
            description,
            // The shape that CodeSignal's keys have in public code.
            key: STANDARD.encode(random(51)?),
            permissions,
        };
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
            // The shape that Ashby's keys have in public code.
            key: hex(random(32)?.as_bytes()),
            created: now(),
            scopes,
            active: true,
        };
        Ok(push(&mut self.keys, made))
    }

    /// The Save button of the panel. Ashby does not ask CodeSignal whether the key is good: none is
    /// published to. `ashby_key_id` is the choice in the drop-down, an id of a key in force.
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

    /// The key that the drop-down names, if it is still in force.
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

/// An id as CodeSignal makes them: 17 characters.
pub(super) fn new_id() -> Result<String> {
    random(17)
}

fn random(len: usize) -> Result<String> {
    Ok(Secret::random(len)?.expose().to_owned())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What CodeSignal's webhook form puts into "Secret Key" by itself.
pub(super) fn new_secret() -> Result<String> {
    random(40)
}

pub(super) fn now() -> OffsetDateTime {
    crate::platform::now()
}

/// A time as CodeSignal writes it: milliseconds since the epoch.
pub(super) fn millis(time: OffsetDateTime) -> i64 {
    time.unix_timestamp() * 1000 + i64::from(time.millisecond())
}

/// A key as a list may show it: its kind and its last four letters.
pub(super) fn masked(key: &str) -> String {
    let letters = key.chars().count();
    let tail: String = key.chars().skip(letters.saturating_sub(4)).collect();
    if letters < 12 {
        "****".to_owned()
    } else {
        format!("****{tail}")
    }
}
