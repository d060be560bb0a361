//! CodeSignal's deliveries: real requests, signed as published.

use super::forms::WebhookForm;
use super::state::SandboxState;
use crate::api::signature::sign;
use crate::error::{Error, Result};
use crate::integration::SIGNATURE_HEADER;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DeliveryOutcome {
    Status(u16),
    TooLate(Duration),
    Unreachable,
}

impl DeliveryOutcome {
    /// Exactly 200 counts.
    pub(crate) fn accepted(self) -> bool {
        self == DeliveryOutcome::Status(200)
    }

    pub(crate) fn words(self) -> String {
        match self {
            DeliveryOutcome::Status(status) => format!("The endpoint answered {status}"),
            DeliveryOutcome::TooLate(waited) => {
                format!("The endpoint didn't answer within {} seconds", waited.as_secs_f32())
            }
            DeliveryOutcome::Unreachable => "The endpoint couldn't be reached".to_owned(),
        }
    }
}

/// A client for loopback: no proxy, no redirect, no second try, and no certificate authority to
/// look for, so that a machine without any can still practise.
pub(super) fn client() -> Result<reqwest::Client> {
    // An error means that one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .tls_certs_only([])
        .build()
        .map_err(|error| {
            Error::local(
                "sandbox_client",
                format!("The sandbox can't make HTTP requests on this computer: {error}"),
                "Run the command again. If it keeps failing, report this message.",
            )
        })
}

/// What is sent on create, update and Test: the empty payload, signed over the address alone.
pub(super) async fn handshake(sandbox: &SandboxState, form: &WebhookForm) -> DeliveryOutcome {
    post(sandbox, form, sign_with(form, "", None), &json!({})).await
}

pub(super) async fn deliver(
    sandbox: &SandboxState,
    form: &WebhookForm,
    event: &str,
    triggered_on: i64,
    payload: &Value,
) -> DeliveryOutcome {
    let signature = sign_with(form, event, Some(triggered_on));
    let body = json!({ "event": event, "triggeredOn": triggered_on, "payload": payload });
    post(sandbox, form, signature, &body).await
}

fn sign_with(form: &WebhookForm, event: &str, triggered_on: Option<i64>) -> Option<String> {
    let secret = form.secret.as_bytes();
    (!secret.is_empty()).then(|| sign(secret, &form.url, event, triggered_on))
}

async fn post(
    sandbox: &SandboxState,
    form: &WebhookForm,
    signature: Option<String>,
    body: &Value,
) -> DeliveryOutcome {
    let mut request = sandbox
        .client
        .post(&form.url)
        .header(CONTENT_TYPE, "application/json")
        .body(body.to_string());
    let (name, value) = &form.header;
    if !name.is_empty() {
        request = request.header(name, value);
    }
    if let Some(signature) = signature {
        request = request.header(SIGNATURE_HEADER, signature);
    }
    match tokio::time::timeout(sandbox.delays.patience, request.send()).await {
        Ok(Ok(response)) => DeliveryOutcome::Status(response.status().as_u16()),
        Ok(Err(_)) => DeliveryOutcome::Unreachable,
        Err(_) => DeliveryOutcome::TooLate(sandbox.delays.patience),
    }
}
