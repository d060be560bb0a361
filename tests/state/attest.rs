//! What a person confirmed counts for these keys, and how the state keeps it.

use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::scene::attest;
use crate::support::*;
use serde_json::json;
use std::fs;

/// A finished integration with both steps confirmed, at an endpoint that checks nothing: there
/// only the attestation speaks for Ashby's settings.
fn confirmed() -> (Home, Vendors) {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    attest(&home, &vendors, &["ashby-settings", "webhook"]);
    (home, vendors)
}

/// Each field that has an old key is named, and confirming again with the new keys closes the steps.
#[test]
fn a_new_key_opens_the_steps_that_have_the_old_one() {
    let both = ["setup", "--attest", "webhook", "--attest", "ashby-settings"];
    for (codesignal, ashby, settings, webhook) in [
        (NEW_CODESIGNAL_KEY, ASHBY_KEY, json!(["codesignal_key"]), json!(["secret"])),
        (CODESIGNAL_KEY, NEW_ASHBY_KEY, json!(["ashby_key"]), json!(["header"])),
        (
            NEW_CODESIGNAL_KEY,
            NEW_ASHBY_KEY,
            json!(["codesignal_key", "ashby_key"]),
            json!(["secret", "header"]),
        ),
    ] {
        let (home, vendors) = confirmed();
        let verify = |keys: (&str, &str), code| {
            home.ask(&vendors, &["verify"]).keys(keys.0, keys.1).run().report(code)
        };
        let report = verify((CODESIGNAL_KEY, ASHBY_KEY), 0);
        report.expect("ashby.settings", "pass", "attested");
        report.expect("webhook.registration", "pass", "attested");
        vendors.codesignal.set(|now| now.key = codesignal.into());
        vendors.ashby.set(|now| now.key = ashby.into());
        let report = verify((codesignal, ashby), 3);
        for (check, stale) in [("ashby.settings", settings), ("webhook.registration", webhook)] {
            report.expect(check, "todo", "none");
            assert_eq!(report.details(check)["stale"], stale);
        }
        home.ask(&vendors, &both).keys(codesignal, ashby).run().report(0);
        verify((codesignal, ashby), 0);
        // And the old keys are no longer the confirmed ones.
        vendors.codesignal.set(|now| now.key = CODESIGNAL_KEY.into());
        vendors.ashby.set(|now| now.key = ASHBY_KEY.into());
        verify((CODESIGNAL_KEY, ASHBY_KEY), 3);
    }
}

#[test]
fn another_endpoint_opens_the_webhook_alone() {
    let (home, vendors) = confirmed();
    let other = Vendors::working();
    other.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    let elsewhere =
        |args: &[&str]| home.ask(&vendors, args).env("CS_ASHBY_WEBHOOK_URL", other.webhook.url());
    let report = elsewhere(&["verify"]).run().report(3);
    report.expect("ashby.settings", "pass", "attested");
    report.expect("webhook.registration", "todo", "none");
    let details = report.details("webhook.registration");
    assert_eq!(details["stale"], json!(["endpoint"]));
    // With a new key as well, each of them is named.
    vendors.ashby.set(|now| now.key = NEW_ASHBY_KEY.into());
    let report = elsewhere(&["verify"]).keys(CODESIGNAL_KEY, NEW_ASHBY_KEY).run().report(3);
    let details = report.details("webhook.registration");
    assert_eq!(details["stale"], json!(["header", "endpoint"]));
    vendors.ashby.set(|now| now.key = ASHBY_KEY.into());
    elsewhere(&["setup", "--attest", "webhook"]).run().report(0);
    elsewhere(&["verify"]).run().report(0);
    home.ask(&vendors, &["verify"]).run().report(3);
}

/// A scheduled `verify` that runs after the upgrade stays green, and from then on the binding counts.
#[test]
fn the_first_format_is_bound_by_the_first_run_whose_keys_match() {
    let (home, vendors) = confirmed();
    attested::first_format(&home);
    let text = fs::read(home.state("default")).unwrap();
    // Other keys bind nothing.
    home.ask(&vendors, &["verify"]).keys(NEW_CODESIGNAL_KEY, ASHBY_KEY).run();
    assert_eq!(fs::read(home.state("default")).unwrap(), text);
    let notice = "from an older version";
    let output = home.ask(&vendors, &["verify"]).run().expect_code(0);
    assert!(output.stderr.contains(notice), "{}", output.stderr);
    let output = home.ask(&vendors, &["verify"]).run().expect_code(0);
    assert!(!output.stderr.contains(notice), "{}", output.stderr);
    // Bound, it is for this endpoint.
    let other = Vendors::working();
    let run = home.ask(&vendors, &["verify"]).env("CS_ASHBY_WEBHOOK_URL", other.webhook.url());
    let report = run.run().report(3);
    let details = report.details("webhook.registration");
    assert_eq!(details["stale"], json!(["endpoint"]));
}

