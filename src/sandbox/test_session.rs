//! The one thing that happens at CodeSignal without an admin: a candidate takes a test, and CodeSignal
//! delivers what comes of it, once and in order.

use super::codesignal_data::Session;
use super::delivery::deliver;
use super::payload::payload;
use super::reply::{refusal, reply};
use super::state::{RegisteredWebhook, SandboxState};
use super::values::{millis, new_id, now};
use crate::error::Result;
use crate::integration::Event;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// As many sessions as are remembered; the oldest go first.
const MOST_SESSIONS: usize = 1000;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new().route("/sandbox/test-sessions", post(answer))
}

async fn answer(State(sandbox): State<Arc<SandboxState>>) -> Response {
    match take_test(&sandbox).await {
        Ok((id, deliveries)) => {
            reply(StatusCode::CREATED, &json!({ "testSessionId": id, "deliveries": deliveries }))
        }
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

/// A candidate takes the first assessment from start to end. Returns the session's id, and what came of
/// each delivery.
pub(super) async fn take_test(sandbox: &SandboxState) -> Result<(String, Vec<Value>)> {
    let _turn = sandbox.delivering.lock().await;
    let mut session = begin(sandbox)?;
    let mut deliveries = notify(sandbox, &session, Event::Started).await;
    // A practice candidate is quick: nobody waits.
    session.finished = session.started.map(|at| at + Duration::from_secs(45 * 60));
    if let Some(stored) =
        sandbox.state().codesignal.sessions.iter_mut().find(|it| it.id == session.id)
    {
        stored.finished = session.finished;
    }
    deliveries.extend(notify(sandbox, &session, Event::Finished).await);
    Ok((session.id, deliveries))
}

fn begin(sandbox: &SandboxState) -> Result<Session> {
    let started = now();
    let mut state = sandbox.state();
    let codesignal = &mut state.codesignal;
    let session = Session {
        id: new_id()?,
        test_id: codesignal.tests.first().map(|test| test.id.clone()).unwrap_or_default(),
        first_name: "Sandbox".to_owned(),
        last_name: "Candidate".to_owned(),
        email: "candidate@sandbox.example".to_owned(),
        external_id: None,
        created: started,
        started: Some(started),
        finished: None,
    };
    if codesignal.sessions.len() >= MOST_SESSIONS {
        codesignal.sessions.remove(0);
    }
    codesignal.sessions.push(session.clone());
    Ok(session)
}

/// Delivers an event to every webhook that chose it.
async fn notify(sandbox: &SandboxState, session: &Session, event: Event) -> Vec<Value> {
    let triggered_on = millis(now());
    let (chosen, payload) = {
        let state = sandbox.state();
        let chose = |it: &&RegisteredWebhook| it.form.events.iter().any(|it| it == event.name());
        let chosen = state.codesignal.webhooks.iter().filter(chose);
        let chosen: Vec<_> = chosen.map(|it| (it.id.clone(), it.form.clone())).collect();
        (chosen, payload(&state.codesignal, session, event))
    };
    let mut outcomes = Vec::new();
    for (id, form) in chosen {
        let answer = deliver(sandbox, &form, event.name(), triggered_on, &payload).await;
        let mut state = sandbox.state();
        if let Some(webhook) = state.codesignal.webhooks.iter_mut().find(|it| it.id == id) {
            webhook.failure = (!answer.accepted()).then(|| answer.words());
        }
        outcomes.push(json!({
            "webhook": id,
            "event": event.name(),
            "accepted": answer.accepted(),
            "outcome": answer.words(),
        }));
    }
    outcomes
}
