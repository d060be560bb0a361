//! The picture at the top of the README: a complete `setup --sandbox` by a person, as the terminal shows it.
//! `CS_ASHBY_RECORD=1 cargo test --test it picture` draws docs/setup.svg again after a wanted change.

use super::sandbox::{Entered, fill_webhook, page};
use crate::sandbox::pages::{make_ashby_key, make_codesignal_key, save_in_ashby};
use crate::support::browser::Browser;
use crate::support::*;

const TITLE: &str =
    "A complete setup in the terminal: five steps, each checked, ending with all checks passed";

/// Ports and dates differ from run to run.
fn steady(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        if let Some(at) = word.find("127.0.0.1:") {
            let start = at + "127.0.0.1:".len();
            let digits = word[start..].bytes().take_while(u8::is_ascii_digit).count();
            word.replace_range(start..start + digits, "40001");
        }
    }
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    for at in 1..words.len() {
        if MONTHS.contains(&words[at - 1].as_str()) {
            let rest = words[at].trim_start_matches(|letter: char| letter.is_ascii_digit());
            words[at] = format!("25{rest}");
            words[at - 1] = "Nov".to_owned();
        }
    }
    words.join(" ")
}

#[test]
fn the_picture_of_the_readme_is_what_the_terminal_shows() {
    let Some(browser) = Browser::without_scripts() else {
        return;
    };
    let home = Home::new();
    let run = home.cs(&["setup", "--sandbox"]).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at(&run, 80);
    person.sees("This is practice").picks("Yes");
    person.sees("Step 1 of 5").asked("Ashby API key");
    let ashby = make_ashby_key(&browser, &page(&person, "/assessments"));
    person.pastes("Ashby", &ashby);
    person.sees("Step 2 of 5").asked("CodeSignal API key");
    let codesignal = make_codesignal_key(&browser, &page(&person, "/api-keys"), &PERMISSION_NAMES);
    person.pastes("CodeSignal", &codesignal);
    person.sees("Step 3 of 5").keeps_keys_off_the_terminal();
    save_in_ashby(&browser, &page(&person, "/assessments"), &codesignal);
    person.enter(SAVED);
    let header = ["X-Ashby-Api-Key", &ashby];
    let entered = Entered { secret: Some(&codesignal), header };
    fill_webhook(&mut person, &browser, &entered);
    browser.press("Test");
    person.picks("A success message");
    browser.press("Create");
    person.picks("Yes, it's in the list");
    person.leaves_with(0);
    let drawn = person.pty.drawn(TITLE, steady);
    let path = project().join("docs/setup.svg");
    if std::env::var("CS_ASHBY_RECORD").is_ok_and(|it| it == "1") {
        std::fs::write(&path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        drawn == kept,
        "docs/setup.svg isn't what the terminal shows; see tests/setup/picture.rs"
    );
}
