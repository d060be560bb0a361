//! `verify --all-profiles`: how many at a time, and nobody asked faster than published.

use crate::support::many::{Many, Trouble, ashby_key, codesignal_key, profile};
use crate::support::*;
use crate::verify::all_profiles::{ALL, ends};
use std::time::{Duration, Instant};

#[test]
fn no_more_at_a_time_than_said() {
    let (home, many) = (Home::new(), Many::start(Duration::from_millis(150)));
    home.finished(&many, 0..12);
    for (words, most) in [(&["--concurrency", "2"][..], 2), (&[], 8)] {
        many.gather(most);
        let run = home.cs(&ALL).args(words).at_many(&many).json_output();
        assert_eq!(run.run().report(0).0["data"]["concurrency"], most);
        assert_eq!(many.most_at_once(), most, "not more, and not fewer either");
    }
    many.gather(0);
    // Few open files: fewer at a time, and every profile is still checked.
    let few = home.cs(&ALL).args(&["--concurrency", "32"]).at_many(&many).json_output();
    let few = few.through("sh", &["-c", "ulimit -n 120; exec \"$@\"", "sh"]);
    let report = few.run().report(0);
    assert_eq!((&report.0["data"]["concurrency"], ends(&report).len()), (&4.into(), 12));
    for wrong in ["0", "33", "many"] {
        let output = home.cs(&ALL).args(&["--concurrency", wrong]).run();
        assert_eq!((output.code, output.stdout.as_str()), (2, ""));
    }
    home.cs(&["verify", "--concurrency", "2"]).run().expect_code(2);
}

/// No second with more than the published numbers: 10 requests of a key, 5 for a field.
#[track_caller]
fn assert_within_limits(requests: &[(Instant, String)]) {
    for (at, _) in requests {
        let second = requests
            .iter()
            .filter(|(other, _)| other >= at && other.duration_since(*at) < Duration::from_secs(1));
        let mut fields: Vec<&str> = second.map(|(_, field)| field.as_str()).collect();
        assert!(fields.len() <= 10, "{} requests in a second", fields.len());
        fields.sort_unstable();
        for same in fields.chunk_by(|a, b| a == b) {
            assert!(same.len() <= 5, "{} times {} in a second", same.len(), same[0]);
        }
    }
}

#[test]
fn a_key_that_several_profiles_share_is_used_no_faster_than_published() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    let shared = home.key_files(7..8);
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let config: String = names.iter().map(|name| shared.replace("org-0007", name)).collect();
    home.config(&config);
    // A short time for each: waiting for the turn must not count against it.
    let run = home.cs(&ALL).args(&["--timeout", "1"]).at_many(&many).json_output();
    let report = run.run().report(3);
    for part in report.0["profiles"].as_array().unwrap() {
        assert_eq!(Report(part.clone()).open(), [("webhook.registration", "todo")], "{part:#}");
    }
    let requests = many.with_bearer(&codesignal_key(7));
    // Six for each: whose key it is, four permissions, and what the key may do beyond.
    assert_eq!(requests.len(), 48);
    assert_within_limits(&requests);
}

#[test]
fn commands_for_keys_are_few_at_a_time() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    let log = home.root().join("commands");
    let mut config = String::new();
    for number in 0..14 {
        config += &format!("[profiles.{}]\n", profile(number));
        for (name, key) in [("codesignal", codesignal_key(number)), ("ashby", ashby_key(number))] {
            let script =
                format!("echo begin >> {0}; sleep 0.1; echo end >> {0}; echo {key}", log.display());
            config += &format!("{name}_key.command = \"sh -c '{script}'\"\n");
        }
    }
    home.config(&config);
    let run = home.cs(&ALL).args(&["--concurrency", "14"]).at_many(&many).json_output();
    let report = run.run().report(3);
    assert!(ends(&report).iter().all(|(_, code)| *code == 3), "only the webhook is open");
    let (mut now, mut most, mut begun) = (0, 0, 0);
    for line in std::fs::read_to_string(log).unwrap().lines() {
        now += if line == "begin" { 1 } else { -1 };
        begun += usize::from(line == "begin");
        most = most.max(now);
    }
    assert_eq!((begun, now), (28, 0));
    assert!((2..=8).contains(&most), "{most} at a time");
}

#[test]
fn a_vendor_in_trouble_is_asked_again_no_faster_than_published() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.config(&home.key_files(4..5));
    many.trouble(4, Trouble::Down);
    let run = home.cs(&["verify", "--profile", &profile(4)]).at_many(&many);
    run.run().expect_code(4);
    let requests = many.with_bearer(&codesignal_key(4));
    assert!(requests.len() > 10, "{} requests: nothing to slow down", requests.len());
    assert_within_limits(&requests);
}

#[test]
fn a_silent_key_store_is_waited_for_once_and_not_by_each() {
    let (home, many) = (Home::new(), Many::start(Duration::ZERO));
    home.finished(&many, 0..24);
    // Connections are taken, and nothing is ever said.
    let socket = home.root().join("silent");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let run = home.cs(&ALL).at_many(&many).json_output();
    let output = run.on_bus(&format!("unix:path={}", socket.display())).run();
    assert!(output.took < Duration::from_secs(6), "{:?} for 24 profiles, 8 at a time", output.took);
    let report = output.report(0);
    for part in report.0["profiles"].as_array().unwrap() {
        let keystore = &part["checks"][0];
        assert_eq!(
            (&keystore["status"], &keystore["details"]["code"]),
            (&"warn".into(), &"keystore_silent".into())
        );
    }
}
