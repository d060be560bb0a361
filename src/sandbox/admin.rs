//! The hand of the admin: fills in the dashboards through their requests.

use super::scenario::Scenario;
use super::state::{API_KEYS_READ, ASHBY_SCOPES};
use crate::credentials::Secret;
use crate::error::{Error, Exit, Result};
use crate::integration::{
    ASHBY_KEY_HEADER, Event, KEY_DESCRIPTION, KeyName, Permission, WEBHOOK_EMAIL,
};
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use std::time::Duration;

/// Longer than a Test and a Create that both wait out CodeSignal's ten seconds.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Makes in the sandbox what a person makes in the two dashboards, through real HTTP requests.
#[derive(Clone)]
pub(crate) struct Admin {
    pub(super) client: reqwest::Client,
    pub(super) codesignal: String,
    pub(super) ashby: String,
    pub(super) webhook_url: String,
    /// What this admin gets wrong on the way, when starting from nothing.
    pub(super) slip: Scenario,
}

impl Admin {
    /// Creates a key in the "Ashby API Key" drop-down of Ashby's CodeSignal settings.
    pub async fn create_ashby_key(&self) -> Result<Secret> {
        let scopes: Vec<&str> = ASHBY_SCOPES
            .into_iter()
            .filter(|it| self.slip != Scenario::AshbyKeyLimited || *it != API_KEYS_READ)
            .collect();
        let form = json!({ "title": "CodeSignal integration", "scopes": scopes });
        let made = self
            .ask(Method::POST, self.ashby_page("api-keys"), &form)
            .await?;
        key_of(KeyName::Ashby, &made)
    }

    /// Creates a key under Integrations > API Keys, with these permissions ticked.
    pub async fn create_codesignal_key(&self, permissions: &[Permission]) -> Result<Secret> {
        let ticked: Vec<&str> = permissions
            .iter()
            .filter(|it| !self.slip.missing().contains(it))
            .map(|it| it.name())
            .collect();
        let form = json!({ "description": KEY_DESCRIPTION, "permissions": ticked });
        let made = self
            .ask(Method::POST, self.codesignal_page("api-keys"), &form)
            .await?;
        key_of(KeyName::Codesignal, &made)
    }

    /// Fills in the topmost box and the drop-down of Ashby's CodeSignal settings, and saves.
    pub async fn save_ashby_settings(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let mut panel = json!({
            "codesignalApiKey": codesignal.expose(),
            "ashbyApiKey": ashby.expose()
        });
        if self.slip == Scenario::SettingsNotSaved {
            panel["codesignalApiKey"] = Value::Null;
        }
        if self.slip == Scenario::WrongAshbyKeySelected {
            let form = json!({ "title": "Reporting" });
            let page = self.ashby_page("api-keys");
            let other = self.ask(Method::POST, page, &form).await?;
            panel["ashbyApiKey"] = other["key"].clone();
        }
        let page = self.ashby_page("settings");
        self.ask(Method::PUT, page, &panel).await.map(drop)
    }

    /// Fills in the webhook form, presses Test, then Create; a webhook that already delivers to
    /// Ashby is edited in place of it. CodeSignal sends the handshake both times, and anything but
    /// 200 within 10 s means that nothing is saved.
    pub async fn register_webhook(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let form = json!({
            "events": Event::ALL.map(Event::name),
            "url": self.webhook_url,
            "secret": codesignal.expose(),
            "emails": [WEBHOOK_EMAIL],
            "headers": [{ "name": ASHBY_KEY_HEADER, "value": ashby.expose() }]
        });
        let page = self.codesignal_page("webhooks");
        self.ask(Method::POST, format!("{page}/test"), &form)
            .await?;
        let made = self.ask(Method::GET, page.clone(), &Value::Null).await?;
        let same_address = |it: &&Value| it["url"].as_str() == Some(&self.webhook_url);
        let existing = made["webhooks"]
            .as_array()
            .and_then(|all| all.iter().find(same_address))
            .and_then(|it| it["id"].as_str());
        match existing {
            Some(id) => self.ask(Method::PUT, format!("{page}/{id}"), &form).await,
            None => self.ask(Method::POST, page, &form).await,
        }
        .map(drop)
    }

