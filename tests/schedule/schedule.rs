//! `schedule print`: each entry is read back by its scheduler's own parser.

use super::readers::{SCHEDULERS, complaints, property_list, read, task};
use crate::support::entries::{content, entry, variants, words};
use crate::support::missing::have;
use crate::support::run::{BINARY, Output};
use crate::support::*;
use serde_json::json;
use std::fs;
use std::process::Command;

const CRONTABS: [&str; 3] = ["cron", "github", "kubernetes"];

fn print(home: &Home, args: &[&str]) -> Output {
    home.cs(&["schedule", "print"]).args(args).run()
}

#[test]
fn every_scheduler_gets_the_whole_command() {
    if !have(&["systemd-analyze", "crontab"]) {
        return;
    }
    for scheduler in SCHEDULERS {
        let home = Home::new();
        let (program, end): (_, &[&str]) = match scheduler {
            "github" => ("cs-ashby", &["--output", "github"]),
            "kubernetes" => ("cs-ashby", &[]),
            "windows" => ("C:\\Program Files\\cs\\cs-ashby.exe", &["--quiet"]),
            "launchd" => ("/opt/cs ashby/cs-ashby", &["--quiet"]),
            _ => (BINARY, &["--quiet"]),
        };
        for variant in variants() {
            let args =
                [&variant[..], &["--for", scheduler, "--program", program, "--store", "keyring"]];
            let entry = entry(&home, &args.concat());
            let Some(arrived) = read(&home, scheduler, &entry) else { return };
            let mut wanted = words(&variant, program, end);
            let keys =
                ["--codesignal-key-file", "/keys/codesignal", "--ashby-key-file", "/keys/ashby"];
            if scheduler == "kubernetes" && !variant.contains(&"--ashby-key-file") {
                wanted.extend(keys.map(str::to_owned));
            }
            let skipped = usize::from(scheduler == "cron");
            assert_eq!(arrived.words[..], wanted[skipped..], "{scheduler}");
            let secret = arrived.environment.get("CS_ASHBY_CODESIGNAL_KEY");
            let brings = scheduler == "github" && !variant.contains(&"--codesignal-key-command");
            assert_eq!(secret.is_some(), brings, "{scheduler}");
        }
    }
}

/// The control: each checker that says nothing about an entry finds a mistake in it.
#[test]
fn the_checkers_find_a_mistake() {
    if !have(&["systemd-analyze", "crontab"]) {
        return;
    }
    for (scheduler, part, mistake) in [
        ("systemd", "ExecStart=", "ExecStrat="),
        ("cron", " * * *", " * * 13"),
        ("launchd", "<true/>", "<ture/>"),
        ("windows", "</Task>", "</Tsak>"),
        ("github", "runs-on", "run-on"),
        ("kubernetes", "backoffLimit", "backofLimit"),
    ] {
        let home = Home::new();
        let mut entry = entry(&home, &["--for", scheduler, "--program", BINARY]);
        let Some(said) = complaints(&home, scheduler, &entry) else { return };
        assert_eq!(said, "", "{scheduler}");
        let wrong = content(&entry, 0).replace(part, mistake);
        entry["files"][0]["content"] = json!(wrong);
        assert_ne!(complaints(&home, scheduler, &entry).unwrap(), "", "{scheduler} takes anything");
    }
}

#[test]
fn launchd_starts_it_through_a_shell_that_writes_a_log() {
    let home = Home::new();
    fs::create_dir_all(home.home().join("Library/Logs")).unwrap();
    let entry = entry(&home, &["--for", "launchd", "--program", "echo", "--store", "keyring"]);
    let Some(list) = property_list(&entry) else { return };
    assert_eq!(list["StartInterval"], 3600);
    let path = "~/Library/LaunchAgents/local.cs-ashby-verify.plist";
    assert_eq!(
        (&entry["files"][0]["path"], &list["Label"]),
        (&json!(path), &json!("local.cs-ashby-verify"))
    );
    let run: Vec<String> = serde_json::from_value(list["ProgramArguments"].clone()).unwrap();
    let status = Command::new(&run[0]).args(&run[1..]).env("HOME", home.home()).status();
    assert!(status.unwrap().success());
    let log = fs::read_to_string(home.home().join("Library/Logs/cs-ashby-verify.log")).unwrap();
    assert_eq!(log, "verify --reuse-control --non-interactive --quiet\n");
}

