//! `verify --all-profiles`: one report, one exit code, and what a person sees.

use crate::support::keyring::Bus;
use crate::support::many::{Many, Trouble, ashby_key, codesignal_key, profile};
use crate::support::pty::Pty;
use crate::support::*;
use serde_json::Value;
use std::time::{Duration, Instant};

pub const ALL: [&str; 2] = ["verify", "--all-profiles"];

pub fn ends(report: &Report) -> Vec<(&str, i64)> {
    let parts = report.0["profiles"].as_array().expect("profiles");
    let end = |part: &'static str, value: &Value| value[part].as_i64().unwrap();
    parts.iter().map(|part| (part["profile"].as_str().unwrap(), end("exit_code", part))).collect()
}

#[test]
fn one_report_on_all_of_them() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..5);
    let report = home.cs(&ALL).at_many(&many).json_output().run().report(0);
    let names: Vec<String> = (0..5).map(profile).collect();
    let all: Vec<_> = names.iter().map(|name| (name.as_str(), 0)).collect();
    assert_eq!(ends(&report), all);
    assert_eq!(report.0["checks"], serde_json::json!([]));
    assert_eq!((&report.0["profile"], &report.0["command"]), (&"*".into(), &"verify".into()));
    for (number, part) in report.0["profiles"].as_array().unwrap().iter().enumerate() {
        let checks = part["checks"].as_array().unwrap();
        let ids: Vec<_> = checks.iter().map(|check| check["id"].as_str().unwrap()).collect();
        assert_eq!(ids, CHECKS, "the whole checklist");
        let key = &checks[2];
        assert_eq!(key["details"]["company"], format!("Company {number}"));
        assert_eq!(key["details"]["source"], "config_file");
        // What one `verify` notes is noted here too.
        let status = home.cs(&["status", "--profile", &profile(number)]).json_output();
        assert_eq!(status.run().report(0).0["data"]["last"]["outcome"], "pass");
    }
}

#[test]
fn one_that_cannot_be_used_hides_no_other_and_the_worst_decides() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..1);
    many.trouble(1, Trouble::Down);
    many.trouble(2, Trouble::Refused);
    let good = home.key_files(0..1);
    let todo = "[profiles.todo]\n".to_owned();
    let unknown = home.key_files(1..2);
    let fail = home.key_files(2..3);
    let usage = "[profiles.usage]\nashby_key.command = 'false'\n".to_owned();
    let mut config = good;
    let run = home.cs(&ALL).at_many(&many).json_output();
    for (more, code) in [("", 0), (&todo, 3), (&unknown, 4), (&fail, 1), (&usage, 2)] {
        config += more;
        home.config(&config);
        let report = run.run().report(code);
        assert_eq!(ends(&report)[0], ("org-0000", 0), "the good one is seen in each");
        let error = &report.0["error"]["code"];
        assert_eq!(error.as_str(), (code == 2).then_some("profiles_unusable"));
    }
    // A state that can't be read: exit 5 for that profile, and for the whole.
    std::fs::create_dir(home.state("broken")).unwrap();
    let report = run.run().report(5);
    let end = |(name, code)| format!("{name} {code}");
    let ended = ends(&report).into_iter().map(end).collect::<Vec<_>>().join(", ");
    assert_eq!(ended, "broken 5, org-0000 0, org-0001 4, org-0002 1, todo 3, usage 2");
    let parts = report.0["profiles"].as_array().unwrap();
    assert_eq!(parts[0]["error"]["code"], "state_unusable");
    assert_eq!(parts[5]["error"]["code"], "key_command_failed");
    assert_eq!(parts[4]["missing"][0]["input"], "codesignal_key");
    let message = report.0["error"]["message"].as_str().unwrap();
    assert!(message.contains("2 of 6") && message.contains("broken, usage"), "{message}");
}

#[test]
fn a_short_line_for_each_that_holds_and_full_words_for_the_others() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..3);
    let run = home.cs(&ALL).at_many(&many);
    let output = run.run().expect_code(0);
    let line = |number| format!("ok {}                  all checks passed\n", profile(number));
    let last = "\n3 profiles: all checks passed.\n";
    assert_eq!(output.stdout, (0..3).map(line).collect::<String>() + last);
    assert_eq!(output.stderr, "");
    let quiet = run.clone().arg("--quiet").run().expect_code(0);
    assert_eq!(quiet.stdout, last.trim_start());

    many.trouble(1, Trouble::Refused);
    let output = run.run().expect_code(1);
    assert!(output.stdout.contains(&line(0)) && output.stdout.contains(&line(2)));
    assert!(output.stdout.contains("x  org-0001                  problems found\n"), "{output:#?}");
    assert!(output.stdout.contains("CodeSignal API key"), "{output:#?}");
    let words = on_one_line(&output.stdout);
    assert!(words.contains("`cs-ashby --profile org-0001 setup`"), "the exact next step: {words}");
    assert!(words.contains("3 profiles: 2 passed, 1 with problems."), "{words}");
    let quiet = run.arg("--quiet").run().expect_code(1);
    assert!(!quiet.stdout.contains("org-0000") && quiet.stdout.contains("org-0001"));
}

