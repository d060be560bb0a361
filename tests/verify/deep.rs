//! `verify --deep`: the write permissions are proven by making one thing of each, and nothing stays,
//! whatever ends the run.

use crate::support::graphql::Root;
use crate::support::http::Reply;
use crate::support::run::Lock;
use crate::support::scene::finished;
use crate::support::*;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub const TEST: &str = "tT2uU3vV4wW5xX6yY";

/// What is in a CodeSignal that really creates and deletes.
#[derive(Default)]
pub struct Held {
    /// (kind, id, fields), also those that were deleted.
    pub made: Vec<(&'static str, String, Value)>,
    pub deleted: Vec<String>,
    /// How each deletion was asked for.
    pub asked: Vec<Value>,
    pub no_tests: bool,
    /// Sessions of real candidates, listed before the others.
    pub others: usize,
    /// Whether the list of sessions starts over whatever offset is asked for.
    pub ignores_offset: bool,
    /// How many pages of sessions were asked for.
    pub pages: usize,
    /// What happens after a thing was made, or before it is deleted.
    pub after_making: Option<Reply>,
    pub before_deleting: Option<Reply>,
    /// How long each of those calls takes.
    pub delay: Duration,
}

/// A page of a list: at most 20 entries, whatever is asked for.
fn page(list: impl Iterator<Item = Value>, arguments: &Value) -> Value {
    let number = |name: &str| arguments[name].as_u64().unwrap_or(0) as usize;
    let first = number("first").min(20);
    list.skip(number("offset")).take(first).collect()
}

impl Held {
    pub fn left(&self) -> Vec<&str> {
        let ids = self.made.iter().map(|(_, id, _)| id.as_str());
        ids.filter(|id| !self.deleted.iter().any(|gone| gone == id)).collect()
    }

    fn answer(&mut self, root: &Root) -> Option<Reply> {
        let data = |value: Value| Some(Reply::json(200, &json!({"data": {&root.key: value}})));
        let arguments = &root.arguments;
        match root.name.as_str() {
            "companyTests" if root.value["tests"].is_array() => {
                let tests = if self.no_tests { 0 } else { 1 };
                data(json!({"tests": &[json!({"id": TEST, "title": "Backend: Go"})][..tests]}))
            }
            "createCompanyTestSession" => self.make("session", &arguments["sessionFields"], root),
            "createLiveInterview" => self.make("interview", &arguments["interviewFields"], root),
            "deleteCompanyTestSession" | "deleteLiveInterview" => self.delete(root),
            "companyTestSessions" => {
                assert_eq!(arguments["companyTestId"], TEST);
                self.pages += 1;
                let own = self.kept("session").map(|(id, fields)| {
                    json!({"id": id, "testTaker": {"email": fields["candidateEmail"]}})
                });
                let others = (0..self.others).map(|number| {
                    json!({"id": format!("o{number:016}"), "testTaker": {"email": "a@b.example"}})
                });
                let from_the_start = json!({"first": arguments["first"]});
                let arguments = if self.ignores_offset { &from_the_start } else { arguments };
                data(page(others.chain(own), arguments))
            }
            "liveInterviews" if !arguments["candidateEmail"].is_null() => {
                let found = self
                    .kept("interview")
                    .filter(|(_, fields)| fields["candidateEmail"] == arguments["candidateEmail"])
                    .map(|(id, fields)| {
                        json!({"id": id, "candidateEmail": fields["candidateEmail"]})
                    });
                data(page(found, arguments))
            }
            _ => None,
        }
    }

    fn kept(&self, kind: &str) -> impl Iterator<Item = (&String, &Value)> {
        let left =
            self.made.iter().filter(move |(one, id, _)| *one == kind && !self.deleted.contains(id));
        left.map(|(_, id, fields)| (id, fields))
    }

    fn make(&mut self, kind: &'static str, fields: &Value, root: &Root) -> Option<Reply> {
        let id = format!("m{:016}", self.made.len() + 2);
        self.made.push((kind, id.clone(), fields.clone()));
        let reply = self
            .after_making
            .clone()
            .unwrap_or_else(|| Reply::json(200, &json!({"data": {&root.key: {"id": id}}})));
        Some(reply.after(self.delay))
    }

