//! Whatever ends a run, the exit code says so and the next one goes on.

use crate::support::http::Reply;
use crate::support::scene::finished;
use crate::support::*;
use std::process::Command;
use std::time::{Duration, Instant};

fn signal(name: &str, pid: u32) {
    assert!(Command::new("kill").args([name, &pid.to_string()]).status().unwrap().success());
}

/// Vendors that take a request and never answer; waits until one was asked.
fn wait_for_request(vendors: &Vendors) {
    let until = Instant::now() + Duration::from_secs(10);
    while vendors.count() == 0 {
        assert!(Instant::now() < until, "nothing was sent");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn hang(vendors: &Vendors) {
    vendors.codesignal.own(|_| Some(Reply::hang()));
    vendors.ashby.own(|_| Some(Reply::hang()));
    vendors.webhook.own(|_| Some(Reply::hang()));
}

fn heal(vendors: &Vendors) {
    vendors.codesignal.set(|now| now.own = None);
    vendors.ashby.set(|now| now.own = None);
    vendors.webhook.set(|now| now.own = None);
}

#[test]
fn a_hanging_verify_ends_at_once_with_its_code() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let (home, vendors) = finished();
        hang(&vendors);
        let run = home.ask(&vendors, &["verify"]);
        let child = run.spawn();
        wait_for_request(&vendors);
        let started = Instant::now();
        signal(name, child.id());
        let output = run.finish(child, started).expect_code(code);
        assert!(output.took < Duration::from_secs(2), "{name}: {:?}", output.took);
        // Nothing, or one whole document: never half of one.
        if !output.stdout.is_empty() {
            let document = serde_json::from_str::<serde_json::Value>(&output.stdout).unwrap();
            assert_eq!(document["exit_code"], code);
        }
    }
}

#[test]
fn a_key_command_ends_with_the_run() {
    let (home, vendors) = finished();
    // A length that no other process of this machine sleeps for.
    let run = home.ask(&vendors, &["verify", "--ashby-key-command", "sleep 8.7654321"]);
    let child = run.spawn();
    std::thread::sleep(Duration::from_millis(500));
    let started = Instant::now();
    signal("-INT", child.id());
    let output = run.finish(child, started).expect_code(130);
    assert!(output.took < Duration::from_secs(2), "{:?}", output.took);
}

#[test]
fn a_killed_setup_is_gone_on_with() {
    for moment in [0, 5, 20, 60] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
        hang(&vendors);
        let mut child = run.spawn();
        wait_for_request(&vendors);
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().unwrap();
        child.wait().unwrap();
        heal(&vendors);
        run.run().report(0);
        home.ask(&vendors, &["verify"]).run().report(0);
        assert_no_litter(&home);
    }
}

#[test]
fn a_setup_killed_anywhere_leaves_a_state_that_is_whole_or_none() {
    for moment in [2, 10, 25, 40, 60, 90] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
        let mut child = run.spawn();
        std::thread::sleep(Duration::from_millis(moment));
        let _ = child.kill();
        child.wait().unwrap();
        if let Ok(bytes) = std::fs::read(home.state("default")) {
            serde_json::from_slice::<serde_json::Value>(&bytes).expect("a whole state");
        }
        tree::assert_no_key(home.root());
        run.run().report(0);
    }
}

/// At most the one half-written file of the run that was killed.
fn assert_no_litter(home: &Home) {
    let files = tree::files(&home.state_dir());
    assert!(files.len() <= 4, "{files:?}");
}

#[test]
fn an_interrupted_setup_keeps_what_was_vouched_for() {
    let (home, vendors) = finished();
    let before = std::fs::read(home.state("default")).unwrap();
    hang(&vendors);
    let run = home.ask(&vendors, &["setup", "--non-interactive"]);
    let child = run.spawn();
    wait_for_request(&vendors);
    signal("-INT", child.id());
    run.finish(child, Instant::now()).expect_code(130);
    assert_eq!(std::fs::read(home.state("default")).unwrap(), before);
    heal(&vendors);
    home.ask(&vendors, &["verify"]).run().report(0);
}
