//! Every state of a keyring that goes wrong, and every command: exit code, error, words, time, and what
//! is left of the item. The store is one of the test's own making (support/secrets.rs). The suite takes each
//! state with every third command; `CS_ASHBY_EXHAUSTIVE=1` takes all of them.

use crate::support::run::Run;
use crate::support::sample;
use crate::support::secrets::{Fake, Mood};
use crate::support::*;
use std::time::Duration;

/// The commands, by what they want of a keyring.
const COMMANDS: [(&str, &[&str], Want); 13] = [
    ("setup", &["setup", "--non-interactive", "--attest", "webhook"], Want::Write),
    ("keys set", &["keys", "set"], Want::Write),
    ("rotate", &["rotate", "codesignal"], Want::Write),
    ("keys remove", &["keys", "remove", "--yes"], Want::Remove),
    ("profiles remove", &["profiles", "remove", "default", "--yes"], Want::Remove),
    ("verify", &["verify"], Want::Read),
    ("status", &["status"], Want::Read),
    ("keys list", &["keys", "list"], Want::Read),
    ("webhook test", &["webhook", "test"], Want::Read),
    ("setup --plan", &["setup", "--plan"], Want::Glance),
    ("webhook show", &["webhook", "show"], Want::Glance),
    ("attest list", &["attest", "list"], Want::Glance),
    ("profiles list", &["profiles", "list"], Want::Nothing),
];

/// What a command wants of the keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// It writes into it, keys given.
    Write,
    /// It removes what is there.
    Remove,
    /// It can't do without what is there.
    Read,
    /// It says more when it can look, and does its work without.
    Glance,
    Nothing,
}

/// A state of the store.
struct State {
    name: &'static str,
    mood: Mood,
    /// The items under our name.
    items: Vec<Vec<u8>>,
    /// The code of the error, for a command that can't do without it.
    error: &'static str,
    /// Only a command that writes meets the error.
    reads_as_empty: bool,
    /// Whatever it is, it can be removed: that is the way out that the error names.
    removable: bool,
}

/// An item as this program writes it.
fn sound() -> Vec<u8> {
    let key = |key: &str| {
        format!(r#"{{"key":"{key}","stored_at":"2026-11-24T10:00:00Z","proven":true}}"#)
    };
    let (codesignal, ashby) = (key(CODESIGNAL_KEY), key(ASHBY_KEY));
    format!(r#"{{"version":1,"codesignal":{codesignal},"ashby":{ashby}}}"#).into_bytes()
}

fn states() -> Vec<State> {
    let whole = |name, mood, error| State {
        name,
        mood,
        items: vec![sound()],
        error,
        reads_as_empty: false,
        removable: false,
    };
    let empty = |name, mood, error| State {
        items: Vec::new(),
        reads_as_empty: true,
        ..whole(name, mood, error)
    };
    let item = |name, bytes: &[u8], error| State {
        items: vec![bytes.to_vec()],
        removable: true,
        ..whole(name, Mood::Sound, error)
    };
    let damaged = "keystore_item_damaged";
    vec![
        whole("locked, the window is closed", Mood::LockedDismissing, "keystore_locked"),
        whole("locked, nobody sees the window", Mood::LockedWaiting, "keystore_locked"),
        whole("access denied", Mood::Denies, "keystore_denied"),
        whole("never answers", Mood::HangsAt(1), "keystore_silent"),
        empty("no default collection", Mood::NoCollection, "keystore_no_default"),
        empty("forgets what is written", Mood::Forgets, "keystore_forgetful"),
        State {
            items: vec![sound(), sound()],
            ..whole("two items", Mood::Sound, "keystore_ambiguous")
        },
        item("bytes that are no text", b"\xff\xfe\x00\x01", damaged),
        item("not JSON", b"hunter2", damaged),
        item("empty", b"", damaged),
        item("another's JSON", br#"{"user":"me","password":"x"}"#, damaged),
        item("a list", b"[1, 2]", damaged),
        item("the wrong fields", br#"{"version":1,"codesignal":"a key"}"#, damaged),
        item("a key that is none", br#"{"version":1,"ashby":{"key":"a\u0000b"}}"#, damaged),
        // (More would only measure how slow a debug build decrypts.)
        item("100 kB of text", &[b'x'; 100_000], damaged),
        item("a newer version", br#"{"version":999,"codesignal":[]}"#, "keystore_item_newer"),
    ]
}

/// One row: exit code, error, words, time, and what is left of the item.
fn assert_row(state: &State, (name, words, want): &(&str, &[&str], Want)) {
    let fake = Fake::start(state.mood).expect("a message bus");
    for item in &state.items {
        fake.put("default", item.clone());
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    let before = fake.items();
    let mut run = home.cs(words).at(&vendors).json_output().on_bus(&fake.address);
    if *want == Want::Write {
        run = run.both_keys();
    }
    let output = run.run();
    let what = format!("{} x {name}: {output:#?}", state.name);
    let removes = *want == Want::Remove && state.removable;
    let fails = match want {
        Want::Write => true,
        Want::Remove | Want::Read => !removes && !state.reads_as_empty,
        Want::Glance | Want::Nothing => false,
    };
    let report = output.json();
    if fails {
        assert_eq!((output.code, report.error_code()), (5, state.error), "{what}");
        let fix = report.0["error"]["fix"].as_str().unwrap();
        let exact = ["`", "password manager", "--profile NAME"];
        assert!(exact.iter().any(|words| fix.contains(words)), "no exact next step: {what}");
        let asked = vendors.codesignal.server.requests();
        assert!(asked.is_empty(), "the store is looked at before anything is sent: {what}");
    } else {
        assert!([0, 3].contains(&output.code), "it should do its work: {what}");
    }
    // One call may take 3 s; the rest is for a busy machine.
    assert!(output.took < Duration::from_millis(5500), "too slow: {what}");
    assert_eq!(fake.items(), if removes { Vec::new() } else { before }, "the item: {what}");
    let window = fake.calls().contains(&"Prompt");
    assert!(!window, "a window was opened although nobody is there: {what}");
    tree::assert_no_key(home.root());
}

#[test]
fn every_state_and_every_command() {
    if Fake::start(Mood::Sound).is_none() {
        return;
    }
    let states = states();
    let rows: Vec<_> =
        states.iter().flat_map(|state| COMMANDS.iter().map(move |it| (state, it))).collect();
    // 13 commands: with every third row, each state meets other ones than the state before it.
    let rows = sample::every(3, rows, |_| false);
    // Most of them wait.
    sample::side_by_side(12, &rows, |(state, command)| assert_row(state, command));
    missing::say(&format!("key store: {} rows hold", rows.len()));
}

#[test]
fn a_store_that_keeps_the_old_key_is_found_out() {
    let Some(fake) = Fake::start(Mood::Sound) else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let set = |key: &str| -> Run {
        let run = home.cs(&["keys", "set", "--unproven"]).at(&vendors).json_output();
        run.on_bus(&fake.address).env("CS_ASHBY_ASHBY_KEY", key)
    };
    set(keys::WRONG_KEY).run().report(0);
    let before = fake.items();
    fake.behave(Mood::KeepsOld);
    let report = set(ASHBY_KEY).run().report(5);
    assert_eq!(report.error_code(), "keystore_forgetful");
    assert_eq!(fake.items(), before);
}
