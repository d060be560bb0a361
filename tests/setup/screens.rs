//! Every screen of the walk, kept as it is read: `tests/setup/screens/*.txt`. After a wanted change,
//! `CS_ASHBY_RECORD=1 tests/run screens::` writes them again; read them aloud before they are kept.

use crate::support::*;

/// A line that says how something went.
const LONGEST_RESULT: usize = 72;

/// Compares the screen with the one that is kept, ports aside.
#[track_caller]
fn is_kept(person: &Person, name: &str) {
    are_kept(&[person.pty.everything()], name);
}

/// The same for each screen of a run.
#[track_caller]
fn are_kept(screens: &[String], name: &str) {
    let path = project().join("tests/setup/screens").join(name);
    let screens: Vec<String> = screens.iter().map(|screen| without_ports(screen)).collect();
    let shown = screens.join("-------- next screen --------\n");
    if std::env::var("CS_ASHBY_RECORD").is_ok_and(|it| it == "1") {
        std::fs::write(&path, &shown).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        shown,
        kept,
        "the screen differs from {}; see tests/setup/screens.rs",
        path.display()
    );
}

/// Ports differ from run to run, also in how many digits they have: each line's end is theirs.
fn without_ports(screen: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in screen.lines() {
        let mut line = line.trim_end().to_owned();
        if let Some(at) = line.find("127.0.0.1:") {
            let start = at + "127.0.0.1:".len();
            let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
            line.replace_range(start..start + digits, "PORT");
        }
        // Days and temporary folders too.
        for (start, end, name) in [("by you on ", ".", "DATE"), ("Saved ", "codesignal-api", "")] {
            if let Some(at) = line.find(start).map(|at| at + start.len())
                && let Some(length) = line[at..].find(end)
            {
                line.replace_range(at..at + length, name);
            }
        }
        lines.push(line);
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// A key whose words do not change from day to day.
fn vendors() -> Vendors {
    let vendors = Vendors::working();
    vendors.ashby.set(|now| now.may_read_keys = false);
    vendors.webhook.set(|now| now.secret = "nothing yet".into());
    vendors
}

/// The walk from its first line to its last.
fn walk(columns: u16, rows: u16, args: &[&str]) -> Person {
    let (home, vendors) = (Home::new(), vendors());
    let run = home.cs(args).at(&vendors).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at_size(&run, columns, rows);
    person.picks("Yes");
    person.pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.keeps_keys_off_the_terminal();
    vendors.webhook.set(|now| now.secret = CODESIGNAL_KEY.into());
    person.enter(SAVED);
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM).enter(IN_FORM).enter(IN_FORM);
    person.enter(IN_FORM).enter(IN_FORM);
    person.picks("A success message").picks("Yes, it's in the list");
    person.finishes();
    leaks::assert_none("the terminal", &person.pty.bytes(), &[]);
    tree::assert_no_key(home.root());
    home.ask(&vendors, &["verify"]).run().report(0);
    person
}

#[test]
fn every_screen_of_the_walk_fits_80_by_24() {
    let person = walk(80, 24, &["setup"]);
    for screen in &person.screens {
        let first = screen.lines().find(|line| !line.is_empty()).unwrap_or_default();
        assert!(first.starts_with("Connect CodeSignal to Ashby"), "scrolled away:\n{screen}");
        for line in screen.lines().filter(|line| line.starts_with(['✓', '✗', '!', '-'])) {
            assert!(line.chars().count() <= LONGEST_RESULT, "{line}");
        }
    }
    are_kept(&person.screens, "walk-80x24.txt");
}

#[test]
fn no_result_of_any_scenario_is_long() {
    use clap::ValueEnum;
    for scenario in cs_ashby::sandbox::Scenario::value_variants() {
        let name = scenario.to_possible_value().unwrap().get_name().to_owned();
        let home = Home::new();
        let run = home.cs(&["verify", "--sandbox", "--scenario", &name, "--timeout", "1"]);
        let report = run.json_output().run().json();
        for check in report.0["checks"].as_array().unwrap() {
            let summary = check["summary"].as_str().unwrap();
            // What follows is what it breaks; in brackets are a vendor's own words.
            let first = summary.split(" (").next().unwrap().split(". ").next().unwrap();
            let own = first.chars().count();
            assert!(own <= LONGEST_RESULT, "{name}: {summary}");
        }
    }
}

#[test]
fn the_walk_at_60_and_40_columns() {
    for columns in [60, 40] {
        are_kept(&walk(columns, 24, &["setup"]).screens, &format!("walk-{columns}x24.txt"));
    }
}

#[test]
fn the_walk_for_a_screen_reader() {
    is_kept(&walk(80, 400, &["setup", "--accessible"]), "walk-accessible.txt");
}

#[test]
fn the_first_screens_at_20_columns() {
    let (home, vendors) = (Home::new(), vendors());
    let run = home.cs(&["setup"]).at(&vendors).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at(&run, 20);
    person.picks("Yes");
    person.sees("or quit. ? Paste your Ashby API key:");
    person.pty.send("quit\r");
    person.leaves_with(3);
    is_kept(&person, "first-20.txt");
}

#[test]
fn wrong_keys_and_missing_permissions() {
    let (home, vendors) = (Home::new(), vendors());
    vendors.codesignal.deny(&PERMISSION_NAMES[1..3]);
    let run = home.cs(&["setup"]).at(&vendors).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at(&run, 80);
    person.picks("Yes");
    for key in ["wrong-key-number-one", "wrong-key-number-two", "two words"] {
        person.pastes("Ashby", key);
    }
    person.pastes("Ashby", ASHBY_KEY);
    person.pastes("CodeSignal", CODESIGNAL_KEY);
    person.picks("Skip for now");
    person.leaves_with(1);
    leaks::assert_none("the terminal", &person.pty.bytes(), &["wrong-key-number-one".into()]);
    is_kept(&person, "wrong-keys.txt");
}

#[test]
fn a_company_without_access() {
    let (home, vendors) = (Home::new(), vendors());
    let run = home.cs(&["setup"]).at(&vendors).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at(&run, 80);
    person.picks("No, they're missing");
    person.picks("Save it as a file");
    person.leaves_with(3);
    is_kept(&person, "no-access.txt");
    let draft = std::fs::read_to_string(home.home().join("codesignal-api-access.eml")).unwrap();
    assert!(draft.contains("To: support@codesignal.com\r\n"), "{draft}");
}

#[test]
fn a_test_that_fails_at_codesignal() {
    let (home, vendors) = (Home::new(), vendors());
    vendors.webhook.set(|now| now.secret = CODESIGNAL_KEY.into());
    let run = home.cs(&["setup", "--from", "webhook"]).at(&vendors);
    let run = run.env("LC_ALL", "C.UTF-8").env("TERM", "dumb").both_keys();
    let mut person = Person::at(&run, 80);
    person.enter(FORM_OPEN).enter(SELECTED);
    for field in 2..=4 {
        person.sees(&format!("Field {field} of 6")).enter(IN_FORM);
    }
    person.enter(IN_FORM).enter(IN_FORM);
    person.picks("An error with 401 or 403");
    person.sees("Field 1 of 3");
    person.answers(IN_FORM, "quit");
    person.leaves_with(3);
    is_kept(&person, "test-fails.txt");
}

/// Every line that was shown is on a screen at which a question was answered, or on the last one.
#[track_caller]
fn everything_could_be_read(person: &Person) {
    let mut screens = person.screens.join("\n");
    screens.push_str(&person.pty.screen());
    for line in person.pty.everything().lines().map(str::trim) {
        // A question as it stood before its answer, and what moves while something runs.
        let passing = line.starts_with('?') || line.ends_with("...");
        assert!(passing || screens.contains(line), "cleared before anybody could read it: {line}");
    }
}

#[test]
fn nothing_is_cleared_without_a_prompt_in_between() {
    everything_could_be_read(&walk(80, 60, &["setup"]));
    let home = Home::new();
    let practice = || home.cs(&["setup", "--sandbox"]).env("LC_ALL", "C.UTF-8");
    let mut person = Person::at_size(&practice(), 80, 60);
    person.picks("No, they're missing").enter("Press Enter to continue");
    person.answers("Ashby API key", "quit").leaves_with(3);
    everything_could_be_read(&person);
    let mut person = Person::at_size(&practice(), 80, 60);
    person.picks("Someone else manages CodeSignal").picks("Copy the page");
    person.enter("Press Enter when you've sent it");
    person.answers("Ashby API key", "quit").leaves_with(3);
    everything_could_be_read(&person);
}

#[test]
fn the_plan_and_the_page_for_someone_else() {
    let (home, vendors) = (Home::new(), vendors());
    let run = home.cs(&["setup", "--plan"]).at(&vendors);
    let mut person = Person::at(&run.env("LC_ALL", "C.UTF-8"), 80);
    person.leaves_with(0);
    is_kept(&person, "plan.txt");
    let run = home.cs(&["setup", "--handoff", "codesignal"]).at(&vendors);
    let mut person = Person::at(&run.env("LC_ALL", "C.UTF-8"), 80);
    person.picks("Continue");
    person.answers("Ashby API key", "quit").leaves_with(3);
    is_kept(&person, "handoff-codesignal.txt");
}
