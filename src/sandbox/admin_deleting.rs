//! The hand of the admin, deleting: a key is found in its vendor's list by what the list shows of it.

use super::Admin;
use super::state::masked;
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use reqwest::Method;
use serde_json::Value;

impl Admin {
    /// Deletes a key under CodeSignal's Integrations > API Keys, or deactivates it in Ashby's settings.
    pub async fn delete_key(&self, name: KeyName, key: &Secret) -> Result<()> {
        let page = match name {
            KeyName::Codesignal => self.codesignal_page("api-keys"),
            KeyName::Ashby => self.ashby_page("api-keys"),
        };
        let list = self.ask(Method::GET, page.clone(), &Value::Null).await?;
        let shown = masked(key.expose());
        let rows = list["keys"].as_array().into_iter().flatten();
        let ids: Vec<&str> = rows
            .filter(|row| row["key"] == shown.as_str())
            .filter_map(|row| row["id"].as_str())
            .collect();
        match ids[..] {
            [id] => self
                .ask(Method::DELETE, format!("{page}/{id}"), &Value::Null)
                .await
                .map(drop),
            // It was deleted before.
            [] => Ok(()),
            _ => Err(Error::local(
                "sandbox_key_unclear",
                "The sandbox's list of keys does not show which one is the old one.",
                "Run the command again.",
            )),
        }
    }
}
