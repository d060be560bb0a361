//! CodeSignal's dashboard, as JSON requests: Integrations > API Keys and > Webhooks. And the one thing
//! that happens at CodeSignal without an admin: a candidate takes a test.

use super::codesignal_data::Session;
use super::delivery::deliver;
use super::key_form;
use super::payload::payload;
use super::reply::{Body, read, refusal, reply};
use super::webhook_form::Form;
use super::webhooks::{self, Refused};
use super::world::{Codesignal, Webhook, World, masked, millis, new_id, now};
use crate::integration::Event;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{delete, get, post, put};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// As many sessions as are remembered; the oldest go first.
const MOST_SESSIONS: usize = 1000;

/// Where the admin makes keys and webhooks.
pub(super) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/sandbox/api-keys", get(list_keys).post(create_key))
        .route("/sandbox/api-keys/{id}", delete(delete_key))
        .route("/sandbox/webhooks", get(list_webhooks).post(create_webhook))
        .route("/sandbox/webhooks/test", post(test_form))
        .route("/sandbox/webhooks/{id}", put(update_webhook))
        .route("/sandbox/webhooks/{id}/test", post(test_webhook))
        .route("/sandbox/test-sessions", post(take_test))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewKey {
    description: String,
    permissions: Vec<String>,
}

