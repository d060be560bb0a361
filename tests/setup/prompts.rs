//! At a real terminal: keys are asked for hidden, and Ctrl-C leaves the terminal as it was.

use crate::support::keyring::Bus;
use crate::support::pty::Pty;
use crate::support::*;
use std::time::Duration;

/// `setup` with no key anywhere and nothing else left to ask.
fn setup(home: &Home, vendors: &Vendors) -> Pty {
    let run = home.cs(&["setup", "--attest", "webhook", "--attest", "ashby-settings"]);
    Pty::spawn(&run.at(vendors), 100, 40)
}

/// Finishes the setup without a report to keep.
#[track_caller]
fn finishes(pty: &mut Pty) {
    pty.wait_for("Save a report?");
    pty.send("\r");
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
}

/// Waits for a hidden prompt that names the vendor. What was typed ahead is dropped before it's shown.
fn wait_hidden(pty: &Pty, vendor: &str) {
    let question = format!("{vendor} API key");
    pty.wait_until(&format!("a hidden prompt for {vendor}"), |pty| {
        let asked = pty.rows_to_cursor().pop().unwrap_or_default();
        !pty.echoes() && asked.contains(&question) && asked.trim_end().ends_with(':')
    });
}

#[test]
fn keys_are_asked_for_and_never_shown() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.send(&format!("{ASHBY_KEY}\r"));
    wait_hidden(&pty, "CodeSignal");
    pty.send(&format!("{CODESIGNAL_KEY}\r"));
    finishes(&mut pty);
    leaks::assert_none("the terminal", &pty.bytes(), &[]);
    assert!(!pty.cursor_hidden(), "the cursor is left hidden");
    assert!(pty.echoes(), "the terminal is left without echo");
    tree::assert_no_key(home.root());
}

#[test]
fn a_paste_with_brackets_is_a_key_too() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    // What a terminal sends around a paste.
    pty.send(&format!("\u{1b}[200~{ASHBY_KEY}\u{1b}[201~\r"));
    wait_hidden(&pty, "CodeSignal");
    pty.send("\u{3}");
    assert_eq!(pty.exit_code(), 130);
    let asked = vendors.ashby.server.requests();
    let keys: Vec<_> = asked.iter().filter_map(|it| it.basic_user()).collect();
    assert!(!keys.is_empty() && keys.iter().all(|key| key == ASHBY_KEY));
    leaks::assert_none("the terminal", &pty.bytes(), &[]);
}

#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.send("half-a-key").send("\u{3}");
    assert_eq!(pty.exit_code(), 130, "{}", pty.screen());
    assert!(!pty.cursor_hidden(), "the cursor is left hidden");
    assert!(pty.echoes(), "the terminal is left without echo");
    assert!(!pty.screen().contains("half-a-key"));
    // What was asked before there was a key brought none.
    let asked = vendors.codesignal.server.requests();
    let asked =
        asked.iter().chain(vendors.ashby.server.requests().iter()).cloned().collect::<Vec<_>>();
    assert!(asked.iter().all(|it| it.header("authorization").is_none()));
    assert!(vendors.webhook.deliveries().is_empty());
}

#[test]
fn another_size_of_the_window_is_no_trouble() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.resize(40, 12);
    pty.send(&format!("{ASHBY_KEY}\r"));
    wait_hidden(&pty, "CodeSignal");
    pty.resize(200, 50);
    pty.send(&format!("{CODESIGNAL_KEY}\r"));
    finishes(&mut pty);
}

#[test]
fn the_end_of_the_input_is_no_endless_loop() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.send("\u{4}");
    // Ends, or asks again and waits: both are fine; a flood of prompts is not.
    std::thread::sleep(Duration::from_millis(700));
    assert!(pty.bytes().len() < 20_000, "{}", pty.screen());
}

#[test]
fn ctrl_z_does_not_give_a_hidden_prompt_away() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.send("\u{1a}");
    std::thread::sleep(Duration::from_millis(300));
    assert!(!pty.echoes(), "echo is on behind Ctrl-Z");
    pty.send(&format!("{ASHBY_KEY}\r"));
    wait_hidden(&pty, "CodeSignal");
    pty.send("\u{3}");
    assert_eq!(pty.exit_code(), 130);
    leaks::assert_none("the terminal", &pty.bytes(), &[]);
}

#[test]
fn a_refused_key_is_named_at_once_and_asked_for_again() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    pty.send("not-a-key-of-ashby\r");
    pty.wait_for("Ashby rejected this key");
    wait_hidden(&pty, "Ashby");
    pty.send(&format!("{ASHBY_KEY}\r"));
    wait_hidden(&pty, "CodeSignal");
    pty.send(&format!("{CODESIGNAL_KEY}\r"));
    finishes(&mut pty);
    leaks::assert_none("the terminal", &pty.bytes(), &["not-a-key-of-ashby".to_owned()]);
}

