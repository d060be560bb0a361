//! The reports for other machines, read by those machines' own readers.

use crate::support::http::Reply;
use crate::support::many::{Many, Trouble, profile};
use crate::support::run::Output;
use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::{Value, json};
use std::time::Duration;

fn verify(home: &Home, vendors: &Vendors, form: &str) -> Output {
    home.ask(vendors, &["verify", "--timeout", "1", "--output", form]).run()
}

/// A company name with everything that is special anywhere.
const HOSTILE: &str = "A<b>&\"c\"'d' 100%,x:y::error::z ##[error]q \\ ]]> {e}";

/// A run with every status there is: (home, vendors), exit code 1.
fn mixed() -> (Home, Vendors) {
    let (home, vendors) = fresh();
    vendors.codesignal.set(|now| {
        now.company = HOSTILE.into();
        now.beyond = vec!["task_write"];
    });
    vendors.codesignal.deny(&["liveInterview.company.write"]);
    vendors.ashby.own(|_| Some(Reply::html(503)));
    (home, vendors)
}

const READ_JUNIT: &str = r#"
import sys, json
from junitparser import JUnitXml, Failure, Error, Skipped
kinds = {Failure: "failure", Error: "error", Skipped: "skipped"}
suites = []
for suite in JUnitXml.fromstring(sys.stdin.buffer.read()):
    cases = []
    for case in suite:
        results = [(kinds[type(r)], r.type, r.message, r.text) for r in case.result]
        cases.append({"name": case.name, "results": results, "out": case.system_out})
    counts = [suite.tests, suite.failures, suite.errors, suite.skipped]
    props = {p.name: p.value for p in suite.properties()}
    suites.append({"cases": cases, "counts": counts, "properties": props})
print(json.dumps(suites))
"#;

/// Its suites.
fn junit(text: &str) -> Option<Value> {
    validators::json(READ_JUNIT, text)
}

fn status_in_junit(case: &Value) -> String {
    match case["results"][0][0].as_str() {
        Some("skipped") => "skip".into(),
        Some(_) => case["results"][0][1].as_str().unwrap().to_owned(),
        None => case["out"].as_str().unwrap().split(':').next().unwrap().to_owned(),
    }
}

#[test]
fn junit_says_what_the_report_says() {
    let (home, vendors) = mixed();
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(1);
    let output = verify(&home, &vendors, "junit").expect_code(1);
    let Some(suites) = junit(&output.stdout) else {
        return;
    };
    let read = &suites[0];
    let cases = read["cases"].as_array().unwrap();
    let said: Vec<_> =
        cases.iter().map(|case| (case["name"].as_str().unwrap(), status_in_junit(case))).collect();
    let wanted: Vec<_> = CHECKS.iter().map(|id| (*id, report.status(id).to_owned())).collect();
    assert_eq!(said, wanted);
    // Every status but the plain pass is there.
    for status in ["warn", "fail", "todo", "unknown", "skip"] {
        assert!(said.iter().any(|(_, one)| one == status), "{status}: {said:?}");
    }
    let count = |wanted: &[&str]| said.iter().filter(|(_, s)| wanted.contains(&s.as_str())).count();
    assert_eq!(
        read["counts"],
        json!([12, count(&["fail", "todo"]), count(&["unknown"]), count(&["skip"])])
    );
    assert_eq!(read["properties"]["outcome"], "fail");
    assert_eq!(read["properties"]["exit_code"], "1");
    let key = cases.iter().find(|case| case["name"] == "codesignal.key").unwrap();
    assert!(key["out"].as_str().unwrap().contains(HOSTILE), "{key}");
    let denied = cases.iter().find(|case| case["name"] == INTERVIEW_WRITE).unwrap();
    assert_eq!(denied["results"][0][2], report.check(INTERVIEW_WRITE)["summary"]);
    let fix = report.check(INTERVIEW_WRITE)["fix"].as_str().unwrap();
    assert!(denied["results"][0][3].as_str().unwrap().contains(fix), "{denied}");
}

