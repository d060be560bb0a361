use super::*;
use crate::credentials::{Location, Secret};
use crate::integration::{KeyName, ManualStep};
use jiff::{SignedDuration, Timestamp};

const ENDPOINT: &str = "https://app.ashbyhq.com/api/codesignal_webhook";
const START: Timestamp = Timestamp::UNIX_EPOCH;
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn secret(text: &str) -> Secret {
    Secret::parse(KeyName::Ashby, text).unwrap()
}

fn keys() -> [Secret; 3] {
    ["codesignal-key", "ashby-key", "new-codesignal-key"].map(secret)
}

fn binding<'a>(codesignal: &'a Secret, ashby: &'a Secret) -> Binding<'a> {
    Binding { codesignal, ashby, endpoint: ENDPOINT }
}

fn store() -> (tempfile::TempDir, StateStore) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    (folder, StateStore::Folder { path, profile: "acme".into() })
}

#[test]
fn a_state_is_read_as_it_was_written_and_a_newer_one_is_left_alone() {
    let (folder, store) = store();
    let [codesignal, ashby, _] = keys();
    let mut state = store.load().unwrap().state;
    state.attest(ManualStep::Webhook, &binding(&codesignal, &ashby), START);
    state.handoff = Some(KeyName::Ashby);
    store.save(&store.lock().unwrap(), &state).unwrap();
    let loaded = store.load().unwrap();
    assert!(loaded.stored && loaded.state == state);
    let file = folder.path().join("state/profile-acme.json");
    let text = std::fs::read_to_string(&file).unwrap();
    for (version, code) in [("3", None), ("4", Some("state_newer"))] {
        std::fs::write(&file, text.replace("\"version\": 3", &format!("\"version\": {version}")))
            .unwrap();
        assert_eq!(store.load().err().map(|error| error.code), code, "{version}");
    }
    std::fs::write(&file, "{").unwrap();
    let damaged = store.load().unwrap();
    assert!(!damaged.stored && damaged.notice.unwrap().contains("It was moved to"));
    assert!(!file.exists());
}

#[test]
fn two_runs_can_t_have_the_lock() {
    let (_folder, store) = store();
    let held = store.lock().unwrap();
    assert_eq!(store.lock().err().map(|error| error.code), Some("another_run"));
    drop(held);
    store.lock().unwrap();
}

#[test]
fn the_journal_keeps_what_is_not_deleted_yet() {
    let (folder, store) = store();
    let file = folder.path().join("state/made-acme.json");
    let created = |marker: &str| CreatedResource {
        kind: ResourceKind::LiveInterview,
        marker: marker.into(),
        endpoint: "https://app.codesignal.com/graphql".into(),
        test_id: None,
        test_title: None,
        id: None,
        at: START,
        lookup: None,
    };
    let journal = CleanupJournal::open(&store).unwrap();
    journal.intend(created("a@example.com")).unwrap();
    journal.intend(created("b@example.com")).unwrap();
    journal.name("b@example.com", "17").unwrap();
    drop(journal);
    let journal = CleanupJournal::open(&store).unwrap();
    let ids: Vec<_> = journal.left().into_iter().map(|it| (it.marker, it.id)).collect();
    assert_eq!(ids, [("a@example.com".into(), None), ("b@example.com".into(), Some("17".into()))]);
    journal.remove("a@example.com").unwrap();
    assert_eq!(journal.left().len(), 1);
    journal.remove("b@example.com").unwrap();
    assert!(!file.exists());
}

#[test]
fn confirming_again_counts_a_day_later_or_for_another_key() {
    let [codesignal, ashby, new] = keys();
    let mut state = ProfileState::new().unwrap();
    let step = ManualStep::AshbySettings;
    for (key, after, is_new) in [
        (&codesignal, SignedDuration::ZERO, true),
        (&codesignal, SignedDuration::from_hours(23), false),
        (&codesignal, DAY, true),
        (&new, DAY, true),
    ] {
        let at = START + after;
        assert_eq!(state.attest(step, &binding(key, &ashby), at), is_new, "{after}");
    }
    let stale = state.attestation_status(step, &binding(&codesignal, &new));
    let both = vec![Location::SettingsCodesignalKey, Location::SettingsAshbyKey];
    assert!(matches!(stale, AttestationStatus::Stale(_, locations) if locations == both));
    assert_eq!(state.known_since(KeyName::Codesignal, &new), Some(START + DAY));
    assert_eq!(state.known_since(KeyName::Codesignal, &codesignal), None);
}

#[test]
fn a_rotation_knows_where_each_key_is() {
    let [old, ashby, new] = keys();
    let mut state = ProfileState::new().unwrap();
    state.attest(ManualStep::Webhook, &binding(&old, &ashby), START);
    assert!(state.begin_rotation(KeyName::Codesignal, &old, &new, START));
    assert!(!state.begin_rotation(KeyName::Codesignal, &old, &new, START + DAY));
    let proven = Observation::new(ObservedKey::New, crate::check_result::Evidence::Proven, START);
    assert!(state.note_locations(ManualStep::AshbySettings, proven));
    assert!(!state.note_locations(ManualStep::AshbySettings, proven));
    let locations = |state: &ProfileState, old, new| {
        let found = state.locations(KeyName::Codesignal, old, new).into_iter();
        found.map(|(location, seen)| (location.id(), seen.key)).collect::<Vec<_>>()
    };
    let wanted = [("codesignal_key", ObservedKey::New), ("secret", ObservedKey::Old)];
    assert_eq!(locations(&state, &old, &new), wanted);
    // It says nothing about another pair of keys.
    let wanted = [("codesignal_key", ObservedKey::Unknown), ("secret", ObservedKey::Unknown)];
    assert_eq!(locations(&state, &ashby, &new), wanted);
    assert!(state.end_rotation() && !state.end_rotation());
}

