//! CodeSignal's deliveries: real requests, signed as published.

use super::webhook_form::Form;
use super::world::World;
use crate::error::{Error, Result};
use crate::integration::SIGNATURE_HEADER;
use crate::vendor::signature::sign;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use std::time::Duration;

/// What came back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Status(u16),
    TooLate(Duration),
    Unreachable,
}

impl Answer {
    /// Exactly 200 counts.
    pub fn accepted(self) -> bool {
        self == Answer::Status(200)
    }

    /// What the dashboard says about it.
    pub fn words(self) -> String {
        match self {
            Answer::Status(status) => format!("The endpoint answered {status}"),
            Answer::TooLate(waited) => {
                format!(
                    "The endpoint did not answer within {} seconds",
                    waited.as_secs_f32()
                )
            }
            Answer::Unreachable => "The endpoint could not be reached".to_owned(),
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
                format!("The sandbox can't make HTTP requests on this machine: {error}"),
                "Try again; if it stays, please report it.",
            )
        })
}

/// What is sent on create, update and Test: the empty payload, signed over the address alone.
pub(super) async fn handshake(world: &World, form: &Form) -> Answer {
    post(world, form, sign_with(form, "", None), &json!({})).await
}

/// One event.
pub(super) async fn deliver(
    world: &World,
    form: &Form,
    event: &str,
    triggered_on: i64,
    payload: &Value,
) -> Answer {
    let signature = sign_with(form, event, Some(triggered_on));
    let body = json!({ "event": event, "triggeredOn": triggered_on, "payload": payload });
    post(world, form, signature, &body).await
}

fn sign_with(form: &Form, event: &str, triggered_on: Option<i64>) -> Option<String> {
    let secret = form.secret.as_bytes();
    (!secret.is_empty()).then(|| sign(secret, &form.url, event, triggered_on))
}

async fn post(world: &World, form: &Form, signature: Option<String>, body: &Value) -> Answer {
    let mut request = world
        .client
        .post(&form.url)
        .header(CONTENT_TYPE, "application/json")
        .body(body.to_string());
    for header in &form.headers {
        request = request.header(&header.name, &header.value);
    }
    if let Some(signature) = signature {
        request = request.header(SIGNATURE_HEADER, signature);
    }
    match tokio::time::timeout(world.pace.patience, request.send()).await {
        Ok(Ok(response)) => Answer::Status(response.status().as_u16()),
        Ok(Err(_)) => Answer::Unreachable,
        Err(_) => Answer::TooLate(world.pace.patience),
    }
}
