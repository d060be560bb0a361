//! CodeSignal's deliveries: signed, with the custom headers, judged by 200 within ten seconds.

use super::world::{Session, Webhook};
use crate::integration::SIGNATURE_HEADER;
use crate::vendor::signature::sign;
use reqwest::Client;
use serde_json::{Value, json};
use std::time::Duration;

/// CodeSignal waits this long.
const LIMIT: Duration = Duration::from_secs(10);

/// A client that goes to loopback only and follows nothing.
pub(super) fn client() -> reqwest::Result<Client> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .tls_certs_only([])
        .build()
}

/// What is sent on create and on Test: the empty payload. Whether it was answered with 200.
pub(super) async fn handshake(client: &Client, webhook: &Webhook) -> Result<(), String> {
    let signature = sign(webhook.secret.as_bytes(), &webhook.endpoint, "", None);
    post(client, webhook, &signature, "{}".to_owned()).await
}

/// One event of a session.
pub(super) async fn event(
    client: &Client,
    webhook: &Webhook,
    name: &str,
    session: &Session,
) -> Result<(), String> {
    let triggered_on =
        i64::try_from(crate::os::now().unix_timestamp_nanos() / 1_000_000).unwrap_or_default();
    let body = json!({
        "event": name,
        "triggeredOn": triggered_on,
        "payload": payload(name, session),
    });
    let signature = sign(
        webhook.secret.as_bytes(),
        &webhook.endpoint,
        name,
        Some(triggered_on),
    );
    post(client, webhook, &signature, body.to_string()).await
}

fn payload(name: &str, session: &Session) -> Value {
    let mut payload = json!({
        "testSessionId": session.id,
        "testId": session.test_id,
        "testTitle": super::graphql::test_title(&session.test_id),
        "candidateEmail": session.email,
        "candidateName": format!("{} {}", session.first_name, session.last_name),
    });
    if let Some(id) = &session.external_id {
        payload["externalId"] = json!(id);
    }
    if name == "companyTestSessionFinished" {
        payload["duration"] = json!(3_600_000);
        payload["score"] = json!(750);
        payload["maxScore"] = json!(1000);
        payload["versionedCodingScore"] = json!({"version": "codingScore2023", "value": 512});
        payload["plagiarismLevel"] = json!(0);
        payload["plagiarismLabel"] = json!("none");
        payload["url"] = json!("https://app.codesignal.com/sandbox");
    }
    payload
}

async fn post(
    client: &Client,
    webhook: &Webhook,
    signature: &str,
    body: String,
) -> Result<(), String> {
    let mut request = client
        .post(&webhook.endpoint)
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .header(SIGNATURE_HEADER, signature)
        .body(body);
    for (name, value) in &webhook.headers {
        request = request.header(name, value);
    }
    match request.send().await {
        Ok(response) if response.status().as_u16() == 200 => Ok(()),
        Ok(response) => Err(format!(
            "the endpoint answered HTTP {}",
            response.status().as_u16()
        )),
        Err(error) if error.is_timeout() => Err("no answer within 10 seconds".into()),
        Err(_) => Err("no answer".into()),
    }
}