#[test]
fn an_import_never_displaces_a_valid_attestation() {
    let [codesignal, ashby, new] = keys();
    let here = binding(&codesignal, &ashby);
    let step = ManualStep::Webhook;
    let with = |attested: Option<(&Binding<'_>, SignedDuration)>| {
        let mut state = ProfileState::new().unwrap();
        if let Some((binding, after)) = attested {
            state.attest(step, binding, START + after);
        }
        state
    };
    let bundle = |binding: &Binding<'_>, after| {
        let exported = with(Some((binding, after))).export("acme", START);
        let bytes = serde_json::to_vec(&exported).unwrap();
        AttestationBundle::read(&bytes, START + DAY).unwrap()
    };
    let other = binding(&new, &ashby);
    for (own, incoming, known, wanted) in [
        (None, (&here, DAY), true, ImportOutcome::New),
        (None, (&here, DAY), false, ImportOutcome::New),
        (Some((&here, DAY)), (&here, SignedDuration::ZERO), true, ImportOutcome::Older),
        (Some((&here, SignedDuration::ZERO)), (&here, DAY), true, ImportOutcome::New),
        (Some((&here, SignedDuration::ZERO)), (&other, DAY), true, ImportOutcome::Kept),
        (Some((&other, DAY)), (&here, SignedDuration::ZERO), true, ImportOutcome::New),
        (Some((&other, SignedDuration::ZERO)), (&here, DAY), false, ImportOutcome::Kept),
    ] {
        let mut state = with(own);
        let incoming = bundle(incoming.0, incoming.1);
        let done = state.import(incoming, known.then_some(&here)).unwrap();
        assert_eq!(done, [(step, wanted)]);
    }
}

#[test]
fn a_bundle_that_was_changed_or_can_t_be_true_is_refused() {
    let [codesignal, ashby, _] = keys();
    let here = binding(&codesignal, &ashby);
    let mut source = ProfileState::new().unwrap();
    source.attest(ManualStep::Webhook, &here, START);
    let good = serde_json::to_value(source.export("acme", START)).unwrap();
    let code = |change: &dyn Fn(&mut serde_json::Value), now| {
        let mut value = good.clone();
        change(&mut value);
        let read = AttestationBundle::read(value.to_string().as_bytes(), now);
        let mut state = ProfileState::new().unwrap();
        read.and_then(|bundle| state.import(bundle, Some(&here))).err().map(|error| error.code)
    };
    assert_eq!(code(&|_| {}, START), None);
    assert_eq!(code(&|_| {}, START - DAY), Some("attestation_in_the_future"));
    type Change = fn(&mut serde_json::Value);
    let changes: [(Change, &str); 6] = [
        (|it| it["format"] = "x".into(), "attestations_unreadable"),
        (|it| it["version"] = 3.into(), "attestations_unreadable"),
        (|it| it["attestations"]["webhook"]["salt"] = "00".into(), "attestations_unreadable"),
        (|it| it["attestations"]["webhook"]["mac"] = "00".into(), "attestations_unreadable"),
        (
            |it| drop(it["attestations"]["webhook"].as_object_mut().unwrap().remove("mac")),
            "attestations_first_format",
        ),
        (|it| it["attestations"]["webhook"]["endpoint"] = "x".into(), "attestation_changed"),
    ];
    for (change, wanted) in changes {
        assert_eq!(code(&change, START), Some(wanted));
    }
}

#[test]
fn a_key_is_known_since_it_was_first_seen_and_controls_count_for_a_day() {
    let [codesignal, ashby, new] = keys();
    let mut history = KeyHistory::new().unwrap();
    for (key, now, since) in [
        (&codesignal, START, START),
        (&codesignal, START + DAY, START),
        // A wrong clock noted a moment in the future.
        (&codesignal, START - DAY, START - DAY),
        (&new, START, START),
        (&codesignal, START + DAY, START + DAY),
    ] {
        assert_eq!(history.see(KeyName::Codesignal, key, now), since);
    }
    let binding = Binding { codesignal: &codesignal, ashby: &ashby, endpoint: ENDPOINT };
    history.keep_control(&binding, START);
    for (key, endpoint, now, known) in [
        (&codesignal, ENDPOINT, START + DAY - SignedDuration::from_secs(1), true),
        (&codesignal, ENDPOINT, START + DAY, false),
        (&codesignal, ENDPOINT, START - DAY, false),
        (&new, ENDPOINT, START, false),
        (&codesignal, "https://a.example/", START, false),
    ] {
        let found = history.control(&Binding { codesignal: key, endpoint, ..binding }, now);
        assert_eq!(found.is_some(), known, "{endpoint} {now}");
    }
    history.forget_control();
    assert_eq!(history.control(&binding, START), None);
}
