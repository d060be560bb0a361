//! For everyone: screen readers, simple terminals, no colour, no UTF-8, and every way to paste.

use crate::support::*;
use std::time::Duration;

fn start(home: &Home, vendors: &Vendors, args: &[&str]) -> run::Run {
    home.cs(&[&["setup"], args].concat()).at(vendors)
}

/// Waits at the first hidden prompt.
fn at_first_key(home: &Home, vendors: &Vendors) -> Person {
    let mut person = Person::sits_down(&start(home, vendors, &[]));
    person.picks("Yes").asked("Ashby API key");
    person
}

#[test]
fn numbered_and_nothing_redrawn_for_a_screen_reader() {
    for (args, variable) in [(&["--accessible"][..], "0"), (&[], "1")] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = start(&home, &vendors, args).env("ACCESSIBLE", variable);
        let mut person = Person::sits_down(&run);
        person.sees("1. Yes").asked("Number:");
        person.answers("Number:", "7").sees("a number from 1 to 4");
        person.answers("Number:", "1").pastes("Ashby", ASHBY_KEY);
        person.sees("Asking whether the key is accepted ...");
        person.asked("CodeSignal API key").answers("CodeSignal API key", "quit");
        person.leaves_with(3);
        let text = String::from_utf8_lossy(&person.pty.bytes()).into_owned();
        // No code moves the cursor or takes back what was said (bold and paste marks do neither).
        for code in ["\u{1b}[A", "\u{1b}[1A", "\u{1b}[2K", "\u{1b}[J", "\u{1b}[?25l", "\u{8}"] {
            assert!(!text.contains(code), "{code:?} in {text:?}");
        }
    }
}

/// Emacs' `M-x shell` asks for a hidden line itself where the prompt matches its pattern for passwords.
#[test]
fn a_simple_terminal_gets_letters_alone_and_is_asked_for_a_password() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&start(&home, &vendors, &[]).env("TERM", "dumb"));
    person.picks("Yes").asked("Enter your Ashby API key as a password:");
    assert!(!person.pty.echoes());
    person.pty.send("quit\r");
    person.leaves_with(3);
    // The one code that is left shows the cursor at the end.
    let text = String::from_utf8_lossy(&person.pty.bytes()).replace("\u{1b}[?25h", "");
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn without_colour_and_without_utf_8() {
    let (home, vendors) = (Home::new(), Vendors::working());
    vendors.ashby.set(|now| now.title = "Schlüssel für Prüfungen".into());
    let run = start(&home, &vendors, &[]).env("NO_COLOR", "1").env("LC_ALL", "C");
    let mut person = Person::sits_down(&run);
    person.picks("Yes").pastes("Ashby", ASHBY_KEY);
    person.sees("Schl?ssel f?r Pr?fungen");
    person.answers("CodeSignal API key", "quit").leaves_with(3);
    let bytes = person.pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("\u{1b}[1m") && !text.contains("\u{1b}[3"), "{text:?}");
    assert!(bytes.is_ascii(), "{text:?}");
}

#[test]
fn every_way_to_paste_a_key() {
    let (first, rest) = ASHBY_KEY.split_at(9);
    let long = format!("{ASHBY_KEY}{}", "x".repeat(6000));
    // What a terminal sends by itself is no part of it.
    let replies =
        "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\\u{1b}P1$r0m\u{1b}\\\u{1b}[M !!\u{1b}[24;80R";
    for (pasted, key) in [
        (format!("{ASHBY_KEY}\r"), ASHBY_KEY),
        (format!("{ASHBY_KEY}\r\n"), ASHBY_KEY),
        (format!("\u{1b}[200~{ASHBY_KEY}\r\n\u{1b}[201~\r"), ASHBY_KEY),
        (format!("\u{1b}[200~  \"{ASHBY_KEY}\"\u{1b}[201~\r"), ASHBY_KEY),
        (format!("Bearer {ASHBY_KEY}\r"), ASHBY_KEY),
        (format!("'{ASHBY_KEY}'\r"), ASHBY_KEY),
        (format!("{long}\r"), long.as_str()),
        (format!("wrong\u{15}{ASHBY_KEY}x\u{7f}\r"), ASHBY_KEY),
        (format!("{first}\u{1b}[D\u{1b}OA\u{1b}[1;5C{rest}\r"), ASHBY_KEY),
        (format!("{first}{replies}{rest}\r"), ASHBY_KEY),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        vendors.ashby.set(|now| now.key = key.into());
        let mut person = at_first_key(&home, &vendors);
        person.pty.send(&pasted);
        person.sees("CodeSignal integration").asked("CodeSignal API key");
        person.pty.send("\u{3}");
        person.leaves_with(130);
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}

/// Control letters in a paste are a part of it, and so is the end of a line.
#[test]
fn what_can_t_be_a_key_is_named_by_its_place_and_not_sent() {
    let (first, rest) = ASHBY_KEY.split_at(12);
    let control = ["\u{1a}", "\u{3}", "\u{4}", "\u{15}", "\u{7f}", "\u{1b}[D", "\u{1c}"];
    let control = control.map(|inside| (inside, "a control character"));
    let others =
        [("\u{200b}", "zero-width) character"), (" ", "white space"), ("\r\n", "white space")];
    for (inside, words) in control.into_iter().chain(others) {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = at_first_key(&home, &vendors);
        vendors.forget();
        person.pty.send(&format!("\u{1b}[200~{first}{inside}{rest}\u{1b}[201~\r"));
        person.sees(&format!("{words} at position 13"));
        assert_eq!(vendors.count(), 0, "{inside:?}");
        person.answers("Ashby API key", "quit").leaves_with(3);
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}

#[test]
fn another_size_of_the_window_in_the_middle() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = at_first_key(&home, &vendors);
    person.pty.resize(30, 400);
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("CodeSignal integration").sees("Paste your CodeSignal API key:");
    person.pty.resize(120, 400);
    person.pty.send(&format!("{CODESIGNAL_KEY}\r"));
    person.enter(FORM_OPEN).sees("Field 1 of 6").answers(SELECTED, "quit");
    person.leaves_with(3);
}

/// The same key for both: each vendor has its own.
#[test]
fn the_same_key_twice_is_noticed_before_it_is_sent() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = at_first_key(&home, &vendors);
    person.pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", ASHBY_KEY);
    person.sees("That's your Ashby API key again");
    person.answers("CodeSignal API key", "quit").leaves_with(3);
}

/// A slow connection cuts a paste behind its first byte. What comes late is a paste, or nobody's, and never the shell's.
#[test]
fn a_paste_that_is_cut_apart_never_reaches_the_shell() {
    for (pause, code) in [(150, 130), (450, 3)] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let script =
            "\"$@\"; echo \"ended with $?\"; stty sane; read -r -t 1 rest; echo \"left: [$rest]\"";
        let run = home.cs(&["setup", "--attest", "webhook", "--attest", "ashby-settings"]);
        let run = run.at(&vendors).through("bash", &["-c", script, "bash"]);
        let mut person = Person::sits_down(&run);
        person.asked("Ashby API key").pty.send("\u{1b}");
        std::thread::sleep(Duration::from_millis(pause));
        person.pty.send(&format!("[200~{ASHBY_KEY}\u{1b}[201~"));
        if code == 130 {
            std::thread::sleep(Duration::from_millis(300));
            person.pty.send("\r");
            person.asked("CodeSignal API key").pty.send("\u{3}");
        }
        person.sees(&format!("ended with {code}")).sees("left: []");
        person.pty.exit_code();
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}
