//! What `verify --deep` leaves behind, however it ends: found, deleted, and told of until then.

use super::deep::{TEST, ledger, making};
use crate::support::http::{Manner, Reply};
use crate::support::run::Lock;
use crate::support::*;
use rustix::process::Signal;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[test]
fn a_failed_deletion_says_exactly_what_to_delete_where() {
    let (home, vendors, held) = making();
    held.lock_now().before_deleting = Some(Reply::html(503));
    let report = home.ask(&vendors, &["verify", "--deep", "--timeout", "1"]).run().report(0);
    for (id, kind) in [(SESSION_WRITE, "session"), (INTERVIEW_WRITE, "interview")] {
        report.expect(id, "warn", "proven");
        let held = held.lock_now();
        let (_, made, fields) = held.made.iter().find(|(one, ..)| *one == kind).unwrap();
        let email = fields["candidateEmail"].as_str().unwrap();
        let fix = report.check(id)["fix"].as_str().unwrap();
        assert!(fix.contains(made) && fix.contains(email), "{fix}");
        assert!(fix.contains("delete it by hand: in CodeSignal"), "{fix}");
        assert_eq!(fix.contains("\"Backend: Go\""), kind == "session", "{fix}");
        assert_eq!(report.details(id)["left_behind"]["id"], json!(made));
    }
    tree::assert_private(&home.state_dir());
    tree::assert_no_key(home.root());
    // The next run tries again and says so as long as it stays.
    let again = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(0);
    again.expect(SESSION_WRITE, "warn", "reported");
    held.lock_now().before_deleting = None;
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    assert_eq!(report.open(), []);
    assert_eq!(held.lock_now().left(), [""; 0]);
    assert_eq!(held.lock_now().made.len(), 2);
    assert!(!ledger(&home).exists());
}

/// A deletion that was not confirmed is tried again until it is.
#[test]
fn only_what_codesignal_says_is_gone_counts_as_deleted() {
    let (home, vendors, held) = making();
    let data = |value: Value| json!({"data": {"deleteCompanyTestSession": value, "deleteLiveInterview": value}});
    let failed = |message: &str, code: &str| {
        let error = |field: &str| json!({"message": message, "path": [field], "extensions": {"code": code}});
        json!({"data": null, "errors": [error("deleteCompanyTestSession"), error("deleteLiveInterview")]})
    };
    for body in [data(json!("another0000000000")), failed("Company not found", "NOT_FOUND")] {
        held.lock_now().before_deleting = Some(Reply::json(200, &body));
        let report = home.ask(&vendors, &["verify", "--deep"]).run().report(0);
        for id in [SESSION_WRITE, INTERVIEW_WRITE] {
            report.expect(id, "warn", "proven");
            let summary = report.check(id)["summary"].to_string();
            assert!(!summary.contains("and deleted"), "{body}: {summary}");
        }
        assert!(ledger(&home).exists(), "{body}");
        held.lock_now().before_deleting = None;
        home.ask(&vendors, &["verify"]).run().report(0);
        assert_eq!(held.lock_now().left(), [""; 0], "{body}");
        assert!(!ledger(&home).exists(), "{body}");
    }
    held.lock_now().before_deleting = Some(Reply::json(200, &failed("Not found", "NOT_FOUND")));
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(0);
    report.expect(SESSION_WRITE, "pass", "proven");
    assert!(!ledger(&home).exists());
}

/// CodeSignal gives 20 entries a page, whatever is asked for.
#[test]
fn what_was_made_without_an_answer_is_found_behind_many_others() {
    for reply in [Reply::html(200).manner(Manner::Cut), Reply::html(502)] {
        let (home, vendors, held) = making();
        held.lock_now().others = 45;
        held.lock_now().after_making = Some(reply);
        let report = home.ask(&vendors, &["verify", "--deep"]).run().report(4);
        report.expect(SESSION_WRITE, "unknown", "none").expect(INTERVIEW_WRITE, "unknown", "none");
        let held = held.lock_now();
        assert_eq!((held.made.len(), held.left().len()), (2, 0), "made twice, or left");
        assert!(held.pages >= 3, "{} pages", held.pages);
        assert!(!ledger(&home).exists());
    }
}

#[test]
fn a_list_that_starts_over_each_time_is_not_read_for_ever() {
    let (home, vendors, held) = making();
    {
        let mut held = held.lock_now();
        (held.others, held.ignores_offset) = (45, true);
        held.after_making = Some(Reply::html(502));
    }
    home.ask(&vendors, &["verify", "--deep"]).run().report(4);
    let pages = held.lock_now().pages;
    assert!((2..=4).contains(&pages), "{pages} pages");
    assert!(ledger(&home).exists(), "what was made was not found, and is looked for again");
}

