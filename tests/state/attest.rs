//! What a person vouched for holds for these keys; and the state it is kept in.

use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::scene::{attest, finished};
use crate::support::*;
use serde_json::json;
use std::fs;

/// A finished integration with both steps vouched for, at an endpoint that checks nothing: there
/// only the attestation speaks for Ashby's settings.
fn vouched() -> (Home, Vendors) {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    attest(&home, &vendors, &["ashby-settings", "webhook"]);
    (home, vendors)
}

#[test]
fn both_steps_can_be_vouched_for() {
    let (home, vendors) = vouched();
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    report.expect("ashby.settings", "pass", "attested");
    report.expect("webhook.registration", "pass", "attested");
}

#[test]
fn a_new_codesignal_key_opens_what_holds_the_old_one() {
    let (home, vendors) = vouched();
    vendors.codesignal.set(|now| now.key = NEW_CODESIGNAL_KEY.into());
    let run = home.ask(&vendors, &["verify"]).keys(NEW_CODESIGNAL_KEY, ASHBY_KEY);
    let report = run.run().report(3);
    assert_stale(&report, json!(["codesignal_key"]), json!(["secret"]));
}

#[test]
fn a_new_ashby_key_opens_what_holds_the_old_one() {
    let (home, vendors) = vouched();
    vendors.ashby.set(|now| now.key = NEW_ASHBY_KEY.into());
    let run = home.ask(&vendors, &["verify"]).keys(CODESIGNAL_KEY, NEW_ASHBY_KEY);
    let report = run.run().report(3);
    assert_stale(&report, json!(["ashby_key"]), json!(["header"]));
}

#[test]
fn two_new_keys_open_both_and_vouching_again_closes_them() {
    let (home, vendors) = vouched();
    vendors.codesignal.set(|now| now.key = NEW_CODESIGNAL_KEY.into());
    vendors.ashby.set(|now| now.key = NEW_ASHBY_KEY.into());
    let with_new = |args: &[&str]| home.ask(&vendors, args).keys(NEW_CODESIGNAL_KEY, NEW_ASHBY_KEY);
    let report = with_new(&["verify"]).run().report(3);
    assert_stale(&report, json!(["codesignal_key", "ashby_key"]), json!(["secret", "header"]));
    with_new(&["setup", "--attest", "webhook", "--attest", "ashby-settings"]).run().report(0);
    with_new(&["verify"]).run().report(0);
    // And the old keys are no longer the ones that were vouched for.
    vendors.codesignal.set(|now| now.key = CODESIGNAL_KEY.into());
    vendors.ashby.set(|now| now.key = ASHBY_KEY.into());
    home.ask(&vendors, &["verify"]).run().report(3);
}

#[track_caller]
fn assert_stale(report: &Report, settings: serde_json::Value, webhook: serde_json::Value) {
    report.expect("ashby.settings", "todo", "none");
    report.expect("webhook.registration", "todo", "none");
    assert_eq!(report.details("ashby.settings")["stale"], settings);
    assert_eq!(report.details("webhook.registration")["stale"], webhook);
}

#[test]
fn another_endpoint_opens_the_webhook_alone() {
    let (home, vendors) = vouched();
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
    let (home, vendors) = vouched();
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
    let report = home
        .ask(&vendors, &["verify"])
        .env("CS_ASHBY_WEBHOOK_URL", other.webhook.url())
        .run()
        .report(3);
    let details = report.details("webhook.registration");
    assert_eq!(details["stale"], json!(["endpoint"]));
}

