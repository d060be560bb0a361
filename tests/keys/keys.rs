//! Where keys come from: the order, what a paste brings along, and sources that can't be used.

use crate::support::keys::{NEW_CODESIGNAL_KEY, WRONG_KEY};
use crate::support::run::Run;
use crate::support::scene::fresh;
use crate::support::*;
use std::time::Duration;

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
fn a_file_goes_before_a_command_before_a_variable() {
    let (home, vendors) = fresh();
    let one = home.file("one", NEW_CODESIGNAL_KEY);
    let two = home.file("two", format!("{CODESIGNAL_KEY}\n"));
    let cat = format!("cat '{}'", two.display());
    let run = home.ask(&vendors, &["verify"]).env("CS_ASHBY_CODESIGNAL_KEY", WRONG_KEY);

    run.run();
    assert_eq!(asked_with(&vendors), WRONG_KEY);
    let run = run.arg("--codesignal-key-command").arg(&cat);
    run.run();
    assert_eq!(asked_with(&vendors), CODESIGNAL_KEY);
    let run = run.arg("--codesignal-key-file").arg(&one);
    run.run();
    assert_eq!(asked_with(&vendors), NEW_CODESIGNAL_KEY);
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

#[test]
fn a_file_that_is_no_key_is_bad_input_and_no_reason_to_try_the_next() {
    let (home, vendors) = fresh();
    let folder = home.root().join("a-folder");
    std::fs::create_dir(&folder).unwrap();
    let files = [
        ("a folder", folder),
        ("nothing", home.root().join("not-there")),
        ("empty", home.file("empty", "")),
        ("only space", home.file("space", " \n\t\n")),
        ("10 MB", home.file("large", vec![b'k'; 10 << 20])),
        ("not UTF-8", home.file("latin", b"caf\xe9-a-key-in-latin-1".as_slice())),
        ("two lines", home.file("two", format!("{CODESIGNAL_KEY}\n{NEW_CODESIGNAL_KEY}\n"))),
        ("endless", "/dev/zero".into()),
        ("a NUL", home.file("nul", "abcdefgh\0ijklmnop")),
    ];
    for (name, path) in files {
        for command in ["verify", "setup"] {
            let run = home.ask(&vendors, &[command, "--codesignal-key-file"]).arg(&path);
            assert_bad_input(name, &run.limit(Duration::from_secs(20)), &vendors);
        }
    }
    assert!(!home.state("default").exists(), "nothing half-written");
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
fn what_can_t_be_in_a_key_is_refused_by_position() {
    let (home, vendors) = fresh();
    let run = home.ask(&vendors, &["verify"]);
    let run = run.env("CS_ASHBY_CODESIGNAL_KEY", "abcdefgh\u{202e}ijklmnopqrstuvwx");
    let report = run.canary("abcdefgh").canary("ijklmnopqrstuvwx").run().report(2);
    let message = report.0["error"]["message"].as_str().unwrap();
    assert!(message.contains("position 9"), "{message}");
    assert_eq!(vendors.count(), 0);
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
fn a_command_that_gives_no_key_is_bad_input() {
    let (home, vendors) = fresh();
    for command in [
        "false",
        "sh -c 'exit 3'",
        "true",
        "no-such-program-here",
        "/",
        "cat 'unbalanced",
        "",
        "sh -c 'kill -9 $$'",
        "sh -c 'printf \"one-key-line\\nanother-line\\n\"'",
    ] {
        let run = home.ask(&vendors, &["verify", "--codesignal-key-command", command]);
        assert_bad_input(command, &run, &vendors);
    }
}

#[test]
fn a_command_has_ten_seconds() {
    let (home, vendors) = fresh();
    let run = home.ask(&vendors, &["verify", "--codesignal-key-command", "sleep 40"]);
    let started = std::time::Instant::now();
    assert_bad_input("sleep", &run, &vendors);
    let took = started.elapsed();
    assert!(took > Duration::from_secs(9) && took < Duration::from_secs(15), "{took:?}");
}

#[test]
fn a_key_is_never_an_argument() {
    let home = Home::new();
    for option in ["--codesignal-key", "--ashby-key", "--key"] {
        let output = home.cs(&["verify", option, CODESIGNAL_KEY]).run().expect_code(2);
        assert!(output.stdout.is_empty());
    }
}
