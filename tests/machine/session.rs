//! The session around a run: its limits, its standard streams, its folder, its home, its account.

use super::home::{OTHER_ACCOUNT, can_switch_account};
use crate::support::run::Run;
use crate::support::secrets::{Fake, Mood};
use crate::support::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

/// Runs it in a shell that first does this.
fn after(run: Run, first: &str) -> Run {
    run.in_shell(&format!("{first}; exec \"$@\""))
}

/// Runs it with its streams turned like this.
fn turned(run: Run, streams: &str) -> Run {
    run.in_shell(&format!("exec \"$@\" {streams}"))
}

#[test]
fn however_few_files_may_be_open_it_ends_in_order() {
    let (home, vendors) = scene::finished();
    let Some(fake) = Fake::start(Mood::Sound) else {
        return;
    };
    let mut told = Vec::new();
    for files in (3..40).step_by(2) {
        let given = home.ask(&vendors, &["verify", "--timeout", "2"]);
        let stored =
            home.cs(&["keys", "set"]).both_keys().at(&vendors).json_output().on_bus(&fake.address);
        let setup = home.ask(&vendors, &["setup", "--attest", "webhook", "--timeout", "2"]);
        for run in [given, stored, setup] {
            let run = after(run, &format!("ulimit -n {files}")).limit(Duration::from_secs(20));
            let output = run.run();
            // Below some number not even the loader of programs has what it needs.
            let loaded = output.code != 127 && !output.stderr.contains("shared librar");
            let known = [0, 3, 4, 5].contains(&output.code);
            assert!(known || !loaded, "{files} files: {output:#?}");
            assert!(!output.stderr.contains("cs-ashby crashed"), "{files} files: {output:#?}");
            told.push(output.code);
        }
        calls::parsed(&fs::read(home.state("default")).unwrap(), "the state");
    }
    assert!(told.contains(&0) && told.contains(&5), "{told:?}");
    home.ask(&vendors, &["verify"]).run().report(0);
}

/// However few programs the account may run, it is told, and no mistake of the program's own.
#[test]
fn however_few_threads_there_are_it_ends_in_order() {
    if !can_switch_account() {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    fs::set_permissions(home.root(), PermissionsExt::from_mode(0o755)).unwrap();
    // A key in a file is read on a thread of its own.
    let key = home.file("ashby.key", ASHBY_KEY);
    let verify = ["verify", "--ashby-key-file", key.to_str().unwrap()];
    // An account that runs nothing else: root has no limit, and the threads of all its programs count.
    let account = 700_000 + std::process::id();
    let mut told = Vec::new();
    for threads in 0..14 {
        let run = home
            .ask(&vendors, &verify)
            .through("prlimit", &[&format!("--nproc={threads}")])
            .by_account(account, account);
        let output = run.run();
        assert!(!output.stderr.contains("cs-ashby crashed"), "{threads} threads: {output:#?}");
        if output.code == 5 {
            let report = output.json();
            assert_eq!(report.error_code(), "no_threads", "{report}");
            let fix = report.0["error"]["fix"].as_str().unwrap();
            assert!(fix.contains("`ulimit -u") && fix.contains("container"));
        }
        told.push(output.code);
    }
    // Nobody has attested the webhook.
    assert!(told.first() == Some(&5) && told.last() == Some(&3), "{told:?}");
}

#[test]
fn a_report_that_nobody_can_read_is_told() {
    let (home, vendors) = scene::finished();
    for words in [&["verify"][..], &["setup", "--plan"], &["status"], &["guide"]] {
        let run = home.ask(&vendors, words).env("CS_ASHBY_OUTPUT", "text");
        let output = turned(run.clone(), ">/dev/full").run().expect_code(5);
        assert!(output.stderr.contains("the disk is full"), "{output:#?}");
        // A pipe that is closed: whoever read it had enough.
        let closed = r#"set -o pipefail; "$@" | true"#;
        run.through("bash", &["-c", closed, "bash"]).run().expect_code(0);
    }
}

#[test]
fn streams_that_are_closed_change_no_result() {
    let (home, vendors) = scene::finished();
    for (words, code) in [(&["verify"][..], 0), (&["setup"], 0), (&["keys", "set"], 2)] {
        for streams in ["<&-", "2>&-", "<&- 2>&-", "2>/dev/full"] {
            let run = turned(home.ask(&vendors, words), streams);
            run.run().report(code);
        }
    }
    // A file that is opened now must not become standard error by chance.
    let state = fs::read_to_string(home.state("default")).unwrap();
    assert!(!state.contains("Note") && !state.contains("Error"), "{state}");
}

#[test]
fn without_a_home_a_folder_or_a_place_for_drafts() {
    let (home, vendors) = scene::finished();
    let verify = home.ask(&vendors, &["verify"]);
    verify.clone().without("HOME").run().report(0);
    verify.clone().env("TMPDIR", "/nonexistent").run().report(0);
    after(verify.clone(), "mkdir gone && cd gone && rmdir ../gone").run().report(0);
    let setup = home.ask(&vendors, &["setup", "--attest", "ashby-settings"]);
    setup.env("TMPDIR", "/nonexistent").run().report(0);
}

#[test]
fn an_account_that_may_only_read_can_look() {
    if !can_switch_account() {
        return;
    }
    let (home, vendors) = scene::finished();
    let open = |mode: &str| {
        let root = home.root().to_str().unwrap();
        let chmod = std::process::Command::new("chmod").args(["-R", mode, root]).status();
        assert!(chmod.unwrap().success());
    };
    let other =
        |words: &[&str]| home.ask(&vendors, words).by_account(OTHER_ACCOUNT, OTHER_ACCOUNT).run();
    open("go=rX");
    other(&["verify"]).report(0);
    let denied = |report: Report| {
        let said = report.0["error"]["message"].as_str().unwrap();
        assert!(said.contains("permission denied"), "{said}");
    };
    denied(other(&["setup", "--attest", "ashby-settings"]).report(5));
    // Where it may not even look, that is said, and no state is taken for none.
    open("go=");
    denied(other(&["verify"]).report(5));
}
