//! Canaries: two keys that may turn up nowhere. Every command there is, with everything that can be said
//! about it on stderr, in each form of its report, with good keys, refused ones, vendors that give every form
//! of both keys back and try to give the terminal orders, and no vendor at all. Every run is searched as it ends (support/run.rs).

use super::harmless;
use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How a run speaks: the two that say most, then the others. `verify` speaks in all of them, another command in the
/// first two and one of the others in turn, and in all with `CS_ASHBY_EXHAUSTIVE=1`.
const VOICES: [&[&str]; 6] = [
    &["-vv", "--output", "json"],
    &["-vv"],
    &["-q"],
    &["--output", "json"],
    &["-v", "--color", "always"],
    &["--accessible"],
];
/// How many of them say most.
const TALKATIVE: usize = 2;
/// The forms that `verify` alone has.
const FOR_MACHINES: [&[&str]; 3] = [
    &["-vv", "--output", "junit"],
    &["-vv", "--output", "github"],
    &["-vv", "--output", "prometheus"],
];

pub const ADDRESSES: [&str; 3] =
    ["CS_ASHBY_CODESIGNAL_URL", "CS_ASHBY_ASHBY_URL", "CS_ASHBY_WEBHOOK_URL"];

/// What the vendors do; where they are gone, nothing listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    Good,
    Refused,
    Hostile,
    Gone,
}

/// Vendors that know the odd keys.
pub fn vendors(situation: Situation) -> Vendors {
    let vendors = Vendors::working();
    if situation != Situation::Refused {
        vendors.know(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY);
    }
    // `--deep` asks for something to be made.
    vendors.codesignal.set(|now| now.may_make = true);
    if situation == Situation::Hostile {
        give_back(&vendors, &[all_forms(), harmless::texts()].concat());
    }
    vendors
}

/// Every form of both keys that is text.
fn all_forms() -> Vec<String> {
    [ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY]
        .into_iter()
        .flat_map(forms::of)
        .filter_map(|form| String::from_utf8(form.bytes).ok())
        .filter(|text| !text.contains('\0'))
        .collect()
}

/// From now on every reply says one of these, each time the next one, wherever there is room for words.
fn give_back(vendors: &Vendors, said: &[String]) {
    let said: Arc<[String]> = said.into();
    let turn = Arc::new(AtomicUsize::new(0));
    let next = move || {
        let turn = turn.fetch_add(1, Ordering::Relaxed);
        (turn, said[turn % said.len()].clone())
    };
    let (first, second, third) = (next.clone(), next.clone(), next);
    vendors.codesignal.own(move |asked| {
        let (turn, key) = first();
        // A 5xx would be asked again, with pauses.
        let status = [200, 200, 401, 403, 400][turn % 5];
        let error = json!({"message": format!("no {key} here"), "extensions": {"code": key}});
        let body = match turn % 3 {
            0 => json!({"errors": [error], "data": null}),
            1 if asked.has("company") => json!({"data": {"company": {"id": key, "name": key}}}),
            1 => json!({"data": {"companyTests": {"totalCount": 1, "companyTests": [{"id": key, "title": key}]}}}),
            _ => json!({"message": key, "errors": [{"message": key}]}),
        };
        let header: String = key.chars().filter(char::is_ascii_graphic).take(500).collect();
        Some(Reply::json(status, &body).with("X-Request-Id", &header).with("Server", &header))
    });
    vendors.ashby.own(move |_| {
        let (turn, key) = second();
        let info = json!({"code": key, "message": key, "requestId": key});
        let body = match turn % 3 {
            0 => json!({"success": true, "results": {"title": key, "scopes": [key, "candidates:read"]}}),
            1 => json!({"success": false, "errors": [key], "errorInfo": info}),
            _ => json!({"success": false, "errors": [{"message": key}]}),
        };
        Some(Reply::json([200, 403, 401, 400][turn % 4], &body))
    });
    vendors.webhook.own(move |_| {
        let (turn, key) = third();
        Some(Reply::new([200, 401, 500][turn % 3], "text/plain", key))
    });
}

pub fn told(run: Run, vendors: &Vendors, situation: Situation) -> Run {
    let run = run
        .at(vendors)
        .keys(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY)
        .canary(ODD_CODESIGNAL_KEY)
        .canary(ODD_ASHBY_KEY)
        .env("CS_ASHBY_TIMEOUT", "3");
    if situation != Situation::Gone {
        return run;
    }
    ADDRESSES.iter().fold(run, |run, variable| run.env(variable, "http://127.0.0.1:9"))
}

