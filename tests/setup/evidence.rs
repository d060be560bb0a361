//! The report at the end of the wizard.

use crate::support::*;

const LINK: &str = "\u{1b}]8;;file://";

fn reports(home: &Home) -> Vec<String> {
    let entries = std::fs::read_dir(home.home()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("cs-ashby-report-")).collect();
    names.sort();
    names
}

#[test]
fn a_report_to_keep_replaces_no_other() {
    let (home, vendors) = scene::finished();
    let before = std::fs::read(home.state("default")).unwrap();
    let run = home.cs(&["setup"]).at(&vendors).both_keys();
    for _ in 0..2 {
        let mut person = Person::sits_down(&run);
        person.sees("Everything is set up").sees("Nothing was changed");
        person.sees("All 11 checks passed.").answers("Save a report?", "y");
        person.sees("Saved /").leaves_with(0);
        let text = String::from_utf8_lossy(&person.pty.bytes()).into_owned();
        assert!(!text.contains(LINK), "a link for a terminal that isn't known to have them");
    }
    assert_eq!(std::fs::read(home.state("default")).unwrap(), before);
    let names = reports(&home);
    let [second, first] = &names[..] else { panic!("{names:?}") };
    let day = first.strip_prefix("cs-ashby-report-").unwrap().strip_suffix(".html").unwrap();
    assert_eq!(day.len(), "2026-11-25".len(), "{day}");
    assert_eq!(second, &format!("cs-ashby-report-{day}-2.html"));
    for name in &names {
        let page = std::fs::read_to_string(home.home().join(name)).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("all checks passed"));
        assert!(page.contains("confirmed by a person"), "{page}");
        leaks::assert_none("the report", page.as_bytes(), &[]);
    }
}

#[test]
fn the_path_is_a_link_where_the_terminal_has_links() {
    for (args, variable, linked) in [
        (&["setup"][..], "", true),
        (&["setup", "--accessible"], "", false),
        (&["setup"], "NO_COLOR", false),
    ] {
        let (home, vendors) = scene::finished();
        let run = home.cs(args).at(&vendors).both_keys().env("TERM_PROGRAM", "WezTerm");
        let run = if variable.is_empty() { run } else { run.env(variable, "1") };
        let mut person = Person::sits_down(&run);
        person.answers("Save a report?", "y").leaves_with(0);
        let text = String::from_utf8_lossy(&person.pty.bytes()).into_owned();
        assert_eq!(text.contains(LINK), linked, "{args:?} {variable} {text:?}");
    }
}

#[test]
fn a_report_that_can_t_be_written_is_no_failure() {
    let (home, vendors) = scene::finished();
    // Nobody can create a file there, not even root.
    let run = home.cs(&["setup"]).at(&vendors).both_keys().inside("/proc");
    let mut person = Person::sits_down(&run);
    person.answers("Save a report?", "y");
    person.sees("can't be written here:").sees("cs-ashby verify --output html");
    person.leaves_with(0);
}
