//! Drift: what has moved since the setup is named, with since when, and is never more than a warning.

use crate::keys::store::Scene;
use crate::support::attested::{confirmed_at, edit};
use crate::support::http::Reply;
use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::scene::finished;
use crate::support::*;
use cs_ashby::integration::ManualStep;
use cs_ashby::platform::now_to_the_second;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// So many days ago, as it stands in a state file.
fn ago(days: i64) -> String {
    (now_to_the_second() - SignedDuration::from_hours(24 * days)).to_string()
}

/// Everything that the state knows of the keys happened so many days ago.
fn aged(home: &Home, vendors: &Vendors, days: i64) {
    edit(&home.state("default"), |state| {
        state["identity"]["company"]["at"] = json!(ago(days));
    });
    let at = ago(days).parse().unwrap();
    confirmed_at(home, &vendors.webhook.url(), ManualStep::Webhook, at);
}

/// What `verify` warns of; nothing of it is worse than that.
fn warned_of(home: &Home, vendors: &Vendors) -> Vec<String> {
    let report = home.ask(vendors, &["verify"]).run().report(0);
    report.open().iter().map(|(id, status)| format!("{id} {status}")).collect()
}

fn words(report: &Report, id: &str) -> String {
    let check = report.check(id);
    format!("{} {}", check["summary"], check["fix"])
}

#[test]
fn nothing_that_is_as_at_setup_is_warned_of() {
    let (home, vendors) = finished();
    let report = home.ask(&vendors, &["verify", "--max-age", "30000"]).run().report(0);
    assert_eq!(report.open(), []);
    let details = report.details("codesignal.key");
    assert_eq!(details["beyond"], json!([]));
    assert_eq!(details["company_at_setup"], "Acme Rockets");
    assert_eq!(details["known_days"], 0);
    assert_eq!(report.details("webhook.registration")["attestation_age_days"], 0);
}

#[test]
fn a_key_older_than_allowed_is_warned_of() {
    let (home, vendors) = finished();
    aged(&home, &vendors, 50);
    // Without the option no age is too old. Ashby's key was made in January: that is Ashby's own word.
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    assert_eq!(report.open(), []);
    assert_eq!(report.details("codesignal.key")["known_days"], 50);
    let made = "2026-01-15T10:00:00Z".parse().unwrap();
    let made_days = Timestamp::now().duration_since(made).as_hours() / 24;
    for (max_age, open) in [
        (49, vec![("codesignal.key", "warn"), ("ashby.key", "warn")]),
        (50, vec![("ashby.key", "warn")]),
        (made_days, vec![]),
    ] {
        let report =
            home.ask(&vendors, &["verify", "--max-age", &max_age.to_string()]).run().report(0);
        assert_eq!(report.open(), open, "{max_age}");
    }
    let report = home.ask(&vendors, &["verify", "--max-age", "49"]).run().report(0);
    report.expect("codesignal.key", "warn", "proven").expect("ashby.key", "warn", "proven");
    assert!(words(&report, "codesignal.key").contains("cs-ashby rotate codesignal"));
    assert!(words(&report, "ashby.key").contains("cs-ashby rotate ashby"));
    for wrong in ["0", "-1", "1.5"] {
        home.ask(&vendors, &["verify", &format!("--max-age={wrong}")]).run().expect_code(2);
    }
}

#[test]
fn a_key_of_which_ashby_tells_nothing_is_as_old_as_it_is_known() {
    let (home, vendors) = finished();
    vendors.ashby.set(|now| now.may_read_keys = false);
    aged(&home, &vendors, 20);
    let report = home.ask(&vendors, &["verify", "--max-age", "19"]).run().report(0);
    assert!(words(&report, "ashby.key").contains("in use here for 20 days"), "{report}");
}

#[test]
fn the_keychain_knows_since_when() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["setup", "--attest", "webhook"]).run().report(0);
    let report = scene.bare(&["verify"]).run().report(0);
    assert_eq!(report.details("codesignal.key")["known_days"], 0);
    assert!(report.details("ashby.key")["known_since"].is_string());
}

