//! The window in which a locked keyring asks for its password: opened only where a person runs a command
//! that keeps or shows keys. (That nobody else opens it is part of every row of `machine::keystore`.)

use crate::support::pty::Pty;
use crate::support::secrets::{Fake, Mood};
use crate::support::*;

#[test]
fn a_window_that_waits_is_said() {
    let Some(fake) = Fake::start(Mood::LockedWaiting) else {
        return;
    };
    let home = Home::new();
    let mut pty = Pty::spawn(&home.cs(&["keys", "list"]).on_bus(&fake.address), 200, 60);
    pty.wait_for("Waiting for you to unlock your keychain");
    pty.send("\u{3}");
    assert_eq!(pty.exit_code(), 130);
}

#[test]
fn without_a_display_nobody_closed_the_window() {
    let Some(fake) = Fake::start(Mood::LockedDismissing) else {
        return;
    };
    let home = Home::new();
    let mut pty = Pty::spawn(&home.cs(&["keys", "list"]).on_bus(&fake.address), 200, 60);
    assert_eq!(pty.exit_code(), 5);
    assert!(pty.screen().contains("no display"), "{}", pty.screen());
}

/// A run at a terminal; its exit code, the words on its screen and the calls into the keyring.
fn at_a_terminal(mood: Mood, words: &[&str]) -> Option<(u32, String, Vec<&'static str>)> {
    let fake = Fake::start(mood)?;
    fake.put(
        "default",
        format!(r#"{{"version":1,"ashby":{{"key":"{ASHBY_KEY}"}},"codesignal":{{"key":"{CODESIGNAL_KEY}"}}}}"#),
    );
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(words).at(&vendors).on_bus(&fake.address);
    // Where there is no display, nobody sees the window.
    let run = run.env("DISPLAY", ":0");
    let mut pty = Pty::spawn(&run, 200, 60);
    let code = pty.exit_code();
    tree::assert_no_key(home.root());
    leaks::assert_none("the terminal", &pty.bytes(), &[]);
    let words: Vec<_> = pty.screen().split_whitespace().map(str::to_owned).collect();
    Some((code, words.join(" "), fake.calls()))
}

fn windows(calls: &[&str]) -> usize {
    calls.iter().filter(|call| **call == "Prompt").count()
}

#[test]
fn a_person_may_type_its_password() {
    for words in [&["keys", "list"], &["keys", "set"]] {
        let Some((code, screen, calls)) = at_a_terminal(Mood::LockedDismissing, words) else {
            return;
        };
        assert_eq!((code, windows(&calls)), (5, 1), "{words:?} {screen}");
        assert!(screen.contains("window that asked for its password was closed"), "{screen}");
    }
    let (code, screen, calls) = at_a_terminal(Mood::LockedOpening, &["keys", "list"]).unwrap();
    assert_eq!((code, windows(&calls)), (0, 1), "{screen}");
    assert_eq!(screen.matches("in the keychain").count(), 2, "both keys: {screen}");
}

#[test]
fn a_command_that_asks_nothing_opens_no_window() {
    for (words, code) in [
        (&["verify"][..], 5),
        (&["status"], 5),
        (&["webhook", "test"], 5),
        (&["setup", "--plan"], 0),
        (&["keys", "list", "--non-interactive"], 5),
    ] {
        let Some((ended, screen, calls)) = at_a_terminal(Mood::LockedWaiting, words) else {
            return;
        };
        assert_eq!((ended, windows(&calls)), (code, 0), "{words:?} {calls:?} {screen}");
        assert!(screen.contains("is locked"), "{words:?} {screen}");
    }
}