/// A look-up that the deadline cut short goes on in the next run.
#[test]
fn a_long_list_is_looked_through_in_several_runs() {
    let (home, vendors, held) = making();
    held.lock_now().others = 1500;
    held.lock_now().after_making = Some(Reply::html(502));
    let short = ["verify", "--timeout", "0.5"];
    home.ask(&vendors, &["verify", "--deep", "--timeout", "0.5"]).run().report(4);
    held.lock_now().after_making = None;
    assert_eq!(held.lock_now().left().len(), 1, "found too soon");
    let read = || {
        let text = std::fs::read_to_string(ledger(&home)).unwrap_or_default();
        let list: Value = serde_json::from_str(&text).unwrap_or_default();
        list["made"][0]["lookup"]["read"].as_u64()
    };
    let mut before = read().expect("how far it came");
    for _ in 0..30 {
        // On a busy machine half a second may be too short for a check.
        let code = home.ask(&vendors, &short).run().code;
        assert!([0, 4].contains(&code), "{code}");
        match read() {
            Some(now) => assert!(now > before, "it starts over: {now} after {before}"),
            None => break,
        }
        before = read().unwrap_or(before);
    }
    assert_eq!(held.lock_now().left(), [""; 0]);
    assert!(!ledger(&home).exists());
}

/// Kills a deep run after this time. Says whether it was still running.
fn killed_after(home: &Home, vendors: &Vendors, wait: Duration) -> bool {
    let run = home.ask(vendors, &["verify", "--deep"]);
    let mut child = run.spawn();
    std::thread::sleep(wait);
    let still = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    still
}

#[test]
fn stopped_before_the_id_was_known_it_is_found_all_the_same() {
    for (kind, code) in [(Signal::KILL, 137), (Signal::INT, 130)] {
        let (home, vendors, held) = making();
        held.lock_now().after_making = Some(Reply::hang());
        let run = home.ask(&vendors, &["verify", "--deep"]);
        let (child, started) = (run.spawn(), Instant::now());
        while held.lock_now().made.len() < 2 {
            assert!(started.elapsed() < Duration::from_secs(10), "nothing was made");
            std::thread::sleep(Duration::from_millis(10));
        }
        signal(child.id(), kind);
        run.finish(child, started).expect_code(code);
        held.lock_now().after_making = None;
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        assert_eq!(report.open(), []);
        assert_eq!(held.lock_now().left(), [""; 0]);
        assert!(!ledger(&home).exists());
    }
}

#[test]
fn killed_at_any_moment_the_next_run_deletes_what_is_left() {
    let (home, vendors, held) = making();
    held.lock_now().delay = Duration::from_millis(60);
    let (mut wait, mut kills) = (Duration::from_millis(20), 0);
    while killed_after(&home, &vendors, wait) {
        kills += 1;
        wait += Duration::from_millis(20);
        assert!(kills < 150, "it never ends");
        home.ask(&vendors, &["verify"]).run().report(0);
        assert_eq!(held.lock_now().left(), [""; 0], "killed after {wait:?}");
    }
    assert!(kills >= 5, "killed {kills} times only");
    // What was written down but never made stays on the list for two minutes, and then goes.
    if let Ok(text) = std::fs::read_to_string(ledger(&home)) {
        let mut list: Value = serde_json::from_str(&text).unwrap();
        for made in list["made"].as_array_mut().unwrap() {
            assert_eq!(made["id"], Value::Null);
            made["at"] = json!("2026-01-01T00:00:00Z");
        }
        std::fs::write(ledger(&home), list.to_string()).unwrap();
        home.ask(&vendors, &["verify"]).run().report(0);
        assert!(!ledger(&home).exists());
    }
}

#[test]
fn what_can_t_be_written_down_is_not_made() {
    let (home, vendors, held) = making();
    // A folder in the place of the list: it can't be replaced.
    std::fs::create_dir(ledger(&home)).unwrap();
    home.ask(&vendors, &["verify", "--deep"]).run().report(5);
    std::fs::remove_dir(ledger(&home)).unwrap();
    std::fs::write(ledger(&home), "damaged").unwrap();
    home.ask(&vendors, &["verify", "--deep"]).run().report(5);
    // A run that makes nothing goes on, and says so.
    let output = home.ask(&vendors, &["verify"]).run().expect_code(0);
    assert!(output.stderr.contains("was not deleted now"), "{}", output.stderr);
    assert!(held.lock_now().made.is_empty());
}

#[test]
fn one_deep_run_at_a_time() {
    let (home, vendors, held) = making();
    let lock = std::fs::File::open(home.state_dir().join("lock-default.lock")).unwrap();
    lock.lock().unwrap();
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(5);
    assert_eq!(report.error_code(), "another_run");
    home.ask(&vendors, &["verify"]).run().report(0);
    assert!(held.lock_now().made.is_empty());
}

#[test]
fn what_was_made_at_another_address_is_told_and_left() {
    let (home, vendors, held) = making();
    let elsewhere = json!({"version": 1, "made": [{
        "kind": "test_session", "marker": "cs-ashby-abc@example.com",
        "endpoint": "https://app.codesignal.com/graphql", "test_id": TEST,
        "test_title": "Backend: Go", "id": "aaaaaaaaaaaaaaaaa", "at": "2026-11-01T00:00:00Z",
    }]});
    std::fs::write(ledger(&home), elsewhere.to_string()).unwrap();
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    report.expect(SESSION_WRITE, "warn", "reported");
    let said = report.check(SESSION_WRITE)["summary"].as_str().unwrap();
    assert!(said.contains("https://app.codesignal.com/graphql"), "{said}");
    assert!(held.lock_now().asked.is_empty());
    assert!(ledger(&home).exists());
}
