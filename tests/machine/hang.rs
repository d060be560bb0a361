//! A keyring that answers for a while and then never again, at every call in turn: the run ends with words
//! and in time, the item is old or new, and the same command finishes once the store answers. The suite takes
//! every fourth call; `CS_ASHBY_EXHAUSTIVE=1` takes all of them.

use crate::support::sample;
use crate::support::secrets::{Fake, Mood};
use crate::support::*;
use std::time::Duration;

/// The keys of an item, without the moments; nothing where there is no item.
fn keys_in(fake: &Fake) -> Vec<String> {
    let ours = |kept: &secrets::Kept| kept.0["service"] == "cs-ashby";
    let Some((_, bytes)) = fake.items().into_iter().find(ours) else {
        return Vec::new();
    };
    let item = calls::parsed(&bytes, "the item");
    let key = |name| item[name]["key"].as_str().map(str::to_owned);
    ["codesignal", "ashby"].into_iter().filter_map(key).collect()
}

/// Hangs at this call; says whether the run came so far.
fn hangs_at(number: usize, words: &[&str], vendors: &Vendors) -> bool {
    let fake = Fake::start(Mood::HangsAt(number)).expect("a message bus");
    let home = Home::new();
    let run = home.cs(words).at(vendors).json_output().both_keys().on_bus(&fake.address);
    let output = run.run();
    let what = format!("{words:?} hangs at call {number}");
    // Asking the vendors, and one call that is waited for.
    assert!(output.took < Duration::from_millis(6500), "{what}: {output:#?}");
    let reached = output.code != 0;
    if reached {
        let report = output.report(5);
        assert_eq!(report.error_code(), "keystore_silent", "{what}");
        // It may have done what it was asked: nobody knows.
        let said = report.0["error"]["message"].as_str().unwrap();
        assert!(said.contains("may still finish") && !said.contains("nothing was"), "{said}");
    }
    let left = keys_in(&fake);
    let both = [CODESIGNAL_KEY, ASHBY_KEY];
    assert!(left.is_empty() || left == both, "{what}: half an item");
    fake.behave(Mood::Sound);
    run.run().report(0);
    assert_eq!(keys_in(&fake), both, "{what}, and the next run");
    // The item of the self-test may be left by the run that hung; the next one took it away.
    assert_eq!(fake.items().len(), 1, "{what}");
    tree::assert_no_key(home.root());
    reached
}

#[test]
fn at_every_call() {
    if Fake::start(Mood::Sound).is_none() {
        return;
    }
    let vendors = Vendors::working();
    let commands = [&["setup", "--attest", "webhook"][..], &["keys", "set"]];
    let numbers = sample::every(4, 1..=48, |number| *number == 1);
    let todo: Vec<_> =
        numbers.iter().flat_map(|number| commands.map(|words| (*number, words))).collect();
    // They wait.
    let hung =
        sample::side_by_side(12, &todo, |(number, words)| hangs_at(*number, words, &vendors));
    let reached: Vec<_> =
        todo.iter().zip(hung).filter(|(_, hung)| *hung).map(|((number, _), _)| *number).collect();
    missing::say(&format!(
        "key store: setup and keys set hung at {} calls, nothing half, nothing lost",
        reached.len()
    ));
    assert!(reached.len() * 3 > numbers.len(), "{reached:?}");
    let last = numbers.last().unwrap();
    assert!(!reached.contains(last), "there are more calls than were tried: {reached:?}");
}
