//! What is asserted of everything that comes from outside, by the very functions that libFuzzer calls
//! (tests/fuzz): for every input that was kept, and for random ones. `.ci/fuzz` looks longer.

#[path = "../fuzz/targets/mod.rs"]
pub mod targets;

use crate::support::{project, tree};
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestCaseError, TestRunner};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// Random inputs of each kind. More are tried with PROPTEST_CASES.
const CASES: u32 = 200;
/// Inputs that did not hold once, tried first: to be committed.
const REGRESSIONS: &str = "tests/hygiene/properties.regressions";

/// Runs a target with random inputs.
fn hold<S: Strategy<Value = Vec<u8>>>(name: &str, inputs: S) {
    let (_, target) = targets::ALL.into_iter().find(|(own, _)| *own == name).expect(name);
    let defaults = ProptestConfig::default();
    let config = ProptestConfig {
        cases: if defaults.cases == 256 { CASES } else { defaults.cases },
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(REGRESSIONS))),
        ..defaults
    };
    let result = TestRunner::new(config).run(&inputs, |input| {
        catch_unwind(AssertUnwindSafe(|| target(&input))).map_err(|_| {
            TestCaseError::fail(format!("{name}: {:?}", String::from_utf8_lossy(&input)))
        })
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

fn kept(name: &str) -> Vec<PathBuf> {
    tree::files(&project().join("tests/fuzz/corpus").join(name))
}

#[test]
fn every_kept_input_holds() {
    let mut size = 0;
    for (name, target) in targets::ALL {
        let files = kept(name);
        assert!(!files.is_empty(), "nothing is kept for {name}");
        for path in files {
            let input = std::fs::read(&path).unwrap();
            size += input.len();
            let held = catch_unwind(AssertUnwindSafe(|| target(&input)));
            assert!(held.is_ok(), "{name} does not hold for {}", path.display());
        }
    }
    assert!(size < 1024 * 1024, "{size} bytes are kept: run `cargo fuzz cmin`");
}

#[test]
fn every_target_is_fuzzed_and_every_folder_replayed() {
    let manifest = std::fs::read_to_string(project().join("tests/fuzz/Cargo.toml")).unwrap();
    let names = manifest.lines().filter_map(|line| line.strip_prefix("name = "));
    // The first one is the package's own.
    let fuzzed: Vec<&str> = names.skip(1).map(|name| name.trim_matches('"')).collect();
    let folders = std::fs::read_dir(project().join("tests/fuzz/corpus")).unwrap();
    let mut folders: Vec<String> =
        folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(fuzzed, targets::ALL.map(|(name, _)| name));
    assert_eq!(fuzzed, folders);
}

/// What was kept, bent: bytes changed, a piece of another input put in, the end cut off.
fn bent(name: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let inputs: Vec<Vec<u8>> = kept(name).iter().map(|path| std::fs::read(path).unwrap()).collect();
    let one = prop::sample::select(inputs.clone());
    let other = prop::sample::select(inputs);
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    let places = any::<[prop::sample::Index; 3]>();
    (one, other, changes, places).prop_map(|(mut input, other, changes, [at, from, to])| {
        for (place, byte) in changes {
            if !input.is_empty() {
                let place = place.index(input.len());
                input[place] = byte;
            }
        }
        let (from, to) = (from.index(other.len() + 1), to.index(other.len() + 1));
        if from < to {
            let at = at.index(input.len() + 1);
            input.splice(at..at, other[from..to].iter().copied());
        } else {
            input.truncate(at.index(input.len() + 1));
        }
        input
    })
}

#[test]
fn what_was_kept_holds_when_it_is_bent() {
    for (name, _) in targets::ALL {
        hold(name, bent(name));
    }
}

/// Text with all that a terminal, a parser or a reader can be tricked with.
fn tricky() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => any::<char>(),
        4 => proptest::char::range(' ', '~'),
        2 => prop::sample::select("\u{0}\t\r\n\u{1b}\u{7f}\u{9b}\u{ad}\u{200b}\u{202e}\u{2066}\u{2028}\u{feff}\u{e0041}\u{301}\u{3164}".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("%&#;x\\u{}=\"'`<>[]@:/?._-".chars().collect::<Vec<_>>()),
    ];
    prop::collection::vec(letter, 0..400).prop_map(String::from_iter)
}

#[test]
fn tricky_text_holds() {
    for name in ["cleaning", "key", "address", "config", "item"] {
        hold(name, tricky().prop_map(String::into_bytes));
    }
}

#[test]
fn a_key_is_found_in_every_form_and_place() {
    let letters: Vec<char> =
        ('a'..='z').chain('A'..='Z').chain('0'..='9').chain("+/-_=.".chars()).collect();
    let key =
        prop::collection::vec(prop::sample::select(letters), 24..120).prop_map(String::from_iter);
    let around = || proptest::string::string_regex("[ -~]{0,40}").unwrap();
    let whole = (any::<u8>(), key, around(), around()).prop_map(|(form, key, before, after)| {
        [&[form], format!("{key}\n{before}\n{after}").as_bytes()].concat()
    });
    hold("redaction", whole);
}

#[test]
fn an_interval_is_read_as_it_is_written() {
    let every = (0u32..20_000, prop::sample::select(vec!["m", "h", "d", "", "w", " m"]));
    let words =
        prop::collection::vec(proptest::string::string_regex("[ -~é]{0,20}").unwrap(), 0..5);
    let whole = (every, words).prop_map(|((number, unit), words)| {
        format!("{number}{unit}\nacme\n{}", words.join("\n")).into_bytes()
    });
    hold("schedule", whole);
}

/// JSON as an API could answer it, in the words that decide.
fn answer() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let words = [
        "Access Denied",
        "Not authenticated",
        "invalid_api_key",
        "missing_endpoint_permission",
        "rate limit",
        "internal server error",
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "company",
        "try again",
        "\u{202e}\u{1b}[31m",
        "csK7FuzzCanary0123456789abcdefXY",
        "ashk-FuzzCanary9876543210fedcbaZ",
        "candidates:read",
        "2026-11-24T10:00:00Z",
    ];
    const FIELDS: &str = "data errors error errorInfo message code extensions path company success results title createdAt scopes name";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(words.to_vec()).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let names: Vec<&str> = FIELDS.split(' ').collect();
        let name = prop::sample::select(names).prop_map(str::to_owned);
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => prop::collection::vec((name, inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

#[test]
fn an_answer_of_any_shape_holds() {
    for name in ["ashby", "codesignal"] {
        let whole = (0u8..16, prop::sample::select(b"..rh".to_vec()), answer());
        hold(
            name,
            whole.prop_map(|(status, flag, body)| {
                [&[status, flag], body.to_string().as_bytes()].concat()
            }),
        );
    }
}
