//! CodeSignal's GraphQL API (developer.codesignal.com/graphql): what is asked, and what an answer means.

mod classify;
mod deletion;
mod mutations;
mod operations;
mod resource;

pub(crate) use operations::{
    BEYOND, COMPANY, COMPANY_TESTS, EDIT_NOTHING, LIVE_INTERVIEWS, MAY_CREATE_SESSION, MAY_DO_MORE,
    MAY_WRITE_INTERVIEW, Operation, RESEND_NOTHING, TITLES,
};

pub use classify::classify;
pub(crate) use mutations::{Candidate, LookupOutcome};
pub(crate) use resource::Resource;

use super::http::{Reply, post};
use super::keyed::{KeyedClient, sensitive};
use super::obstacle::Obstacle;
use crate::credentials::Secret;
use crate::integration::Permission;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// What an answer means. A rejected key, a missing permission and an outage are three
/// different things.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The root field was answered without any error, perhaps with null.
    Data(Value),
    /// The root field was answered, with an error about a part of it.
    Partial(Value, Box<Answer>),
    KeyRefused(String),
    /// Access Denied: the key may not do this.
    Denied(String),
    /// What was asked for does not exist.
    NotFound(String),
    /// A GraphQL error that says nothing of the key.
    Other(String),
    Obstacle(Obstacle),
}

impl Answer {
    /// What was answered, also where a part of it was not.
    pub(crate) fn data(&self) -> Option<&Value> {
        match self {
            Answer::Data(value) | Answer::Partial(value, _) => Some(value),
            _ => None,
        }
        .filter(|value| !value.is_null())
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PermissionAnswer {
    Read(Answer),
    /// `hasAccess` said so.
    Reported(bool),
    /// `hasAccess` was refused, so a call on an id that can't exist was sent; unless an obstacle was met, which a
    /// second call would meet too.
    Probe(Answer),
}

pub(crate) struct CodesignalClient<'a>(pub(crate) KeyedClient<'a>);

impl CodesignalClient<'_> {
    pub(crate) async fn ask(&self, operation: &Operation) -> Answer {
        self.ask_with(operation, &json!({})).await
    }

    pub(crate) async fn ask_with(&self, operation: &Operation, variables: &Value) -> Answer {
        match self.send(operation, variables).await {
            Ok(reply) => classify(&reply, operation.field, self.0.secrets),
            Err(error) => Answer::Obstacle(Obstacle::NoReply(error)),
        }
    }

    async fn send(&self, operation: &Operation, variables: &Value) -> Reply {
        let body = json!({"query": operation.query, "variables": variables});
        let mut request = post(self.0.address, body.to_string());
        request.headers_mut().insert(AUTHORIZATION, bearer(self.0.key));
        self.0.send(self.0.address, operation.field, request).await
    }

    pub(crate) async fn ask_permission(&self, permission: Permission) -> PermissionAnswer {
        match permission {
            Permission::CompanyTestRead => PermissionAnswer::Read(self.ask(&COMPANY_TESTS).await),
            Permission::LiveInterviewRead => {
                PermissionAnswer::Read(self.ask(&LIVE_INTERVIEWS).await)
            }
            Permission::CompanyTestSessionWrite => {
                self.ask_write(&MAY_CREATE_SESSION, &RESEND_NOTHING).await
            }
            Permission::LiveInterviewWrite => {
                self.ask_write(&MAY_WRITE_INTERVIEW, &EDIT_NOTHING).await
            }
        }
    }

    /// What the key may do beyond the four permissions, in CodeSignal's names (of `BEYOND`); `None` where
    /// CodeSignal does not tell.
    pub(crate) async fn ask_beyond(&self) -> Option<Vec<&'static str>> {
        let queries: Vec<Value> = BEYOND.iter().map(|kind| json!({"type": kind})).collect();
        let answer = self.ask_with(&MAY_DO_MORE, &json!({"beyond": queries})).await;
        let Answer::Data(Value::Array(listed)) = answer else {
            return None;
        };
        let granted = |kind: &&'static str| {
            listed.iter().any(|it| it["type"] == **kind && it["hasAccess"] == true)
        };
        Some(BEYOND.into_iter().filter(granted).collect())
    }

    async fn ask_write(&self, report: &Operation, probe: &Operation) -> PermissionAnswer {
        match self.ask(report).await {
            Answer::Data(Value::Bool(granted)) => PermissionAnswer::Reported(granted),
            answer @ Answer::Obstacle(_) => PermissionAnswer::Probe(answer),
            _ => PermissionAnswer::Probe(self.ask(probe).await),
        }
    }
}

/// The header value for a key, marked so that no log of the HTTP library shows it.
fn bearer(key: &Secret) -> HeaderValue {
    sensitive(&Zeroizing::new(format!("Bearer {}", key.expose())))
}