    fn delete(&mut self, root: &Root) -> Option<Reply> {
        self.asked.push(root.arguments.clone());
        if let Some(reply) = &self.before_deleting {
            return Some(reply.clone());
        }
        let id = root.arguments["id"].as_str().unwrap().to_owned();
        if !self.left().contains(&id.as_str()) {
            // The probes of the usual checks end here too.
            return None;
        }
        self.deleted.push(id.clone());
        Some(Reply::json(200, &json!({"data": {&root.key: id}})).after(self.delay))
    }
}

/// A finished integration with a CodeSignal that makes and deletes.
pub fn making() -> (Home, Vendors, Arc<Mutex<Held>>) {
    let (home, vendors) = finished();
    let held = Arc::new(Mutex::new(Held::default()));
    let inside = Arc::clone(&held);
    vendors.codesignal.set(|now| now.may_make = true);
    vendors.codesignal.own(move |asked| {
        let [root] = asked.roots else { return None };
        inside.lock_now().answer(root)
    });
    (home, vendors, held)
}

pub fn ledger(home: &Home) -> std::path::PathBuf {
    home.state_dir().join("made-default.json")
}

#[test]
fn all_four_permissions_are_proven_and_nothing_stays() {
    let (home, vendors, held) = making();
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(0);
    for id in PERMISSIONS {
        report.expect(id, "pass", "proven");
    }
    let held = held.lock_now();
    assert_eq!(held.made.len(), 2);
    assert_eq!(held.left(), [""; 0]);
    let session = held.made.iter().find(|(kind, ..)| *kind == "session");
    let fields = &session.unwrap().2;
    assert_eq!(fields["testId"], TEST);
    assert_eq!(fields["noInvitationEmail"], true);
    assert!(fields["externalId"].as_str().unwrap().contains("cs-ashby"));
    let interview = held.made.iter().find(|(kind, ..)| *kind == "interview");
    let name = interview.unwrap().2["candidateName"].as_str().unwrap().to_owned();
    assert!(name.contains("cs-ashby"), "{name}");
    for (_, _, fields) in &held.made {
        // Nobody can get mail there.
        assert!(fields["candidateEmail"].as_str().unwrap().ends_with("@example.com"));
    }
    let silent = held.asked.iter().filter(|asked| asked["sendNotificationEmail"] == false);
    assert_eq!(silent.count(), 1, "the candidate of the session is mailed nothing");
    assert!(!ledger(&home).exists());
}

#[test]
fn only_with_deep_is_anything_made() {
    let (home, vendors, held) = making();
    home.ask(&vendors, &["verify"]).run().report(0);
    home.ask(&vendors, &["setup"]).run().report(0);
    home.ask(&vendors, &["webhook", "test"]).run().report(0);
    assert!(held.lock_now().made.is_empty());
}

#[test]
fn what_codesignal_says_is_not_what_it_does() {
    let (home, vendors, held) = making();
    let inside = Arc::clone(&held);
    vendors.codesignal.own(move |asked| {
        let [root] = asked.roots else { return None };
        if root.name == "createLiveInterview" {
            let denied = json!({"message": "Access Denied", "path": [root.key]});
            return Some(Reply::json(200, &json!({"data": null, "errors": [denied]})));
        }
        inside.lock_now().answer(root)
    });
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(1);
    report.expect(SESSION_WRITE, "pass", "proven").expect(INTERVIEW_WRITE, "fail", "proven");
    // Without it the report goes by the word of CodeSignal.
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    report.expect(INTERVIEW_WRITE, "pass", "reported");
    assert!(!ledger(&home).exists());
}

#[test]
fn a_permission_that_is_missing_is_not_tried() {
    let (home, vendors, held) = making();
    vendors.codesignal.deny(&["liveInterview.company.write"]);
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(1);
    report.expect(SESSION_WRITE, "pass", "proven").expect_status(INTERVIEW_WRITE, "fail");
    assert_eq!(held.lock_now().made.len(), 1);
    vendors.codesignal.set(|now| now.key = "another".into());
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(1);
    report.expect_skip(SESSION_WRITE, "codesignal.key");
    assert_eq!(held.lock_now().made.len(), 1);
}

#[test]
fn without_an_assessment_it_says_so() {
    let (home, vendors, held) = making();
    held.lock_now().no_tests = true;
    let report = home.ask(&vendors, &["verify", "--deep"]).run().report(4);
    report.expect(SESSION_WRITE, "unknown", "none").expect(INTERVIEW_WRITE, "pass", "proven");
    let said = report.check(SESSION_WRITE)["summary"].as_str().unwrap();
    assert!(said.contains("no assessment"), "{said}");
}

#[test]
fn a_deep_run_ends_within_its_bound() {
    let (home, vendors, held) = making();
    held.lock_now().after_making = Some(Reply::hang());
    held.lock_now().before_deleting = Some(Reply::hang());
    let output = home.ask(&vendors, &["verify", "--deep", "--timeout", "0.5"]).run().expect_code(4);
    // 3 x (2 x timeout + 2 s), and some air.
    assert!(output.took < Duration::from_millis(9700), "{:?}", output.took);
    let report = output.json();
    let fix = report.check(SESSION_WRITE)["fix"].as_str().unwrap();
    assert!(fix.contains("delete it by hand"), "{fix}");
}
