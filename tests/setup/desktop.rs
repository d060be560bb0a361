//! The person's desk: pages open in a browser where there is one, values go over the clipboard and a key
//! goes from it again.

use crate::support::practice::Practice;
use crate::support::run::Run;
use crate::support::screen::Screen;
use crate::support::*;
use cs_ashby::sandbox::Scenario;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

/// On a desktop with a program that opens pages: it notes what it was given, with its environment.
fn on_desktop(home: &Home, run: Run, script: &str) -> Run {
    let folder = home.root().join("bin");
    std::fs::create_dir(&folder).unwrap();
    let noted = home.root().join("opened");
    let text = format!("#!/bin/sh\necho \"$1\" >>{0}\nenv >>{0}.env\n{script}\n", noted.display());
    let program = home.file("bin/xdg-open", text);
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    run.env("PATH", format!("{}:/usr/bin:/bin", folder.display())).env("DISPLAY", ":97")
}

fn opened(home: &Home) -> Vec<String> {
    let text = std::fs::read_to_string(home.root().join("opened")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_page_is_opened_after_a_question() {
    let home = Home::new();
    let run = home.cs(&["setup", "--sandbox"]).both_keys();
    let run = on_desktop(&home, run, "echo noise; echo noise >&2");
    let mut person = Person::sits_down(&run);
    person.picks("Yes").enter("Open Ashby in your browser?");
    person.answers("Ashby API key", "open");
    person.answers("Ashby API key", "skip");
    person.answers("Open CodeSignal in your browser?", "n");
    person.sees("/client-dashboard/integrations/api-keys");
    person.answers("CodeSignal API key", "quit").leaves_with(3);
    let opened = opened(&home);
    assert_eq!(opened.len(), 2, "{opened:?}");
    for page in opened {
        assert!(page.starts_with("http://127.0.0.1:") && page.ends_with("/admin/assessments"));
    }
    assert!(!person.text().contains("noise"), "a browser writes to the terminal");
    let environment = std::fs::read(home.root().join("opened.env")).unwrap();
    leaks::assert_none("the browser's environment", &environment, &[]);
}

/// A key of a test system must not be entered in a real account.
#[test]
fn with_other_addresses_no_real_page_is_opened_or_shown() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = on_desktop(&home, home.cs(&["setup"]).at(&vendors), "");
    let mut person = Person::sits_down(&run);
    person.sees("so no dashboard is opened").picks("Yes");
    person.answers("Ashby API key", "open").answers("Ashby API key", "quit");
    person.leaves_with(3);
    assert!(opened(&home).is_empty());
    assert!(!person.text().contains("https://app."), "{}", person.text());
}

/// Recognised by its address on this computer and by a header in its replies.
#[test]
fn a_sandbox_in_another_terminal_has_its_own_pages_opened() {
    let practice = Practice::start(Scenario::default());
    let home = Home::new();
    let mut person = Person::sits_down(&on_desktop(&home, practice.cs(&home, &["setup"]), ""));
    person.sees("This is practice").sees("the pages of your sandbox").picks("Yes");
    person.enter("Open Ashby in your browser?");
    person.answers("Ashby API key", "quit").leaves_with(3);
    assert_eq!(opened(&home), [practice.ashby_page.as_str()]);
}

#[test]
fn nothing_is_opened_over_ssh_in_a_container_or_without_a_desktop() {
    for (name, value, words) in [
        ("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22", "Open this in your browser: http"),
        ("container", "oci", "Open this in your browser: http"),
        ("DISPLAY", "", "Open this in your browser: http"),
    ] {
        let home = Home::new();
        let run = on_desktop(&home, home.cs(&["setup", "--sandbox"]), "").env(name, value);
        let mut person = Person::sits_down(&run);
        person.picks("Yes").sees(words);
        person.answers("Ashby API key", "quit").leaves_with(3);
        assert!(opened(&home).is_empty(), "{name}");
    }
}

#[test]
fn a_browser_that_fails_or_hangs_holds_nothing_up() {
    for script in ["exit 3", "sleep 20"] {
        let home = Home::new();
        let run = on_desktop(&home, home.cs(&["setup", "--sandbox"]), script);
        let mut person = Person::sits_down(&run);
        person.picks("Yes").enter("Open Ashby in your browser?");
        person.answers("Ashby API key", "quit").leaves_with(3);
    }
}

/// At the field of the secret key, with both keys given and this variable.
fn at_the_secret(home: &Home, vendors: &Vendors, (name, value): (&str, &str)) -> Person {
    let run = home.cs(&["setup"]).at(vendors).both_keys();
    let mut person = Person::sits_down(&run.env(name, value));
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM).sees("Field 3 of 6");
    person
}

/// The same where the key is on this clipboard.
fn with_key_copied(home: &Home, vendors: &Vendors, screen: &Screen) -> Person {
    let mut person = at_the_secret(home, vendors, ("DISPLAY", &screen.display));
    person.sees("The key is on your clipboard").asked(IN_FORM);
    person
}

