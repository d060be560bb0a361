//! `cs-ashby sandbox` as a process of its own, used from another terminal, and as strict as real.

use crate::support::client::{exchange, post};
use crate::support::run::Run;
use crate::support::*;
use rustix::process::Signal;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout};
use std::time::{Duration, Instant};

struct Sandbox {
    child: Child,
    stdout: BufReader<ChildStdout>,
    environment: Vec<(String, String)>,
    data: Value,
}

impl Sandbox {
    fn start(home: &Home, args: &[&str]) -> Sandbox {
        let mut child = home.cs(&["sandbox"]).args(args).json_output().spawn();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        // One document, on one line or on many; the process goes on behind it.
        let document: Value = loop {
            let length = stdout.read_line(&mut text).unwrap();
            assert!(length > 0, "the sandbox ended: {text}");
            if let Ok(document) = serde_json::from_str(&text) {
                break document;
            }
        };
        let map = document["data"]["environment"].as_object().expect("data.environment").clone();
        let environment =
            map.into_iter().map(|(name, value)| (name, value.as_str().unwrap().to_owned()));
        Sandbox {
            child,
            stdout,
            environment: environment.collect(),
            data: document["data"].clone(),
        }
    }

    fn feed(&self, run: Run) -> Run {
        self.environment.iter().fold(run, |run, (name, value)| run.env(name, value))
    }

    fn value(&self, name: &str) -> &str {
        let found = self.environment.iter().find(|(key, _)| key == name);
        &found.unwrap_or_else(|| panic!("{name} is not in the environment")).1
    }

    fn end(&mut self, kind: Signal) -> Option<i32> {
        signal(self.child.id(), kind);
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                let mut rest = String::new();
                self.stdout.read_to_string(&mut rest).unwrap();
                assert_eq!(rest.trim(), "", "a second document");
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the sandbox still runs 5 s after {kind:?}");
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn another_process_works_with_what_it_prints() {
    let home = Home::new();
    let sandbox = Sandbox::start(&home, &[]);
    let report = sandbox.feed(home.cs(&["verify"]).json_output()).run().report(3);
    assert_eq!(report.open(), [("webhook.registration", "todo")]);
    assert_eq!(report.0["sandbox"], false, "for that process they are vendors like any others");
    // Another one beside it has addresses and a scenario of its own.
    let other = Sandbox::start(&home, &["--scenario", "missing-live-interview-read"]);
    assert_ne!(sandbox.value("CS_ASHBY_ASHBY_URL"), other.value("CS_ASHBY_ASHBY_URL"));
    let report = other.feed(home.cs(&["verify"]).json_output()).run().report(1);
    report.expect_status(INTERVIEW_READ, "fail").expect_status(TEST_READ, "pass");
}

#[test]
fn its_pages_are_for_people() {
    let home = Home::new();
    let sandbox = Sandbox::start(&home, &[]);
    for (name, heading) in [
        ("codesignal_api_keys", "API Keys"),
        ("codesignal_webhooks", "Webhooks"),
        ("ashby_assessments", "Assessments"),
        ("ashby_api_keys", "API Keys"),
    ] {
        let address = sandbox.data["pages"][name].as_str().expect("an address");
        let (status, head, body) = exchange("GET", address, &[], "");
        assert_eq!(status, 200, "{address}");
        assert!(head.to_lowercase().contains("content-type: text/html"), "{head}");
        assert!(body.contains(&format!("<h1>{heading}</h1>")), "{body}");
    }
    let webhooks = sandbox.data["pages"]["codesignal_webhooks"].as_str().unwrap();
    let (_, _, body) = exchange("GET", webhooks, &[], "");
    assert!(body.contains(sandbox.value("CS_ASHBY_WEBHOOK_URL")), "{body}");
    // A name that someone else made lead here is not answered.
    let host = [("Host", "rebound.example")];
    assert_eq!(exchange("GET", webhooks, &host, "").0, 421);
}

#[test]
fn a_candidate_takes_a_test_and_codesignal_delivers() {
    let home = Home::new();
    for (scenario, accepted) in [("working", true), ("endpoint-broken", false)] {
        let sandbox = Sandbox::start(&home, &["--scenario", scenario]);
        let address = sandbox.data["test_sessions"].as_str().expect("an address");
        let (status, body) = post(address, &[], "");
        assert_eq!(status, 201, "{body}");
        let taken: Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!(taken["deliveries"][0]["accepted"], accepted, "{body}");
    }
}

#[test]
fn every_reply_says_that_it_is_practice() {
    let home = Home::new();
    let sandbox = Sandbox::start(&home, &[]);
    let marked = |method: &str, address: &str| {
        let (_, head, _) = exchange(method, address, &[], "");
        let head = head.to_lowercase();
        let start = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        let header = format!("x-cs-ashby-sandbox: {start}/");
        assert!(head.contains(&header), "{address}: {head}");
    };
    let ashby = sandbox.value("CS_ASHBY_ASHBY_URL");
    marked("POST", sandbox.value("CS_ASHBY_CODESIGNAL_URL"));
    marked("POST", &format!("{ashby}/apiKey.info"));
    marked("POST", sandbox.value("CS_ASHBY_WEBHOOK_URL"));
    marked("GET", sandbox.data["pages"]["codesignal_webhooks"].as_str().unwrap());
    marked("GET", sandbox.data["pages"]["ashby_assessments"].as_str().unwrap());
    marked("GET", &format!("{ashby}/nowhere"));
}

#[test]
fn it_ends_as_told() {
    let home = Home::new();
    assert_eq!(Sandbox::start(&home, &[]).end(Signal::TERM), Some(143));
    assert_eq!(Sandbox::start(&home, &[]).end(Signal::INT), Some(130));
}
