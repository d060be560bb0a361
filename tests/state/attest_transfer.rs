//! Attestations on their way to another computer: they count there for the same keys and for no others.

use crate::support::attested::confirmed_at;
use crate::support::keys::NEW_ASHBY_KEY;
use crate::support::scene::{attest, finished};
use crate::support::*;
use cs_ashby::integration::ManualStep;
use cs_ashby::platform::now_to_the_second;
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::fs;

fn from_now(days: i64) -> String {
    (now_to_the_second() + SignedDuration::from_hours(24 * days)).to_string()
}

/// What `attest export` prints here.
fn exported(home: &Home) -> Value {
    let output = home.cs(&["attest", "export"]).env("USER", "anna").run().expect_code(0);
    leaks::assert_none("the export", output.stdout.as_bytes(), &[]);
    serde_json::from_str(&output.stdout).expect("the export is JSON")
}

/// The report of an import on this computer.
fn import(home: &Home, content: &str) -> run::Output {
    let path = home.file("attestations.json", content);
    home.cs(&["attest", "import"]).arg(path).json_output().run()
}

#[test]
fn what_was_confirmed_here_counts_there_for_the_same_keys() {
    let vendors = Vendors::working();
    let here = Home::new();
    home_attest(&here, &vendors);
    let there = Home::new();
    let before = there.ask(&vendors, &["verify"]).run().report(3);
    before.expect_status("webhook.registration", "todo");
    let report = import(&there, &exported(&here).to_string()).report(0);
    assert_eq!(
        report.0["data"],
        json!({"attestations": [{"step": "webhook", "result": "imported"}]})
    );
    let report = there.ask(&vendors, &["verify"]).run().report(0);
    report.expect("webhook.registration", "pass", "attested");
    let by = &report.details("webhook.registration")["attested_by"];
    assert!(by.as_str().unwrap().starts_with("anna"), "{by}");
    // Another key is another key, also there.
    vendors.ashby.set(|now| now.key = NEW_ASHBY_KEY.into());
    let report =
        there.ask(&vendors, &["verify"]).keys(CODESIGNAL_KEY, NEW_ASHBY_KEY).run().report(1);
    report.expect_status("webhook.registration", "todo");
    assert_eq!(report.details("webhook.registration")["stale"], json!(["header"]));
    tree::assert_no_key(there.root());
    tree::assert_private(&there.state_dir());
}

/// A setup with the webhook confirmed by Anna.
fn home_attest(home: &Home, vendors: &Vendors) {
    home.ask(vendors, &["setup", "--attest", "webhook"]).env("USER", "anna").run().report(0);
}

#[test]
fn it_can_be_piped_and_read_out_of_a_report_too() {
    let (here, vendors) = finished();
    let report = here.cs(&["attest", "export"]).json_output().run();
    for content in [exported(&here).to_string(), report.stdout] {
        let there = Home::new();
        there.cs(&["attest", "import", "-"]).stdin_text(content).run().expect_code(0);
        there.ask(&vendors, &["verify"]).run().report(0);
        // It goes on from there, under the salt it came with.
        let further = Home::new();
        import(&further, &exported(&there).to_string()).report(0);
        further.ask(&vendors, &["verify"]).run().report(0);
    }
}

/// What an import with these keys in the environment does to the webhook's attestation.
fn result(home: &Home, what: &Value, keys: Option<(&str, &str)>) -> Value {
    let path = home.file("attestations.json", what.to_string());
    let mut run = home.cs(&["attest", "import"]).arg(path).json_output();
    if let Some((codesignal, ashby)) = keys {
        run = run.keys(codesignal, ashby);
    }
    let report = run.run().report(0);
    report.0["data"]["attestations"][0]["result"].clone()
}

/// An attestation of so many days ago, as its computer exports it.
fn exported_from(vendors: &Vendors, days: i64) -> Value {
    let home = Home::new();
    home.ask(vendors, &["setup", "--attest", "webhook"]).run();
    let at = now_to_the_second() - SignedDuration::from_hours(24 * days);
    confirmed_at(&home, &vendors.webhook.url(), ManualStep::Webhook, at);
    exported(&home)
}

/// Each pair of an own and an imported one is tested in src/state/tests.rs.
#[test]
fn an_import_never_displaces_a_valid_one() {
    let vendors = Vendors::working();
    let (earlier, later) = (exported_from(&vendors, 9), exported_from(&vendors, 1));
    let keys = Some((CODESIGNAL_KEY, ASHBY_KEY));
    let home = Home::new();
    for (what, keys, expected) in [
        (&later, None, "imported"),
        (&later, None, "same"),
        // Without the keys it can't be told which of them is valid.
        (&earlier, None, "kept"),
        (&earlier, keys, "older"),
    ] {
        assert_eq!(result(&home, what, keys), expected);
    }
    home.ask(&vendors, &["verify"]).run().report(0);
}

/// Each field is tested in src/state/attestation.rs.
#[test]
fn a_changed_attestation_is_none() {
    let vendors = Vendors::working();
    vendors.webhook.set(|now| (now.checks_header, now.checks_signature) = (false, false));
    let good = exported_from(&vendors, 100);
    for (field, value) in [("at", json!(from_now(0))), ("by", json!("mallory@laptop"))] {
        let mut changed = good.clone();
        changed["attestations"]["webhook"][field] = value;
        assert_counts_nowhere(&vendors, &changed, "webhook.registration");
    }
    // Renamed to the other step.
    let mut renamed = good.clone();
    let webhook = renamed["attestations"]["webhook"].take();
    renamed["attestations"] = json!({"ashby-settings": webhook});
    assert_counts_nowhere(&vendors, &renamed, "ashby.settings");
}

