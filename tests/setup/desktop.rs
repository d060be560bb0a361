//! The person's desk: pages open in a browser where there is one, values go over the clipboard and a key
//! goes from it again.

use crate::support::screen::Screen;
use crate::support::*;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A program that opens pages, as a desktop has it: notes what it was given, with its environment.
fn browser(home: &Home, script: &str) -> (String, PathBuf) {
    let folder = home.root().join("bin");
    std::fs::create_dir(&folder).unwrap();
    let noted = home.root().join("opened");
    let program = folder.join("xdg-open");
    let text = format!(
        "#!/bin/sh\necho \"$1\" >>{0}\nenv >>{0}.env\n{script}\n",
        noted.display()
    );
    std::fs::write(&program, text).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    (format!("{}:/usr/bin:/bin", folder.display()), noted)
}

fn opened(noted: &PathBuf) -> Vec<String> {
    let text = std::fs::read_to_string(noted).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn pages_are_said_and_opened_where_there_is_a_browser() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let (path, noted) = browser(&home, "echo noise; echo noise >&2");
    let run = home.cs(&["setup"]).at(&vendors).env("PATH", &path);
    let run = run.env("DISPLAY", ":97").env("CS_ASHBY_STORE", "none");
    let mut person = Person::sits_down(&run);
    person.sees("https://app.codesignal.com (It opens in your browser.)");
    person.picks("Yes, I see both");
    person.sees("https://app.ashbyhq.com (It opens in your browser.)");
    person.answers("Ashby API key", "open");
    person.sees_times("https://app.ashbyhq.com", 2);
    person.answers("Ashby API key", "quit").leaves_with(3);
    assert_eq!(
        opened(&noted),
        [
            "https://app.codesignal.com",
            "https://app.ashbyhq.com",
            "https://app.ashbyhq.com"
        ]
    );
    assert!(
        !person.text().contains("noise"),
        "a browser writes to the terminal"
    );
}

#[test]
fn a_browser_gets_no_key() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let (path, noted) = browser(&home, "");
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("PATH", &path).env("DISPLAY", ":97"));
    person
        .sees("Field 1 of 7")
        .answers("Press Enter when they are selected:", "quit");
    person.leaves_with(3);
    let environment = std::fs::read(noted.with_extension("env")).unwrap();
    leaks::assert_none("the browser's environment", &environment, &[]);
}

#[test]
fn nothing_is_opened_over_ssh_in_a_container_or_without_a_desktop() {
    for (name, value, words) in [
        (
            "SSH_CONNECTION",
            "192.0.2.1 5 192.0.2.2 22",
            "(Open it on your own computer.)",
        ),
        ("container", "oci", "(Open it in your browser.)"),
        ("DISPLAY", "", "(Open it in your browser.)"),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let (path, noted) = browser(&home, "");
        let run = home.cs(&["setup"]).at(&vendors).env("PATH", &path);
        let mut person = Person::sits_down(&run.env("DISPLAY", ":97").env(name, value));
        person.sees(&format!("https://app.codesignal.com {words}"));
        person.picks("Stop here").leaves_with(3);
        assert!(opened(&noted).is_empty(), "{name}");
    }
}

#[test]
fn a_browser_that_fails_or_hangs_holds_nothing_up() {
    for script in ["exit 3", "sleep 20"] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let (path, _) = browser(&home, script);
        let run = home.cs(&["setup"]).at(&vendors).env("PATH", &path);
        let mut person = Person::sits_down(&run.env("DISPLAY", ":97"));
        person
            .sees("Do you see \"Webhooks\"")
            .picks("Stop here")
            .leaves_with(3);
    }
}

/// Up to the field of the secret key, with its value asked for.
fn to_the_secret(person: &mut Person) {
    person.enter("Press Enter when they are selected:");
    person
        .enter("Press Enter to copy it:")
        .enter("Press Enter to copy it:");
}

#[test]
fn each_enter_copies_the_next_value_and_the_key_goes_again() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    person.enter("Press Enter when they are selected:");
    person
        .enter("Press Enter to copy it:")
        .sees("is on your clipboard. Paste it there.");
    assert_eq!(screen.clipboard(), vendors.webhook.url());
    person.enter("Press Enter to copy it:");
    person.sees("The CodeSignal API key (not shown) is on your clipboard.");
    assert_eq!(screen.clipboard(), CODESIGNAL_KEY);
    person.enter("Press Enter to copy it:");
    assert_eq!(screen.clipboard(), "assessment-webhooks@ashbyhq.com");
    person.answers("Your email address", "admin@acme.example");
    person.sees("admin@acme.example is on your clipboard. Add a second email");
    assert_eq!(screen.clipboard(), "admin@acme.example");
    person.enter("Press Enter to copy it:");
    assert_eq!(screen.clipboard(), "X-Ashby-Api-Key");
    person
        .enter("Press Enter to copy it:")
        .sees("The Ashby API key (not shown) is on");
    assert_eq!(screen.clipboard(), ASHBY_KEY);
    person.enter("Press Enter when it is pasted:");
    person
        .picks("A success message")
        .picks("Yes, it is in the list");
    person
        .sees("The key was removed from the clipboard.")
        .leaves_with(0);
    assert_eq!(screen.clipboard(), "");
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
}

