//! The hand of the admin: makes in the sandbox's dashboards, through real requests, what a person makes
//! in the real ones.

use super::delivery;
use crate::error::{Error, Result};
use crate::integration::{
    ASHBY_KEY_HEADER, Event, KEY_DESCRIPTION, KeyName, Permission, WEBHOOK_EMAIL,
};
use crate::secret::Secret;
use serde_json::{Value, json};

/// A client of both dashboards.
pub struct Admin {
    codesignal: String,
    ashby: String,
}

impl Admin {
    pub(super) fn new(codesignal: &str, ashby: &str) -> Admin {
        Admin {
            codesignal: codesignal.to_owned(),
            ashby: ashby.to_owned(),
        }
    }

    /// In Ashby: the "Ashby API Key" drop-down, a new key.
    ///
    /// # Errors
    /// Exit 5 where the sandbox does not do it.
    pub async fn create_ashby_key(&self) -> Result<Secret> {
        let url = format!("{}/admin/api-keys", self.ashby);
        let made = send(&url, &json!({"title": "CodeSignal"})).await?;
        key(KeyName::Ashby, &made)
    }

    /// In CodeSignal: ADD A KEY.
    ///
    /// # Errors
    /// Exit 5 where the sandbox does not do it.
    pub async fn create_codesignal_key(&self, permissions: &[Permission]) -> Result<Secret> {
        let url = format!("{}/client-dashboard/integrations/api-keys", self.codesignal);
        let names: Vec<&str> = permissions
            .iter()
            .map(|permission| permission.name())
            .collect();
        let made = send(
            &url,
            &json!({"description": KEY_DESCRIPTION, "permissions": names}),
        )
        .await?;
        key(KeyName::Codesignal, &made)
    }

    /// In Ashby: the CodeSignal key into the topmost box, the Ashby key in the drop-down, save.
    ///
    /// # Errors
    /// Exit 5 where the sandbox does not do it.
    pub async fn save_ashby_settings(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let url = format!("{}/admin/integrations/codesignal", self.ashby);
        let form = json!({"codesignal_key": codesignal.expose(), "ashby_key": ashby.expose()});
        send(&url, &form).await.map(drop)
    }

    /// In CodeSignal: ADD A WEBHOOK, with the eight events and every field of the guide.
    ///
    /// # Errors
    /// Exit 5 where the endpoint does not answer the handshake with 200: then nothing is created.
    pub async fn register_webhook(&self, codesignal: &Secret, ashby: &Secret) -> Result<()> {
        let url = format!("{}/client-dashboard/integrations/webhooks", self.codesignal);
        let form = json!({
            "events": Event::ALL.map(Event::name),
            "endpoint": format!("{}/api/codesignal_webhook", self.ashby),
            "secret": codesignal.expose(),
            "email": WEBHOOK_EMAIL,
            "headers": [[ASHBY_KEY_HEADER, ashby.expose()]],
        });
        send(&url, &form).await.map(drop)
    }

    /// A candidate takes a test from start to end. Gives the events that Ashby took.
    ///
    /// # Errors
    /// Exit 5 where the sandbox does not do it.
    pub async fn complete_test_session(&self) -> Result<Vec<String>> {
        let url = format!("{}/candidate/take-test", self.codesignal);
        let done = send(&url, &json!({})).await?;
        let accepted = done["accepted"].as_array().into_iter().flatten();
        Ok(accepted
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }
}

async fn send(url: &str, form: &Value) -> Result<Value> {
    let refused = |why: String| {
        Error::local(
            "sandbox_refused",
            format!("The sandbox's dashboard did not take it: {why}."),
            "This is what the scenario is for: read the checks to see how the tool names it.",
        )
    };
    let client = delivery::client().map_err(|error| refused(error.to_string()))?;
    let reply = client.post(url).json(form).send().await;
    let reply = reply.map_err(|error| refused(error.to_string()))?;
    let good = reply.status().is_success();
    let body: Value = reply.json().await.unwrap_or_default();
    match good {
        true => Ok(body),
        false => Err(refused(
            body["error"].as_str().unwrap_or("refused").to_owned(),
        )),
    }
}

fn key(name: KeyName, made: &Value) -> Result<Secret> {
    Secret::parse(name, made["key"].as_str().unwrap_or_default()).map(|(secret, _)| secret)
}