#[test]
fn every_command_that_knows_the_keys_binds_the_first_format() {
    for words in [&["verify", "--deep"][..], &["setup", "--non-interactive"], &["attest", "list"]] {
        let (home, vendors) = confirmed();
        attested::first_format(&home);
        // Nothing may be created here.
        vendors.codesignal.deny(&codesignal::PERMISSIONS);
        home.ask(&vendors, words).run();
        vendors.codesignal.set(|now| now.granted = codesignal::PERMISSIONS.to_vec());
        let state = fs::read_to_string(home.state("default")).unwrap();
        assert_eq!(state.matches("\"mac\"").count(), 2, "{words:?}: {state}");
        home.ask(&vendors, &["verify"]).run().report(0);
    }
}

/// Nobody else can write the state; where it was changed all the same, it counts no more. Each field is tested
/// in src/state/attestation.rs.
#[test]
fn a_changed_state_confirms_nothing() {
    type Change = fn(&mut serde_json::Map<String, serde_json::Value>);
    let changes: [Change; 3] = [
        |it| drop(it.insert("by".into(), json!("mallory@laptop"))),
        |it| drop(it.remove("mac")),
        |it| it.retain(|name, _| name != "mac" && name != "endpoint"),
    ];
    for change in changes {
        let (home, vendors) = confirmed();
        attested::edit(&home.state("default"), |state| {
            change(state["attestations"]["webhook"].as_object_mut().unwrap());
        });
        let report = home.ask(&vendors, &["verify"]).run().report(3);
        report.expect("webhook.registration", "todo", "none");
        report.expect("ashby.settings", "pass", "attested");
        assert!(report.details("webhook.registration")["stale"].is_null(), "{report}");
    }
}

#[test]
fn setup_says_what_it_changed() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let setup = |more: &[&str], code| {
        let args = [&["setup", "--non-interactive"], more].concat();
        home.ask(&vendors, &args).run().report(code)
    };
    let report = setup(&[], 3);
    report.expect("webhook.registration", "todo", "none");
    assert!(report.0["registration"].is_object(), "setup shows the form: {report}");
    // Never confirmed is not out of date.
    let stale = &report.details("webhook.registration")["stale"];
    assert!(stale.is_null() || stale == &json!([]), "{stale}");
    let report = setup(&["--attest", "webhook"], 0);
    assert!(!report.0["data"]["changes"].as_array().unwrap().is_empty(), "{report}");
    let before = fs::read(home.state("default")).unwrap();
    assert_eq!(setup(&[], 0).0["data"]["changes"], json!([]));
    assert_eq!(fs::read(home.state("default")).unwrap(), before);
}

#[test]
fn the_state_holds_no_key_and_no_plain_hash_of_one() {
    let (home, vendors) = confirmed();
    home.ask(&vendors, &["verify"]).run().report(0);
    tree::assert_no_key(home.root());
    tree::assert_private(&home.state_dir());
    let state = fs::read_to_string(home.state("default")).unwrap();
    use sha2::{Digest, Sha256};
    for key in [CODESIGNAL_KEY, ASHBY_KEY] {
        let plain = hash::hex(&Sha256::digest(key));
        assert!(!state.contains(&plain[..12]), "a fingerprint without salt");
    }
    // The same keys at another place have other fingerprints: they are salted.
    let (other, others) = confirmed();
    let second = fs::read_to_string(other.state("default")).unwrap();
    assert_ne!(hex_words(&state), hex_words(&second));
    assert!(hex_words(&state).iter().all(|word| !second.contains(word.as_str())));
    drop(others);
}

/// The words of hex digits in a text that are long enough to be salts or fingerprints.
fn hex_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_ascii_hexdigit());
    words.filter(|word| word.len() >= 16).map(str::to_owned).collect()
}
