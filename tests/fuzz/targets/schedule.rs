//! `schedule print --every`, and the entries it makes. The first line is the interval, the second the profile;
//! every other one is a word of the command.

use cs_ashby::integration::KeyName;
use cs_ashby::schedule::{Interval, Plan, Scheduler};
use cs_ashby::settings::is_profile_name;

/// Reads an interval, and writes an entry for every scheduler.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut lines = text.lines().map(str::to_owned);
    let given = lines.next().unwrap_or_default();
    let Ok(every) = given.parse::<Interval>() else {
        return;
    };
    assert!((5..=7 * 24 * 60).contains(&every.minutes()), "{given}");
    let written = every.to_string();
    assert_eq!(written.parse::<Interval>(), Ok(every), "{written}");
    let profile = lines.next().unwrap_or_default();
    if !is_profile_name(&profile) {
        return;
    }
    let plan = Plan {
        every,
        profile,
        program: "/usr/bin/cs-ashby".into(),
        // More than one line, or anything that is not seen, is refused before.
        words: lines.filter(|word| !word.contains(char::is_control)).collect(),
        keys: vec![KeyName::Ashby],
        environment: Vec::new(),
        image: "debian:12".into(),
        today: "2026-11-24".into(),
    };
    use Scheduler::{Cron, Github, Kubernetes, Launchd, Systemd, Windows};
    for scheduler in [Systemd, Cron, Launchd, Windows, Github, Kubernetes] {
        let Ok(entry) = plan.entry(scheduler) else {
            continue;
        };
        assert!(!entry.files.is_empty());
        if scheduler == Cron {
            cron(&plan, &entry.files[0].content);
        }
    }
}

/// One line runs it, and a shell splits that line into the very words.
fn cron(plan: &Plan, content: &str) {
    let mut lines = content.lines().filter(|line| !line.starts_with('#'));
    let line = lines.next().expect("a line");
    assert_eq!(lines.next(), None, "{content}");
    let (_, command) = line.split_once(" out=$(").expect("a command");
    let (command, _) = command.rsplit_once(" 2>&1)").expect("its end");
    let words = shell_words::split(&command.replace("\\%", "%")).expect("words");
    let whole: Vec<&str> = std::iter::once(plan.program.as_str())
        .chain(plan.words.iter().map(String::as_str))
        .chain(["--quiet"])
        .collect();
    assert_eq!(words, whole);
}
