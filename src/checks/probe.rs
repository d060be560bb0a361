//! The calls that the checks need. Independent ones are sent side by side, so a slow vendor delays no other.

use super::answers::{Answers, Controls, Deliveries, Timed, timed};
use super::scope::Scope;
use crate::api::ashby::{self, AshbyClient};
use crate::api::codesignal::{self, CodesignalClient, PermissionAnswer};
use crate::api::deadline::Deadline;
use crate::api::http::Http;
use crate::api::keyed::KeyedClient;
use crate::api::webhook::{Delivery, WebhookClient};
use crate::credentials::Secret;
use crate::credentials::key_set::{CheckKeys, KeySet};
use crate::integration::{Event, KeyName, Permission};
use crate::settings::Addresses;
use futures_util::future::{OptionFuture, join_all};
use jiff::Timestamp;

/// Whom to ask, with which keys, until when.
pub(crate) struct Prober<'a> {
    pub(crate) http: &'a Http,
    pub(crate) addresses: &'a Addresses,
    pub(crate) keys: CheckKeys<'a>,
    /// Every key that this run knows: no text of a vendor may repeat one.
    pub(crate) secrets: Vec<&'a Secret>,
    pub(crate) deadline: Deadline,
}

impl<'a> Prober<'a> {
    pub(crate) fn new(
        http: &'a Http,
        addresses: &'a Addresses,
        keys: &'a KeySet,
        deadline: Deadline,
    ) -> Prober<'a> {
        let keys = keys.to_check();
        Prober { http, addresses, keys, secrets: keys.secrets(), deadline }
    }

    /// Asks what the scope needs; nobody where the keys are swapped.
    pub(super) async fn all(&self, scope: &Scope, now: Timestamp) -> Answers {
        if self.keys.swapped {
            return Answers::default();
        }
        let (codesignal, permissions, ashby, (deliveries, events), retired) = tokio::join!(
            self.codesignal(scope),
            self.permissions(scope),
            self.ashby(scope),
            self.webhook(scope, now),
            self.retired(scope),
        );
        Answers { codesignal, permissions, ashby, retired, deliveries, events }
    }

    /// The key to ask its vendor about, where that is in scope.
    fn key(&self, name: KeyName, scope: &Scope) -> Option<&'a Secret> {
        self.keys.get(name).filter(|_| scope.asks(name))
    }

    async fn codesignal(&self, scope: &Scope) -> Option<Timed<codesignal::Answer>> {
        let client = self.codesignal_with(self.key(KeyName::Codesignal, scope)?);
        Some(timed(client.ask(&codesignal::COMPANY)).await)
    }

    /// One probe a request: `companyTests` and `liveInterviews` are non-null, so a denial of one in a shared
    /// request would null the answers of the others.
    async fn permissions(&self, scope: &Scope) -> Vec<(Permission, Timed<PermissionAnswer>)> {
        let Some(key) = self.key(KeyName::Codesignal, scope) else {
            return Vec::new();
        };
        let client = &self.codesignal_with(key);
        let probes = Permission::ALL.map(|permission| async move {
            (permission, timed(client.ask_permission(permission)).await)
        });
        join_all(probes).await
    }

    async fn ashby(&self, scope: &Scope) -> Option<Timed<ashby::KeyInfoAnswer>> {
        let client = self.ashby_with(self.key(KeyName::Ashby, scope)?);
        Some(timed(client.ask()).await)
    }

    async fn webhook(
        &self,
        scope: &Scope,
        now: Timestamp,
    ) -> (Option<Deliveries>, Vec<(Event, Timed<Delivery>)>) {
        let (Some((secret, header)), true) = (self.keys.both(), scope.delivers()) else {
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
        let counterpart = self.keys.rotation.counterpart.as_ref().map(|it| {
            let (secret, header) = match it.name {
                KeyName::Codesignal => (&it.secret, header),
                KeyName::Ashby => (secret, &it.secret),
            };
            let purpose = "connectivity test with the other key of the change";
            WebhookClient { secret, header, purpose, ..webhook }
        });
        tokio::join!(
            deliveries(&webhook, counterpart.as_ref(), scope.control),
            events(&webhook, &scope.events, now)
        )
    }

    pub(super) fn codesignal_with(&self, key: &'a Secret) -> CodesignalClient<'_> {
        CodesignalClient(self.keyed(KeyName::Codesignal, key))
    }

    pub(super) fn ashby_with(&self, key: &'a Secret) -> AshbyClient<'_> {
        AshbyClient(self.keyed(KeyName::Ashby, key))
    }

    pub(super) fn keyed(&self, name: KeyName, key: &'a Secret) -> KeyedClient<'_> {
        let address = match name {
            KeyName::Codesignal => &self.addresses.codesignal,
            KeyName::Ashby => &self.addresses.ashby,
        };
        KeyedClient {
            http: self.http,
            name,
            address,
            key,
            secrets: &self.secrets,
            deadline: self.deadline,
            retry: true,
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
    let counterpart = OptionFuture::from(counterpart.map(WebhookClient::handshake));
    if let Some(at) = earlier {
        let (handshake, counterpart) = tokio::join!(timed(webhook.handshake()), counterpart);
        let controls = Controls::Earlier(at);
        return Some(Deliveries { handshake, second: None, controls, counterpart, limit });
    }
    let random_key = Secret::random_like(webhook.header).ok()?;
    let random_secret = Secret::random_like(webhook.secret).ok()?;
    let purpose = "test with a wrong key in the header, to be refused";
    let wrong_header = WebhookClient { header: &random_key, purpose, ..*webhook };
    let purpose = "test with a wrong signature, to be refused";
    let wrong_secret = WebhookClient { secret: &random_secret, purpose, ..*webhook };
    let (random_header, handshake, random_signature, second, counterpart) = tokio::join!(
        timed(wrong_header.handshake()),
        timed(webhook.handshake()),
        timed(wrong_secret.handshake()),
        timed(webhook.handshake()),
        counterpart,
    );
    let controls = Controls::Sent { random_header, random_signature };
    Some(Deliveries { handshake, second: Some(second), controls, counterpart, limit })
}

/// The samples, one after the other as CodeSignal delivers them.
async fn events(
    webhook: &WebhookClient<'_>,
    events: &[Event],
    now: Timestamp,
) -> Vec<(Event, Timed<Delivery>)> {
    let mut done = Vec::new();
    for event in events {
        done.push((*event, timed(webhook.send(*event, now)).await));
    }
    done
}