#[test]
fn non_interactive_asks_nobody_on_a_terminal_either() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup", "--non-interactive"]).at(&vendors);
    assert_eq!(Pty::spawn(&run, 80, 24).exit_code(), 3);
    let run = home.cs(&["verify"]).at(&vendors);
    assert_eq!(Pty::spawn(&run, 80, 24).exit_code(), 3, "verify prompts for nothing");
}

#[test]
fn revealed_keys_stand_alone_so_that_they_can_be_copied() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["webhook", "show", "--reveal"]).at(&vendors).both_keys();
    let mut pty = Pty::spawn(&run, 200, 40);
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
    let screen = pty.screen();
    for line in
        [format!("Secret Key: {CODESIGNAL_KEY}"), format!("Custom headers, value: {ASHBY_KEY}")]
    {
        assert!(screen.lines().any(|shown| shown.trim_end() == line), "{screen}");
    }
}

#[test]
fn removing_keys_is_asked_about() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let set = home.ask(&vendors, &["keys", "set"]).on_bus(&bus.address);
    set.run().report(0);
    let run = home.cs(&["keys", "remove"]).on_bus(&bus.address);

    let mut pty = Pty::spawn(&run, 80, 24);
    pty.wait_for("(y/N)");
    pty.send("n\r");
    pty.exit_code();
    assert_eq!(bus.count("default"), 1, "removed after a no");
    assert!(!pty.cursor_hidden() && pty.echoes());

    let mut pty = Pty::spawn(&run, 80, 24);
    pty.wait_for("(y/N)");
    pty.send("\u{3}");
    assert_eq!(pty.exit_code(), 130, "{}", pty.screen());
    assert!(!pty.cursor_hidden() && pty.echoes());
    assert_eq!(bus.count("default"), 1, "removed after Ctrl-C");

    let mut pty = Pty::spawn(&run, 80, 24);
    pty.wait_for("(y/N)");
    pty.send("y\r");
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
    assert_eq!(bus.count("default"), 0);
}

#[test]
fn a_reveal_is_a_terminal_s_own() {
    let (home, vendors) = scene::finished();
    let run = home.cs(&["webhook", "show", "--reveal"]).at(&vendors).both_keys();
    let mut pty = Pty::spawn(&run, 160, 60);
    // It may ask first; a yes is what a person who wrote --reveal means.
    std::thread::sleep(Duration::from_millis(500));
    let _ = pty.send("y\r");
    assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
    let bytes = pty.bytes();
    for key in [CODESIGNAL_KEY, ASHBY_KEY] {
        assert!(leaks::holds(&bytes, key.as_bytes()), "{}", pty.screen());
    }
}

#[test]
fn what_a_terminal_sends_by_itself_is_no_part_of_a_key() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut pty = setup(&home, &vendors);
    wait_hidden(&pty, "Ashby");
    let (first, rest) = ASHBY_KEY.split_at(20);
    let replies = "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\\u{1b}P1$r0m\u{1b}\\\u{1b}_Gi=1;OK\u{1b}\\\u{1b}^p\u{1b}\\\u{1b}Xs\u{1b}\\\u{1b}[M !!\u{1b}[24;80R";
    pty.send(first).send(replies).send(rest).send("\r");
    wait_hidden(&pty, "CodeSignal");
    pty.send("\u{1b}[99;5u");
    assert_eq!(pty.exit_code(), 130, "Kitty's Ctrl-C");
    let asked = vendors.ashby.server.requests();
    let keys: Vec<_> = asked.iter().filter_map(|it| it.basic_user()).collect();
    assert!(!keys.is_empty() && keys.iter().all(|key| key == ASHBY_KEY));
    leaks::assert_none("the terminal", &pty.bytes(), &[]);
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
        let mut pty = Pty::spawn(&run, 100, 40);
        wait_hidden(&pty, "Ashby");
        pty.send("\u{1b}");
        std::thread::sleep(Duration::from_millis(pause));
        pty.send(&format!("[200~{ASHBY_KEY}\u{1b}[201~"));
        if code == 130 {
            std::thread::sleep(Duration::from_millis(300));
            pty.send("\r");
            wait_hidden(&pty, "CodeSignal");
            pty.send("\u{3}");
        }
        pty.wait_for(&format!("ended with {code}"));
        pty.wait_for("left: []");
        pty.exit_code();
        leaks::assert_none("the terminal", &pty.bytes(), &[]);
    }
}

/// Emacs' `M-x shell` asks for a hidden line itself where the prompt matches its pattern for passwords.
#[test]
fn a_simple_terminal_is_asked_for_a_key_as_for_a_password() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup", "--attest", "webhook"]).at(&vendors);
    let mut pty = Pty::spawn(&run.env("TERM", "dumb"), 100, 40);
    wait_hidden(&pty, "Ashby");
    let asked = pty.rows_to_cursor().pop().unwrap();
    assert_eq!(asked.trim_end(), "Enter your Ashby API key as a password:");
    pty.send("\u{3}");
    assert_eq!(pty.exit_code(), 130);
}