/// Every way of every command, in one situation.
fn every_command(situation: Situation) {
    let bus = Bus::with_keyring();
    let (home, vendors) = (Home::new(), vendors(situation));
    let (mut runs, mut ways) = (0, 0);
    for (words, _) in commands::all() {
        let name = words.join(" ");
        let called = commands::ways(&name);
        assert!(!called.is_empty(), "nobody says how to call `{name}`");
        if situation != Situation::Good && !commands::shows_vendors(&name) {
            continue;
        }
        let machines: &[&[&str]] = if name == "verify" { &FOR_MACHINES } else { &[] };
        for way in called {
            let (most, others) = VOICES.split_at(TALKATIVE);
            ways += 1;
            let others = match situation {
                // Where nobody answers, each of them asks three times.
                Situation::Gone => &[],
                _ if name == "verify" || sample::exhaustive() => others,
                _ => std::slice::from_ref(&others[ways % others.len()]),
            };
            for voice in most.iter().chain(others).chain(machines) {
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let mut run = told(home.cs(&words), &vendors, situation).args(way).args(voice);
                if let Some(bus) = &bus {
                    run = run.on_bus(&bus.address);
                }
                if name == "sandbox" {
                    run = run.through("timeout", &["0.5"]);
                }
                let output = run.stdin_text("{}").run();
                if situation == Situation::Hostile && !voice.contains(&"--color") {
                    harmless::assert_harmless(&format!("{name} {voice:?}"), &output.stdout);
                    harmless::assert_harmless(&format!("{name} {voice:?}"), &output.stderr);
                }
                runs += 1;
            }
        }
    }
    assert!(runs > 40, "{runs} runs");
    // Whatever they wrote: state, notes, bundles, and nothing else.
    let files = tree::files(home.root());
    for path in &files {
        let canaries = [ODD_CODESIGNAL_KEY.to_owned(), ODD_ASHBY_KEY.to_owned()];
        let name = path.to_string_lossy();
        leaks::assert_none("the name of a file", name.as_bytes(), &canaries);
        leaks::assert_none(&name, &std::fs::read(path).unwrap(), &canaries);
    }
    missing::say(&format!(
        "canaries, {situation:?}: {runs} runs, {} files; {} places searched so far for {} forms of each key, 0 hits",
        files.len(),
        leaks::searched(),
        leaks::forms_of_a_key(),
    ));
}

#[test]
fn no_command_shows_a_good_key() {
    every_command(Situation::Good);
}

#[test]
fn no_command_shows_a_refused_key() {
    every_command(Situation::Refused);
}

#[test]
fn no_command_shows_a_key_that_a_vendor_gives_back() {
    every_command(Situation::Hostile);
}

#[test]
fn no_command_shows_a_key_where_nobody_answers() {
    every_command(Situation::Gone);
}

/// Also where the run has no use for the key: none is stored that it could replace.
#[test]
fn a_vendor_gives_back_no_key_that_rotate_was_given() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    vendors.codesignal.set(|now| now.company = ODD_ASHBY_KEY.to_owned());
    for end in ["--finish", "--abort"] {
        let run = told(home.cs(&["rotate", "ashby", end]), &vendors, Situation::Hostile);
        let output = run.on_bus(&bus.address).json_output().run();
        assert!(output.stdout.contains("withheld"), "{output:#?}");
    }
}

/// The control of all of the above: what is no key comes through.
#[test]
fn what_is_no_key_is_shown() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    vendors.codesignal.set(|now| now.company = "Zoë & Söhne GmbH 1895".into());
    vendors.ashby.set(|now| now.title = "req 550e8400-e29b-41d4-a716-446655440000".into());
    let output = told(home.cs(&["verify"]), &vendors, Situation::Good).run();
    let text = output.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Zoë & Söhne GmbH 1895") || text.contains("Zo? & S?hne"), "{text}");
    assert!(text.contains("550e8400-e29b-41d4-a716-446655440000"), "{text}");
}

/// With its salt, a fingerprint of a weak key could be tried out; the salts stay in the state.
#[test]
fn no_salt_is_shown() {
    let (home, vendors) = crate::support::scene::finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    let note = std::fs::read_to_string(home.state_dir().join("last-default.json")).unwrap();
    assert!(note.contains("\"salt\""), "{note}");
    for args in [
        &["status"][..],
        &["keys", "list"],
        &["attest", "list"],
        &["report"],
        &["profiles", "list"],
    ] {
        for run in [home.ask(&vendors, args), home.cs(args).at(&vendors).both_keys()] {
            let output = run.run().expect_code(0);
            assert!(!output.stdout.contains("salt"), "{output:#?}");
        }
    }
}

/// A key that no HTTP header can hold, and one that looks like an option.
#[test]
fn a_key_that_can_t_be_sent_is_not_shown() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    for key in ["Schlüssel-zu-Ashby-7c1fA5hBy9Can4ry0eWq3Zr", "--Ay6Hn1Pc9Vw3Qe8Zr0Tk5Ui2=7ESo4Xd7"]
    {
        for voice in VOICES {
            let run = home.cs(&["verify"]).at(&vendors).keys(key, key).canary(key);
            run.args(voice).limit(Duration::from_secs(20)).run();
        }
    }
}
