//! Whatever ends the walk: the terminal is as it was, what was proven is kept, the next run goes on.

use crate::support::keyring::Bus;
use crate::support::*;
use std::process::Command;
use std::time::Duration;

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
            person.enter(FORM_OPEN).asked("Press Enter when they're selected:");
            person
        }
    }
}

fn signal(name: &str, pid: u32) {
    let pid = pid.to_string();
    let sent = Command::new("kill").args([name, &pid]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn ctrl_c_and_esc_and_the_end_of_the_input() {
    for kind in PROMPTS {
        for (keys, code) in [("\u{3}", 130), ("\u{1b}", 3), ("\u{4}", 3)] {
            if kind == "menu" && keys == "\u{4}" {
                // A menu reads keys, and the end of the input is none.
                continue;
            }
            let (home, vendors) = (Home::new(), Vendors::working());
            let mut person = at(kind, &home, &vendors);
            person.pty.send(keys);
            person.leaves_with(code);
            if code == 3 {
                person.sees("Stopped");
            }
        }
    }
}

#[test]
fn quit_says_where_it_stands() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = at("hidden", &home, &vendors);
    person.answers("Ashby API key", "quit");
    person.sees("Stopped at step 1 of 5. Your progress is saved, but not your keys. Run `cs-ashby setup` to continue.");
    person.leaves_with(3);
}

#[test]
fn a_signal_ends_it_in_order() {
    for kind in PROMPTS {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = at(kind, &home, &vendors);
        signal("-TERM", person.pty.pid());
        person.leaves_with(143);
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

fn close(person: &mut Person, home: &Home) -> String {
    person.pty.kill();
    let code = home.root().join("code");
    person.pty.wait_until("the end of the run", |_| {
        std::fs::read_to_string(&code).is_ok_and(|code| code.ends_with('\n'))
    });
    std::fs::read_to_string(&code).unwrap()
}

#[test]
fn a_closed_terminal_ends_it() {
    if !missing::have(&["script"]) {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors);
    let mut person = in_a_window(&home, &run);
    person.picks("Yes").asked("Ashby API key");
    // The shell keeps the signal to itself, so it is the end of the input that ends the run (or both).
    let code = close(&mut person, &home);
    assert!(["3\n", "143\n"].contains(&code.as_str()), "{code}");
    // Its lock is free: the next one can begin.
    drop(at("hidden", &home, &vendors));
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
            "closed" => in_a_window(&home, &run),
            _ => Person::sits_down(&run),
        };
        person.picks("Yes").pastes("Ashby", ASHBY_KEY);
        person.asked("CodeSignal API key");
        match end {
            "ctrl-c" => drop(person.pty.send("\u{3}")),
            "esc" => drop(person.pty.send("\u{1b}")),
            "term" => signal("-TERM", person.pty.pid()),
            "closed" => drop(close(&mut person, &home)),
            _ => person.pty.kill(),
        }
        if !matches!(end, "closed" | "kill") {
            person.pty.exit_code();
        }
        let mut person = Person::sits_down(&run);
        person.sees("Ashby API key accepted").picks("Yes");
        person.pastes("CodeSignal", CODESIGNAL_KEY);
        person.sees("Step 4 of 5");
        person.enter(FORM_OPEN).answers("Press Enter when they're selected:", "quit");
        person.leaves_with(3);
    }
}
