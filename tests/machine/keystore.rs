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

/// A state of the store, and how a command ends that needs it.
struct State {
    name: &'static str,
    mood: Mood,
    /// The items under our name.
    items: Vec<Vec<u8>>,
    /// How commands end: those that write, remove, read. An error's code, or what the code of the exit is.
    write: End,
    remove: End,
    read: End,
}

#[derive(Clone, Copy, Debug)]
enum End {
    /// Exit 5 with this code.
    Error(&'static str),
    /// As if nothing were stored: exit 3, or 0 where nothing is needed.
    Empty,
    Removed,
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
    let whole = |name, mood, code| State {
        name,
        mood,
        items: vec![sound()],
        write: End::Error(code),
        remove: End::Error(code),
        read: End::Error(code),
    };
    let item = |name, bytes: &[u8], code| State {
        items: vec![bytes.to_vec()],
        // Whatever it is, it can be removed: that is the way out that the error names.
        remove: End::Removed,
        ..whole(name, Mood::Sound, code)
    };
    let damaged = "keystore_item_damaged";
    let none = |name, mood, code| State {
        items: Vec::new(),
        remove: End::Empty,
        read: End::Empty,
        ..whole(name, mood, code)
    };
    vec![
        whole("locked, the window is closed", Mood::LockedDismissing, "keystore_locked"),
        whole("locked, nobody sees the window", Mood::LockedWaiting, "keystore_locked"),
        whole("access denied", Mood::Denies, "keystore_denied"),
        whole("never answers", Mood::HangsAt(1), "keystore_silent"),
        whole("hangs at the second call", Mood::HangsAt(2), "keystore_silent"),
        whole("hangs at the third call", Mood::HangsAt(3), "keystore_silent"),
        none("no default collection", Mood::NoCollection, "keystore_no_default"),
        none("forgets what is written", Mood::Forgets, "keystore_forgetful"),
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

/// One row: how it ended, in words, where it did not hold.
fn row(state: &State, (name, words, want): &(&str, &[&str], Want)) -> Result<(), String> {
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
    let what = format!("{} x {name}", state.name);
    let end = match want {
        Want::Write => Some(state.write),
        Want::Remove => Some(state.remove),
        Want::Read => Some(state.read),
        Want::Glance | Want::Nothing => None,
    };
    let report = output.json();
    let wrong = |why: &str| Err(format!("{what}: {why}: {output:#?}"));
    match end {
        Some(End::Error(code)) => {
            if output.code != 5 || report.error_code() != code {
                return wrong("it should be exit 5 with that code");
            }
            let fix = report.0["error"]["fix"].as_str().unwrap_or_default();
            let exact = ["`", "password manager", "--profile NAME"];
            if !exact.iter().any(|words| fix.contains(words)) {
                return wrong("no exact next step");
            }
            if !vendors.codesignal.server.requests().is_empty() {
                return wrong("the store is looked at before anything is sent");
            }
        }
        Some(End::Empty) if ![0, 3].contains(&output.code) => return wrong("nothing is stored"),
        Some(End::Removed | End::Empty) | None if ![0, 3].contains(&output.code) => {
            return wrong("it should do its work");
        }
        _ => {}
    }
    // One call may take 3 s; the rest is for a busy machine.
    if output.took > Duration::from_millis(5500) {
        return wrong("too slow");
    }
    if !matches!(end, Some(End::Removed)) && fake.items() != before {
        return wrong("the item was touched");
    }
    if matches!(end, Some(End::Removed)) && !fake.items().is_empty() {
        return wrong("the item is still there");
    }
    if fake.calls().contains(&"Prompt") {
        return wrong("a window was opened although nobody is there");
    }
    tree::assert_no_key(home.root());
    Ok(())
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
    let held = sample::side_by_side(12, &rows, |(state, command)| row(state, command));
    let wrong: Vec<_> = held.into_iter().filter_map(Result::err).collect();
    missing::say(&format!(
        "key store: {} of {} rows hold ({} states x {} commands)",
        rows.len() - wrong.len(),
        rows.len(),
        states.len(),
        COMMANDS.len()
    ));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
