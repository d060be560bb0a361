//! What has to be asked, and the answers. Everything that is independent is asked side by side: a
//! vendor that is slow holds up no other.

use super::evaluate;
use crate::api::ashby::{self, AshbyClient};
use crate::api::codesignal::{self, CodesignalClient, PermissionAnswer};
use crate::api::deadline::Deadline;
use crate::api::http::Http;
use crate::api::sample_event::sample;
use crate::api::webhook::{Delivery, WebhookClient};
use crate::credentials::Secret;
use crate::credentials::key_set::RotationKeys;
use crate::integration::{Event, KeyName, Permission};
use crate::settings::Addresses;
use std::time::{Duration, Instant};
use time::OffsetDateTime;

pub(crate) use super::old_keys::KeyStatus;

#[derive(Clone, Default)]
pub(crate) struct Scope {
    /// CodeSignal: access, the key, its permissions.
    pub(crate) codesignal: bool,
    /// Ashby: access, the key.
    pub(crate) ashby: bool,
    pub(crate) handshake: bool,
    /// When an earlier run saw both controls refused: then they are not sent again.
    pub(crate) control: Option<OffsetDateTime>,
    pub(crate) events: Vec<Event>,
}

impl Scope {
    /// What the vendors of these keys say of them, and nothing else.
    pub(crate) fn of_keys(names: &[KeyName]) -> Scope {
        Scope {
            codesignal: names.contains(&KeyName::Codesignal),
            ashby: names.contains(&KeyName::Ashby),
            ..Scope::default()
        }
    }

    pub(crate) fn whole() -> Scope {
        Scope {
            codesignal: true,
            ashby: true,
            handshake: true,
            control: None,
            events: Vec::new(),
        }
    }
}

/// Whom to ask, with which keys, until when.
pub(crate) struct Prober<'a> {
    pub(crate) http: &'a Http,
    pub(crate) addresses: &'a Addresses,
    pub(crate) codesignal: Option<&'a Secret>,
    pub(crate) ashby: Option<&'a Secret>,
    /// The keys on their way in or out beside them.
    pub(crate) passing: &'a RotationKeys,
    pub(crate) deadline: Deadline,
}

pub(crate) struct Timed<T> {
    pub(crate) answer: T,
    pub(crate) took: Duration,
}

pub(crate) struct Deliveries {
    pub(crate) handshake: Timed<Delivery>,
    /// What shows that a wrong one would be refused.
    pub(crate) controls: Controls,
    /// The other key of a rotation under way in the place of the one in use.
    pub(crate) counterpart: Option<Delivery>,
    pub(crate) limit: Duration,
}

pub(crate) enum Controls {
    Sent {
        random_header: Delivery,
        /// The right header, a signature made with a random key.
        random_signature: Delivery,
    },
    /// An earlier run saw both refused, for these very keys and this very endpoint.
    Earlier(OffsetDateTime),
}

#[derive(Default)]
pub(crate) struct Answers {
    /// `company`.
    pub(crate) codesignal: Option<Timed<codesignal::Answer>>,
    /// One for each permission, in the order of the guide.
    pub(crate) permissions: Vec<(Permission, Timed<PermissionAnswer>)>,
    /// `apiKey.info`.
    pub(crate) ashby: Option<Timed<ashby::KeyInfoAnswer>>,
    /// Whether the two keys are accepted when exchanged; asked only where both were refused.
    pub(crate) exchanged: bool,
    /// Whether the retired keys in scope are dead.
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

impl Prober<'_> {
    /// Every key that this run knows: no word of a vendor may repeat one.
    pub fn secrets(&self) -> Vec<&Secret> {
        let in_use = self.codesignal.into_iter().chain(self.ashby);
        in_use.chain(self.passing.secrets()).collect()
    }

    pub(crate) async fn all(&self, scope: &Scope, now_ms: i64) -> Answers {
        let secrets = self.secrets();
        let (codesignal, permissions, ashby, webhook, retired) = tokio::join!(
            self.codesignal(scope, &secrets),
            self.permissions(scope, &secrets),
            self.ashby(scope, &secrets),
            self.webhook(scope, now_ms),
            self.retired(scope, &secrets),
        );
        let (deliveries, events) = webhook;
        let mut answers = Answers {
            codesignal,
            permissions,
            ashby,
            exchanged: false,
            retired,
            deliveries,
            events,
        };
        answers.exchanged = self.try_exchanged(&answers, &secrets).await;
        answers
    }

