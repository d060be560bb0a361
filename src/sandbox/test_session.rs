//! The one thing that happens at CodeSignal without an admin: a candidate takes a test, and CodeSignal
//! delivers what comes of it, once and in order.

use super::company::{company_test_session, finish, payload, start};
use super::state::SandboxState;
use super::webhooks::deliver;
use crate::integration::Event;
use crate::platform::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn answer(State(sandbox): State<Arc<SandboxState>>) -> (StatusCode, Json<Value>) {
    let (id, deliveries) = take_test(&sandbox).await;
    (StatusCode::CREATED, Json(json!({ "testSessionId": id, "deliveries": deliveries })))
}

/// A candidate takes the first assessment from start to end. Returns the session's id, and what came of
/// each delivery.
pub(super) async fn take_test(sandbox: &SandboxState) -> (Value, Vec<Value>) {
    let started = now();
    let taker = json!({
        "email": "candidate@sandbox.example", "firstName": "Sandbox", "lastName": "Candidate"
    });
    let test = sandbox.state().codesignal.tests[0].clone(); // They are made with the company.
    let mut session = company_test_session(&test, &taker);
    start(&mut session, started);
    let mut deliveries = notify(sandbox, &session, Event::Started).await;
    finish(&mut session, started);
    deliveries.extend(notify(sandbox, &session, Event::Finished).await);
    let id = session["id"].clone();
    sandbox.state().codesignal.sessions.push(session);
    (id, deliveries)
}

/// Delivers an event to every webhook that chose it.
async fn notify(sandbox: &SandboxState, session: &Value, event: Event) -> Vec<Value> {
    let (name, triggered_on) = (event.name(), now().as_millisecond());
    let body = json!({
        "event": name, "triggeredOn": triggered_on, "payload": payload(event, session)
    });
    let chosen: Vec<_> = {
        let webhooks = &sandbox.state().codesignal.webhooks;
        let chosen = webhooks.iter().filter(|it| it.form.events.contains(&name));
        chosen.map(|it| (it.id.clone(), it.form.clone())).collect()
    };
    let mut outcomes = Vec::new();
    for (id, form) in chosen {
        let failure = deliver(sandbox, &form, name, Some(triggered_on), body.clone()).await.err();
        outcomes.push(json!({
            "webhook": id,
            "event": name,
            "accepted": failure.is_none(),
            "outcome": failure.as_deref().unwrap_or("The endpoint answered 200"),
        }));
        let webhooks = &mut sandbox.state().codesignal.webhooks;
        if let Some(webhook) = webhooks.iter_mut().find(|it| it.id == id) {
            webhook.failure = failure;
        }
    }
    outcomes
}
