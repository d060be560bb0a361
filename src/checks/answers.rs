//! What the vendors and the webhook's endpoint answered in one run.

use crate::api::ashby::KeyInfoAnswer;
use crate::api::codesignal::{Answer, PermissionAnswer};
use crate::api::webhook::Delivery;
use crate::check_id::CheckId;
use crate::credentials::key_set::KeyStatus;
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
        self.good().chain(controls.into_iter().flatten())
    }

    /// Those with the keys in use.
    pub(crate) fn good(&self) -> impl Iterator<Item = &Timed<Delivery>> {
        std::iter::once(&self.handshake).chain(&self.second)
    }
}

pub(crate) struct OldKeyAnswer {
    pub(crate) name: KeyName,
    pub(crate) status: KeyStatus,
    /// What it's called at its vendor, where the vendor says so.
    pub(crate) title: Option<String>,
}

#[derive(Default)]
pub(crate) struct Answers {
    /// `company`.
    pub(crate) codesignal: Option<Timed<Answer>>,
    pub(crate) permissions: Vec<(Permission, Timed<PermissionAnswer>)>,
    /// `apiKey.info`.
    pub(crate) ashby: Option<Timed<KeyInfoAnswer>>,
    /// The keys that were replaced.
    pub(crate) retired: Vec<OldKeyAnswer>,
    pub(crate) deliveries: Option<Deliveries>,
    pub(crate) events: Vec<(Event, Timed<Delivery>)>,
}

impl Answers {
    pub(crate) fn old_key(&self, name: KeyName) -> Option<&OldKeyAnswer> {
        self.retired.iter().find(|it| it.name == name)
    }

    /// What the Ashby key is called there.
    pub(crate) fn ashby_title(&self) -> Option<&str> {
        match &self.ashby.as_ref()?.answer {
            KeyInfoAnswer::Accepted(info) => info.title.as_deref(),
            _ => None,
        }
    }

    /// How long the calls took that decide a check.
    pub(super) fn took(&self, id: CheckId) -> Duration {
        let took = match id {
            CheckId::Keystore | CheckId::WebhookRegistration => None,
            CheckId::CodesignalAccess | CheckId::CodesignalKey => {
                self.codesignal.as_ref().map(|timed| timed.took)
            }
            CheckId::Permission(name) => {
                let mut asked = self.permissions.iter();
                asked.find(|(it, _)| *it == name).map(|(_, timed)| timed.took)
            }
            CheckId::AshbyAccess | CheckId::AshbyKey => self.ashby.as_ref().map(|it| it.took),
            CheckId::AshbySettings | CheckId::WebhookHandshake => {
                self.deliveries.as_ref().map(|it| it.handshake.took)
            }
            CheckId::WebhookEvent(event) => self.event(event).map(|timed| timed.took),
        };
        took.unwrap_or_default()
    }

    pub(super) fn event(&self, event: Event) -> Option<&Timed<Delivery>> {
        self.events.iter().find(|(sent, _)| *sent == event).map(|(_, timed)| timed)
    }

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
