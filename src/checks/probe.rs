//! The calls that the checks need. Independent ones are sent side by side, so a slow vendor delays no other.

use super::answers::{Answers, Controls, Deliveries, Timed, timed};
use super::scope::Scope;
use crate::api::ashby::{self, AshbyClient};
use crate::api::codesignal::{self, CodesignalClient, PermissionAnswer};
use crate::api::deadline::Deadline;
use crate::api::http::Http;
use crate::api::keyed::KeyedClient;
use crate::api::sample_event::sample;
use crate::api::webhook::{Delivery, WebhookClient};
use crate::credentials::Secret;
use crate::credentials::key_set::RotationKeys;
use crate::integration::{Event, KeyName, Permission};
use crate::settings::Addresses;
use jiff::Timestamp;

/// Whom to ask, with which keys, until when.
pub(crate) struct Prober<'a> {
    pub(crate) http: &'a Http,
    pub(crate) addresses: &'a Addresses,
    pub(crate) codesignal: Option<&'a Secret>,
    pub(crate) ashby: Option<&'a Secret>,
    /// Whether both keys clearly have each other's shape: then none is here, and nothing is sent.
    pub(crate) swapped: bool,
    /// The keys on their way in or out beside them.
    pub(crate) passing: &'a RotationKeys,
    pub(crate) deadline: Deadline,
}

impl Prober<'_> {
    /// Every key that this run knows: no word of a vendor may repeat one.
    pub fn secrets(&self) -> Vec<&Secret> {
        let in_use = self.codesignal.into_iter().chain(self.ashby);
        in_use.chain(self.passing.secrets()).collect()
    }

    /// Asks what the scope needs; nobody where the keys are swapped.
    pub(super) async fn all(&self, scope: &Scope, now: Timestamp) -> Answers {
        if self.swapped {
            return Answers::default();
        }
        let secrets = self.secrets();
        let (codesignal, permissions, ashby, webhook, retired) = tokio::join!(
            self.codesignal(scope, &secrets),
            self.permissions(scope, &secrets),
            self.ashby(scope, &secrets),
            self.webhook(scope, now),
            self.retired(scope, &secrets),
        );
        let (deliveries, events) = webhook;
        Answers { codesignal, permissions, ashby, retired, deliveries, events }
    }

    async fn codesignal(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Option<Timed<codesignal::Answer>> {
        let key = self.codesignal.filter(|_| scope.asks(KeyName::Codesignal))?;
        let vendor = self.codesignal_with(key, secrets);
        Some(timed(vendor.ask(&codesignal::COMPANY)).await)
    }

    async fn permissions(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Vec<(Permission, Timed<PermissionAnswer>)> {
        let Some(key) = self.codesignal.filter(|_| scope.asks(KeyName::Codesignal)) else {
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
        let key = self.ashby.filter(|_| scope.asks(KeyName::Ashby))?;
        let vendor = self.ashby_with(key, secrets);
        Some(timed(vendor.ask()).await)
    }

    async fn webhook(
        &self,
        scope: &Scope,
        now: Timestamp,
    ) -> (Option<Deliveries>, Vec<(Event, Timed<Delivery>)>) {
        let (Some(secret), Some(header), true) = (self.codesignal, self.ashby, scope.delivers())
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
            events(&webhook, &scope.events, now)
        )
    }

    pub(super) fn codesignal_with<'a>(
        &'a self,
        key: &'a Secret,
        secrets: &'a [&'a Secret],
    ) -> CodesignalClient<'a> {
        CodesignalClient(self.keyed(KeyName::Codesignal, key, secrets))
    }

    pub(super) fn ashby_with<'a>(
        &'a self,
        key: &'a Secret,
        secrets: &'a [&'a Secret],
    ) -> AshbyClient<'a> {
        AshbyClient(self.keyed(KeyName::Ashby, key, secrets))
    }

    pub(super) fn keyed<'a>(
        &'a self,
        name: KeyName,
        key: &'a Secret,
        secrets: &'a [&'a Secret],
    ) -> KeyedClient<'a> {
        let address = match name {
            KeyName::Codesignal => &self.addresses.codesignal,
            KeyName::Ashby => &self.addresses.ashby,
        };
        KeyedClient {
            http: self.http,
            name,
            address,
            key,
            secrets,
            deadline: self.deadline,
            again: true,
        }
    }
}

/// Control (a), good, control (b), good, then the other key of a rotation: started side by side in this
/// order. Where an earlier run has the controls, one good delivery alone.
async fn deliveries(
    webhook: &WebhookClient<'_>,
    counterpart: Option<&WebhookClient<'_>>,
    earlier: Option<Timestamp>,
) -> Option<Deliveries> {
    let limit = webhook.limit();
    let counterpart = async {
        match counterpart {
            Some(counterpart) => Some(counterpart.handshake().await),
            None => None,
        }
    };
    if let Some(at) = earlier {
        let (handshake, counterpart) = tokio::join!(timed(webhook.handshake()), counterpart);
        return Some(Deliveries {
            handshake,
            second: None,
            controls: Controls::Earlier(at),
            counterpart,
            limit,
        });
    }
    let random_key = Secret::random_like(webhook.header).ok()?;
    let random_secret = Secret::random_like(webhook.secret).ok()?;
    let wrong_header = WebhookClient {
        header: &random_key,
        purpose: "test with a wrong key in the header, to be refused",
        ..*webhook
    };
    let wrong_secret = WebhookClient {
        secret: &random_secret,
        purpose: "test with a wrong signature, to be refused",
        ..*webhook
    };
    let (random_header, handshake, random_signature, second, counterpart) = tokio::join!(
        timed(wrong_header.handshake()),
        timed(webhook.handshake()),
        timed(wrong_secret.handshake()),
        timed(webhook.handshake()),
        counterpart,
    );
    Some(Deliveries {
        handshake,
        second: Some(second),
        controls: Controls::Sent { random_header, random_signature },
        counterpart,
        limit,
    })
}

/// The samples, one after the other as CodeSignal delivers them.
async fn events(
    webhook: &WebhookClient<'_>,
    events: &[Event],
    now: Timestamp,
) -> Vec<(Event, Timed<Delivery>)> {
    let now_ms = now.as_millisecond();
    let mut done = Vec::new();
    for event in events {
        let sample = sample(*event, now_ms);
        done.push((*event, timed(webhook.send(&sample)).await));
    }
    done
}
