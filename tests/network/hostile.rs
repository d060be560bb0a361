//! What an attacker and an auditor found once, held for good.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::json;
use std::time::Duration;

/// Every run asserts by itself that no key is in its output.
#[test]
fn a_key_in_the_company_s_name_or_the_key_s_title_is_not_shown() {
    let (home, vendors) = fresh();
    for said in [CODESIGNAL_KEY, ASHBY_KEY] {
        let company = json!({"data": {"company": {"id": "c", "name": format!("Acme {said}")}}});
        vendors
            .codesignal
            .own(move |asked| asked.has("company").then(|| Reply::json(200, &company)));
        let scopes: Vec<&str> = said.as_bytes().chunks(6).flat_map(std::str::from_utf8).collect();
        let results = json!({"title": said, "scopes": scopes});
        vendors
            .ashby
            .own(move |_| Some(Reply::json(200, &json!({"success": true, "results": results}))));
        for run in [home.ask(&vendors, &["verify"]), home.cs(&["verify"]).at(&vendors).both_keys()]
        {
            let output = run.run();
            let bare: String = output.stdout.chars().filter(char::is_ascii_alphanumeric).collect();
            for key in [CODESIGNAL_KEY, ASHBY_KEY] {
                let key: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
                assert!(!bare.contains(&key), "{output:#?}");
            }
        }
    }
}

#[test]
fn trouble_in_words_is_no_permission_and_no_bad_key() {
    for words in [
        "Internal server error",
        "Service temporarily unavailable",
        "Request timed out",
        "upstream connect error",
        "Authentication service unavailable",
    ] {
        let (home, vendors) = finished();
        let trouble = json!({"errors": [{"message": words}], "data": null});
        vendors
            .codesignal
            .own(move |asked| (!asked.has("company")).then(|| Reply::json(200, &trouble)));
        let report = home.ask(&vendors, &["verify"]).run().report(4);
        for name in PERMISSION_NAMES {
            report.expect_status(&format!("codesignal.permission.{name}"), "unknown");
        }
    }
}

#[test]
fn a_firewall_s_refusal_is_no_bad_key_and_sends_no_key_elsewhere() {
    let (home, vendors) = fresh();
    for reply in [
        || Reply::json(403, &json!({"message": "Forbidden"})),
        || Reply::new(401, "text/plain", "proxy login required"),
        || Reply::new(403, "text/plain", "Blocked"),
    ] {
        vendors.codesignal.own(move |_| Some(reply()));
        vendors.ashby.own(move |_| Some(reply()));
        let report = home.ask(&vendors, &["verify"]).run().report(4);
        report.expect_status("codesignal.access", "unknown");
        assert_ne!(report.status("ashby.key"), "pass");
    }
    // That no key went to the other vendor is asserted when the vendors go.
}

#[test]
fn input_that_never_ends_does_not_hold_up_a_signal() {
    for signal in ["-INT", "-TERM"] {
        let (home, vendors) = fresh();
        let run = home
            .cs(&["verify", "--codesignal-key-file", "-"])
            .at(&vendors)
            .through("sh", &["-c", "sleep 30 | exec \"$@\"", "sh"]);
        let mut child = run.spawn();
        std::thread::sleep(Duration::from_millis(500));
        let found = std::process::Command::new("pgrep")
            .args(["-P", &child.id().to_string()])
            .output()
            .unwrap();
        for pid in String::from_utf8_lossy(&found.stdout).split_whitespace() {
            std::process::Command::new("kill").args([signal, pid]).status().unwrap();
        }
        let started = std::time::Instant::now();
        while child.try_wait().unwrap().is_none() {
            assert!(started.elapsed() < Duration::from_secs(5), "{signal} is not heard");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_state_that_is_a_pipe_is_refused_and_not_waited_for() {
    let (home, vendors) = fresh();
    std::fs::create_dir_all(home.state_dir()).unwrap();
    let path = home.state_dir().join("profile-default.json");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let report = home.ask(&vendors, &["verify"]).run().report(5);
    assert_eq!(report.0["error"]["code"], "state_unusable");
}

#[test]
fn a_key_pasted_where_a_path_belongs_is_not_repeated() {
    let (home, vendors) = fresh();
    let run = home.cs(&["verify", "--codesignal-key-file", CODESIGNAL_KEY]).at(&vendors);
    run.clone().json_output().run().report(2);
    run.run().expect_code(2);
}

#[test]
fn profiles_with_likely_names_keep_out_of_each_other_s_files() {
    let (home, vendors) = fresh();
    for profile in ["x", "x.last", "x.lock", "last-x"] {
        home.ask(&vendors, &["setup", "--attest", "webhook", "--profile", profile]).run().report(0);
        home.ask(&vendors, &["verify", "--profile", profile]).run().report(0);
    }
    for profile in ["x", "x.last", "x.lock", "last-x"] {
        home.ask(&vendors, &["verify", "--profile", profile]).run().report(0);
    }
}

#[test]
fn a_key_stored_meanwhile_is_not_lost() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = fresh();
    // CodeSignal is slow: its key is stored after Ashby's, by a run that began before.
    vendors.codesignal.set(|now| now.delay = Duration::from_millis(1500));
    let slow = home.ask(&vendors, &["keys", "set", "codesignal"]).on_bus(&bus.address);
    let child = slow.spawn();
    std::thread::sleep(Duration::from_millis(500));
    // Another state folder, so that the lock is another one too.
    home.ask(&vendors, &["keys", "set", "ashby"])
        .on_bus(&bus.address)
        .env("CS_ASHBY_STATE_DIR", home.root().join("elsewhere").to_str().unwrap())
        .run()
        .report(0);
    slow.finish(child, std::time::Instant::now()).report(0);
    let item = bus.lookup("default").expect("an item");
    assert!(item.contains(CODESIGNAL_KEY) && item.contains(ASHBY_KEY));
}

#[test]
fn an_event_named_twice_is_sent_once_and_all_means_all() {
    let (home, vendors) = fresh();
    let name = "preScreenExpired";
    let args = ["webhook", "test", "--event", name, "--event", name];
    let report = home.ask(&vendors, &args).run().report(0);
    assert_eq!(report.0["checks"].as_array().unwrap().len(), 2);
    let args = ["webhook", "test", "--event", name, "--all-events"];
    let report = home.ask(&vendors, &args).run().report(0);
    assert_eq!(report.0["checks"].as_array().unwrap().len(), 9);
}

#[test]
fn a_report_that_can_t_be_written_is_no_pass() {
    let (home, vendors) = finished();
    for args in [&["verify"][..], &["guide"]] {
        let run = home.ask(&vendors, args).through("sh", &["-c", "exec \"$@\" >/dev/full", "sh"]);
        assert_eq!(run.run().code, 5);
    }
}

#[test]
fn a_run_in_the_background_of_a_shell_is_not_stopped() {
    let (home, vendors) = finished();
    let script = "set -m; \"$@\" > out 2>&1 & wait $!; echo done-$?";
    let run = home
        .ask(&vendors, &["verify", "--non-interactive"])
        .through("bash", &["-c", script, "bash"]);
    let mut pty = pty::Pty::spawn(&run, 80, 24);
    pty.wait_for("done-0");
    pty.exit_code();
}