    async fn codesignal(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Option<Timed<codesignal::Answer>> {
        let key = self.codesignal.filter(|_| scope.codesignal)?;
        let vendor = self.codesignal_with(key, secrets);
        Some(timed(vendor.ask(&codesignal::COMPANY)).await)
    }

    async fn permissions(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Vec<(Permission, Timed<PermissionAnswer>)> {
        let Some(key) = self.codesignal.filter(|_| scope.codesignal) else {
            return Vec::new();
        };
        let vendor = self.codesignal_with(key, secrets);
        // One probe a request: `companyTests` and `liveInterviews` are non-null, so a denial of one in a
        // shared request would null the answers of the others.
        let [a, b, c, d] = Permission::ALL;
        let ask = |permission| timed(vendor.ask_permission(permission));
        let (first, second, third, fourth) = tokio::join!(ask(a), ask(b), ask(c), ask(d));
        vec![(a, first), (b, second), (c, third), (d, fourth)]
    }

    async fn ashby(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Option<Timed<ashby::KeyInfoAnswer>> {
        let key = self.ashby.filter(|_| scope.ashby)?;
        let vendor = self.ashby_with(key, secrets);
        Some(timed(vendor.ask()).await)
    }

    async fn webhook(
        &self,
        scope: &Scope,
        now_ms: i64,
    ) -> (Option<Deliveries>, Vec<(Event, Timed<Delivery>)>) {
        let (Some(secret), Some(header), true) = (self.codesignal, self.ashby, scope.handshake)
        else {
            return (None, Vec::new());
        };
        let webhook = WebhookClient {
            http: self.http,
            address: &self.addresses.webhook,
            secret,
            header,
            purpose: "connectivity test",
            deadline: self.deadline,
        };
        let counterpart = self.passing.counterpart.as_ref();
        let counterpart = counterpart.map(|it| match it.name {
            KeyName::Codesignal => WebhookClient {
                secret: &it.secret,
                purpose: "connectivity test with the other key of the change",
                ..webhook
            },
            KeyName::Ashby => WebhookClient {
                header: &it.secret,
                purpose: "connectivity test with the other key of the change",
                ..webhook
            },
        });
        tokio::join!(
            deliveries(&webhook, counterpart.as_ref(), scope.control),
            events(&webhook, &scope.events, now_ms)
        )
    }

    /// Whether each key belongs to the other vendor. The only case in which a key goes to the vendor
    /// that did not make it, and only once both keys were refused.
    async fn try_exchanged(&self, answers: &Answers, secrets: &[&Secret]) -> bool {
        let (Some(codesignal), Some(ashby)) = (self.codesignal, self.ashby) else {
            return false;
        };
        let both_refused = evaluate::codesignal::key_refused(answers)
            && !evaluate::codesignal::reads(answers)
            && evaluate::ashby::key_refused(answers);
        if !both_refused || codesignal.same_as(ashby) {
            return false;
        }
        tracing::info!("both keys were refused: trying them exchanged, once");
        let first = CodesignalClient {
            again: false,
            ..self.codesignal_with(ashby, secrets)
        };
        let second = AshbyClient {
            again: false,
            ..self.ashby_with(codesignal, secrets)
        };
        let (company, info) = tokio::join!(first.ask(&codesignal::COMPANY), second.ask());
        matches!(company, codesignal::Answer::Data(value) if !value.is_null())
            && matches!(
                info,
                ashby::KeyInfoAnswer::Accepted(_) | ashby::KeyInfoAnswer::AcceptedWithoutInfo
            )
    }

    pub(super) fn codesignal_with<'a>(
        &'a self,
        key: &'a Secret,
        secrets: &'a [&'a Secret],
    ) -> CodesignalClient<'a> {
        CodesignalClient {
            http: self.http,
            address: &self.addresses.codesignal,
            key,
            secrets,
            deadline: self.deadline,
            again: true,
        }
    }

    pub(super) fn ashby_with<'a>(
        &'a self,
        key: &'a Secret,
        secrets: &'a [&'a Secret],
    ) -> AshbyClient<'a> {
        AshbyClient {
            http: self.http,
            address: &self.addresses.ashby,
            key,
            secrets,
            deadline: self.deadline,
            again: true,
        }
    }
}

/// The handshake, both controls, and the other key of a rotation, side by side; where an earlier run has
/// the controls, without them.
async fn deliveries(
    webhook: &WebhookClient<'_>,
    counterpart: Option<&WebhookClient<'_>>,
    earlier: Option<OffsetDateTime>,
) -> Option<Deliveries> {
    let (handshake, counterpart, controls) = tokio::join!(
        timed(webhook.handshake()),
        async {
            match counterpart {
                Some(counterpart) => Some(counterpart.handshake().await),
                None => None,
            }
        },
        controls(webhook, earlier),
    );
    Some(Deliveries {
        handshake,
        controls: controls?,
        counterpart,
        limit: webhook.limit(),
    })
}

async fn controls(
    webhook: &WebhookClient<'_>,
    earlier: Option<OffsetDateTime>,
) -> Option<Controls> {
    if let Some(at) = earlier {
        return Some(Controls::Earlier(at));
    }
    let random = Secret::random_like(webhook.header).ok()?;
    let random_secret = Secret::random_like(webhook.secret).ok()?;
    let wrong_header = WebhookClient {
        header: &random,
        purpose: "test with a wrong key in the header, to be refused",
        ..*webhook
    };
    let wrong_secret = WebhookClient {
        secret: &random_secret,
        purpose: "test with a wrong signature, to be refused",
        ..*webhook
    };
    let (random_header, random_signature) =
        tokio::join!(wrong_header.handshake(), wrong_secret.handshake());
    Some(Controls::Sent {
        random_header,
        random_signature,
    })
}

/// The samples, one after the other as CodeSignal delivers them.
async fn events(
    webhook: &WebhookClient<'_>,
    events: &[Event],
    now_ms: i64,
) -> Vec<(Event, Timed<Delivery>)> {
    let mut done = Vec::new();
    for event in events {
        let sample = sample(*event, now_ms);
        done.push((*event, timed(webhook.send(&sample)).await));
    }
    done
}

async fn timed<T>(question: impl Future<Output = T>) -> Timed<T> {
    let start = Instant::now();
    let answer = question.await;
    Timed {
        answer,
        took: start.elapsed(),
    }
}
