//! The one thing that happens at CodeSignal without an admin: a candidate takes a test. And the clock,
//! by which nobody has to wait for what comes of it.

use super::codesignal_data::Session;
use super::payload::payload;
use super::post::{Attempt, Post};
use super::queue::{STEP, Waiting};
use super::reply::{Body, read, refusal, reply};
use super::state::{RegisteredWebhook, SandboxState, millis, new_id, now};
use crate::integration::Event;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// As many sessions as are remembered; the oldest go first.
const MOST_SESSIONS: usize = 1000;
/// As far as the clock is set forward at a time: all 25 attempts take less than three weeks.
const FARTHEST: u64 = 366 * 24 * 60 * 60;

pub(super) fn routes() -> Router<Arc<SandboxState>> {
    Router::new()
        .route("/sandbox/test-sessions", post(take_test))
        .route("/sandbox/clock", get(show_clock).post(set_clock))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    #[serde(default)]
    forward_seconds: u64,
    #[serde(default)]
    stopped: Option<bool>,
}

async fn show_clock(State(world): State<Arc<SandboxState>>) -> Response {
    reply(StatusCode::OK, &clock(&world, &[]))
}

async fn set_clock(State(world): State<Arc<SandboxState>>, body: Body) -> Response {
    let body = match read(body) {
        Ok(body) => body,
        Err(response) => return response,
    };
    let setting: Setting = match serde_json::from_slice(&body) {
        Ok(setting) => setting,
        Err(error) => {
            let message = format!("Not a setting of the clock: {error}");
            return refusal(StatusCode::BAD_REQUEST, message);
        }
    };
    if setting.forward_seconds > FARTHEST {
        let message = format!("forward_seconds can be {FARTHEST} at the most");
        return refusal(StatusCode::BAD_REQUEST, message);
    }
    let post = Post::of(&world).await;
    if let Some(stopped) = setting.stopped {
        world.clock.stop(stopped);
    }
    let forward = Duration::from_secs(setting.forward_seconds);
    let attempts = post.run_until(world.clock.after(forward)).await;
    world.changed.notify_waiters();
    reply(StatusCode::OK, &clock(&world, &attempts))
}

fn clock(world: &SandboxState, attempts: &[Attempt]) -> Value {
    json!({
        "now": millis(world.clock.now()),
        "stopped": world.clock.is_stopped(),
        "attempts": attempts.iter().map(Attempt::shown).collect::<Vec<_>>(),
    })
}

/// A candidate takes the first assessment from start to end.
async fn take_test(State(world): State<Arc<SandboxState>>) -> Response {
    let Some(mut session) = begin(&world) else {
        return refusal(StatusCode::INTERNAL_SERVER_ERROR, "No session can be made");
    };
    let post = Post::of(&world).await;
    let mut deliveries = notify(&post, &world, &session, Event::Started).await;
    finish(&world, &mut session);
    deliveries.extend(notify(&post, &world, &session, Event::Finished).await);
    world.changed.notify_waiters();
    reply(
        StatusCode::CREATED,
        &json!({ "testSessionId": session.id, "deliveries": deliveries }),
    )
}

fn begin(world: &SandboxState) -> Option<Session> {
    let started = now();
    let mut state = world.state();
    let codesignal = &mut state.codesignal;
    let session = Session {
        id: new_id().ok()?,
        test_id: codesignal.tests.first()?.id.clone(),
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
    Some(session)
}

/// A practice candidate is quick: nobody waits.
fn finish(world: &SandboxState, session: &mut Session) {
    session.finished = session.started.map(|at| at + Duration::from_secs(45 * 60));
    let mut state = world.state();
    let mut sessions = state.codesignal.sessions.iter_mut();
    if let Some(stored) = sessions.find(|it| it.id == session.id) {
        stored.finished = session.finished;
    }
}

/// Gives an event to every webhook that chose it, and makes the attempts that are due within the step
/// of a delivery: for a webhook that works that is the first one of this event.
async fn notify(
    post: &Post<'_>,
    world: &SandboxState,
    session: &Session,
    event: Event,
) -> Vec<Value> {
    let mut given: Vec<(String, bool)> = Vec::new();
    let at = world.clock.now();
    {
        let mut state = world.state();
        let codesignal = &mut state.codesignal;
        let waiting = Waiting {
            event: event.name(),
            triggered_on: millis(at),
            payload: payload(codesignal, session, event),
        };
        let chosen =
            |it: &&mut RegisteredWebhook| it.form.events.iter().any(|name| name == event.name());
        for webhook in codesignal.webhooks.iter_mut().filter(chosen) {
            let taken = webhook.queue.add(at, waiting.clone());
            given.push((webhook.id.clone(), taken));
        }
    }
    let attempts = post.run_until(world.clock.after(STEP)).await;
    given
        .iter()
        .map(|(webhook, taken)| {
            let mine = |it: &&Attempt| it.is_of(webhook, session, event.name());
            match attempts.iter().find(mine) {
                Some(attempt) => attempt.shown(),
                None => untried(webhook, event, *taken),
            }
        })
        .collect()
}

fn untried(webhook: &str, event: Event, taken: bool) -> Value {
    let outcome = if taken {
        "It waits behind one that failed"
    } else {
        "The webhook is disabled"
    };
    json!({ "webhook": webhook, "event": event.name(), "accepted": false, "outcome": outcome })
}
