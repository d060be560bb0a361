//! A key command that hangs, with processes of its own, and a terminal that nobody reads.

use crate::support::pty::Pty;
use crate::support::*;
use std::process::Command;
use std::time::{Duration, Instant};

/// Whether a process with this word in its command line runs.
fn runs(word: &str) -> bool {
    Command::new("pgrep").args(["-f", word]).output().unwrap().status.success()
}

fn gone(word: &str) -> bool {
    let until = Instant::now() + Duration::from_secs(3);
    while runs(word) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(50));
    }
    !runs(word)
}

#[test]
fn what_a_hanging_command_started_ends_with_it() {
    if !missing::have(&["pgrep", "setsid"]) {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    for (number, end) in [(1, "limit"), (2, "signal")] {
        // Of this very run: no sleep of another test is meant, or of an earlier run.
        let seconds = format!("4321.{}{number}", std::process::id());
        let script = format!("sh -c 'sleep {seconds} & sleep {seconds}; echo no'");
        let run = home.cs(&["verify", "--codesignal-key-command", &script]).at(&vendors);
        // Without a terminal, as a scheduler starts it.
        let run = run.json_output().through("setsid", &["--wait"]);
        let (child, started) = (run.spawn(), Instant::now());
        let word = format!("sleep {seconds}");
        while !runs(&word) {
            assert!(started.elapsed() < Duration::from_secs(10), "the command did not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        if end == "signal" {
            let of = [
                "-TERM",
                "-f",
                &format!("cs-ashby verify --codesignal-key-command sh -c .sleep {seconds}"),
            ];
            Command::new("pkill").args(of).status().unwrap();
        }
        let output = run.finish(child, started);
        assert_eq!(output.code, if end == "limit" { 2 } else { 143 }, "{output:#?}");
        assert!(gone(&word), "{end}: it goes on without anybody");
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

/// A terminal whose window hangs: it takes a few thousand letters and then no more.
#[test]
fn a_run_that_nobody_reads_can_be_stopped() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let home = Home::new();
    for (signal, code) in [("-TERM", 143), ("-INT", 130)] {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(run::BINARY);
        command.args(["completions", "bash"]);
        command.env_clear();
        home.env().iter().for_each(|(name, value)| command.env(name, value));
        let mut child = pair.slave.spawn_command(command).unwrap();
        std::thread::sleep(Duration::from_millis(700));
        assert!(child.try_wait().unwrap().is_none(), "it was to wait for a reader");
        let id = child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let asked = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if asked.elapsed() > Duration::from_secs(6) {
                let _ = child.kill();
                panic!("{signal} is not heard");
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        assert_eq!(status.exit_code(), code, "{signal}");
    }
}
