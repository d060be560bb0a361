//! A key command that hangs, with processes of its own; a run that nobody feeds, reads or looks at.

use crate::support::pty::Pty;
use crate::support::run::signal;
use crate::support::*;
use rustix::process::Signal;
use std::process::Command;
use std::time::{Duration, Instant};

/// Waits until a process with this word in its command line runs, or none does.
#[track_caller]
fn wait_until_runs(word: &str, wanted: bool) {
    let until = Instant::now() + Duration::from_secs(10);
    let runs = || Command::new("pgrep").args(["-f", word]).output().unwrap().status.success();
    while runs() != wanted {
        assert!(Instant::now() < until, "{word:?} runs: {}", !wanted);
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_a_hanging_command_started_ends_with_it() {
    if !missing::have(&["pgrep", "setsid"]) {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    for (number, ends_by, code) in [(1, None, 2), (2, Some(Signal::TERM), 143)] {
        // Of this very run: no sleep of another test is meant, or of an earlier run.
        let seconds = format!("4321.{}{number}", std::process::id());
        let script = format!("sh -c 'sleep {seconds} & sleep {seconds}; echo no'");
        let run = home.cs(&["verify", "--codesignal-key-command", &script]).at(&vendors);
        // Without a terminal, as a scheduler starts it.
        let run = run.json_output().through("setsid", &["--wait"]);
        let (child, started) = (run.spawn(), Instant::now());
        let word = format!("^sleep {seconds}");
        wait_until_runs(&word, true);
        ends_by.into_iter().for_each(|it| signal(child.id(), it));
        run.finish(child, started).expect_code(code);
        wait_until_runs(&word, false);
    }
}

#[test]
fn a_command_may_ask_on_the_terminal() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let script = format!(
        "sh -c 'printf \"password? \" >/dev/tty; read word </dev/tty && test \"$word\" = open && echo {ASHBY_KEY}'"
    );
    let run = home.cs(&["keys", "list", "--ashby-key-command", &script]).at(&vendors);
    let mut pty = Pty::spawn(&run, 100, 30);
    pty.wait_for("password?");
    pty.send("open\r");
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
    assert!(pty.screen().contains("--ashby-key-command"), "{}", pty.screen());
}

#[test]
fn a_run_that_nobody_feeds_or_reads_can_be_stopped() {
    let (home, vendors) = scene::fresh();
    // More than a pipe takes.
    let unread = home.cs(&["completions", "bash"]);
    let unfed = home.cs(&["verify", "--codesignal-key-file", "-"]).at(&vendors).stdin_text("");
    for run in [unread, unfed] {
        for (kind, code) in [(Signal::TERM, 143), (Signal::INT, 130)] {
            let mut child = run.spawn();
            std::thread::sleep(Duration::from_millis(700));
            assert!(child.try_wait().unwrap().is_none(), "it was to wait");
            signal(child.id(), kind);
            let asked = Instant::now();
            while child.try_wait().unwrap().is_none() {
                assert!(asked.elapsed() < Duration::from_secs(6), "{kind:?} is not heard");
                std::thread::sleep(Duration::from_millis(20));
            }
            run.finish(child, asked).expect_code(code);
        }
    }
}

#[test]
fn a_run_in_the_background_of_a_shell_is_not_stopped() {
    let (home, vendors) = scene::finished();
    let script = "set -m; \"$@\" > out 2>&1 & wait $!; echo done-$?";
    let run = home
        .ask(&vendors, &["verify", "--non-interactive"])
        .through("bash", &["-c", script, "bash"]);
    let mut pty = Pty::spawn(&run, 80, 24);
    pty.wait_for("done-0");
    pty.exit_code();
}