#[test]
fn every_command_that_knows_the_keys_binds_the_first_format() {
    for words in [&["verify", "--deep"][..], &["setup", "--non-interactive"], &["attest", "list"]] {
        let (home, vendors) = vouched();
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

/// Nobody else can write the state; where it was changed all the same, it counts no more.
#[test]
fn a_changed_state_confirms_nothing() {
    let later = |text: &serde_json::Value| json!(text.as_str().unwrap().replace("202", "201"));
    type Change = Box<dyn Fn(&mut serde_json::Value)>;
    let rows: [(&str, Change); 6] = [
        ("at", Box::new(move |it| it["at"] = later(&it["at"]))),
        ("by", Box::new(|it| it["by"] = json!("mallory@laptop"))),
        ("endpoint", Box::new(|it| it["endpoint"] = json!("https://a.example/"))),
        ("mac", Box::new(|it| it["mac"] = json!("0".repeat(64)))),
        ("no mac", Box::new(|it| drop(it.as_object_mut().unwrap().remove("mac")))),
        (
            "no fields",
            Box::new(|it| {
                let fields = it.as_object_mut().unwrap();
                fields.remove("mac");
                fields.remove("endpoint");
            }),
        ),
    ];
    for (what, change) in &rows {
        let (home, vendors) = vouched();
        attested::edit(&home.state("default"), |state| {
            change(&mut state["attestations"]["webhook"])
        });
        let report = home.ask(&vendors, &["verify"]).run().report(3);
        report.expect("webhook.registration", "todo", "none");
        report.expect("ashby.settings", "pass", "attested");
        assert!(report.details("webhook.registration")["stale"].is_null(), "{what}");
    }
    let (home, vendors) = finished();
    vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    attested::edit(&home.state("default"), |state| {
        let webhook = state["attestations"]["webhook"].clone();
        state["attestations"]["ashby-settings"] = webhook;
    });
    let report = home.ask(&vendors, &["verify"]).run().report(3);
    report.expect("ashby.settings", "todo", "none");
}

#[test]
fn setup_without_an_attestation_leaves_the_step_open() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let report = home.ask(&vendors, &["setup", "--non-interactive"]).run().report(3);
    report.expect("webhook.registration", "todo", "none");
    assert!(report.0["registration"].is_object(), "setup shows the form: {report}");
    // Never attested is not stale.
    let stale = &report.details("webhook.registration")["stale"];
    assert!(stale.is_null() || stale == &json!([]), "{stale}");
}

#[test]
fn a_second_setup_changes_nothing_and_says_so() {
    let (home, vendors) = finished();
    let before = fs::read(home.state("default")).unwrap();
    let report = home.ask(&vendors, &["setup", "--non-interactive"]).run().report(0);
    assert_eq!(report.0["data"]["changes"], json!([]), "{report}");
    assert_eq!(fs::read(home.state("default")).unwrap(), before);
}

#[test]
fn the_first_setup_says_what_it_changed() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let args = ["setup", "--non-interactive", "--attest", "webhook"];
    let report = home.ask(&vendors, &args).run().report(0);
    assert!(!report.0["data"]["changes"].as_array().unwrap().is_empty(), "{report}");
}

#[test]
fn a_step_that_does_not_exist_can_t_be_vouched_for() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let output = home.ask(&vendors, &["setup", "--attest", "everything"]).run().expect_code(2);
    assert!(output.stdout.is_empty());
    assert_eq!(vendors.count(), 0);
}

#[test]
fn the_state_holds_no_key_and_no_plain_hash_of_one() {
    let (home, vendors) = vouched();
    home.ask(&vendors, &["verify"]).run().report(0);
    tree::assert_no_key(home.root());
    tree::assert_private(&home.state_dir());
    let state = fs::read_to_string(home.state("default")).unwrap();
    use sha2::{Digest, Sha256};
    for key in [CODESIGNAL_KEY, ASHBY_KEY] {
        let plain = support_hex(&Sha256::digest(key));
        assert!(!state.contains(&plain[..12]), "a fingerprint without salt");
    }
    // The same keys at another place have other fingerprints: they are salted.
    let (other, others) = vouched();
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

fn support_hex(bytes: &[u8]) -> String {
    crate::support::hash::hex(bytes)
}
