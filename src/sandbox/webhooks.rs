//! CodeSignal's webhooks: what the page's Test, Create and Save do, and deliveries, signed as published.

use super::forms::{FieldError, WebhookForm};
use super::state::{RegisteredWebhook, SandboxState};
use super::values::new_id;
use crate::api::signature::sign;
use crate::integration::SIGNATURE_HEADER;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use serde_json::{Value, json};

pub(super) enum SaveError {
    /// The form is not well made. Never empty.
    Form(Vec<FieldError>),
    /// The endpoint did not answer the empty payload with 200 in time.
    Test(String),
    Gone,
}

/// The Test button: the empty payload, signed over the address alone.
pub(super) async fn test(sandbox: &SandboxState, form: &WebhookForm) -> Result<(), SaveError> {
    let wrong = form.check();
    if !wrong.is_empty() {
        return Err(SaveError::Form(wrong));
    }
    deliver(sandbox, form, "", None, json!({})).await.map_err(SaveError::Test)
}

/// The Create button, and with an id the Save button of a webhook that exists.
pub(super) async fn save(
    sandbox: &SandboxState,
    id: Option<&str>,
    form: WebhookForm,
) -> Result<(), SaveError> {
    test(sandbox, &form).await?;
    let webhooks = &mut sandbox.state().codesignal.webhooks;
    let Some(id) = id else {
        webhooks.push(RegisteredWebhook { id: new_id(), form, failure: None });
        return Ok(());
    };
    let webhook = webhooks.iter_mut().find(|it| it.id == id).ok_or(SaveError::Gone)?;
    (webhook.form, webhook.failure) = (form, None);
    Ok(())
}

/// Sends a body once. Exactly 200 counts; otherwise says what the endpoint did.
pub(super) async fn deliver(
    sandbox: &SandboxState,
    form: &WebhookForm,
    event: &str,
    triggered_on: Option<i64>,
    body: Value,
) -> Result<(), String> {
    let mut request = sandbox
        .client
        .post(&form.url)
        .header(CONTENT_TYPE, "application/json")
        .body(body.to_string());
    let (name, value) = &form.header;
    if !name.is_empty() {
        request = request.header(name, value);
    }
    if !form.secret.is_empty() {
        let signature = sign(form.secret.as_bytes(), &form.url, event, triggered_on);
        request = request.header(SIGNATURE_HEADER, signature);
    }
    let patience = sandbox.patience;
    match tokio::time::timeout(patience, request.send()).await {
        Ok(Ok(response)) if response.status() == 200 => Ok(()),
        Ok(Ok(response)) => Err(format!("The endpoint answered {}", response.status().as_u16())),
        Ok(Err(_)) => Err("The endpoint couldn't be reached".to_owned()),
        Err(_) => Err(format!("The endpoint didn't answer within {} seconds", patience.as_secs())),
    }
}

/// A client for loopback: no proxy, no redirect, no second try, and no certificate authority to
/// look for, so that a machine without any can still practise.
pub(super) fn client() -> reqwest::Result<reqwest::Client> {
    // An error means that one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .tls_certs_only([])
        .build()
}