const READ_PROMETHEUS: &str = r#"
import sys, json
from prometheus_client.parser import text_string_to_metric_families
out = []
for family in text_string_to_metric_families(sys.stdin.read()):
    assert family.documentation, family.name
    for sample in family.samples:
        out.append({"name": sample.name, "type": family.type, "labels": sample.labels, "value": sample.value})
print(json.dumps(out))
"#;

fn prometheus(text: &str) -> Option<Vec<Value>> {
    validators::json(READ_PROMETHEUS, text)?.as_array().cloned()
}

/// Many profiles: a suite each, each family once, and nobody left out.
#[test]
fn many_profiles_stand_in_each_form() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..3);
    many.trouble(1, Trouble::Refused);
    let run = |form: &str| {
        let args = ["verify", "--all-profiles", "--output", form];
        let output = home.cs(&args).at_many(&many).run();
        output.expect_code(1).stdout
    };
    let text = run("prometheus");
    let Some(samples) = prometheus(&text) else {
        return;
    };
    let codes = samples.iter().filter(|one| one["name"] == "cs_ashby_verify_exit_code");
    let codes: Vec<_> =
        codes.map(|one| (one["labels"]["profile"].clone(), one["value"].clone())).collect();
    let expected = [(0, 0), (1, 1), (2, 0)];
    assert_eq!(codes, expected.map(|(number, code)| (json!(profile(number)), json!(code))));
    assert_eq!(text.matches("# TYPE cs_ashby_check_status ").count(), 1);
    let github = run("github");
    for number in 0..3 {
        assert!(github.contains(&format!("cs-ashby verify ({})", profile(number))));
    }
    let suites = junit(&run("junit")).unwrap();
    let tests = suites.as_array().unwrap().iter().map(|suite| &suite["counts"][0]);
    assert_eq!(tests.collect::<Vec<_>>(), [12, 12, 12]);
}

#[test]
fn prometheus_says_what_the_report_says() {
    let (home, vendors) = mixed();
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(1);
    let output = verify(&home, &vendors, "prometheus").expect_code(1);
    let Some(samples) = prometheus(&output.stdout) else {
        return;
    };
    assert!(
        samples.iter().all(|one| one["type"] == "gauge" && one["labels"]["profile"] == "default")
    );
    for id in CHECKS {
        let of = samples
            .iter()
            .filter(|one| one["name"] == "cs_ashby_check_status" && one["labels"]["check"] == id);
        let on: Vec<_> = of.filter(|one| one["value"] == 1.0).collect();
        assert_eq!(on.len(), 1, "{id}");
        assert_eq!(on[0]["labels"]["status"], report.status(id), "{id}");
    }
    let value = |name: &str| {
        let one = samples.iter().find(|one| one["name"] == name);
        one.unwrap_or_else(|| panic!("{name}"))["value"].as_f64().unwrap()
    };
    assert_eq!(value("cs_ashby_verify_exit_code"), 1.0);
    assert_eq!(value("cs_ashby_control_age_seconds"), 0.0);
    let now = jiff::Timestamp::now().as_second() as f64;
    assert!((now - value("cs_ashby_verify_timestamp_seconds")).abs() < 30.0);
    assert!(value("cs_ashby_verify_duration_seconds") < 30.0);
    assert!((now - value("cs_ashby_key_known_timestamp_seconds")).abs() < 60.0);
    // Where there are an Ashby key and a confirmation. The one was made at 2026-01-15T10:00:00Z.
    let (home, vendors) = finished();
    let samples = prometheus(&verify(&home, &vendors, "prometheus").stdout).unwrap();
    let values = |name: &str, check: &str| -> Vec<f64> {
        let found = samples.iter().filter(|one| one["name"] == name);
        let found = found.filter(|one| one["labels"]["check"] == check);
        found.map(|one| one["value"].as_f64().unwrap()).collect()
    };
    assert_eq!(values("cs_ashby_key_known_timestamp_seconds", "ashby.key"), [1_768_471_200.0]);
    assert_eq!(values("cs_ashby_attested_timestamp_seconds", "webhook.registration").len(), 1);
}