async fn create_key(State(world): State<Arc<World>>, body: Body) -> Response {
    let body = match read(body) {
        Ok(body) => body,
        Err(response) => return response,
    };
    let form: NewKey = match serde_json::from_slice(&body) {
        Ok(form) => form,
        Err(error) => return refusal(StatusCode::BAD_REQUEST, format!("Not a key form: {error}")),
    };
    let description = match key_form::description(&form.description) {
        Ok(description) => description,
        Err(wrong) => {
            let message = format!("Key Description: {wrong}");
            return refusal(StatusCode::BAD_REQUEST, message);
        }
    };
    let permissions = match key_form::permissions(&form.permissions) {
        Ok(permissions) => permissions,
        Err(wrong) => return refusal(StatusCode::BAD_REQUEST, format!("Permissions: {wrong}")),
    };
    let mut state = world.state();
    match state.codesignal.add_key(description, permissions) {
        Ok(made) => reply(
            StatusCode::CREATED,
            &json!({ "id": made.id, "description": made.description, "key": made.key }),
        ),
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

async fn list_keys(State(world): State<Arc<World>>) -> Response {
    let state = world.state();
    let keys = state.codesignal.keys.iter().map(|it| {
        json!({
            "id": it.id,
            "description": it.description,
            "key": masked(&it.key),
            "permissions": it.permissions
        })
    });
    reply(StatusCode::OK, &json!({ "keys": keys.collect::<Vec<_>>() }))
}

async fn delete_key(State(world): State<Arc<World>>, Path(id): Path<String>) -> Response {
    match world.state().codesignal.delete_key(&id) {
        true => reply(StatusCode::OK, &json!({ "deleted": id })),
        false => refusal(StatusCode::NOT_FOUND, "There is no such key"),
    }
}

async fn list_webhooks(State(world): State<Arc<World>>) -> Response {
    let state = world.state();
    let shown = |it: &Webhook| shown(&it.id, &it.form);
    let webhooks: Vec<Value> = state.codesignal.webhooks.iter().map(shown).collect();
    reply(StatusCode::OK, &json!({ "webhooks": webhooks }))
}

async fn create_webhook(State(world): State<Arc<World>>, body: Body) -> Response {
    let form = match form_in(body) {
        Ok(form) => form,
        Err(response) => return response,
    };
    match webhooks::create(&world, form.clone()).await {
        Ok(id) => reply(StatusCode::CREATED, &shown(&id, &form)),
        Err(refused) => refusal_of(refused),
    }
}

async fn update_webhook(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let form = match form_in(body) {
        Ok(form) => form,
        Err(response) => return response,
    };
    match webhooks::save(&world, &id, form.clone()).await {
        Ok(()) => reply(StatusCode::OK, &shown(&id, &form)),
        Err(refused) => refusal_of(refused),
    }
}

/// The Test button of a form that is not saved yet.
async fn test_form(State(world): State<Arc<World>>, body: Body) -> Response {
    match form_in(body) {
        Ok(form) => tried(&world, &form).await,
        Err(response) => response,
    }
}

/// The Test button of a saved webhook.
async fn test_webhook(State(world): State<Arc<World>>, Path(id): Path<String>) -> Response {
    match webhooks::form_of(&world, &id) {
        Some(form) => tried(&world, &form).await,
        None => refusal_of(Refused::Gone),
    }
}

async fn tried(world: &World, form: &Form) -> Response {
    match webhooks::try_out(world, form).await {
        Ok(()) => reply(StatusCode::OK, &json!({ "success": true })),
        Err(refused) => refusal_of(refused),
    }
}

// Every caller returns the refusal at once, so its size is of no weight.
#[allow(clippy::result_large_err)]
fn form_in(body: Body) -> Result<Form, Response> {
    let body = read(body)?;
    serde_json::from_slice(&body).map_err(|error| {
        let message = format!("Not a webhook form: {error}");
        refusal(StatusCode::BAD_REQUEST, message)
    })
}

fn refusal_of(refused: Refused) -> Response {
    match refused {
        Refused::Wrong(wrong) => {
            let all = wrong.iter();
            let lines: Vec<String> = all
                .map(|it| format!("{}: {}", it.field.title(), it.message))
                .collect();
            refusal(StatusCode::BAD_REQUEST, lines.join(" "))
        }
        Refused::Answered(answer) => refusal(StatusCode::UNPROCESSABLE_ENTITY, answer.words()),
        Refused::Gone => refusal(StatusCode::NOT_FOUND, "There is no such webhook"),
        Refused::Failed(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    }
}

fn shown(id: &str, form: &Form) -> Value {
    let mut shown = form.shown();
    shown["id"] = json!(id);
    shown
}

/// A candidate takes the first assessment from start to end. One attempt a delivery: the waits
/// between the published 25 attempts are longer than anyone practises.
async fn take_test(State(world): State<Arc<World>>) -> Response {
    let started = now();
    let mut session = {
        let mut state = world.state();
        let codesignal = &mut state.codesignal;
        let (Some(test), Ok(id)) = (codesignal.tests.first(), new_id()) else {
            return refusal(StatusCode::INTERNAL_SERVER_ERROR, "No session can be made");
        };
        let session = Session {
            id,
            test_id: test.id.clone(),
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
        session
    };
    let mut deliveries = notify(&world, &session, Event::Started).await;
    // A practice candidate is quick: the clock is set forward, nobody waits.
    session.finished = Some(started + Duration::from_secs(45 * 60));
    let stored = |state: &mut Codesignal| {
        let place = state.sessions.iter().position(|it| it.id == session.id)?;
        state.sessions[place] = session.clone();
        Some(())
    };
    stored(&mut world.state().codesignal);
    deliveries.extend(notify(&world, &session, Event::Finished).await);
    reply(
        StatusCode::CREATED,
        &json!({ "testSessionId": session.id, "deliveries": deliveries }),
    )
}

/// Delivers an event to every webhook that chose it, in order.
async fn notify(world: &World, session: &Session, event: Event) -> Vec<Value> {
    let (payload, forms) = {
        let state = world.state();
        let chosen = |it: &&Webhook| it.form.events.iter().any(|name| name == event.name());
        let webhooks = state.codesignal.webhooks.iter().filter(chosen);
        let forms: Vec<Form> = webhooks.map(|it| it.form.clone()).collect();
        (payload(&state.codesignal, session, event), forms)
    };
    let mut outcomes = Vec::new();
    for form in &forms {
        let answer = deliver(world, form, event.name(), millis(now()), &payload).await;
        outcomes.push(json!({
            "event": event.name(),
            "accepted": answer.accepted(),
            "outcome": answer.words()
        }));
    }
    outcomes
}
