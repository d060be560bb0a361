//! A context to evaluate in, for tests.

use super::{ActiveRotation, EvalContext, Keystore};
use crate::api::address::Address;
use crate::api::webhook::Delivery;
use crate::checks::answers::{Answers, Controls, Deliveries, Timed};
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::integration::KeyName;
use crate::settings::Addresses;
use crate::state::AttestationStatus;
use jiff::Timestamp;
use std::time::Duration;

pub(in crate::checks) struct Fixture {
    pub(in crate::checks) keys: KeySet,
    pub(in crate::checks) answers: Answers,
    pub(in crate::checks) settings: AttestationStatus,
    pub(in crate::checks) registration: AttestationStatus,
    pub(in crate::checks) rotation: Option<ActiveRotation>,
    addresses: Addresses,
}

impl Fixture {
    /// Both keys, no answer and no attestation.
    pub(in crate::checks) fn new() -> Fixture {
        let mut keys = KeySet::default();
        for (name, text) in
            [(KeyName::Codesignal, "a-codesignal-key"), (KeyName::Ashby, "an-ashby-key")]
        {
            let secret = Secret::parse(name, text).unwrap();
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
    pub(in crate::checks) fn delivered(sent: [Delivery; 4]) -> Fixture {
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

    pub(in crate::checks) fn evaluate<T>(self, evaluate: impl FnOnce(&EvalContext<'_>) -> T) -> T {
        evaluate(&EvalContext {
            keys: self.keys.to_check(),
            settings: self.settings,
            registration: self.registration,
            keystore: Keystore::Unused,
            rotation: self.rotation,
            addresses: &self.addresses,
            answers: &self.answers,
            now: Timestamp::UNIX_EPOCH,
            account: None,
        })
    }
}

pub(in crate::checks) fn address(text: &str) -> Address {
    Address::parse(text, "--x").unwrap()
}

pub(in crate::checks) fn timed<T>(answer: T) -> Timed<T> {
    Timed { answer, took: Duration::ZERO }
}