/// Reads workflow commands as the runner of GitHub Actions does (ActionCommand.cs): a line that begins with
/// `::`, the properties, the message, with the escapes undone.
fn commands(text: &str) -> Vec<(String, String, String)> {
    let undo = |text: &str| {
        text.replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    };
    let mut found = Vec::new();
    for line in text.lines() {
        let Some(rest) = line.trim_start().strip_prefix("::") else {
            // The runner looks for the old form only in a line that has not the new one.
            assert!(!line.contains("##["), "the old form of a command: {line}");
            continue;
        };
        let (head, message) = rest.split_once("::").expect("a whole command");
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let title = properties.strip_prefix("title=").expect("a title alone");
        assert!(!title.contains([',', ':']), "{line}");
        found.push((name.to_owned(), undo(title), undo(message)));
    }
    found
}

#[test]
fn github_annotates_what_does_not_hold() {
    let (home, vendors) = mixed();
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(1);
    let output = verify(&home, &vendors, "github").expect_code(1);
    let said = commands(&output.stdout);
    let open = report.open();
    assert_eq!(said.len(), open.len(), "{said:#?}");
    for ((name, title, message), (id, status)) in said.iter().zip(open) {
        let check = report.check(id);
        assert_eq!(name, if status == "warn" { "warning" } else { "error" });
        assert!(title.starts_with(check["title"].as_str().unwrap()), "{title}");
        let words = format!("{status}: {}", check["summary"].as_str().unwrap());
        assert!(message.starts_with(&words), "{message}\n{words}");
        assert!(message.contains(check["fix"].as_str().unwrap()), "{message}");
    }
    assert!(output.stdout.ends_with("fail, exit code 1\n"), "{}", output.stdout);
}

#[test]
fn a_working_integration_is_quiet_everywhere() {
    let (home, vendors) = finished();
    let output = verify(&home, &vendors, "github").expect_code(0);
    assert_eq!(commands(&output.stdout), []);
    let output = verify(&home, &vendors, "junit").expect_code(0);
    assert_eq!(output.stderr, "");
    if let Some(read) = junit(&output.stdout) {
        assert_eq!(read[0]["counts"], json!([12, 0, 0, 1]));
    }
}

#[test]
fn an_error_before_the_checks_is_told_too() {
    let (home, vendors) = finished();
    let run = |form: &str| {
        home.ask(&vendors, &["verify", "--output", form, "--ashby-url", "garbage"])
            .run()
            .expect_code(2)
    };
    let said = commands(&run("github").stdout);
    assert_eq!((said.len(), said[0].0.as_str()), (1, "error"));
    if let Some(read) = junit(&run("junit").stdout) {
        assert_eq!(read[0]["counts"], json!([1, 0, 1, 0]));
    }
    if let Some(samples) = prometheus(&run("prometheus").stdout) {
        assert_eq!(samples[0]["value"], 2.0);
    }
}

#[test]
fn they_are_there_for_verify_alone() {
    let (home, vendors) = finished();
    for form in ["junit", "github", "prometheus"] {
        for command in ["status", "setup", "keys list", "webhook test", "schedule print"] {
            let args: Vec<_> = command.split(' ').collect();
            let run = home.ask(&vendors, &args);
            let output = run.clone().args(&["--output", form]).run();
            assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{command}");
            assert!(output.stderr.contains("cs-ashby verify"), "{}", output.stderr);
            run.env("CS_ASHBY_OUTPUT", form).run().expect_code(2);
        }
    }
    assert_eq!(vendors.count(), 0);
    // By the environment too.
    let output = home.ask(&vendors, &["verify"]).env("CS_ASHBY_OUTPUT", "junit");
    assert!(output.run().expect_code(0).stdout.starts_with("<?xml"));
}
