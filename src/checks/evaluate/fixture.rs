//! A context to evaluate in, for tests.

use super::{ActiveRotation, EvalContext, Keystore};
use crate::api::address::Address;
use crate::api::webhook::Delivery;
use crate::checks::answers::{Answers, Controls, Deliveries, Timed};
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::sources::Source;
use crate::integration::KeyName;
use crate::settings::Addresses;
use crate::state::AttestationStatus;
use std::time::Duration;
use time::OffsetDateTime;

pub(super) struct Fixture {
    pub(super) keys: KeySet,
    pub(super) answers: Answers,
    pub(super) settings: AttestationStatus,
    pub(super) registration: AttestationStatus,
    pub(super) rotation: Option<ActiveRotation>,
    addresses: Addresses,
}

impl Fixture {
    /// Both keys, no answer and no attestation.
    pub(super) fn new() -> Fixture {
        let mut keys = KeySet::default();
        for (name, text) in
            [(KeyName::Codesignal, "a-codesignal-key"), (KeyName::Ashby, "an-ashby-key")]
        {
            let secret = Secret::parse(name, text).unwrap().0;
            keys.set(name, ResolvedKey::new(secret, Source::Prompt));
        }
        Fixture {
            keys,
            answers: Answers::default(),
            settings: AttestationStatus::Never,
            registration: AttestationStatus::Never,
            rotation: None,
            addresses: Addresses {
                codesignal: address("https://app.codesignal.com/graphql"),
                ashby: address("https://api.ashbyhq.com"),
                webhook: address("https://app.ashbyhq.com/api/codesignal_webhook"),
            },
        }
    }

    /// With the answers to control (a), good, control (b), good.
    pub(super) fn delivered(sent: [Delivery; 4]) -> Fixture {
        let [random_header, handshake, random_signature, second] = sent.map(timed);
        let mut fixture = Fixture::new();
        fixture.answers.deliveries = Some(Deliveries {
            handshake,
            second: Some(second),
            controls: Controls::Sent { random_header, random_signature },
            counterpart: None,
            limit: Duration::from_secs(10),
        });
        fixture
    }

    pub(super) fn evaluate<T>(self, evaluate: impl FnOnce(&EvalContext<'_>) -> T) -> T {
        evaluate(&EvalContext {
            keys: self.keys.to_check(),
            settings: self.settings,
            registration: self.registration,
            keystore: Keystore::Unused,
            rotation: self.rotation,
            addresses: &self.addresses,
            answers: &self.answers,
            now: OffsetDateTime::UNIX_EPOCH,
        })
    }
}

pub(super) fn address(text: &str) -> Address {
    Address::parse(text, "--x").unwrap()
}

pub(super) fn timed<T>(answer: T) -> Timed<T> {
    Timed { answer, took: Duration::ZERO }
}
