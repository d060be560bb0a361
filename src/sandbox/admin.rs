//! The admin's part, played by the program: what a person does on the dashboards' pages.

use super::forms::WebhookForm;
use super::scenario::Scenario;
use super::state::{AshbySettings, SandboxState};
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
        let mut state = self.shared.state();
        Ok(state.ashby.add_key("CodeSignal integration", limited)?.key.clone())
    }

    /// Creates a key under Integrations > API Keys, with these permissions selected.
    pub(crate) fn create_codesignal_key(&self, permissions: &[Permission]) -> Result<Secret> {
        let missing = self.mistake.missing();
        let selected = permissions.iter().filter(|it| !missing.contains(it)).map(|it| it.name());
        self.shared.state().codesignal.add_key(KEY_DESCRIPTION, selected.collect())
    }

    /// Fills in the CodeSignal API key and the drop-down of Ashby's CodeSignal settings, and saves.
    pub(crate) fn save_ashby_settings(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let state = &mut self.shared.state().ashby;
        let selected = if self.mistake == Scenario::WrongAshbyKeySelected {
            state.add_key("Reporting", false)?.id.clone()
        } else {
            let known = state.keys.iter().find(|it| it.active && it.key.same_as(ashby));
            known.ok_or_else(|| refused("The drop-down has no such key."))?.id.clone()
        };
        let saved = self.mistake != Scenario::SettingsNotSaved;
        state.added = true;
        state.settings = AshbySettings {
            codesignal_key: saved.then(|| codesignal.expose().to_owned()),
            ashby_key_id: Some(selected),
        };
        Ok(())
    }

    /// Fills in the webhook form and saves it; a webhook that already delivers to Ashby is edited. CodeSignal
    /// sends the connectivity test, and anything but 200 within 10 s means that nothing is saved.
    pub(crate) async fn register_webhook(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let form = WebhookForm {
            events: Event::names(),
            url: self.shared.webhook_url(),
            secret: codesignal.expose().to_owned(),
            emails: [WEBHOOK_EMAIL.to_owned(), String::new()],
            header: (ASHBY_KEY_HEADER.to_owned(), ashby.expose().to_owned()),
        };
        let known = self.webhook_to_ashby().map(|(id, _)| id);
        webhooks::save(&self.shared, known.as_deref(), form).await.map_err(|error| match error {
            SaveError::Form(wrong) => {
                let lines = wrong.iter().map(|it| format!("{}: {}", it.label, it.message));
                refused(&lines.collect::<Vec<_>>().join(" "))
            }
            SaveError::Test(why) => refused(&format!("{why}.")),
            SaveError::Gone => refused("There is no such webhook."),
        })
    }

    fn webhook_to_ashby(&self) -> Option<(String, WebhookForm)> {
        let (state, url) = (self.shared.state(), self.shared.webhook_url());
        let webhook = state.codesignal.webhooks.iter().find(|it| it.form.url == url)?;
        Some((webhook.id.clone(), webhook.form.clone()))
    }

    /// What is wrong with the webhook that delivers to Ashby, as its page would show.
    pub(crate) fn faults_of_webhook(&self) -> Vec<String> {
        let Some((_, form)) = self.webhook_to_ashby() else {
            let none = "CodeSignal has no webhook that delivers to Ashby: Create was not clicked.";
            return vec![none.to_owned()];
        };
        let mut unselected = Event::names();
        unselected.retain(|name| !form.events.contains(name));
        let mut faults = Vec::new();
        if !unselected.is_empty() {
            let names = unselected.join(", ");
            faults.push(format!("Event types that are not selected in the webhook: {names}."));
        }
        if !form.emails.iter().any(|email| email == WEBHOOK_EMAIL) {
            faults.push(format!("The webhook lacks the email {WEBHOOK_EMAIL}."));
        }
        faults
    }

    /// A candidate takes a test from start to end. Returns the names of the events that Ashby has received.
    pub(crate) async fn complete_test_session(&self) -> Vec<String> {
        let (id, _) = take_test(&self.shared).await;
        let state = self.shared.state();
        let events = state.ashby.events.iter();
        events
            .filter(|it| it["payload"]["testSessionId"] == id)
            .filter_map(|it| it["event"].as_str().map(str::to_owned))
            .collect()
    }

    /// Deletes a key under CodeSignal's Integrations > API Keys, or deactivates it at Ashby.
    pub(crate) fn delete_key(&self, name: KeyName, key: &Secret) {
        let mut state = self.shared.state();
        match name {
            KeyName::Codesignal => state.codesignal.keys.retain(|it| !it.key.same_as(key)),
            KeyName::Ashby => {
                let keys = state.ashby.keys.iter_mut();
                keys.filter(|it| it.key.same_as(key)).for_each(|it| it.active = false);
            }
        }
    }
}

fn refused(why: &str) -> Error {
    Error::new(
        Exit::Fail,
        "sandbox_refused",
        format!("The practice dashboard refused it: {why}"),
        "Check the values, and that Ashby's settings have both keys; then try again.",
    )
}
