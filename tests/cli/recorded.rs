//! The shape of the report of every command in every scenario, compared with `recorded/reports.txt`:
//! what may not change when only the code's structure does. After a change of behaviour that is meant,
//! `CS_ASHBY_RECORD=1 cargo test --locked --test it recorded_reports` writes the file again.
//!
//! A line is a run: exit code, outcome, requests sent to each vendor, then the checks as
//! `id=status/evidence{keys of details}`. A scenario's line has only what differs from `working`.

use crate::support::*;
use clap::ValueEnum;
use cs_ashby::sandbox::Scenario;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What runs in each sandbox scenario.
const IN_SCENARIOS: &str =
    "verify, setup, webhook test --all-events, rotate codesignal, rotate ashby, verify --deep";

/// What runs in an empty home, without a keyring and without keys.
const IN_EMPTY_HOME: &str = "status, report, report --all-profiles, keys list, keys set codesignal, \
    keys remove --yes, keys remove, profiles list, profiles remove nobody --yes, attest list, attest export, \
    attest import no-such-file, webhook show, webhook test, schedule print --every 1h --for systemd --program /bin/cs-ashby, \
    guide, guide send-assessment, completions fish, man verify, setup, setup --plan, setup --handoff ashby, \
    verify, verify --all-profiles, verify --codesignal-url http://codesignal.example, verify --timeout never, \
    verify --scenario nothing, rotate codesignal, rotate ashby --finish";

#[test]
fn recorded_reports() {
    let path = project().join("tests/cli/recorded/reports.txt");
    let now = lines();
    if std::env::var_os("CS_ASHBY_RECORD").is_some() {
        let text = now.iter().map(|(run, line)| format!("{run}: {line}\n"));
        return std::fs::write(&path, text.collect::<String>()).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let mut different = String::new();
    let before = text.lines().map(|line| line.split_once(": ").unwrap());
    let before: BTreeMap<_, _> = before.collect();
    let after: BTreeMap<_, _> = now.iter().map(|(run, line)| (&**run, &**line)).collect();
    for run in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let [before, after] =
            [&before, &after].map(|runs| *runs.get(run).unwrap_or(&"no such run"));
        if before != after {
            let (gone, new) = (without(before, after), without(after, before));
            different += &format!("{run}\n  recorded: {gone}\n  now:      {new}\n");
        }
    }
    assert!(different.is_empty(), "not as recorded:\n{different}");
}

/// The words of a line that the other one lacks.
fn without(line: &str, other: &str) -> String {
    let words = line.split(' ').filter(|word| other.split(' ').all(|one| one != *word));
    words.collect::<Vec<_>>().join(" ")
}

/// Every run with its line.
fn lines() -> BTreeMap<String, String> {
    let mut waiting: Vec<String> = IN_EMPTY_HOME.split(", ").map(str::to_owned).collect();
    for scenario in Scenario::value_variants() {
        let name = scenario.to_possible_value().unwrap().get_name().to_owned();
        let run = |command| format!("{command} --sandbox --scenario {name}");
        waiting.extend(IN_SCENARIOS.split(", ").map(run));
    }
    // Those that wait longest begin first. They only wait: with many more of the others at once, some would miss
    // their timeout on a busy machine.
    waiting.sort_by_key(|run| !run.ends_with("slow-endpoint"));
    let shapes = sample::side_by_side(8, &waiting, |run| (run.clone(), shape(run)));
    let shapes: BTreeMap<String, String> = shapes.into_iter().collect();
    let line = |(run, shape): (&String, &String)| {
        let (command, scenario) = run.rsplit_once(' ').unwrap_or((run, ""));
        let working = shapes.get(&format!("{command} working"));
        let brief = match working {
            Some(working) if scenario != "working" && names(working) == names(shape) => {
                format!("as working {}", without(shape, working)).trim_end().to_owned()
            }
            _ => shape.clone(),
        };
        (run.clone(), brief)
    };
    shapes.iter().map(line).collect()
}

/// The words of a line without their values.
fn names(line: &str) -> Vec<&str> {
    let words = line.split(' ');
    words.map(|word| word.split('=').next().unwrap()).collect()
}

/// Runs it, and says in words what its report is like.
fn shape(run: &str) -> String {
    let home = Home::new();
    let words: Vec<_> = run.split(' ').collect();
    let mut command = home.cs(&words).json_output();
    command = command.args(&["--non-interactive", "-vv"]);
    // This endpoint uses up every timeout. The full one, which decides more, is for `verify` alone.
    if run.ends_with("slow-endpoint") && !run.starts_with("verify --sandbox") {
        let seconds = if run.starts_with("webhook") { "2" } else { "3" };
        command = command.args(&["--timeout", seconds]);
    }
    let output = command.run();
    let Ok(report) = serde_json::from_str::<Value>(&output.stdout) else {
        return format!("exit={} stdout={:?}", output.code, output.stdout);
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let outcome = text(&report["outcome"]);
    let [mut codesignal, ashby, webhook] = sent(&output);
    // On a busy machine two seconds' requests can arrive within one: CodeSignal refuses one of them (429),
    // and it is sent again. Time decides that, so it counts only where the limit is the subject.
    if !run.ends_with("rate-limited") {
        codesignal -= output.stderr.matches("status 429").count();
    }
    let sent = format!("codesignal:{codesignal},ashby:{ashby},webhook:{webhook}");
    let mut words = format!("exit={} outcome={outcome} sent={sent}", output.code);
    for check in report["checks"].as_array().unwrap() {
        let [id, status, evidence] = ["id", "status", "evidence"].map(|name| text(&check[name]));
        words += &format!(" {id}={status}/{evidence}{}", keys(&check["details"]));
    }
    for one in report["missing"].as_array().into_iter().flatten() {
        words += &format!(" missing={}", text(&one["input"]));
    }
    for name in ["registration", "profiles", "data"] {
        if let Some(value) = report.get(name) {
            words += &format!(" {name}={}", keys(value));
        }
    }
    if let Some(error) = report.get("error") {
        words += &format!(" error={}", text(&error["code"]));
    }
    words
}

/// The keys of a value and of what is in it; of a list, those of its first item.
fn keys(value: &Value) -> String {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let name = |(name, value): (&String, &Value)| name.replace(' ', "_") + &keys(value);
            let names = fields.iter().map(name);
            format!("{{{}}}", names.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => items.first().map(keys).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Requests to CodeSignal's API, Ashby's API and the webhook's address, as the log has them:
/// nothing can be put between the command and the sandbox inside it.
fn sent(output: &Output) -> [usize; 3] {
    ["CodeSignal, ", "Ashby, ", "Ashby's endpoint, "].map(|to| {
        let lines = output.stderr.lines().filter(|line| line.starts_with(to));
        lines.filter(|line| line.contains(": http")).count()
    })
}

#[test]
fn requests_in_the_log_are_those_that_arrive() {
    for command in [&["verify"][..], &["webhook", "test", "--all-events"]] {
        let (home, to) = (Home::new(), Vendors::working());
        let output = home.ask(&to, command).arg("-vv").run();
        let servers = [&to.codesignal.server, &to.ashby.server, &to.webhook.server];
        assert_eq!(sent(&output), servers.map(|one| one.requests().len()));
        assert!(sent(&output)[2] > 0, "{output:#?}");
    }
}