#[test]
fn what_is_meant_for_one_profile_is_refused() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..1);
    let options =
        ["codesignal-key-file", "codesignal-key-command", "ashby-key-file", "ashby-key-command"];
    let options = options.map(|name| format!("--{name}=k"));
    for option in options.iter().map(String::as_str).chain(["--sandbox"]) {
        let output = home.cs(&ALL).arg(option).at_many(&many).run();
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{option}");
    }
    let run = home.cs(&["--profile", "x", "verify", "--all-profiles"]).at_many(&many);
    assert_eq!(run.json_output().run().report(2).error_code(), "profile_twice");
    assert_eq!(many.server.requests().len(), 0);
}

#[test]
fn a_key_of_the_environment_is_said_aloud() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..2);
    let run = home.cs(&ALL).at_many(&many).json_output();
    let run = run.env("CS_ASHBY_ASHBY_KEY", ashby_key(0));
    let output = run.run();
    assert!(output.stderr.contains("CS_ASHBY_ASHBY_KEY is set"), "{output:#?}");
    let report = output.json();
    for part in report.0["profiles"].as_array().unwrap() {
        assert_eq!(part["checks"][8]["details"]["source"], "environment");
    }
}

#[test]
fn without_a_profile_there_is_nothing_to_check() {
    let home = Home::new();
    let report = home.cs(&ALL).json_output().run().report(3);
    assert_eq!(report.0["profiles"], Value::Null);
    let output = home.cs(&ALL).run().expect_code(3);
    assert!(output.stderr.contains("There are no profiles"), "{output:#?}");
}

#[test]
fn keys_of_the_keychain_are_found_for_each() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    for number in 0..2 {
        let set = home.cs(&["keys", "set", "--unproven", "--profile", &profile(number)]);
        let set = set.keys(&codesignal_key(number), &ashby_key(number));
        set.at_many(&many).on_bus(&bus.address).run().expect_code(0);
    }
    let report = home.cs(&ALL).at_many(&many).on_bus(&bus.address).json_output().run().report(3);
    for (number, part) in report.0["profiles"].as_array().unwrap().iter().enumerate() {
        let details = &part["checks"][2]["details"];
        assert_eq!(details["company"], format!("Company {number}"));
        assert_eq!(details["source"], "keyring");
    }
}

#[test]
fn a_lost_key_store_is_found_once_and_hides_no_profile_with_other_sources() {
    let Some(bus) = Bus::bare() else { return };
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..2);
    let text = std::fs::read_to_string(home.root().join("config/config.toml")).unwrap();
    home.config(&(text + "[profiles.stored-1]\n[profiles.stored-2]\n"));
    let run = home.cs(&ALL).at_many(&many).on_bus(&bus.address).json_output();
    let report = run.run().report(5);
    let expected = [("org-0000", 0), ("org-0001", 0), ("stored-1", 5), ("stored-2", 5)];
    assert_eq!(ends(&report), expected);
    let parts = report.0["profiles"].as_array().unwrap();
    assert_eq!(parts[0]["checks"][0]["status"], "warn");
    assert_eq!(parts[2]["checks"][0]["status"], "fail");
    let words = home.cs(&ALL).at_many(&many).on_bus(&bus.address).run().stdout;
    assert!(words.contains("!  org-0000                  1 warning;"), "{words}");
}

#[test]
fn the_log_says_which_profile_it_is_about() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..2);
    let output = home.cs(&ALL).arg("-v").at_many(&many).run().expect_code(0);
    let asked = |line: &&str| line.contains("CodeSignal, company:");
    assert_eq!(output.stderr.lines().filter(asked).count(), 2, "{output:#?}");
    for line in output.stderr.lines() {
        assert!(line.contains("org-0000") || line.contains("org-0001"), "{line}");
    }
    assert!(output.stderr.contains("org-0001"), "{output:#?}");
}

#[test]
fn a_bar_on_a_terminal_and_only_there() {
    let (home, many) = (Home::new(), Many::start(Duration::from_millis(150)));
    home.finished(&many, 0..6);
    let run = home.cs(&ALL).args(&["--concurrency", "1"]).at_many(&many);
    let output = run.clone().run().expect_code(0);
    assert_eq!(output.stderr, "");
    let mut pty = Pty::spawn(&run, 80, 30);
    pty.wait_until("a bar that moves", |pty| pty.screen().contains(" 2/6 "));
    assert_eq!(pty.exit_code(), 0);
    let screen = pty.screen();
    assert!(screen.contains("6 profiles: all checks passed"), "{screen}");
    assert!(!screen.contains("/6 "), "it goes when it is done: {screen}");
    assert!(!pty.cursor_hidden());
    let mut quiet = Pty::spawn(&run.arg("--quiet"), 80, 30);
    assert_eq!(quiet.exit_code(), 0);
    assert!(!String::from_utf8_lossy(&quiet.bytes()).contains("/6"));
}

#[test]
fn stopped_it_tells_what_was_done() {
    let (home, many) = (Home::new(), Many::start(Duration::from_millis(300)));
    home.finished(&many, 0..6);
    let run = home.cs(&ALL).args(&["--concurrency", "1"]).at_many(&many).json_output();
    let started = Instant::now();
    let child = run.spawn();
    // When the third is asked about, two are done.
    while many.with_bearer(&codesignal_key(2)).is_empty() {
        assert!(started.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(5));
    }
    signal(child.id(), rustix::process::Signal::INT);
    let report = run.finish(child, started).report(130);
    assert_eq!(ends(&report), [("org-0000", 0), ("org-0001", 0)]);
}
