//! Whatever ends the walk: the terminal is as it was, what was proven is kept, the next run goes on.

use crate::support::http::Reply;
use crate::support::keyring::Bus;
use crate::support::*;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// The kinds of prompt: a menu, a hidden line, a line that is seen.
const PROMPTS: [&str; 3] = ["menu", "hidden", "line"];

/// Waits at this kind of prompt.
fn at(kind: &str, home: &Home, vendors: &Vendors) -> Person {
    let run = home.cs(&["setup"]).at(vendors);
    match kind {
        "menu" => {
            let mut person = Person::sits_down(&run);
            person.sees("Someone else manages CodeSignal");
            person
        }
        "hidden" => {
            let mut person = Person::sits_down(&run);
            person.picks("Yes").asked("Ashby API key");
            person
        }
        _ => {
            let mut person = Person::sits_down(&run.both_keys());
            person.enter(FORM_OPEN).asked(SELECTED);
            person
        }
    }
}

#[test]
fn whatever_ends_a_prompt_leaves_the_terminal_as_it_was() {
    for kind in PROMPTS {
        for (end, code) in [("\u{3}", 130), ("\u{1b}", 3), ("\u{4}", 3), ("term", 143)] {
            // A menu reads keys, and the end of the input is none.
            if (kind, end) == ("menu", "\u{4}") {
                continue;
            }
            let (home, vendors) = (Home::new(), Vendors::working());
            let mut person = at(kind, &home, &vendors);
            match end {
                "term" => signal(person.pty.pid(), Signal::TERM),
                keys => drop(person.pty.send(keys)),
            }
            person.leaves_with(code);
            if code == 3 {
                person.sees("Stopped");
            }
        }
    }
}

#[test]
fn a_script_that_waits_ends_at_once_and_keeps_what_was_confirmed() {
    for (command, kind, code) in [("verify", Signal::INT, 130), ("setup", Signal::TERM, 143)] {
        let (home, vendors) = scene::finished();
        let before = std::fs::read(home.state("default")).unwrap();
        vendors.codesignal.own(|_| Some(Reply::hang()));
        vendors.ashby.own(|_| Some(Reply::hang()));
        let run = home.ask(&vendors, &[command, "--non-interactive"]);
        let (child, started) = (run.spawn(), Instant::now());
        while vendors.count() == 0 {
            assert!(started.elapsed() < Duration::from_secs(10), "nothing was sent");
            std::thread::sleep(Duration::from_millis(10));
        }
        let started = Instant::now();
        signal(child.id(), kind);
        let output = run.finish(child, started).expect_code(code);
        assert!(output.took < Duration::from_secs(2), "{kind:?}: {:?}", output.took);
        // Nothing, or one whole document: never half of one.
        if !output.stdout.is_empty() {
            assert_eq!(output.json().0["exit_code"], code);
        }
        assert_eq!(std::fs::read(home.state("default")).unwrap(), before);
    }
}

/// The run in a terminal within the terminal: its window closes when `script` is killed.
fn in_a_window(home: &Home, run: &run::Run) -> Person {
    let (_, args, _, _) = run.parts();
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let code = home.root().join("code");
    let line =
        format!("trap : HUP; {} {}; echo $? >{}", run::BINARY, words.join(" "), code.display());
    let run = run.clone().of_program("script").words(&["-q", "-c", &line, "/dev/null"]);
    Person::sits_down(&run.env("SHELL", "/bin/sh"))
}

fn close(person: &mut Person, home: &Home) {
    person.pty.kill();
    let code = || std::fs::read_to_string(home.root().join("code")).unwrap_or_default();
    person.pty.wait_until("the end of the run", |_| code().ends_with('\n'));
    // The shell keeps the signal to itself, so it is the end of the input that ends the run (or both).
    assert!(["3\n", "143\n"].contains(&code().as_str()), "{}", code());
}

#[test]
fn what_is_typed_ahead_is_no_answer() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = at("hidden", &home, &vendors);
    vendors.ashby.set(|now| now.delay = Duration::from_millis(600));
    person.pty.send(&format!("{ASHBY_KEY}\r"));
    std::thread::sleep(Duration::from_millis(300));
    // The rest of a clumsy paste: neither seen nor taken for the next key.
    person.pty.send(&format!("{}\r", keys::WRONG_KEY));
    person.sees("Step 2 of 5").asked("CodeSignal API key");
    std::thread::sleep(Duration::from_millis(300));
    person.answers("CodeSignal API key", "quit");
    person.leaves_with(3);
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

/// In a real shell with job control: Ctrl-Z, then `fg`.
#[test]
fn ctrl_z_and_fg_keep_what_is_typed_hidden() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let binary = run::BINARY;
    let run = home.cs(&["--norc", "-i"]).at(&vendors);
    let run = run.env("PS1", "ready$ ").of_program("bash");
    let mut person = Person::sits_down(&run);
    person.asked("ready$");
    person.pty.send(&format!("{binary} setup\r"));
    person.picks("Yes").asked("Ashby API key");
    person.pty.send("\u{1a}");
    person.sees("Stopped").asked("ready$");
    person.pty.send("echo in the shell again\r");
    person.sees_times("in the shell again", 2);
    person.pty.send("fg\r");
    person.asked("Ashby API key");
    std::thread::sleep(Duration::from_millis(200));
    assert!(!person.pty.echoes());
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("CodeSignal integration").asked("CodeSignal API key");
    person.pty.send("\u{3}");
    person.asked("ready$");
    person.pty.send("exit\r");
    person.pty.exit_code();
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn after_any_end_the_next_run_goes_on() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    for end in ["ctrl-c", "esc", "term", "closed", "kill"] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.cs(&["setup", "--profile", end]);
        let run = run.at(&vendors).on_bus(&bus.address);
        let mut person = match end {
            "closed" if missing::have(&["script"]) => in_a_window(&home, &run),
            "closed" => continue,
            _ => Person::sits_down(&run),
        };
        person.picks("Yes").pastes("Ashby", ASHBY_KEY);
        person.asked("CodeSignal API key");
        match end {
            "ctrl-c" => drop(person.pty.send("\u{3}")),
            "esc" => drop(person.pty.send("\u{1b}")),
            "term" => signal(person.pty.pid(), Signal::TERM),
            "closed" => close(&mut person, &home),
            _ => person.pty.kill(),
        }
        if !matches!(end, "closed" | "kill") {
            person.pty.exit_code();
        }
        let mut person = Person::sits_down(&run);
        person.sees("Ashby API key accepted").picks("Yes");
        person.pastes("CodeSignal", CODESIGNAL_KEY);
        person.sees("Step 4 of 5");
        person.enter(FORM_OPEN).answers(SELECTED, "quit").leaves_with(3);
    }
}