#[test]
fn what_somebody_else_copied_meanwhile_stays() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    to_the_secret(&mut person);
    person.sees("(not shown) is on your clipboard");
    screen.copy("my own notes");
    person
        .answers("Press Enter to copy it:", "quit")
        .leaves_with(3);
    assert_eq!(screen.clipboard(), "my own notes");
    assert!(!person.text().contains("removed from the clipboard"));
}

#[test]
fn the_key_goes_from_the_clipboard_whatever_ends_the_run() {
    let Some(screen) = Screen::start() else {
        return;
    };
    for end in ["\u{3}", "quit\r", "\u{1b}"] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.cs(&["setup"]).at(&vendors).both_keys();
        let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
        to_the_secret(&mut person);
        person.sees("(not shown) is on your clipboard");
        person.asked("Press Enter to copy it:");
        person.pty.send(end);
        person.pty.exit_code();
        assert_ne!(screen.clipboard(), CODESIGNAL_KEY);
    }
}

/// The texts that the terminal was asked to put on its clipboard (OSC 52).
fn asked_of_terminal(person: &Person) -> Vec<String> {
    let bytes = person.pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let mut parts = text.split("\u{1b}]52;c;");
    parts.next();
    parts
        .map(|part| part.split('\u{7}').next().unwrap().to_owned())
        .collect()
}

#[test]
fn over_ssh_a_key_passes_the_terminal_only_when_the_person_agrees() {
    for agrees in [false, true] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = home.cs(&["setup"]).at(&vendors).both_keys();
        let mut person = Person::sits_down(&run.env("SSH_TTY", "/dev/pts/7"));
        to_the_secret(&mut person);
        person.sees("Copy the key through your terminal? Session recorders could capture it.");
        person.picks(if agrees {
            "Yes, copy it"
        } else {
            "No, I copy it by hand"
        });
        let next = match agrees {
            true => "Press Enter to copy it:",
            false => "Press Enter when it is filled in:",
        };
        person.asked(next);
        let coded = hash::base64(CODESIGNAL_KEY.as_bytes());
        let sent = asked_of_terminal(&person);
        assert_eq!(sent[0], hash::base64(vendors.webhook.url().as_bytes()));
        assert_eq!(sent.contains(&coded), agrees);
        person.answers(next, "quit").leaves_with(3);
        // Cleared at the end.
        assert_eq!(asked_of_terminal(&person).last().unwrap() == "!", agrees);
        if !agrees {
            leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
        }
    }
}

/// A program of this name that does nothing, as a clipboard manager that runs.
fn manager(home: &Home, name: &str) -> std::process::Child {
    let program = home.root().join(name);
    std::os::unix::fs::symlink("/bin/sleep", &program).unwrap();
    let mut command = std::process::Command::new(program);
    command.arg("60").spawn().unwrap()
}

#[test]
fn a_clipboard_manager_is_asked_about_before_the_first_key() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut running = manager(&home, "parcellite");
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    to_the_secret(&mut person);
    person.sees("Your clipboard manager (parcellite) could keep it.");
    person.picks("No, I copy it by hand");
    person.asked("Press Enter when it is filled in:");
    assert_ne!(screen.clipboard(), CODESIGNAL_KEY);
    person
        .answers("Press Enter when it is filled in:", "quit")
        .leaves_with(3);
    running.kill().unwrap();
    running.wait().unwrap();
}

#[test]
fn a_key_that_is_put_back_is_not_said_to_be_removed() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    to_the_secret(&mut person);
    person.sees("(not shown) is on your clipboard");
    person.asked("Press Enter to copy it:");
    person.pty.send("quit\r");
    while screen.clipboard() == CODESIGNAL_KEY {
        std::thread::sleep(Duration::from_millis(5));
    }
    screen.copy(CODESIGNAL_KEY);
    person.sees("Your clipboard manager put the key back.");
    assert!(!person.text().contains("removed from the clipboard"));
    person.leaves_with(3);
}

#[test]
fn a_display_that_hangs_holds_nothing_up() {
    let Some(screen) = Screen::start() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    let mut person = Person::sits_down(&run.env("DISPLAY", &screen.display));
    to_the_secret(&mut person);
    person.sees("(not shown) is on your clipboard");
    screen.hang();
    let hangs_since = Instant::now();
    person
        .enter("Press Enter to copy it:")
        .sees("could not be copied");
    person
        .answers("Press Enter when it is filled in:", "quit")
        .leaves_with(3);
    assert!(hangs_since.elapsed() < Duration::from_secs(15));
}