    /// What is wrong with the webhook that delivers to Ashby, as its page would show: nothing where it is
    /// as the guide has it.
    pub(crate) async fn faults_of_webhook(&self) -> Result<Vec<String>> {
        let page = self.codesignal_page("webhooks");
        let made = self.ask(Method::GET, page, &Value::Null).await?;
        let mut webhooks = made["webhooks"].as_array().into_iter().flatten();
        let Some(webhook) = webhooks.find(|it| it["url"].as_str() == Some(&self.webhook_url))
        else {
            return Ok(vec![
                "CodeSignal has no webhook that delivers to Ashby: the create button was not clicked."
                    .to_owned(),
            ]);
        };
        let has = |list: &str, text: &str| {
            let mut all = webhook[list].as_array().into_iter().flatten();
            all.any(|it| it == text)
        };
        let unselected: Vec<&str> = Event::ALL
            .map(Event::name)
            .into_iter()
            .filter(|name| !has("events", name))
            .collect();
        let mut faults = Vec::new();
        if !unselected.is_empty() {
            faults.push(format!(
                "Event types that are not selected in the webhook: {}.",
                unselected.join(", ")
            ));
        }
        if !has("emails", WEBHOOK_EMAIL) {
            faults.push(format!("The webhook lacks the email {WEBHOOK_EMAIL}."));
        }
        Ok(faults)
    }

    /// A candidate takes a test from start to end, and CodeSignal delivers
    /// `companyTestSessionStarted` and `companyTestSessionFinished`. Returns the names of the
    /// events of that session that Ashby has received.
    pub(crate) async fn complete_test_session(&self) -> Result<Vec<String>> {
        let page = self.codesignal_page("test-sessions");
        let session = self.ask(Method::POST, page, &Value::Null).await?;
        let page = self.ashby_page("events");
        let received = self.ask(Method::GET, page, &Value::Null).await?;
        let events = received["events"].as_array().into_iter().flatten();
        Ok(events
            .filter(|it| it["payload"]["testSessionId"] == session["testSessionId"])
            .filter_map(|it| it["event"].as_str().map(str::to_owned))
            .collect())
    }

    pub(super) fn codesignal_page(&self, page: &str) -> String {
        format!("{}/sandbox/{page}", self.codesignal)
    }

    pub(super) fn ashby_page(&self, page: &str) -> String {
        format!("{}/sandbox/{page}", self.ashby)
    }

    pub(super) async fn ask(&self, method: Method, page: String, form: &Value) -> Result<Value> {
        let mut request = self
            .client
            .request(method, page)
            .timeout(LONGEST_WAIT)
            .header(CONTENT_TYPE, "application/json");
        if !form.is_null() {
            request = request.body(form.to_string());
        }
        // The addresses are this sandbox's own: what fails here is its end, not a vendor.
        let gone = |_: reqwest::Error| {
            Error::local(
                "sandbox_gone",
                "The sandbox does not answer any more.",
                "Start it again.",
            )
        };
        let response = request.send().await.map_err(gone)?;
        let status = response.status();
        let body = response.bytes().await.map_err(gone)?;
        let answer: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
        if status.is_success() {
            return Ok(answer);
        }
        let message = answer["error"]["message"].as_str();
        Err(Error {
            code: "sandbox_refused",
            message: format!(
                "The sandbox's dashboard refused it: {} (HTTP {}).",
                message.unwrap_or("no reason given"),
                status.as_u16()
            ),
            fix: "Check the values, and that Ashby's settings hold both keys; then try again."
                .to_owned(),
            exit: Exit::Fail,
        })
    }
}

fn key_of(name: KeyName, made: &Value) -> Result<Secret> {
    let key = made["key"].as_str().unwrap_or_default();
    Secret::parse(name, key).map(|(key, _)| key)
}
