//! The file that `attest import` reads: what was confirmed on another computer.

use super::text::assert_shown;
use cs_ashby::integration::ManualStep;
use cs_ashby::state::{AttestationBundle, ImportOutcome, ProfileState};
use jiff::{SignedDuration, Timestamp};

/// The moment of the import: the inputs are kept, and must not grow into the past.
fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 20_780)
}

/// Reads such a file, takes it over, and sends it on.
pub fn check(data: &[u8]) {
    let travelling = match AttestationBundle::read(data, now()) {
        Ok(travelling) => travelling,
        Err(error) => {
            assert_shown(&error.message, 300);
            let codes = [
                "attestations_unreadable",
                "attestations_first_format",
                "attestation_in_the_future",
            ];
            assert!(codes.contains(&error.code));
            return;
        }
    };
    assert_shown(&travelling.profile, 203);
    for word in travelling.attestations.values() {
        assert!(word.at <= now() + SignedDuration::from_mins(10));
        assert!(word.salt.is_some());
        word.by.iter().for_each(|by| assert_shown(by, 203));
    }
    let mut record = ProfileState::new().expect("randomness");
    let first = record.import(travelling.clone(), None).expect("no keys");
    assert!(first.iter().all(|(_, taken)| *taken == ImportOutcome::New));
    let before = record.clone();
    let second = record.import(travelling, None).expect("no keys");
    assert!(second.iter().all(|(_, taken)| *taken != ImportOutcome::New));
    assert_eq!(record, before, "a second time changes nothing");
    // And on to a third computer, where the same is said.
    let sent = serde_json::to_vec(&record.export("default", now())).expect("JSON");
    let sent = AttestationBundle::read(&sent, now()).expect("what is sent can be read");
    let mut third = ProfileState::new().expect("randomness");
    third.import(sent, None).expect("no keys");
    for step in ManualStep::ALL {
        assert_eq!(third.attested_at(step), record.attested_at(step));
    }
}