#[test]
fn rights_beyond_the_four_are_named() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.beyond = vec!["billing_company_write", "task_write"]);
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    assert_eq!(report.open(), [("codesignal.key", "warn")]);
    let beyond = &report.details("codesignal.key")["beyond"];
    assert_eq!(beyond, &json!(["billing_company_write", "task_write"]));
    assert!(words(&report, "codesignal.key").contains("task_write"));
    // Where CodeSignal does not tell, nothing is said.
    for silent in [codesignal::HasAccess::Refused, codesignal::HasAccess::Null] {
        vendors.codesignal.set(|now| now.has_access = silent);
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        assert_eq!(report.open(), []);
        assert_eq!(report.details("codesignal.key")["beyond"], Value::Null);
    }
}

#[test]
fn another_company_than_at_setup_is_warned_of() {
    let (home, vendors) = finished();
    // A new name of the same company is none.
    vendors.codesignal.set(|now| now.company = "Acme Space".into());
    assert_eq!(warned_of(&home, &vendors), [""; 0]);
    vendors.codesignal.own(|asked| {
        let other = json!({"data": {"company": {"id": "zZ9yY8xX7wW6vV5uU", "name": "Beta Boats"}}});
        asked.has("company").then(|| Reply::json(200, &other))
    });
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    report.expect("codesignal.key", "warn", "proven");
    let said = words(&report, "codesignal.key");
    assert!(said.contains("Acme Rockets") && said.contains("Beta Boats"), "{said}");
    assert_eq!(report.details("codesignal.key")["company"], "Beta Boats");
    // Who means it runs setup, and is told.
    let output = home.ask(&vendors, &["setup"]).run().expect_code(0);
    assert!(output.stderr.contains("Beta Boats"), "{}", output.stderr);
    assert_eq!(warned_of(&home, &vendors), [""; 0]);
}

#[test]
fn each_place_says_since_when_it_is_out_of_date() {
    let (home, vendors) = finished();
    aged(&home, &vendors, 40);
    vendors.codesignal.set(|now| now.key = NEW_CODESIGNAL_KEY.into());
    vendors.ashby.set(|now| now.key = NEW_ASHBY_KEY.into());
    let with_new = || home.ask(&vendors, &["verify"]).keys(NEW_CODESIGNAL_KEY, NEW_ASHBY_KEY);
    with_new().run().expect_code(1);
    // The note of the first sighting is what a later run goes by.
    let note = home.state_dir().join("last-default.json");
    let (week, days) = (ago(7), ago(3));
    edit(&note, |note| {
        note["sightings"]["codesignal"]["since"] = json!(week);
        note["sightings"]["ashby"]["since"] = json!(days);
    });
    let report = with_new().run().report(1);
    let since = &report.details("webhook.registration")["stale_since"];
    assert_eq!(since, &json!({"secret": week, "header": days}));
    let said = words(&report, "webhook.registration");
    for field in ["Secret Key since ", "X-Ashby-Api-Key header since "] {
        assert!(said.contains(field), "{said}");
    }
    // The old keys again: they are the ones that the step was confirmed for.
    vendors.codesignal.set(|now| now.key = CODESIGNAL_KEY.into());
    vendors.ashby.set(|now| now.key = ASHBY_KEY.into());
    home.ask(&vendors, &["verify"]).run().report(0);
}

#[test]
fn an_old_confirmation_is_warned_of() {
    let (home, vendors) = finished();
    for (days, args, open) in [
        (90, vec![], vec![]),
        (91, vec![], vec![("webhook.registration", "warn")]),
        (91, vec!["--max-attestation-age", "91"], vec![]),
        (8, vec!["--max-attestation-age", "7"], vec![("webhook.registration", "warn")]),
    ] {
        aged(&home, &vendors, days);
        let words: Vec<&str> = ["verify"].into_iter().chain(args).collect();
        let report = home.ask(&vendors, &words).run().report(0);
        assert_eq!(report.open(), open, "{days}");
        report.expect_status("ashby.settings", "pass");
        assert_eq!(report.details("webhook.registration")["attestation_age_days"], days);
    }
}
