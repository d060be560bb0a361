//! The sandbox against its own word, over real HTTP.

mod ashby;
mod graphql;
mod limits;
mod pages;
mod scenarios;
mod webhook;

use super::forms::WebhookForm;
use super::*;
use crate::api::signature::sign;
use crate::integration::{ASHBY_KEY_HEADER, Event, Permission, SIGNATURE_HEADER};
use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};
use std::time::Duration;

/// A wait that a test can wait for, and still long enough for a machine that is busy with others.
const QUICK: Duration = Duration::from_secs(2);

async fn finished(scenario: Scenario) -> Sandbox {
    Sandbox::start_at(QUICK, scenario, InitialState::Finished).await.unwrap()
}

async fn nothing(scenario: Scenario) -> Sandbox {
    Sandbox::start_at(QUICK, scenario, InitialState::Nothing).await.unwrap()
}

struct Reply {
    status: u16,
    body: Value,
    text: String,
}

fn client() -> reqwest::Client {
    super::webhooks::client().unwrap()
}

async fn send(request: reqwest::RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::Null);
    Reply { status, body, text }
}

async fn ask_with(sandbox: &Sandbox, key: &Secret, body: Value) -> Reply {
    let request = client().post(sandbox.codesignal_url()).bearer_auth(key.expose()).json(&body);
    send(request).await
}

async fn ask(sandbox: &Sandbox, query: &str) -> Reply {
    let key = sandbox.stored().unwrap().codesignal;
    ask_with(sandbox, &key, json!({ "query": query })).await
}

async fn info(sandbox: &Sandbox, key: &Secret) -> Reply {
    let page = format!("{}/apiKey.info", sandbox.ashby_url());
    let request = client().post(page).basic_auth(key.expose(), Some("")).json(&json!({}));
    send(request).await
}

fn keys_page(sandbox: &Sandbox) -> String {
    sandbox.codesignal_site() + page_paths::API_KEYS
}

fn webhooks_page(sandbox: &Sandbox) -> String {
    sandbox.codesignal_site() + page_paths::WEBHOOKS
}

fn ashby_page(sandbox: &Sandbox) -> String {
    sandbox.ashby_url() + page_paths::ASSESSMENTS
}

fn webhook_count(sandbox: &Sandbox) -> usize {
    sandbox.shared.state().codesignal.webhooks.len()
}
