//! Where keys come from: what a paste brings along, and sources that can't be used. Their order is in `config`.

use crate::support::keys::NEW_CODESIGNAL_KEY;
use crate::support::run::Run;
use crate::support::scene::fresh;
use crate::support::*;
use std::time::Instant;

/// The one CodeSignal key that the vendor was asked with.
fn asked_with(vendors: &Vendors) -> String {
    let requests = vendors.codesignal.server.requests();
    let mut keys: Vec<_> = requests.iter().map(|r| r.bearer().unwrap().to_owned()).collect();
    keys.dedup();
    assert_eq!(keys.len(), 1, "one key in all requests");
    vendors.forget();
    keys.remove(0)
}

#[test]
fn a_dash_is_standard_input_for_one_of_them() {
    let (home, vendors) = fresh();
    let run = home.ask(&vendors, &["verify", "--codesignal-key-file", "-"]);
    let run = run.without("CS_ASHBY_CODESIGNAL_KEY").stdin_text(format!("{CODESIGNAL_KEY}\n"));
    run.run().report(3).expect_status("codesignal.key", "pass");
    vendors.forget();
    let report = run.args(&["--ashby-key-file", "-"]).run();
    assert_eq!((report.code, vendors.count()), (2, 0), "{report:#?}");
}

#[track_caller]
fn assert_bad_input(name: &str, run: &Run, vendors: &Vendors) {
    let output = run.run();
    assert_eq!(output.code, 2, "{name}: {output:#?}");
    let report = output.json();
    let error = &report.0["error"];
    assert!(
        error["message"].as_str().unwrap().contains("CodeSignal"),
        "{name}: which key? {error}"
    );
    assert_eq!(vendors.count(), 0, "{name}: something was sent");
}

#[test]
fn what_a_paste_brings_along_goes() {
    let (home, vendors) = fresh();
    let given = format!("\u{201c}Bearer {CODESIGNAL_KEY}\u{201d}\r\n");
    let run = home.ask(&vendors, &["verify"]).env("CS_ASHBY_CODESIGNAL_KEY", given);
    run.run().expect_code(3);
    assert_eq!(asked_with(&vendors), CODESIGNAL_KEY);
}

#[test]
fn a_command_is_split_as_a_shell_would_and_run_without_one() {
    let (home, vendors) = fresh();
    let file = home.file("a file with spaces", CODESIGNAL_KEY);
    for command in [
        format!("cat '{}'", file.display()),
        format!("cat \"{}\"", file.display()),
        format!("sh -c 'printf %s \"$0\"' {CODESIGNAL_KEY}"),
        // What it says on stderr is no part of the key.
        format!("sh -c 'echo unlocking >&2; echo {CODESIGNAL_KEY}'"),
    ] {
        let run = home.ask(&vendors, &["verify", "--codesignal-key-command"]).arg(&command);
        run.run().expect_code(3);
        assert_eq!(asked_with(&vendors), CODESIGNAL_KEY, "{command}");
    }
    // With a shell this would print the key alone.
    let piped = format!("echo {CODESIGNAL_KEY} | cat");
    let run = home.ask(&vendors, &["verify", "--codesignal-key-command"]).arg(&piped);
    assert_bad_input("a pipe", &run, &vendors);
}

#[test]
fn a_source_that_gives_no_key_is_bad_input() {
    let (home, vendors) = fresh();
    let file = |name: &str, content: &[u8]| home.file(name, content).display().to_string();
    let two = format!("{CODESIGNAL_KEY}\n{NEW_CODESIGNAL_KEY}\n");
    let files = [
        home.root().display().to_string(),
        "not-there".into(),
        "/dev/zero".into(),
        file("empty", b""),
        file("space", b" \n\t\n"),
        file("large", &vec![b'k'; 10 << 20]),
        file("latin", b"caf\xe9-a-key-in-latin-1"),
        file("two", two.as_bytes()),
        file("nul", b"abcdefgh\0ijklmnop"),
    ];
    let commands = [
        "false",
        "true",
        "no-such-program-here",
        "/",
        "cat 'unbalanced",
        "",
        "sh -c 'kill -9 $$'",
        "sh -c 'printf \"one-key-line\\nanother-line\\n\"'",
    ];
    for file in files {
        for command in ["verify", "setup"] {
            let run = home.ask(&vendors, &[command, "--codesignal-key-file"]).arg(&file);
            assert_bad_input(&file, &run, &vendors);
        }
    }
    for command in commands {
        let run = home.ask(&vendors, &["verify", "--codesignal-key-command", command]);
        assert_bad_input(command, &run, &vendors);
    }
    assert!(!home.state("default").exists(), "nothing half-written");
    let run = home.ask(&vendors, &["verify", "--codesignal-key-command", "sleep 40"]);
    let started = Instant::now();
    assert_bad_input("sleep", &run, &vendors);
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}
