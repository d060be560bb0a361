//! The admin's part, played by the program: what a person does on the dashboards' pages, by the same
//! functions that the pages call.

use super::forms::WebhookForm;
use super::scenario::Scenario;
use super::state::{API_KEYS_READ, ASHBY_SCOPES, SandboxState};
use super::test_session::take_test;
use super::webhooks::{self, SaveError};
use crate::credentials::Secret;
use crate::error::{Error, Exit, Result};
use crate::integration::{
    ASHBY_KEY_HEADER, Event, KEY_DESCRIPTION, KeyName, Permission, WEBHOOK_EMAIL,
};
use std::sync::Arc;

#[derive(Clone)]
pub(crate) struct Admin {
    pub(super) shared: Arc<SandboxState>,
    /// What this admin gets wrong on the way, when starting from nothing.
    pub(super) mistake: Scenario,
}

impl Admin {
    /// Creates a key in the "Ashby API Key" drop-down of Ashby's CodeSignal settings.
    pub(crate) fn create_ashby_key(&self) -> Result<Secret> {
        let limited = self.mistake == Scenario::AshbyKeyLimited;
        let scopes = ASHBY_SCOPES
            .into_iter()
            .filter(|scope| !limited || *scope != API_KEYS_READ)
            .map(str::to_owned)
            .collect();
        let mut state = self.shared.state();
        let made = state.ashby.add_key("CodeSignal integration".to_owned(), scopes)?;
        Secret::parse(KeyName::Ashby, &made.key).map(|(key, _)| key)
    }

    /// Creates a key under Integrations > API Keys, with these permissions selected.
    pub(crate) fn create_codesignal_key(&self, permissions: &[Permission]) -> Result<Secret> {
        let selected = permissions
            .iter()
            .filter(|it| !self.mistake.missing().contains(it))
            .map(|it| it.name())
            .collect();
        let mut state = self.shared.state();
        let made = state.codesignal.add_key(KEY_DESCRIPTION.to_owned(), selected)?;
        Secret::parse(KeyName::Codesignal, &made.key).map(|(key, _)| key)
    }

    /// Fills in the CodeSignal API key and the drop-down of Ashby's CodeSignal settings, and saves.
    pub(crate) fn save_ashby_settings(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let mut state = self.shared.state();
        let ashby_state = &mut state.ashby;
        let selected = if self.mistake == Scenario::WrongAshbyKeySelected {
            let scopes = ASHBY_SCOPES.map(str::to_owned).to_vec();
            Some(ashby_state.add_key("Reporting".to_owned(), scopes)?.id.clone())
        } else {
            let named = ashby_state.keys.iter().find(|it| it.key == ashby.expose());
            named.map(|it| it.id.clone())
        };
        let key = (self.mistake != Scenario::SettingsNotSaved).then(|| codesignal.expose());
        // A key that Ashby doesn't know is in no drop-down.
        let selected = selected.unwrap_or_default();
        ashby_state
            .save(key, Some(&selected))
            .map_err(|wrong| refused(&format!("Ashby API Key: {wrong}")))
    }

    /// Fills in the webhook form and saves it; a webhook that already delivers to Ashby is edited. CodeSignal
    /// sends the connectivity test, and anything but 200 within 10 s means that nothing is saved.
    pub(crate) async fn register_webhook(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let form = WebhookForm {
            events: Event::names().into_iter().map(str::to_owned).collect(),
            url: self.shared.webhook_url.clone(),
            secret: codesignal.expose().to_owned(),
            emails: [WEBHOOK_EMAIL.to_owned(), String::new()],
            header: (ASHBY_KEY_HEADER.to_owned(), ashby.expose().to_owned()),
        };
        let saved = match self.webhook_to_ashby(|id, _| id.to_owned()) {
            Some(id) => webhooks::save(&self.shared, &id, form).await,
            None => webhooks::create(&self.shared, form).await,
        };
        saved.map_err(|error| match error {
            SaveError::FieldError(wrong) => {
                let lines = wrong.iter().map(|it| format!("{}: {}", it.label, it.message));
                refused(&lines.collect::<Vec<_>>().join(" "))
            }
            SaveError::Answered(answer) => refused(&format!("{}.", answer.words())),
            SaveError::Gone => refused("There is no such webhook."),
            SaveError::Failed(error) => error,
        })
    }

    fn webhook_to_ashby<T>(&self, read: impl FnOnce(&str, &WebhookForm) -> T) -> Option<T> {
        let state = self.shared.state();
        let mut webhooks = state.codesignal.webhooks.iter();
        let webhook = webhooks.find(|it| it.form.url == self.shared.webhook_url)?;
        Some(read(&webhook.id, &webhook.form))
    }

    /// What is wrong with the webhook that delivers to Ashby, as its page would show.
    pub(crate) fn faults_of_webhook(&self) -> Vec<String> {
        let Some(form) = self.webhook_to_ashby(|_, form| form.clone()) else {
            return vec![
                "CodeSignal has no webhook that delivers to Ashby: Create was not clicked."
                    .to_owned(),
            ];
        };
        let has = |name: &str| form.events.iter().any(|event| event == name);
        let unselected: Vec<&str> = Event::names().into_iter().filter(|name| !has(name)).collect();
        let mut faults = Vec::new();
        if !unselected.is_empty() {
            faults.push(format!(
                "Event types that are not selected in the webhook: {}.",
                unselected.join(", ")
            ));
        }
        if !form.emails.iter().any(|email| email == WEBHOOK_EMAIL) {
            faults.push(format!("The webhook lacks the email {WEBHOOK_EMAIL}."));
        }
        faults
    }

    /// A candidate takes a test from start to end. Returns the names of the events that Ashby has received.
    pub(crate) async fn complete_test_session(&self) -> Result<Vec<String>> {
        let (id, _) = take_test(&self.shared).await?;
        let state = self.shared.state();
        let events = state.ashby.events.iter();
        Ok(events
            .filter(|it| it["payload"]["testSessionId"] == id.as_str())
            .filter_map(|it| it["event"].as_str().map(str::to_owned))
            .collect())
    }

    /// Deletes a key under CodeSignal's Integrations > API Keys, or deactivates it at Ashby.
    pub(crate) fn delete_key(&self, name: KeyName, key: &Secret) {
        let mut state = self.shared.state();
        match name {
            KeyName::Codesignal => state.codesignal.keys.retain(|it| it.key != key.expose()),
            KeyName::Ashby => {
                let keys = state.ashby.keys.iter_mut();
                keys.filter(|it| it.key == key.expose()).for_each(|it| it.active = false);
            }
        }
    }
}

fn refused(why: &str) -> Error {
    Error {
        code: "sandbox_refused",
        message: format!("The practice dashboard refused it: {why}"),
        fix: "Check the values, and that Ashby's settings have both keys; then try again.".into(),
        exit: Exit::Fail,
    }
}
