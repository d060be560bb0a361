//! What stands at the two vendors: keys, settings, webhooks, sessions, received events.

use super::Start;
use super::scenario::Scenario;
use crate::error::Result;
use crate::integration::Permission;
use crate::secret::Secret;
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use time::format_description::well_known::Rfc3339;

/// The world, shared by both servers.
pub(super) type Shared = Arc<Mutex<World>>;

/// Takes the world for a moment; never across an await.
pub(super) fn lock(world: &Shared) -> MutexGuard<'_, World> {
    // Every change below is one assignment or push, so a panic leaves nothing half done.
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A CodeSignal API key. (Practice keys are plain text here: they open nothing.)
pub(super) struct CodesignalKey {
    pub id: String,
    pub key: String,
    pub description: String,
    pub permissions: Vec<Permission>,
}

/// A webhook at CodeSignal.
#[derive(Clone)]
pub(super) struct Webhook {
    pub id: String,
    pub events: Vec<String>,
    pub endpoint: String,
    pub secret: String,
    pub email: String,
    pub headers: Vec<(String, String)>,
}

/// A candidate's test session.
#[derive(Clone)]
pub(super) struct Session {
    pub id: String,
    pub test_id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub external_id: Option<String>,
    pub finished: bool,
}

/// A live interview.
#[derive(Clone)]
pub(super) struct Interview {
    pub id: String,
    pub candidate_name: Option<String>,
    pub candidate_email: Option<String>,
}

/// An Ashby API key.
pub(super) struct AshbyKey {
    pub id: String,
    pub key: String,
    pub title: String,
    pub reads_keys: bool,
    /// RFC 3339.
    pub created_at: String,
}

/// Ashby's CodeSignal settings.
#[derive(Clone)]
pub(super) struct Settings {
    /// The topmost box.
    pub codesignal_key: String,
    /// The drop-down, by the id of an Ashby key.
    pub ashby_key_id: String,
}

/// Everything that stands at the two vendors.
pub(super) struct World {
    pub scenario: Scenario,
    pub codesignal_keys: Vec<CodesignalKey>,
    pub webhooks: Vec<Webhook>,
    pub sessions: Vec<Session>,
    pub interviews: Vec<Interview>,
    pub ashby_keys: Vec<AshbyKey>,
    pub settings: Option<Settings>,
    /// The events that Ashby took.
    pub received: Vec<Value>,
    /// What the admin's key store holds: (CodeSignal, Ashby).
    pub stored: Option<(String, String)>,
    /// The keys for which a person has vouched.
    pub attested: Option<(String, String)>,
    ashby_base: String,
    ids: u32,
}

impl World {
    pub fn shared(ashby_base: &str) -> Shared {
        Arc::new(Mutex::new(World {
            scenario: Scenario::Working,
            codesignal_keys: Vec::new(),
            webhooks: Vec::new(),
            sessions: Vec::new(),
            interviews: Vec::new(),
            ashby_keys: Vec::new(),
            settings: None,
            received: Vec::new(),
            stored: None,
            attested: None,
            ashby_base: ashby_base.to_owned(),
            ids: 0,
        }))
    }

    /// A new id: 17 characters, as CodeSignal's are.
    pub fn id(&mut self) -> String {
        self.ids += 1;
        format!("sandbox{:0>10}", self.ids)
    }

    pub fn webhook_url(&self) -> String {
        format!("{}/api/codesignal_webhook", self.ashby_base)
    }

    pub fn add_codesignal_key(
        &mut self,
        description: &str,
        mut permissions: Vec<Permission>,
    ) -> Result<String> {
        permissions.retain(|permission| !self.scenario.lacks().contains(permission));
        let key = format!("sandbox-codesignal-{}", Secret::random(24)?.expose());
        let entry = CodesignalKey {
            id: self.id(),
            key: key.clone(),
            description: description.to_owned(),
            permissions,
        };
        self.codesignal_keys.push(entry);
        Ok(key)
    }

    pub fn add_ashby_key(&mut self, title: &str) -> Result<String> {
        let key = format!("sandbox-ashby-{}", Secret::random(24)?.expose());
        let entry = AshbyKey {
            id: self.id(),
            key: key.clone(),
            title: title.to_owned(),
            reads_keys: self.scenario != Scenario::AshbyKeyLimited,
            created_at: crate::os::now().format(&Rfc3339).unwrap_or_default(),
        };
        self.ashby_keys.push(entry);
        Ok(key)
    }

    /// Saves Ashby's settings, as far as the scenario lets the admin get them right.
    pub fn save_settings(&mut self, codesignal_key: String, ashby_key_id: String) -> Result<()> {
        let mut settings = Settings {
            codesignal_key,
            ashby_key_id,
        };
        match self.scenario {
            Scenario::SettingsNotSaved => return Ok(()),
            Scenario::WrongAshbyKeySelected => settings.ashby_key_id = self.another_ashby_key()?,
            _ => {}
        }
        self.settings = Some(settings);
        Ok(())
    }

    /// The key of the drop-down, if that key still works.
    pub fn selected_ashby_key(&self) -> Option<&str> {
        let id = &self.settings.as_ref()?.ashby_key_id;
        let key = self.ashby_keys.iter().find(|key| key.id == *id)?;
        Some(&key.key)
    }

    fn another_ashby_key(&mut self) -> Result<String> {
        let key = self.add_ashby_key("Another integration")?;
        let entry = self.ashby_keys.iter().find(|entry| entry.key == key);
        Ok(entry.map(|entry| entry.id.clone()).unwrap_or_default())
    }

    /// Lets the scenario happen. Before anything is made there is nothing to rotate, revoke or swap:
    /// those scenarios are then the same as `working`.
    pub fn happen(&mut self, scenario: Scenario, start: Start) -> Result<()> {
        self.scenario = scenario;
        let (Start::Finished, Some((codesignal, ashby))) = (start, self.stored.clone()) else {
            return Ok(());
        };
        for key in &mut self.codesignal_keys {
            key.permissions
                .retain(|permission| !scenario.lacks().contains(permission));
        }
        for key in &mut self.ashby_keys {
            key.reads_keys = scenario != Scenario::AshbyKeyLimited;
        }
        match scenario {
            Scenario::CodesignalKeyRotated => {
                self.codesignal_keys.clear();
                let new = self.add_codesignal_key("Ashby Integration", Permission::ALL.to_vec())?;
                self.stored = Some((new, ashby));
            }
            Scenario::CodesignalKeyRevoked => self.codesignal_keys.clear(),
            Scenario::AshbyKeyRotated => {
                let new = self.add_ashby_key("CodeSignal (new)")?;
                self.stored = Some((codesignal, new));
            }
            Scenario::AshbyKeyRevoked => self.ashby_keys.clear(),
            Scenario::KeysSwapped => self.stored = Some((ashby, codesignal)),
            Scenario::SettingsNotSaved => self.settings = None,
            Scenario::WrongAshbyKeySelected => {
                let id = self.another_ashby_key()?;
                if let Some(settings) = &mut self.settings {
                    settings.ashby_key_id = id;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
