//! At a real terminal: who is asked, what a yes removes, and a paste that never reaches the shell.

use crate::support::keyring::Bus;
use crate::support::pty::Pty;
use crate::support::*;
use std::time::Duration;

#[test]
fn non_interactive_asks_nobody_on_a_terminal_either() {
    let (home, vendors) = (Home::new(), Vendors::working());
    for args in [&["setup", "--non-interactive"][..], &["verify"]] {
        let run = home.cs(args).at(&vendors);
        assert_eq!(Pty::spawn(&run, 80, 24).exit_code(), 3, "{args:?}");
    }
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
    home.ask(&vendors, &["keys", "set"]).on_bus(&bus.address).run().report(0);
    let run = home.cs(&["keys", "remove"]).on_bus(&bus.address);
    for (answer, code, left) in [("n\r", 0, 1), ("\u{3}", 130, 1), ("y\r", 0, 0)] {
        let mut person = Person::sits_down(&run);
        person.sees("(y/N)").pty.send(answer);
        person.leaves_with(code);
        assert_eq!(bus.count("default"), left, "after {answer:?}");
    }
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