#[test]
fn windows_gets_an_interval_a_start_and_a_schtasks_line() {
    let home = Home::new();
    for (every, interval) in [("1h", "PT60M"), ("15m", "PT15M"), ("7d", "PT10080M")] {
        let Some(task) = task(&entry(&home, &["--for", "windows", "--every", every])) else {
            return;
        };
        assert_eq!(task["interval"], interval);
        let start = format!("{}Z", task["start"].as_str().unwrap());
        assert!(start.parse::<jiff::Timestamp>().is_ok(), "{task}");
    }
    let output = print(&home, &["--for", "windows", "--profile", "acme"]).expect_code(0);
    let line = "schtasks /Create /TN \"cs-ashby-verify-acme\" /XML cs-ashby-verify-acme.xml";
    assert!(output.stdout.contains(line) && output.stderr.contains(line), "{output:#?}");
}

#[test]
fn powershell_reads_the_steps_for_windows() {
    let home = Home::new();
    let proxy = "http://o'brien:\u{2019}$x`\"@proxy.example:3128";
    let run = home.cs(&["schedule", "print", "--for", "windows"]).env("HTTPS_PROXY", proxy);
    let output = run.run().expect_code(0);
    let (_, steps) = output.stderr.split_once("then run:\n").unwrap();
    assert!(steps.contains("SetEnvironmentVariable('HTTPS_PROXY', "), "{steps}");
    if let Some(errors) = validators::powershell_errors(steps) {
        assert!(errors.is_empty(), "{steps}{errors:?}");
    }
}

#[test]
fn an_interval_that_a_crontab_can_t_say_is_refused() {
    let home = Home::new();
    for (intervals, code) in
        [(["5m", "30m", "4h", "60m", "7d"], 0), (["7m", "45m", "90m", "36h", "3d"], 2)]
    {
        for (every, scheduler) in intervals.iter().flat_map(|it| SCHEDULERS.map(|to| (it, to))) {
            let code = if CRONTABS.contains(&scheduler) { code } else { 0 };
            print(&home, &["--every", every, "--for", scheduler]).expect_code(code);
        }
    }
    for every in ["", "1", "4m", "8d", "0h", "1w", "-1h", "hourly"] {
        let run = home.cs(&["schedule", "print", &format!("--every={every}")]);
        run.run().expect_code(2);
    }
    print(&home, &[]).expect_code(0);
}

/// An entry is kept in a file, often in a repository.
#[test]
fn a_key_that_was_typed_is_refused() {
    let home = Home::new();
    for (option, value) in [
        ("--codesignal-key-command", format!("echo {CODESIGNAL_KEY}")),
        ("--codesignal-key-command", format!("sh -c 'printf %s \"{ASHBY_KEY}\"'")),
        ("--ashby-key-command", format!("echo --key={ASHBY_KEY}")),
        ("--ashby-key-command", ASHBY_KEY.to_owned()),
        ("--program", ASHBY_KEY.to_owned()),
        ("--image", format!("registry.example/{ASHBY_KEY}")),
    ] {
        for scheduler in SCHEDULERS {
            let run = home.cs(&["schedule", "print", "--for", scheduler, option, &value]);
            let report = run.clone().json_output().run().report(2);
            assert_eq!(report.error_code(), "key_astray", "{option} {scheduler}");
            assert!(run.run().expect_code(2).stderr.contains("Fix: Remove it there"));
        }
    }
    // A key that is known here, whatever it looks like.
    let run = home.cs(&["schedule", "print", "--for", "cron"]).both_keys();
    let run = run.keys(CODESIGNAL_KEY, "an-odd-key-of-ashby").canary("an-odd-key-of-ashby");
    let run = run.args(&["--ashby-key-command", "echo an-odd-key-of-ashby"]).json_output();
    assert_eq!(run.run().report(2).error_code(), "key_astray");
}

#[test]
fn all_profiles_of_this_computer_are_one_entry() {
    let home = Home::new();
    let print = |args: &[&str]| {
        let words = [&["schedule", "print", "--every", "1h", "--all-profiles"], args].concat();
        home.cs(&words).run()
    };
    let line = print(&["--for", "cron"]).expect_code(0).stdout;
    assert!(line.contains("verify --reuse-control --non-interactive --all-profiles"), "{line}");
    print(&["--for", "github"]).expect_code(2);
    print(&["--for", "cron", "--profile", "acme"]).expect_code(2);
    print(&["--for", "cron", "--ashby-key-file", "/k"]).expect_code(2);
}

/// A reference to a password manager has ids in it.
#[test]
fn a_reference_to_a_key_is_no_key() {
    let reference = "op read op://kq3v7xw2m5n4p6r8s7t3u2a5b4/c6d7e3f2g5h4i7j6k3l2m5n4p7/credential";
    let args = ["--for", "cron", "--store", "none", "--ashby-key-command", "pass ashby"];
    let home = Home::new();
    let run = home.cs(&["schedule", "print", "--codesignal-key-command", reference]);
    let output = run.args(&args).run().expect_code(0);
    assert!(output.stdout.contains("op://kq3v7xw2"), "{output:#?}");
}