#[test]
fn the_clipboard_has_the_value_of_the_field_that_is_shown() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    person.enter(FORM_OPEN).enter(SELECTED);
    person.sees("It is on your clipboard.").asked(IN_FORM);
    assert_eq!(screen.clipboard(), vendors.webhook.url());
    person.enter(IN_FORM);
    person.sees("The key is on your clipboard.").asked(IN_FORM);
    assert_eq!(screen.clipboard(), CODESIGNAL_KEY);
    person.enter(IN_FORM).sees("Field 4 of 6").asked(IN_FORM);
    assert_eq!(screen.clipboard(), "assessment-webhooks@ashbyhq.com");
    // Back: the field before, and its value.
    person.answers(IN_FORM, "back");
    person.sees_times("Field 3 of 6", 2).asked(IN_FORM);
    assert_eq!(screen.clipboard(), CODESIGNAL_KEY);
    person.enter(IN_FORM).sees_times("Field 4 of 6", 2);
    person.enter(IN_FORM).sees("Field 5 of 6").asked(IN_FORM);
    assert_eq!(screen.clipboard(), "X-Ashby-Api-Key");
    person.enter(IN_FORM).sees("Field 6 of 6").asked(IN_FORM);
    assert_eq!(screen.clipboard(), ASHBY_KEY);
    person.enter(IN_FORM);
    person.picks("A success message").picks("Yes, it's in the list");
    person.sees("Removed the key from your clipboard.").finishes();
    assert_eq!(screen.clipboard(), "");
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

/// No dead end: a key that can't be copied is shown at a person's word, and leaves with its screen.
#[test]
fn a_key_that_can_t_be_copied_is_shown_until_enter() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup", "--from", "webhook"]).at(&vendors);
    let mut person = Person::sits_down(&run.both_keys());
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM);
    person.keeps_keys_off_the_terminal().answers(IN_FORM, "s");
    person.asked("Show the CodeSignal API key").pty.send("y\r");
    person.sees(CODESIGNAL_KEY).asked("Press Enter to hide it:").pty.send("\r");
    person.asked(IN_FORM);
    assert!(!person.text().contains(CODESIGNAL_KEY), "it stays on the screen");
    person.answers(IN_FORM, "quit").leaves_with(3);
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup", "--accessible", "--from", "webhook"]);
    let mut person = Person::sits_down(&run.at(&vendors).both_keys());
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM);
    person.keeps_keys_off_the_terminal().answers(IN_FORM, "s");
    person.answers("Type s again to show it", "s").sees(CODESIGNAL_KEY);
    person.answers(IN_FORM, "quit").leaves_with(3);
}

#[test]
fn the_key_goes_from_the_clipboard_whatever_ends_the_run_and_nothing_else_does() {
    let Some(screen) = Screen::start() else {
        return;
    };
    for end in ["\u{3}", "quit\r", "\u{1b}"] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = with_key_copied(&home, &vendors, &screen);
        person.pty.send(end);
        person.pty.exit_code();
        assert_ne!(screen.clipboard(), CODESIGNAL_KEY);
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = with_key_copied(&home, &vendors, &screen);
    screen.copy("my own notes");
    person.answers(IN_FORM, "quit").leaves_with(3);
    assert_eq!(screen.clipboard(), "my own notes");
    assert!(!person.text().contains("Removed the key"));
}

/// The texts that the terminal was asked to put on its clipboard (OSC 52).
fn asked_of_terminal(person: &Person) -> Vec<String> {
    let bytes = person.pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let mut parts = text.split("\u{1b}]52;c;");
    parts.next();
    parts.map(|part| part.split('\u{7}').next().unwrap().to_owned()).collect()
}

#[test]
fn over_ssh_a_key_passes_the_terminal_only_when_the_person_agrees() {
    for agrees in [false, true] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut person = at_the_secret(&home, &vendors, ("SSH_TTY", "/dev/pts/7"));
        person.answers("Copy the key to your clipboard?", if agrees { "y" } else { "n" });
        person.asked(IN_FORM);
        let coded = hash::base64(CODESIGNAL_KEY.as_bytes());
        let sent = asked_of_terminal(&person);
        assert_eq!(sent[0], hash::base64(vendors.webhook.url().as_bytes()));
        assert_eq!(sent.contains(&coded), agrees);
        person.answers(IN_FORM, "quit").leaves_with(3);
        // Cleared at the end.
        assert_eq!(asked_of_terminal(&person).last().unwrap() == "!", agrees);
        if !agrees {
            leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
        }
    }
}

#[test]
fn a_clipboard_manager_is_asked_about_before_the_first_key() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let manager = home.root().join("parcellite");
    std::os::unix::fs::symlink("/bin/sleep", &manager).unwrap();
    let mut running = std::process::Command::new(manager).arg("60").spawn().unwrap();
    let mut person = at_the_secret(&home, &vendors, ("DISPLAY", &screen.display));
    person.sees("Your clipboard manager (parcellite) could keep it.");
    person.answers("Copy the key?", "n").asked(IN_FORM);
    assert_ne!(screen.clipboard(), CODESIGNAL_KEY);
    person.answers(IN_FORM, "quit").leaves_with(3);
    running.kill().unwrap();
    running.wait().unwrap();
}

#[test]
fn a_key_that_is_put_back_is_not_said_to_be_removed() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = with_key_copied(&home, &vendors, &screen);
    person.pty.send("quit\r");
    while screen.clipboard() == CODESIGNAL_KEY {
        std::thread::sleep(Duration::from_millis(5));
    }
    screen.copy(CODESIGNAL_KEY);
    person.sees("Your clipboard manager put the key back.");
    assert!(!person.text().contains("Removed the key"));
    person.leaves_with(3);
}

#[test]
fn a_display_that_hangs_holds_nothing_up() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = with_key_copied(&home, &vendors, &screen);
    screen.hang();
    let hangs_since = Instant::now();
    person.enter(IN_FORM).sees("Field 4 of 6");
    person.answers(IN_FORM, "quit").leaves_with(3);
    assert!(hangs_since.elapsed() < Duration::from_secs(15));
}