fn assert_counts_nowhere(vendors: &Vendors, changed: &Value, check: &str) {
    // The keys are known.
    let home = Home::new();
    let path = home.file("attestations.json", changed.to_string());
    let run = home.ask(vendors, &["attest", "import"]).arg(path);
    assert_eq!(run.run().report(2).error_code(), "attestation_changed");
    // They become known later.
    import(&home, &changed.to_string()).report(0);
    home.ask(vendors, &["verify"]).run().json().expect(check, "todo", "none");
    // It displaces none that is valid.
    attest(&home, vendors, &["webhook", "ashby-settings"]);
    assert_eq!(run.run().report(2).error_code(), "attestation_changed");
    home.ask(vendors, &["verify"]).run().report(0);
}

#[test]
fn list_shows_who_when_and_for_which_keys() {
    let vendors = Vendors::working();
    let home = Home::new();
    home_attest(&home, &vendors);
    vendors.forget();
    let report = home.ask(&vendors, &["attest", "list"]).run().report(0);
    let all = report.0["data"]["attestations"].as_array().unwrap().clone();
    assert_eq!(all.len(), 2);
    assert_eq!((&all[0]["step"], &all[0]["attested_at"]), (&json!("ashby-settings"), &Value::Null));
    let webhook = &all[1];
    assert_eq!((&webhook["age_days"], &webhook["old"]), (&json!(0), &json!(false)));
    assert_eq!((&webhook["stale"], &webhook["imported"]), (&json!([]), &json!(false)));
    assert!(webhook["by"].as_str().unwrap().starts_with("anna@"), "{webhook}");
    // Without the keys it can't be told whether it is for them.
    let report = home.cs(&["attest", "list"]).json_output().run().report(0);
    assert_eq!(report.0["data"]["attestations"][1]["stale"], Value::Null);
    let list = home.cs(&["attest", "list"]).keys(CODESIGNAL_KEY, NEW_ASHBY_KEY);
    let text = list.run().expect_code(0).stdout;
    let text = on_one_line(&text);
    assert!(text.contains("out of date since"), "{text}");
    assert!(text.contains("X-Ashby-Api-Key"), "{text}");
    assert_eq!(vendors.count(), 0, "list sent something");
}

#[test]
fn an_attestation_grows_old_and_can_be_given_again() {
    let vendors = Vendors::working();
    let old = exported_from(&vendors, 91);
    let there = Home::new();
    import(&there, &old.to_string()).report(0);
    let listed = || {
        let report = there.ask(&vendors, &["attest", "list"]).run().report(0);
        let webhook = &report.0["data"]["attestations"][1];
        ["age_days", "old", "imported"].map(|name| webhook[name].clone())
    };
    assert_eq!(listed(), [json!(91), json!(true), json!(true)]);
    let text = there.cs(&["attest", "list"]).run().expect_code(0).stdout;
    assert!(text.contains("setup --attest webhook"), "{text}");
    let status = there.cs(&["status"]).both_keys().run().expect_code(0).stdout;
    assert!(status.contains("91 days ago"), "{status}");
    // Said again, it is new.
    attest(&there, &vendors, &["webhook"]);
    assert_eq!(listed(), [json!(0), json!(false), json!(false)]);
}

#[test]
fn what_is_no_export_changes_nothing() {
    let (home, _vendors) = finished();
    let before = fs::read(home.state("default")).unwrap();
    let good = exported(&home);
    let change = |pointer: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        changed.to_string()
    };
    for content in [
        String::new(),
        "[]".into(),
        "not JSON".into(),
        "x".repeat(70_000),
        change("/version", json!(3)),
        change("/attestations/webhook/salt", json!("zz")),
        change("/attestations/webhook/mac", Value::Null),
        change("/attestations/webhook/at", json!(from_now(1))),
    ] {
        let shown: String = content.chars().take(200).collect();
        assert!(!import(&home, &content).report(2).error_code().is_empty(), "{shown}");
    }
    for path in ["/nowhere/at/all", "/"] {
        home.cs(&["attest", "import", path]).json_output().run().report(2);
    }
    assert_eq!(fs::read(home.state("default")).unwrap(), before);
}

#[test]
fn text_from_elsewhere_moves_no_cursor() {
    let (home, _vendors) = finished();
    let mut evil = exported(&home);
    evil["attestations"]["webhook"]["by"] = json!("an\u{1b}[31mna\u{202e}");
    evil["attestations"]["webhook"]["at"] = json!(from_now(-1));
    evil["profile"] = json!("de\u{1b}]0;x\u{7}fault");
    let there = Home::new();
    let path = there.file("attestations.json", evil.to_string());
    for output in
        [there.cs(&["attest", "import"]).arg(path).run(), there.cs(&["attest", "list"]).run()]
    {
        let all = format!("{}{}", output.stdout, output.stderr);
        assert!(!all.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{all:?}");
    }
}

#[test]
fn nothing_to_export_is_said() {
    let home = Home::new();
    let output = home.cs(&["attest", "export"]).run().expect_code(0);
    assert!(output.stderr.contains("nobody has confirmed"), "{}", output.stderr);
    let export: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(export["attestations"], json!({}));
}
