//! Brings what waits in the queues of the webhooks to its endpoints, when its time has come.

use super::codesignal_data::Session;
use super::delivery::{DeliveryOutcome, deliver};
use super::queue::Waiting;
use super::state::{RegisteredWebhook, SandboxState, millis};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use time::OffsetDateTime;
use tokio::sync::{MutexGuard, watch};

/// The right to deliver: one delivery is under way at a time, whoever asked for it.
pub(super) struct Post<'w> {
    world: &'w SandboxState,
    _turn: MutexGuard<'w, ()>,
}

pub(super) struct Attempt {
    webhook: String,
    sent: Waiting,
    answer: DeliveryOutcome,
    at: OffsetDateTime,
}

impl Attempt {
    /// Whether it brought this event of a session to this webhook.
    pub(crate) fn is_of(&self, webhook: &str, session: &Session, event: &str) -> bool {
        let of_session = self.sent.payload["testSessionId"] == session.id.as_str();
        self.webhook == webhook && of_session && self.sent.event == event
    }

    pub(crate) fn shown(&self) -> Value {
        json!({
            "webhook": self.webhook,
            "event": self.sent.event,
            "at": millis(self.at),
            "accepted": self.answer.accepted(),
            "outcome": self.answer.words(),
        })
    }
}

impl Post<'_> {
    pub(crate) async fn of(world: &SandboxState) -> Post<'_> {
        Post {
            world,
            _turn: world.post.lock().await,
        }
    }

    /// Makes every attempt that is due until that moment, the clock set forward from one to the next.
    pub(crate) async fn run_until(&self, moment: OffsetDateTime) -> Vec<Attempt> {
        let mut attempts = Vec::new();
        while let Some((due, id)) = next(self.world).filter(|(due, _)| *due <= moment) {
            self.world.clock.forward_to(due);
            attempts.extend(self.attempt(&id).await);
        }
        self.world.clock.forward_to(moment);
        attempts
    }

    async fn attempt(&self, id: &str) -> Option<Attempt> {
        let (form, sent) = {
            let state = self.world.state();
            let mut webhooks = state.codesignal.webhooks.iter();
            let webhook = webhooks.find(|it| it.id == id)?;
            (webhook.form.clone(), webhook.queue.first()?.1.clone())
        };
        let Waiting {
            event,
            triggered_on,
            ref payload,
        } = sent;
        let answer = deliver(self.world, &form, event, triggered_on, payload).await;
        let at = self.world.clock.now();
        let mut state = self.world.state();
        let mut webhooks = state.codesignal.webhooks.iter_mut();
        // Deleted in the meantime, it has nothing before it any more.
        if let Some(webhook) = webhooks.find(|it| it.id == id) {
            if answer.accepted() {
                webhook.queue.accepted(at)
            } else {
                webhook.queue.failed(at, &form, chance())
            }
        }
        Some(Attempt {
            webhook: id.to_owned(),
            sent,
            answer,
            at,
        })
    }
}

/// Delivers by the clock for as long as the sandbox is open.
pub(super) async fn tend(world: Arc<SandboxState>, mut closed: watch::Receiver<()>) {
    let work = async {
        loop {
            pause(&world).await;
            Post::of(&world).await.run_until(world.clock.now()).await;
        }
    };
    // Nothing is ever sent: it ends with the sender.
    let gone = async { while closed.changed().await.is_ok() {} };
    tokio::select! { () = work => {}, () = gone => {} }
}

/// Until an attempt is due, or something has changed.
async fn pause(world: &SandboxState) {
    let changed = world.changed.notified();
    match next(world).map(|(due, _)| due - world.clock.now()) {
        Some(left) if !world.clock.is_stopped() => {
            let left = Duration::try_from(left).unwrap_or_default();
            // The timeout is what is waited for.
            let _ = tokio::time::timeout(left, changed).await;
        }
        Some(left) if !left.is_positive() => {}
        _ => changed.await,
    }
}

/// The webhook whose attempt comes first, and when.
fn next(world: &SandboxState) -> Option<(OffsetDateTime, String)> {
    let state = world.state();
    let webhooks = state.codesignal.webhooks.iter();
    let due = |it: &RegisteredWebhook| Some((it.queue.first()?.0, it.id.clone()));
    webhooks.filter_map(due).min_by_key(|(at, _)| *at)
}

/// A number below 30.
fn chance() -> u8 {
    let mut byte = [0u8; 1];
    // Without randomness it is 0, the shortest wait that is published.
    let _ = getrandom::fill(&mut byte);
    byte[0] % 30
}
