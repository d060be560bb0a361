//! What the vendors and the webhook's endpoint answered in one run.

use crate::api::ashby::KeyInfoAnswer;
use crate::api::codesignal::{Answer, PermissionAnswer};
use crate::api::webhook::Delivery;
use crate::integration::{Event, KeyName, Permission};
use jiff::Timestamp;
use std::time::{Duration, Instant};

pub(crate) struct Timed<T> {
    pub(crate) answer: T,
    pub(crate) took: Duration,
}

pub(super) async fn timed<T>(call: impl Future<Output = T>) -> Timed<T> {
    let start = Instant::now();
    let answer = call.await;
    Timed { answer, took: start.elapsed() }
}

/// Whether a key that was replaced still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyStatus {
    Revoked,
    Active,
    Unknown,
}

impl KeyStatus {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            KeyStatus::Revoked => "dead",
            KeyStatus::Active => "alive",
            KeyStatus::Unknown => "unknown",
        }
    }
}

pub(crate) struct Deliveries {
    pub(crate) handshake: Timed<Delivery>,
    /// The same again, sent after the second control: an endpoint that counts answers it differently.
    pub(crate) second: Option<Timed<Delivery>>,
    /// What shows that a wrong one would be refused.
    pub(crate) controls: Controls,
    /// The other key of a rotation under way in the place of the one in use.
    pub(crate) counterpart: Option<Delivery>,
    pub(crate) limit: Duration,
}

pub(crate) enum Controls {
    Sent {
        random_header: Timed<Delivery>,
        /// The right header, a signature made with a random key.
        random_signature: Timed<Delivery>,
    },
    /// An earlier run saw both refused, for the same keys and endpoint.
    Earlier(Timestamp),
}

impl Deliveries {
    /// Every delivery that was made with the keys in use or with a random one.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Timed<Delivery>> {
        let controls = match &self.controls {
            Controls::Sent { random_header, random_signature } => {
                [Some(random_header), Some(random_signature)]
            }
            Controls::Earlier(_) => [None, None],
        };
        let good = [Some(&self.handshake), self.second.as_ref()];
        good.into_iter().chain(controls).flatten()
    }
}

#[derive(Default)]
pub(crate) struct Answers {
    /// `company`.
    pub(crate) codesignal: Option<Timed<Answer>>,
    pub(crate) permissions: Vec<(Permission, Timed<PermissionAnswer>)>,
    /// `apiKey.info`.
    pub(crate) ashby: Option<Timed<KeyInfoAnswer>>,
    /// The keys that were replaced.
    pub(crate) retired: Vec<(KeyName, KeyStatus)>,
    pub(crate) deliveries: Option<Deliveries>,
    pub(crate) events: Vec<(Event, Timed<Delivery>)>,
}

impl Answers {
    /// Takes over the answers of a newer run that asked less.
    pub(super) fn update(&mut self, newer: Answers) {
        if newer.codesignal.is_some() {
            self.codesignal = newer.codesignal;
            self.permissions = newer.permissions;
        }
        if newer.ashby.is_some() {
            self.ashby = newer.ashby;
        }
        if newer.deliveries.is_some() {
            self.deliveries = newer.deliveries;
        }
    }
}
