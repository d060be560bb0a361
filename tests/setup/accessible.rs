//! For everyone: screen readers, narrow and dumb terminals, no colour, no UTF-8, and every way to paste.

use crate::support::*;

fn start(home: &Home, vendors: &Vendors, args: &[&str]) -> run::Run {
    home.cs(&[&["setup"], args].concat()).at(vendors)
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

#[test]
fn narrow_terminals_are_walked_too() {
    for columns in [20, 40] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = Person::at(&start(&home, &vendors, &[]), columns);
        person.picks("Yes");
        // The question itself may take two lines.
        person.sees("(the page) or quit. ? Paste your Ashby API key:");
        person.pty.send(&format!("{ASHBY_KEY}\r"));
        person.sees("CodeSignal integration").sees("Paste your CodeSignal API key:");
        person.pty.send(&format!("{CODESIGNAL_KEY}\r"));
        person.sees("Press Enter when the form is open:").pty.send("\r");
        person.sees("Field 1 of 6").sees("Press Enter when they're selected:");
        person.pty.send("quit\r");
        person.leaves_with(3);
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}

#[test]
fn a_dumb_terminal_gets_letters_and_nothing_else() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = start(&home, &vendors, &[]).env("TERM", "dumb").both_keys();
    let mut person = Person::sits_down(&run);
    person.enter(FORM_OPEN).sees("Field 1 of 6").enter("Press Enter when they're selected:");
    // No clipboard can be reached through it either.
    person.enter(IN_FORM);
    person.answers(IN_FORM, "quit").leaves_with(3);
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
    let long = format!("{ASHBY_KEY}{}", "x".repeat(6000));
    for (pasted, key) in [
        (format!("{ASHBY_KEY}\r"), ASHBY_KEY),
        (format!("{ASHBY_KEY}\r\n"), ASHBY_KEY),
        (format!("\u{1b}[200~{ASHBY_KEY}\r\n\u{1b}[201~\r"), ASHBY_KEY),
        (format!("\u{1b}[200~  \"{ASHBY_KEY}\"\u{1b}[201~\r"), ASHBY_KEY),
        (format!("Bearer {ASHBY_KEY}\r"), ASHBY_KEY),
        (format!("'{ASHBY_KEY}'\r"), ASHBY_KEY),
        (format!("{long}\r"), long.as_str()),
        (format!("wrong\u{15}{ASHBY_KEY}x\u{7f}\r"), ASHBY_KEY),
        (format!("{}\u{1b}[D\u{1b}OA\u{1b}[1;5C{}\r", &ASHBY_KEY[..9], &ASHBY_KEY[9..]), ASHBY_KEY),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        vendors.ashby.set(|now| now.key = key.into());
        let mut person = Person::sits_down(&start(&home, &vendors, &[]));
        person.picks("Yes").asked("Ashby API key");
        person.pty.send(&pasted);
        person.sees("CodeSignal integration").asked("CodeSignal API key");
        person.pty.send("\u{3}");
        person.leaves_with(130);
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}

#[test]
fn what_can_t_be_a_key_is_named_by_its_place_and_not_sent() {
    for (pasted, words) in [
        (
            format!("{}\u{200b}{}", &ASHBY_KEY[..4], &ASHBY_KEY[4..]),
            "zero-width) character at position 5",
        ),
        (format!("{} {}", &ASHBY_KEY[..4], &ASHBY_KEY[4..]), "white space at position 5"),
        // Two lines in one paste.
        (
            format!("\u{1b}[200~{}\r\n{}\u{1b}[201~", &ASHBY_KEY[..4], &ASHBY_KEY[4..]),
            "white space at position 5",
        ),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = Person::sits_down(&start(&home, &vendors, &[]));
        person.picks("Yes").asked("Ashby API key");
        vendors.forget();
        person.pty.send(&pasted).send("\r");
        person.sees(words);
        assert_eq!(vendors.count(), 0);
        person.pty.send("\u{3}");
        person.leaves_with(130);
        leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    }
}

#[test]
fn another_size_of_the_window_in_the_middle() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&start(&home, &vendors, &[]));
    person.picks("Yes").asked("Ashby API key");
    person.pty.resize(30, 400);
    person.pastes("Ashby", ASHBY_KEY);
    person.sees("CodeSignal integration").sees("Paste your CodeSignal API key:");
    person.pty.resize(120, 400);
    person.pty.send(&format!("{CODESIGNAL_KEY}\r"));
    person
        .enter(FORM_OPEN)
        .sees("Field 1 of 6")
        .answers("Press Enter when they're selected:", "quit");
    person.leaves_with(3);
}

/// The same key for both: each vendor has its own.
#[test]
fn the_same_key_twice_is_noticed_before_it_is_sent() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&start(&home, &vendors, &[]));
    person.picks("Yes").pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", ASHBY_KEY);
    person.sees("That's your Ashby API key again");
    person.answers("CodeSignal API key", "quit").leaves_with(3);
}
