//! CodeSignal's dashboard, as requests: Integrations > API Keys and > Webhooks. And the one thing
//! that happens at CodeSignal without an admin: a candidate takes a test.

use super::codesignal_data::Session;
use super::delivery::{Answer, deliver, handshake};
use super::payload::payload;
use super::reply::{Body, read, refusal, reply};
use super::webhook_form::Form;
use super::world::{Codesignal, Webhook, World, masked, millis, new_id, now};
use crate::integration::{Event, Permission};
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
    const BASE: &str = "/client-dashboard/integrations";
    Router::new()
        .route(&format!("{BASE}/api-keys"), get(list_keys).post(create_key))
        .route(&format!("{BASE}/api-keys/{{id}}"), delete(delete_key))
        .route(
            &format!("{BASE}/webhooks"),
            get(list_webhooks).post(create_webhook),
        )
        .route(&format!("{BASE}/webhooks/test"), post(test_form))
        .route(&format!("{BASE}/webhooks/{{id}}"), put(update_webhook))
        .route(&format!("{BASE}/webhooks/{{id}}/test"), post(test_webhook))
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
    if form.description.trim().is_empty() {
        return refusal(StatusCode::BAD_REQUEST, "Key Description: type one");
    }
    let mut permissions = Vec::new();
    for name in &form.permissions {
        match Permission::ALL.into_iter().find(|it| it.name() == name) {
            Some(permission) if !permissions.contains(&permission) => permissions.push(permission),
            Some(_) => {}
            None => {
                let message = format!("Permissions: there is no \"{name}\"");
                return refusal(StatusCode::BAD_REQUEST, message);
            }
        }
    }
    let mut state = world.state();
    match state.codesignal.add_key(form.description, permissions) {
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
        let permissions: Vec<&str> = it.permissions.iter().map(|one| one.name()).collect();
        json!({
            "id": it.id,
            "description": it.description,
            "key": masked(&it.key),
            "permissions": permissions
        })
    });
    reply(StatusCode::OK, &json!({ "keys": keys.collect::<Vec<_>>() }))
}

async fn delete_key(State(world): State<Arc<World>>, Path(id): Path<String>) -> Response {
    let mut state = world.state();
    let keys = &mut state.codesignal.keys;
    let before = keys.len();
    keys.retain(|it| it.id != id);
    if keys.len() == before {
        return refusal(StatusCode::NOT_FOUND, "There is no such key");
    }
    reply(StatusCode::OK, &json!({ "deleted": id }))
}

async fn list_webhooks(State(world): State<Arc<World>>) -> Response {
    let state = world.state();
    let webhooks: Vec<Value> = state.codesignal.webhooks.iter().map(shown).collect();
    reply(StatusCode::OK, &json!({ "webhooks": webhooks }))
}

async fn create_webhook(State(world): State<Arc<World>>, body: Body) -> Response {
    let form = match tested(&world, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let id = match new_id() {
        Ok(id) => id,
        Err(error) => return refusal(StatusCode::INTERNAL_SERVER_ERROR, error.message),
    };
    let webhook = Webhook { id, form };
    let answer = reply(StatusCode::CREATED, &shown(&webhook));
    world.state().codesignal.webhooks.push(webhook);
    answer
}

async fn update_webhook(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let form = match tested(&world, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let mut state = world.state();
    match find(&mut state.codesignal, &id) {
        Some(webhook) => {
            webhook.form = form;
            reply(StatusCode::OK, &shown(webhook))
        }
        None => refusal(StatusCode::NOT_FOUND, "There is no such webhook"),
    }
}

/// The Test button of a form that is not saved yet.
async fn test_form(State(world): State<Arc<World>>, body: Body) -> Response {
    match tested(&world, body).await {
        Ok(_) => passed(),
        Err(response) => response,
    }
}

/// The Test button of a saved webhook.
async fn test_webhook(State(world): State<Arc<World>>, Path(id): Path<String>) -> Response {
    let form = find(&mut world.state().codesignal, &id).map(|it| it.form.clone());
    let Some(form) = form else {
        return refusal(StatusCode::NOT_FOUND, "There is no such webhook");
    };
    let answer = handshake(&world, &form).await;
    if answer.accepted() {
        passed()
    } else {
        refused(answer)
    }
}

/// The form, if it is well made and its endpoint answers the handshake.
async fn tested(world: &World, body: Body) -> Result<Form, Response> {
    let body = read(body)?;
    let form = Form::read(&body).map_err(|wrong| refusal(StatusCode::BAD_REQUEST, wrong))?;
    let answer = handshake(world, &form).await;
    if answer.accepted() {
        Ok(form)
    } else {
        Err(refused(answer))
    }
}

fn passed() -> Response {
    reply(StatusCode::OK, &json!({ "success": true }))
}

fn refused(answer: Answer) -> Response {
    refusal(StatusCode::UNPROCESSABLE_ENTITY, answer.words())
}

fn shown(webhook: &Webhook) -> Value {
    let mut shown = webhook.form.shown();
    shown["id"] = json!(webhook.id);
    shown
}

fn find<'c>(codesignal: &'c mut Codesignal, id: &str) -> Option<&'c mut Webhook> {
    codesignal.webhooks.iter_mut().find(|it| it.id == id)
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
