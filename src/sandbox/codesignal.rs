//! CodeSignal's side: GraphQL, and the dashboard's pages for keys and webhooks as JSON requests.

use super::ashby::{LARGEST_BODY, login_page};
use super::delivery;
use super::graphql::{Caller, Graphql};
use super::scenario::Scenario;
use super::world::{Session, Shared, Webhook, lock};
use crate::error::{Error, Result};
use crate::integration::{Event, Permission};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

#[derive(Clone)]
struct Codesignal {
    world: Shared,
    graphql: Arc<Graphql>,
    client: reqwest::Client,
}

pub(super) fn routes(world: &Shared) -> Result<Router> {
    let unstartable = |why: String| {
        Error::local(
            "sandbox_unstartable",
            format!("The sandbox can't be started: {why}."),
            "Run the command again; if it stays, report this message.",
        )
    };
    let state = Codesignal {
        world: world.clone(),
        graphql: Arc::new(Graphql::new().map_err(unstartable)?),
        client: delivery::client().map_err(|error| unstartable(error.to_string()))?,
    };
    const KEYS: &str = "/client-dashboard/integrations/api-keys";
    const WEBHOOKS: &str = "/client-dashboard/integrations/webhooks";
    Ok(Router::new()
        .route("/graphql", post(graphql))
        .route(KEYS, post(create_key).get(keys))
        .route(WEBHOOKS, post(create_webhook).get(webhooks))
        .route(&format!("{WEBHOOKS}/{{id}}/test"), post(test_webhook))
        .route("/candidate/take-test", post(take_test))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(state))
}

async fn graphql(State(state): State<Codesignal>, headers: HeaderMap, body: Bytes) -> Response {
    let caller = {
        let world = lock(&state.world);
        match world.scenario {
            Scenario::CodesignalDown => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
            Scenario::CaptivePortal => return login_page(),
            Scenario::RateLimited => {
                let wait = [(header::RETRY_AFTER, "60")];
                return (StatusCode::TOO_MANY_REQUESTS, wait).into_response();
            }
            _ => {}
        }
        let key = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        let known = key.and_then(|key| world.codesignal_keys.iter().find(|known| known.key == key));
        known.map(|known| Caller {
            permissions: known.permissions.clone(),
            may_ask_access: world.scenario != Scenario::HasAccessRefused,
        })
    };
    let Some(caller) = caller else {
        let error = json!({
            "message": "Unauthorized: the API key is missing or not valid",
            "extensions": {"code": "UNAUTHENTICATED"},
        });
        return (StatusCode::UNAUTHORIZED, Json(json!({ "errors": [error] }))).into_response();
    };
    let (status, reply) = state.graphql.answer(&state.world, &caller, &body);
    (status, Json(reply)).into_response()
}

#[derive(Deserialize)]
struct NewKey {
    description: String,
    permissions: Vec<String>,
}

/// ADD A KEY
async fn create_key(State(state): State<Codesignal>, Json(new): Json<NewKey>) -> Response {
    let known = |name: &String| {
        Permission::ALL
            .into_iter()
            .find(|permission| permission.name() == name)
    };
    let permissions: Option<Vec<Permission>> = new.permissions.iter().map(known).collect();
    let Some(permissions) = permissions else {
        return unprocessable("unknown permission");
    };
    match lock(&state.world).add_codesignal_key(&new.description, permissions) {
        Ok(key) => Json(json!({ "key": key })).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The list of keys, each masked.
async fn keys(State(state): State<Codesignal>) -> Json<Value> {
    let world = lock(&state.world);
    let keys: Vec<Value> = world
        .codesignal_keys
        .iter()
        .map(|key| {
            json!({
                "id": key.id,
                "description": key.description,
                "permissions": key.permissions.iter().map(|p| p.name()).collect::<Vec<_>>(),
            })
        })
        .collect();
    Json(json!({ "keys": keys }))
}

#[derive(Deserialize)]
struct NewWebhook {
    events: Vec<String>,
    endpoint: String,
    secret: String,
    email: String,
    headers: Vec<(String, String)>,
}

/// ADD A WEBHOOK: only an endpoint that answers the handshake with 200 is saved.
async fn create_webhook(State(state): State<Codesignal>, Json(new): Json<NewWebhook>) -> Response {
    if let Some(why) = wrong_with(&new) {
        return unprocessable(why);
    }
    let webhook = Webhook {
        id: lock(&state.world).id(),
        events: new.events,
        endpoint: new.endpoint,
        secret: new.secret,
        email: new.email,
        headers: new.headers,
    };
    if let Err(why) = delivery::handshake(&state.client, &webhook).await {
        return unprocessable(&why);
    }
    let id = webhook.id.clone();
    lock(&state.world).webhooks.push(webhook);
    (StatusCode::CREATED, Json(json!({ "id": id }))).into_response()
}

fn wrong_with(new: &NewWebhook) -> Option<&'static str> {
    let sound = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte > b' ' && byte < 127);
    if new.events.is_empty()
        || new
            .events
            .iter()
            .any(|name| Event::from_name(name).is_none())
    {
        Some("unknown or missing event types")
    } else if crate::vendor::address::Address::parse(&new.endpoint, "endpoint").is_err() {
        Some("the endpoint is not an address")
    } else if !sound(&new.secret) {
        Some("the secret is missing")
    } else if !new.email.contains('@') {
        Some("the email is not an address")
    } else if !new
        .headers
        .iter()
        .all(|(name, value)| sound(name) && sound(value))
    {
        Some("a custom header is not sound")
    } else {
        None
    }
}

/// The list of webhooks, without their secrets and header values.
async fn webhooks(State(state): State<Codesignal>) -> Json<Value> {
    let world = lock(&state.world);
    let webhooks: Vec<Value> = world
        .webhooks
        .iter()
        .map(|webhook| {
            json!({
                "id": webhook.id,
                "events": webhook.events,
                "endpoint": webhook.endpoint,
                "email": webhook.email,
                "headers": webhook.headers.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            })
        })
        .collect();
    Json(json!({ "webhooks": webhooks }))
}

/// The Test button.
async fn test_webhook(State(state): State<Codesignal>, Path(id): Path<String>) -> Response {
    let webhook = lock(&state.world)
        .webhooks
        .iter()
        .find(|webhook| webhook.id == id)
        .cloned();
    let Some(webhook) = webhook else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match delivery::handshake(&state.client, &webhook).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(why) => unprocessable(&why),
    }
}

/// A candidate takes a test from start to end; CodeSignal delivers both events to each webhook that
/// wants them.
async fn take_test(State(state): State<Codesignal>) -> Json<Value> {
    let (session, webhooks) = {
        let mut world = lock(&state.world);
        let session = Session {
            id: world.id(),
            test_id: super::graphql::TESTS[0].0.to_owned(),
            first_name: "Ada".into(),
            last_name: "Example".into(),
            email: "ada@example.com".into(),
            external_id: None,
            finished: true,
        };
        world.sessions.push(session.clone());
        (session, world.webhooks.clone())
    };
    let mut accepted = Vec::new();
    for event in [Event::Started, Event::Finished] {
        let name = event.name();
        for webhook in &webhooks {
            let wanted = webhook.events.iter().any(|wanted| wanted == name);
            if wanted
                && delivery::event(&state.client, webhook, name, &session)
                    .await
                    .is_ok()
            {
                accepted.push(name);
            }
        }
    }
    Json(json!({ "accepted": accepted }))
}

fn unprocessable(why: &str) -> Response {
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        Json(json!({ "error": why })),
    )
        .into_response()
}
